#!/usr/bin/env bash
# spring-javaformat-checkstyle ends with an internal exception on a valid record, through the old Checkstyle it brings.
#
# Library: io.spring.javaformat:spring-javaformat-checkstyle 0.0.47, which names com.puppycrawl.tools:checkstyle 9.3, run
#   by maven-checkstyle-plugin 3.6.0 (which names 9.3 as well).
# Seen: where a method of a record assigns a local variable that is named as one of the record's components, the goal
#   "check" fails with a NullPointerException in RequireThisCheck, which is part of SpringChecks: it looks for modifiers,
#   which components do not have. With checkstyle 10.26.1 in the plugin's dependencies the same file passes.
#   It is Checkstyle's issue 11807, repaired there since.
# Output seen:
#   as it comes: BUILD FAILURE
#   as it comes: Caused by: java.lang.NullPointerException: Cannot invoke
#     "com.puppycrawl.tools.checkstyle.api.DetailAST.findFirstToken(int)" because "mods" is null
#   as it comes: at com.puppycrawl.tools.checkstyle.checks.coding.RequireThisCheck$ClassFrame.hasFinalField
#     (RequireThisCheck.java:1557)
#   10.26.1 named: BUILD SUCCESS
# Expected: that the rules can read records, which are in Java since version 16.
# Why it matters: one such record stops the check of the whole project. It is no violation that could be suppressed, and
#   the message names the file, but neither the rule nor the line. Remedy: name a newer checkstyle.
# Needs bash, Maven, JDK 17+. Exit status: 0 as described, else changed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
mkdir -p src/main/java/names
cat > src/main/java/names/Name.java <<'JAVA'
package names;

record Name(String text) {

	static Name of(String given) {
		String text = given;
		text = text.strip();
		return new Name(text);
	}

}
JAVA
cat > checkstyle.xml <<'XML'
<?xml version="1.0"?>
<!DOCTYPE module PUBLIC "-//Checkstyle//DTD Checkstyle Configuration 1.3//EN" "https://checkstyle.org/dtds/configuration_1_3.dtd">
<module name="com.puppycrawl.tools.checkstyle.Checker">
  <module name="io.spring.javaformat.checkstyle.SpringChecks">
    <property name="excludes" value="io.spring.javaformat.checkstyle.check.SpringHeaderCheck,
      com.puppycrawl.tools.checkstyle.checks.javadoc.JavadocPackageCheck"/>
  </module>
</module>
XML
check() { # a further dependency of the plugin
  cat > pom.xml <<POM
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<build><plugins><plugin>
  <groupId>org.apache.maven.plugins</groupId><artifactId>maven-checkstyle-plugin</artifactId><version>3.6.0</version>
  <dependencies>$1
    <dependency><groupId>io.spring.javaformat</groupId><artifactId>spring-javaformat-checkstyle</artifactId>
      <version>0.0.47</version></dependency>
  </dependencies>
  <configuration><configLocation>checkstyle.xml</configLocation></configuration>
</plugin></plugins></build></project>
POM
  mvn -B -e checkstyle:check > log 2>&1 && status=0 || status=$?
  seen=$(grep -E '^Caused by: java.lang|RequireThisCheck.*hasFinalField|BUILD' log | sed -E 's/^ +//; s/^\[[A-Z]*\] //')
  printf '%s\n' "$seen" | sed "s/^/$2: /"
}
check "" "as it comes"
[ "$status" != 0 ] && [[ "$seen" == *NullPointerException*RequireThisCheck* ]] \
  || { cat log; echo "The behaviour has changed."; exit 1; }
check "<dependency><groupId>com.puppycrawl.tools</groupId><artifactId>checkstyle</artifactId><version>10.26.1</version>
  </dependency>" "10.26.1 named"
[ "$status" = 0 ] || { cat log; echo "The behaviour has changed."; exit 1; }
echo "As described."
