#!/usr/bin/env bash
# ND4J: setMaxThreads(1) does not limit oneDNN, whose gradients then have other bits with each number of threads.
#
# Library: org.nd4j:nd4j-native 1.0.0-M2.1, classifier linux-x86_64-onednn-avx2, which contains oneDNN 2.3.0, with the
#   JavaCPP 1.5.7 and OpenBLAS 0.3.19-1.5.7 that it names itself.
# Seen: after Nd4j.getEnvironment().setMaxThreads(1), maxThreads() still answers OMP_NUM_THREADS (without it: the number
#   of processors). setMaxMasterThreads(1) is taken over, but does not reach oneDNN either: with two threads the gradient
#   of a convolution's filters (second output of conv2d_bp) has other bits than with one, seen from two images on with
#   3 x 3 filters. Convolution, gradient of its input and matmul were not affected in any shape tried.
#   NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1) does limit it, for the calling thread alone.
#   Without oneDNN (SD_FORBID_HELPERS=1) the number of threads makes no difference.
# Output seen (first, on which thread setOmpNumThreads(1) is called; of the checksums only the equality matters):
#   nowhere   OMP_NUM_THREADS=1                     gradient fddfb8f0, maxThreads() 1
#   nowhere   OMP_NUM_THREADS=2                     gradient 3a68b616, maxThreads() 2
#   here      OMP_NUM_THREADS=2                     gradient fddfb8f0, maxThreads() 2
#   elsewhere OMP_NUM_THREADS=2                     gradient 3a68b616, maxThreads() 2
#   nowhere   OMP_NUM_THREADS=1 SD_FORBID_HELPERS=1 gradient 79d8ccb7, maxThreads() 1
#   nowhere   OMP_NUM_THREADS=2 SD_FORBID_HELPERS=1 gradient 79d8ccb7, maxThreads() 2
# Expected: that setMaxThreads(1) limits all of ND4J to one thread, or fails.
# Why it matters: a training with fixed seeds that limits ND4J to one thread still ends with other weights on a machine
#   with another number of processors. OMP_NUM_THREADS=1, or setOmpNumThreads(1) on each training thread, prevents it.
# Needs bash, Maven, JDK 17+, Linux on x86-64 with AVX2. Exit status: 0 as described or skipped, else changed.
set -euo pipefail
if [ "$(uname -sm)" != "Linux x86_64" ] || ! grep -qw avx2 /proc/cpuinfo; then
  echo "Skipped: needs Linux on x86-64 with AVX2."; exit 0; fi
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
cat > pom.xml <<'POM'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
  <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version>
    <exclusions><exclusion><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId></exclusion></exclusions></dependency>
  <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version>
    <classifier>linux-x86_64-onednn-avx2</classifier>
    <exclusions><exclusion><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId></exclusion></exclusions></dependency>
</dependencies></project>
POM
cat > Gradient.java <<'JAVA'
import java.util.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
class Gradient {
  static INDArray random(int a, int b, int c, int d) {
    double[] values = new Random(a).doubles(a * b * c * d, -1, 1).toArray();
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape('c', a, b, c, d);
  }
  public static void main(String[] arguments) throws Exception {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Thread other = new Thread(() -> NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1));
    if (arguments[0].equals("here")) other.run();
    if (arguments[0].equals("elsewhere")) { other.start(); other.join(); }
    INDArray images = random(8, 4, 8, 8), filters = random(3, 3, 4, 8), errors = random(8, 8, 6, 6);
    INDArray first = images.ulike(), second = filters.ulike();
    Nd4j.exec(DynamicCustomOp.builder("conv2d_bp").addInputs(images, filters, errors).addOutputs(first, second)
        .addIntegerArguments(3, 3, 1, 1, 0, 0, 1, 1, 0, 0, 0).build()); // kernel, stride, padding, dilation, valid, NCHW
    System.out.printf("gradient %08x, maxThreads() %d%n", Arrays.hashCode(second.dup('c').data().asFloat()),
        Nd4j.getEnvironment().maxThreads());
    System.exit(0);
  }
}
JAVA
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath
run() { # where to limit OpenMP's threads, variables; sets line
  line=$(env -u DNNL_MAX_CPU_ISA -u SD_MAX_THREADS -u SD_MASTER_THREADS -u SD_FORBID_HELPERS OPENBLAS_NUM_THREADS=1 \
    "${@:2}" java -Dorg.bytedeco.javacpp.cachedir=cache -cp "$(cat classpath)" Gradient.java "$1" 2> log | grep ^gradient) \
    || { cat log; exit 1; }
  printf '%-9s %-37s %s\n' "$1" "${*:2}" "$line"
}
run nowhere OMP_NUM_THREADS=1; one=${line%%,*}
run nowhere OMP_NUM_THREADS=2; two=${line%%,*} threads=${line##* }
run here OMP_NUM_THREADS=2; here=${line%%,*}
run elsewhere OMP_NUM_THREADS=2; elsewhere=${line%%,*}
run nowhere OMP_NUM_THREADS=1 SD_FORBID_HELPERS=1; without=${line%%,*}
run nowhere OMP_NUM_THREADS=2 SD_FORBID_HELPERS=1; without2=${line%%,*}
[ "$threads" = 2 ] && [ "$one" != "$two" ] && [ "$one" = "$here" ] && [ "$elsewhere" = "$two" ] \
  && [ "$without" = "$without2" ] || { echo "The behaviour has changed."; exit 1; }
echo "As described."
