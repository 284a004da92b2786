#!/bin/sh
# Tries an archive of ./parlor package on a Linux that has nothing: no Java, no /usr, no /etc; a C library, a shell and
# the archive. There it starts as nobody, lets somebody register, takes a picture, plays a move, and stops.
#
#   deploy/try-archive.sh [ARCHIVE]      default: the newest in target/
#
# Exit code 0 when all of it worked, 77 when it could not be tried here. Port 27900, or PARLOR_TRY_PORT.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
port=${PARLOR_TRY_PORT:-27900}
base=http://localhost:$port

say() { printf '%s\n' "$*" >&2; }
fail() { say "try-archive: $*"; exit 1; }
skip() { say "*** THE ARCHIVE WAS NOT TRIED: $* ***"; exit 77; }

archive=${1:-$(find "$home/target" -maxdepth 1 -name 'parlor-*.tar.gz' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2)}
[ -f "$archive" ] || skip "there is none; make it with ./parlor package"
[ "$(id -u)" = 0 ] || skip "only root may change the root folder"
for tool in busybox unshare chroot curl ldd; do
  command -v $tool >/dev/null || skip "$tool is not installed"
done
busybox=$(command -v busybox)
ldd "$busybox" 2>&1 | grep -q 'not a dynamic' || skip "busybox is not the static one (Debian: busybox-static)"

root=$(mktemp -d)
inner=
# The server itself, of which unshare is the parent: it passes no signals on.
child() { tr -d ' ' <"/proc/$inner/task/$inner/children"; }

stop() {
  [ -z "$inner" ] || kill -9 "$(child)" 2>/dev/null || true
  rm -rf "$root"
}
trap stop EXIT

chmod 755 "$root"
mkdir -p "$root/bin" "$root/proc" "$root/dev" "$root/tmp" "$root/data"
chmod 1777 "$root/tmp" "$root/data"
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/random" c 1 8
mknod -m 666 "$root/dev/urandom" c 1 9
cp "$busybox" "$root/bin/busybox"
for applet in sh readlink; do ln -s busybox "$root/bin/$applet"; done
tar -C "$root" -xzf "$archive"
mv "$root"/parlor-* "$root/parlor"
for library in $(ldd "$root/parlor/runtime/lib/server/libjvm.so" "$root/parlor/runtime/bin/java" |
  grep -o '/[^ ]*\.so[^ ]*' | grep -v "^$root" | sort -u); do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done
say "The root folder holds: $(cd "$root" && find . -maxdepth 1 -mindepth 1 -printf '%f ') and $(find "$root/lib" "$root/lib64" -type f 2>/dev/null | wc -l) libraries of the system."

# In process and mount spaces of its own, so that nothing is left behind. Call it in a subshell: it becomes the command.
inside() {
  exec unshare --mount --pid --fork --kill-child sh -c "mount -t proc proc '$root/proc' && exec env -i \"\$@\"" sh \
    PORT="$port" BIND_ADDRESS=127.0.0.1 DATA_DIR=/data DRAIN_SECONDS=1 JAVA_OPTS="${JAVA_OPTS:-}" \
    "$(command -v chroot)" --userspec=65534:65534 "$root" /parlor/parlor "$@"
}

! curl -s -o /dev/null "$base/" || fail "something is at port $port already; set PARLOR_TRY_PORT"

(inside --version)
(inside help config) >"$root/config"
grep -q 'now: /data  (environment DATA_DIR)' "$root/config" || fail "help config does not know what was set"

begun=$(date +%s%N)
inside serve >"$root/log" 2>&1 &
inner=$!
until curl -sf -o "$root/answer" "$base/healthz"; do
  kill -0 "$inner" 2>/dev/null || { cat "$root/log" >&2; fail "it did not start"; }
  [ $((($(date +%s%N) - begun) / 1000000000)) -lt 60 ] || fail "it is not up after 60 s"
  sleep 0.02
done
wall=$((($(date +%s%N) - begun) / 1000000))
cpu=$(sed 's/.*) //' "/proc/$(child)/stat" | awk -v hz="$(getconf CLK_TCK)" '{ printf "%.2f", ($12 + $13) / hz }')
say "Up after $wall ms and $cpu s of CPU, with a load of $(cut -d' ' -f1 /proc/loadavg)."

ask() { curl -sS --fail-with-body "$@" || { cat "$root/log" >&2; fail "refused: $*"; }; }
field() { grep -o "\"$1\":[^,}]*" | head -n 1 | sed 's/.*://; s/"//g'; }
json='Content-Type: application/json'
person='{"email":"a@example.com","first_name":"A","last_name":"B","password":"a long way from home"}'
ask -H "$json" -d "$person" "$base/api/users/" >/dev/null
token="Authorization: Bearer $(ask -H "$json" -d "$person" "$base/api/token/" | field access)"
# The smallest picture there is: what decodes it brings natives of its own.
base64 -d >"$root/picture.png" <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
PNG
ask -H "$token" -H 'Content-Type: image/png' -X PUT --data-binary "@$root/picture.png" "$base/api/users/profile/avatar/" >/dev/null
game=$(ask -H "$json" -H "$token" -d '{"is_ai_game":true}' "$base/api/games/" | field id)
ask -H "$json" -H "$token" -d '{"position":4}' "$base/api/games/$game/move/" >/dev/null
ask "$base/" | grep -qi '<!doctype html' || fail "the client is not there"
curl -s "$base/readyz" >"$root/ready"
grep -q . "$root/ready" || fail "readyz says nothing"

kill -TERM "$(child)"
code=0
wait "$inner" || code=$?
inner=
[ "$code" = 0 ] || { cat "$root/log" >&2; fail "it stopped with $code"; }
say "Registered, took a picture, played and stopped with 0; $(du -h "$archive" | cut -f1) packed, $(du -sh "$root/parlor" | cut -f1) unpacked."
