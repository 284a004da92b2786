#!/bin/sh
# Makes target/parlor-<version>-linux-<arch>.tar.gz: the program and the Java runtime that it needs, for this kind of
# machine. `./parlor package` builds first, and calls this with JAVA_HOME set.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
built=$home/server/target
log=$home/target/package.log

say() { printf '%s\n' "$*" >&2; }
fail() { say "package: $*"; exit 1; }

# Runs a tool; shows what it said only when it fails.
quietly() {
  "$@" >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    fail "$1 failed; all that it said is in $log"
  }
}

[ "$(uname -s)" = Linux ] || fail "the archive is for Linux; make it there."
[ -f "$built/parlor-server.jar" ] || fail "nothing is built yet: use ./parlor package."
[ -x "${JAVA_HOME:?}/bin/jlink" ] || fail "the JDK in $JAVA_HOME has no jlink."
arch=$(uname -m)
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$home/pom.xml")
name=parlor-$version-linux-$arch
tree=$home/target/$name

# The modules that the code uses, as jdeps finds them, and those that nothing names but everything needs:
# jdk.crypto.ec for TLS, jdk.net for keep-alive of connections, jdk.jcmd for looking into a process that misbehaves.
link_runtime() {
  say "Linking a Java runtime ..."
  modules=$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --class-path "$built/lib/*" "$built/parlor-server.jar") || fail "jdeps: $modules"
  quietly "$JAVA_HOME/bin/jlink" --add-modules "$modules,jdk.crypto.ec,jdk.net,jdk.jcmd" \
    --compress zip-6 --strip-debug --no-header-files --no-man-pages --output "$tree/runtime"
}

# The driver of SQLite carries natives for twenty systems, Netty for two; one is enough here.
copy_libraries() {
  mkdir -p "$tree/lib/lib"
  cp -p "$built/parlor-server.jar" "$tree/lib/"
  cp -p "$built"/lib/*.jar "$tree/lib/lib/"
  for other in x86_64 aarch_64; do
    [ "$(echo $other | tr -d _)" = "$(echo "$arch" | tr -d _)" ] ||
      rm -f "$tree"/lib/lib/netty-transport-native-epoll-*-linux-$other.jar
  done
  driver=$(basename "$tree"/lib/lib/sqlite-jdbc-*.jar)
  work=$tree/sqlite
  mkdir "$work"
  (cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$tree/lib/lib/$driver")
  native=$work/org/sqlite/native
  [ -f "$native/Linux/$arch/libsqlitejdbc.so" ] || fail "$driver has no native library for $arch."
  mv "$native/Linux/$arch" "$tree/native"
  rm -rf "$native"
  mkdir -p "$native/Linux"
  mv "$tree/native" "$native/Linux/$arch"
  "$JAVA_HOME/bin/jar" --create --file "$tree/lib/lib/$driver" --manifest "$work/META-INF/MANIFEST.MF" -C "$work" .
  rm -rf "$work"
}

# The runtime brings its own in runtime/legal; the libraries carry theirs, or name them in what they were built from.
copy_licences() {
  cp "$home/LICENSE" "$tree/"
  mkdir -p "$tree/licences"
  quietly mvn --batch-mode --no-transfer-progress -f "$home/pom.xml" -pl server \
    org.codehaus.mojo:license-maven-plugin:2.7.0:add-third-party -Dlicense.excludedScopes=test,provided \
    -Dlicense.outputDirectory="$tree/licences" -Dlicense.thirdPartyFilename=third-party.txt
  for library in "$tree"/lib/lib/*.jar; do
    texts=$("$JAVA_HOME/bin/jar" --list --file "$library" |
      grep -iE '^(META-INF/)?(LICENSE|LICENCE|NOTICE|COPYING)[^/]*$' || true)
    [ -n "$texts" ] || continue
    folder=$tree/licences/$(basename "$library" .jar)
    mkdir -p "$folder"
    # shellcheck disable=SC2086 # many names, none with a space
    (cd "$folder" && "$JAVA_HOME/bin/jar" --extract --file "$library" $texts)
  done
}

copy_the_rest() {
  cp "$home/deploy/archive/parlor" "$tree/"
  cp "$home/deploy/archive/parlor.properties" "$tree/parlor.properties.example"
  cp "$home/deploy/archive/jvm.options" "$tree/lib/"
  cp "$home/README.md" "$home/CHANGELOG.md" "$tree/"
  cp -R "$home/api" "$home/docs" "$tree/"
  mkdir "$tree/deploy"
  for file in "$home"/deploy/*.service "$home"/deploy/*.cfg "$home"/deploy/*.conf "$home"/deploy/Caddyfile \
    "$home/deploy/grafana-dashboard.json" "$home/deploy/prometheus-rules.yaml"; do
    [ -f "$file" ] && cp "$file" "$tree/deploy/"
  done
}

# Java runs with a cache only when each jar is as old as it was: whole seconds, which is what tar keeps.
make_cache() {
  say "Preparing fast starts ..."
  find "$tree" -exec touch -h -d '@1767225600' {} +
  quietly "$tree/runtime/bin/java" "@$tree/lib/jvm.options" "@$home/deploy/archive/rehearsal.options" \
    -XX:AOTCacheOutput="$tree/lib/parlor.aot" -cp "$tree/lib/parlor-server.jar" dev.parlor.Parlor rehearse
  [ -s "$tree/lib/parlor.aot" ] || fail "the rehearsal left no cache; see $log"
}

rm -rf "$tree" "$tree.tar.gz"
mkdir -p "$tree"
link_runtime
copy_libraries
copy_licences
copy_the_rest
make_cache
say "Packing ..."
tar -C "$home/target" --owner=0 --group=0 --numeric-owner --sort=name --format=gnu -czf "$tree.tar.gz" "$name"
say "$tree.tar.gz: $(du -h "$tree.tar.gz" | cut -f1) packed, $(du -sh "$tree" | cut -f1) unpacked"
rm -rf "$tree"
