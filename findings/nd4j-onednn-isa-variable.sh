#!/usr/bin/env bash
# ND4J: its oneDNN reads DNNL_MAX_CPU_ISA alone; ONEDNN_MAX_CPU_ISA, which oneDNN now documents, changes nothing.
#
# Library: org.nd4j:nd4j-native 1.0.0-M2.1, classifier linux-x86_64-onednn-avx2, which contains oneDNN 2.3.0, with the
#   JavaCPP 1.5.7 and OpenBLAS 0.3.19-1.5.7 that it names itself.
# Seen: oneDNN's kernels for each instruction set add up the product of a 4 x 64 and a 64 x 4 matrix in another order.
#   DNNL_MAX_CPU_ISA=SSE41 changes its bits, ONEDNN_MAX_CPU_ISA=SSE41 does not, and nothing warns of it. In the same way
#   DNNL_VERBOSE=1 prints the version and the instruction set, ONEDNN_VERBOSE=1 nothing.
# Output seen (on a processor with AVX-512; on others, checksums and the last line's instruction set may differ):
#   no variable              product ae4c512a
#   ONEDNN_MAX_CPU_ISA=SSE41 product ae4c512a
#   DNNL_MAX_CPU_ISA=SSE41   product 5b949395
#   ONEDNN_VERBOSE=1         product ae4c512a
#   DNNL_VERBOSE=1           product ae4c512a, oneDNN v2.3.0, cpu,isa:Intel AVX-512 with Intel DL Boost and bfloat16 support
# Expected: that the variable works which oneDNN's documentation names (from version 2.5 on), or that ND4J says which
#   oneDNN it contains. oneDNN 2.3's own documentation names DNNL_MAX_CPU_ISA, but one has to know that it is 2.3.
# Why it matters: to have sums with the same bits on different processors, one limits the instruction set. With the
#   variable of the present documentation nothing happens, which shows only when results of two machines are compared.
#   Remedy: set DNNL_MAX_CPU_ISA, or both.
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
cat > Product.java <<'JAVA'
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
class Product {
  static INDArray random(int seed, int rows, int columns) {
    double[] values = new Random(seed).doubles(rows * columns, -1, 1).toArray();
    return Nd4j.createFromArray(values).castTo(DataType.FLOAT).reshape('c', rows, columns);
  }
  public static void main(String[] arguments) {
    INDArray product = Nd4j.create(DataType.FLOAT, 4, 4);
    Nd4j.exec(DynamicCustomOp.builder("matmul").addInputs(random(1, 4, 64), random(2, 64, 4)).addOutputs(product).build());
    System.out.printf("product %08x%n", Arrays.hashCode(product.dup('c').data().asFloat()));
    System.exit(0);
  }
}
JAVA
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath
run() { # variables; sets product and information
  env -u DNNL_MAX_CPU_ISA -u ONEDNN_MAX_CPU_ISA -u DNNL_VERBOSE -u ONEDNN_VERBOSE -u SD_FORBID_HELPERS \
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$@" \
    java -Dorg.bytedeco.javacpp.cachedir=cache -cp "$(cat classpath)" Product.java > out 2> log || { cat log; exit 1; }
  product=$(grep ^product out)
  information=$(sed -nE 's/^(dnnl|onednn)_verbose,info,(cpu,isa:.*|oneDNN v[0-9.]*).*/\2/p' out)
  printf '%-24s %s\n' "${*:-no variable}" "$product${information:+, ${information//$'\n'/, }}"
}
run; unset=$product
run ONEDNN_MAX_CPU_ISA=SSE41; new=$product
run DNNL_MAX_CPU_ISA=SSE41; old=$product
run ONEDNN_VERBOSE=1; quiet=$information
run DNNL_VERBOSE=1
[ "$new" = "$unset" ] && [ "$old" != "$unset" ] && [ -z "$quiet" ] && [[ "$information" == "oneDNN v2.3.0"* ]] \
  || { echo "The behaviour has changed."; exit 1; }
echo "As described."
