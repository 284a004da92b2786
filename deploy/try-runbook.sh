#!/bin/sh
# Follows docs/runbook.md on a bare Debian: takes the commands of its chapters from the page as they stand there, and runs
# them in order, as somebody would who only copies. The Debian is made by debootstrap, holds no Java and nothing of Parlor,
# and is booted with its own systemd (systemd-nspawn), so that the units of deploy/ run as they will at yours. At the
# end ./parlor verify of the page must be green.
#
#   deploy/try-runbook.sh [--release bookworm] [--one] [--troubles] [CHAPTER...]
#
# Default: two nodes on one machine, and what is done with them. --one: one node, and its move to PostgreSQL. --troubles:
# after two nodes, deploy/try-troubles.sh. CHAPTER is a heading of the page. The archive of ./parlor package must be
# in target/. PARLOR_TRY_BASE names a folder in which the bare Debian is kept for the next time.
#
# It shares the network of this machine, so the ports of the page must be free on it. Exit code 0 when all of it worked,
# 77 when it could not be tried here.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
page=$home/docs/runbook.md
release=bookworm
troubles=

say() { printf '%s\n' "$*" >&2; }
fail() { say "try-runbook: $*"; exit 1; }
skip() { say "*** THE RUNBOOK WAS NOT TRIED: $* ***"; exit 77; }

while [ $# -gt 0 ]; do
  case $1 in
    --release) release=$2; shift 2 ;;
    --one)
      shift
      set -- 'One node' 'Back up and restore SQLite' 'Upgrade one node' 'Move from SQLite to PostgreSQL' "$@"
      ;;
    --troubles)
      troubles=yes
      shift
      set -- 'Two nodes on one machine' "$@"
      ;;
    -*) fail "unknown option $1" ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || set -- 'Two nodes on one machine' 'TLS' 'Back up and restore PostgreSQL' 'Upgrade several nodes' \
  'One node more' 'Watch it'

archive=$(find "$home/target" -maxdepth 1 -name 'parlor-*.tar.gz' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2)
[ -f "$archive" ] || skip "there is no archive; make it with ./parlor package"
[ "$(id -u)" = 0 ] || skip "only root may boot a system"
for tool in debootstrap systemd-nspawn nsenter bash; do
  command -v $tool >/dev/null || skip "$tool is not installed (Debian: debootstrap systemd-container)"
done
for port in 80 443 5432 6379 8000 8001 8002 8003 8080 9090; do
  ! bash -c "exec 3<>/dev/tcp/127.0.0.1/$port" 2>/dev/null || skip "something is at port $port of this machine"
done

work=$(mktemp -d)
root=$work/root
outer=

stop() {
  code=$?
  if [ -n "$outer" ]; then
    if [ "$code" != 0 ]; then
      inside journalctl --no-pager --lines=60 --unit='parlor*' --unit=haproxy >&2 || true
    fi
    # An orderly power-off; what hangs is cut off.
    kill -TERM "$outer" 2>/dev/null || true
    for _ in $(seq 300); do
      kill -0 "$outer" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$outer" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

base=${PARLOR_TRY_BASE:+$PARLOR_TRY_BASE/$release}
if [ -n "$base" ] && [ -d "$base" ]; then
  cp -a "$base" "$root"
else
  say "Making a bare Debian ($release) ..."
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,procps "$release" "$root" >"$work/debootstrap.log" 2>&1 ||
    { tail -n 20 "$work/debootstrap.log" >&2; skip "debootstrap failed"; }
  if [ -n "$base" ]; then
    mkdir -p "$PARLOR_TRY_BASE"
    cp -a "$root" "$base"
  fi
fi
rm -f "$root/etc/resolv.conf"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp "$archive" "$root/root/"
! command -v java >/dev/null || ! chroot "$root" sh -c 'command -v java' >/dev/null || fail "the bare Debian has a Java"

say "Booting it ..."
systemd-nspawn --quiet --directory="$root" --register=no --keep-unit --resolv-conf=off --boot --console=pipe \
  >"$work/boot.log" 2>&1 </dev/null &
outer=$!

# Its first process: the only child of systemd-nspawn.
leader() { tr ' ' '\n' <"/proc/$outer/task/$outer/children" 2>/dev/null | head -n 1; }

inside() {
  nsenter --target "$(leader)" --all env -i HOME=/root USER=root TERM=dumb LANG=C.UTF-8 \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

for _ in $(seq 600); do
  kill -0 "$outer" 2>/dev/null || { cat "$work/boot.log" >&2; outer=; skip "systemd-nspawn can't boot here"; }
  state=$(inside systemctl is-system-running 2>/dev/null || true)
  case $state in running | degraded) break ;; esac
  sleep 0.1
done
case ${state:-} in running | degraded) ;; *) cat "$work/boot.log" >&2; skip "systemd does not come up in it" ;; esac

# The blocks of commands in a chapter, in order, each announced with its number.
commands() {
  awk -v chapter="## $1" '
    /^## / { within = $0 == chapter; found = found || within }
    within && /^```sh$/ { block = 1; count++; printf "printf \"\\n--- %s, block %d\\n\" >&2\n", substr(chapter, 4), count; next }
    /^```/ { block = 0 }
    block { print }
    END { exit !(found && count) }
  ' "$page"
}

# What an upgrade finds in the folder: the same under a later name.
later_archive() {
  name=$(basename "$archive" .tar.gz)
  later=$(echo "$name" | sed 's/^parlor-\([^-]*\)[^ ]*-linux-/parlor-\1-later-linux-/')
  mkdir "$work/later"
  tar --extract --gzip --directory "$work/later" --file "$archive"
  mv "$work/later/$name" "$work/later/$later"
  tar --create --owner=0 --group=0 --directory "$work/later" "$later" | gzip -1 >"$root/root/$later.tar.gz"
  rm -r "$work/later"
}

# One session of somebody who copies, chapter by chapter; variables live on in it.
{
  echo 'set -euo pipefail; cd /root'
  for chapter in "$@"; do
    case $chapter in Upgrade*) echo 'touch /root/upgrade; until [ ! -e /root/upgrade ]; do sleep 0.2; done' ;; esac
    commands "$chapter" || fail "there is no chapter '$chapter' with commands in docs/runbook.md"
  done
} >"$root/root/copied.sh"

begun=$(date +%s)
{ inside bash /root/copied.sh 2>&1 || echo "try-runbook-failed $?"; } >"$work/said" &
reader=$!
tail --pid=$reader --lines=+1 --follow "$work/said" >&2 &
while kill -0 $reader 2>/dev/null; do
  if [ -e "$root/root/upgrade" ]; then
    later_archive
    rm "$root/root/upgrade"
  fi
  sleep 0.5
done
wait "$reader"
! grep -q '^try-runbook-failed' "$work/said" || fail "a command of the page failed"
grep -q '^All [0-9]* checks passed' "$work/said" || fail "no chapter ended in a green ./parlor verify"
say "All commands of the page worked, in $(($(date +%s) - begun)) s."

if [ -n "$troubles" ]; then
  cp "$home/deploy/try-troubles.sh" "$root/root/"
  inside bash /root/try-troubles.sh >&2 || fail "a trouble did not go as the page says"
fi

# The last word, whatever the page has checked itself.
if inside systemctl --quiet is-active parlor@8002; then
  say "Once more, at the end:"
  if [ -e "$root/root/try-ca.pem" ]; then
    set -- --base https://localhost --ca /root/try-ca.pem
  else
    set -- --base http://localhost
  fi
  inside /opt/parlor/parlor verify "$@" --second http://localhost:8002 >&2 || fail "./parlor verify is not green"
fi
