#!/usr/bin/env bash
# Commons IO: BoundedInputStream reports that its maximum is reached also for a stream that ends exactly there.
#
# Library: commons-io:commons-io 2.21.0; 2.22.0 does the same.
# Seen: with BoundedInputStream.builder().setMaxCount(10).setOnMaxCount(...), the consumer is called for a stream of 10
#   bytes just as for one of 11, with the same arguments, and by the same read: the first one after the 10th byte. That
#   read returns -1 without asking the stream below, so it cannot know whether that one has ended.
# Output seen:
#   9 bytes, at most 10: read 10 returns -1, calls: none; read 11 returns -1, calls: none
#   10 bytes, at most 10: read 10 returns 0, calls: none; read 11 returns -1, calls: (10, 10)
#   11 bytes, at most 10: read 10 returns 0, calls: none; read 11 returns -1, calls: (10, 10)
#   10 bytes, at most 10, with a consumer that throws: too large
#   10 bytes, at most 11, with a consumer that throws: 10 bytes read
#   11 bytes, at most 11, with a consumer that throws: too large
# Expected: that the consumer is called for a stream that is longer than the maximum, since onMaxLength, which calls it,
#   is documented as being for requests that would cross the boundary, and an end of stream crosses nothing.
# Why it matters: a consumer that throws, to refuse files larger than n bytes, refuses also those of exactly n bytes.
#   Remedy: n + 1 as the maximum.
# Needs bash, Maven, JDK 17+. Exit status: 0 as described, else changed.
set -euo pipefail
script=$(realpath "$0")
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
cat > pom.xml <<'POM'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
  <dependency><groupId>commons-io</groupId><artifactId>commons-io</artifactId><version>2.21.0</version></dependency>
</dependencies></project>
POM
cat > Limit.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.function.IOBiConsumer;
import org.apache.commons.io.input.BoundedInputStream;
class Limit {
  static String calls;
  static InputStream bounded(int size, int most, IOBiConsumer<Long, Long> consumer) throws IOException {
    return BoundedInputStream.builder().setInputStream(new ByteArrayInputStream(new byte[size]))
        .setMaxCount(most).setOnMaxCount(consumer).get();
  }
  static void observe(int size) throws IOException {
    calls = "none";
    InputStream stream = bounded(size, 10, (most, count) -> calls = "(" + most + ", " + count + ")");
    stream.readNBytes(9);
    System.out.printf("%d bytes, at most 10: read 10 returns %d, calls: %s; ", size, stream.read(), calls);
    System.out.printf("read 11 returns %d, calls: %s%n", stream.read(), calls);
  }
  static void refuse(int size, int max) throws IOException {
    System.out.printf("%d bytes, at most %d, with a consumer that throws: ", size, max);
    InputStream stream = bounded(size, max, (most, count) -> { throw new IOException("too large"); });
    try {
      System.out.println(stream.readAllBytes().length + " bytes read");
    }
    catch (IOException ex) {
      System.out.println(ex.getMessage());
    }
  }
  public static void main(String[] arguments) throws IOException {
    observe(9);
    observe(10);
    observe(11);
    refuse(10, 10);
    refuse(10, 11);
    refuse(11, 11);
  }
}
JAVA
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath
java -cp "$(cat classpath)" Limit.java | tee output
sed -n '/^# Output seen/,/^# Expected/s/^#   \([0-9]\)/\1/p' "$script" | diff - output \
  || { echo "The behaviour has changed."; exit 1; }
echo "As described."
