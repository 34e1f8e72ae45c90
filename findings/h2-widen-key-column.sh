#!/usr/bin/env bash
# H2: widening a varchar copies the whole table if the column is part of the primary key, and else changes only the catalogue.
#
# Library: com.h2database:h2 2.4.240, a database in a file.
# Seen: `alter table t alter column name set data type varchar(32)` on a varchar(5). Where the column is not part of the key
#   the file stays as it is. Where it is, every row is copied, binary columns among them: the file doubles at least, and stays
#   so after it is closed, until the database is compacted. With the primary key dropped first and added after it, nothing is
#   copied but the key's index.
# Output seen (40 MB of rows):
#   not in the key: the file stays
#   in the key: the file at least doubles
#   in the key, dropped and added: the file stays
# Expected: the same in all three, since no value changes. Column.isWideningConversion compares the flag that says whether a
#   column is in the primary key, which the column that the statement has parsed never carries, so that it is taken for a change.
# Why it matters: a migration that lets a name be longer needs as much free disk again as the whole table, and minutes. Remedy:
#   drop the primary key, widen, add the key again.
# Needs bash, Maven, JDK 17+. Exit status: 0 as described, else changed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
cat > pom.xml <<'POM'
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencies>
  <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.4.240</version></dependency>
</dependencies></project>
POM
cat > Widen.java <<'JAVA'
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Random;
class Widen {
  static long sizeAfter(String name, String key, String... statements) throws Exception {
    String url = "jdbc:h2:file:./" + name;
    File file = new File(name + ".mv.db");
    if (!file.exists()) {
      try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
        statement.execute("create table t (id int not null, name varchar(5) not null, data varbinary(1000000) not null, constraint k primary key (" + key + "))");
        Random random = new Random(1);
        byte[] data = new byte[50_000];
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, 'a', ?)")) {
          for (int id = 0; id < 800; id++) {
            random.nextBytes(data);
            insert.setInt(1, id);
            insert.setBytes(2, data);
            insert.execute();
          }
        }
      }
    }
    try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return file.length();
  }
  static void compare(String name, String title, String key, String... statements) throws Exception {
    long before = sizeAfter(name, key);
    double ratio = (double) sizeAfter(name, key, statements) / before;
    System.err.printf("%s: %d bytes before, %.2f times as many after%n", title, before, ratio);
    System.out.println(title + ": the file " + (ratio < 1.2 ? "stays" : ratio > 1.9 ? "at least doubles" : "grows"));
  }
  public static void main(String[] arguments) throws Exception {
    String widen = "alter table t alter column name set data type varchar(32)";
    compare("a", "not in the key", "id", widen);
    compare("b", "in the key", "id, name", widen);
    compare("c", "in the key, dropped and added", "id, name", "alter table t drop constraint k", widen,
        "alter table t add constraint k primary key (id, name)");
  }
}
JAVA
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath
found=$(java -cp "$(cat classpath)" Widen.java)
echo "$found"
[ "$found" = "not in the key: the file stays
in the key: the file at least doubles
in the key, dropped and added: the file stays" ] || { echo 'changed'; exit 1; }
