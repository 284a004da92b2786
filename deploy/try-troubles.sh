#!/bin/bash
# Makes each trouble of the last chapter of docs/runbook.md happen, sees its symptom, mends it as the page says, and sees
# it gone. For a machine that the chapter "Two nodes on one machine" has made and that nobody uses: services are stopped
# and settings broken. deploy/try-runbook.sh --troubles runs it in its bare Debian.
set -euo pipefail

settings=/etc/parlor/parlor.properties
kept=$(mktemp -d)
cp -p "$settings" "$kept/"
trap 'cp -p "$kept/parlor.properties" "$settings"' EXIT
count=0

trouble() { count=$((count + 1)); printf '\n%2d. %s\n' "$count" "$*"; }

# What is seen must match; the first line of it that does is shown, without tokens.
see() {
  local what=$1 pattern=$2 said
  shift 2
  said=$("$@" 2>&1) || true
  if grep -qE -- "$pattern" <<<"$said"; then
    printf '    %-8s %s\n' "$what" "$(grep -E -m 1 -- "$pattern" <<<"$said" | sed 's/eyJ[^"]*/…/g' | cut -c 1-150)"
  else
    printf '    %s: expected %s, but saw:\n%s\n' "$what" "$pattern" "$said"
    exit 1
  fi
}

# Opens a socket and shows what comes first, as the page has it.
knock() {
  curl --silent --include --no-buffer --http1.1 --max-time "${patience:-3}" \
    --header 'Connection: Upgrade' --header 'Upgrade: websocket' --header 'Sec-WebSocket-Version: 13' \
    --header 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==' "$@" | tr -c '[:print:]\n' '.'
}

# For so many seconds at most a socket is left alone.
alone() {
  local begun=$SECONDS
  patience=$1 knock "$2" >/dev/null || true
  if [ $((SECONDS - begun)) -ge "$1" ]; then echo "still open after $1 s"; else echo "cut off after $((SECONDS - begun)) s"; fi
}

ready() {
  for port in 8001 8002; do
    curl --silent --fail --output /dev/null --retry 60 --retry-all-errors --retry-delay 1 "http://localhost:$port/readyz"
  done
  curl --silent --fail --output /dev/null --retry 60 --retry-all-errors --retry-delay 1 http://localhost/readyz
}

# Both at once, so that they may change what must be alike.
restart() {
  systemctl stop parlor@8001 parlor@8002
  systemctl start parlor@8001 parlor@8002
  ready
}

# The file of settings with these lines instead of its own.
with() {
  cp -p "$kept/parlor.properties" "$settings"
  for line in "$@"; do
    sed -i "/^${line%%=*}=/d" "$settings"
    echo "$line" >>"$settings"
  done
  restart
}

# One node is told something else than the other.
second_node_has() {
  mkdir -p /etc/systemd/system/parlor@8002.service.d
  printf '[Service]\nEnvironment=%s\n' "$@" >/etc/systemd/system/parlor@8002.service.d/other.conf
  systemctl daemon-reload
  restart
}
both_nodes_alike() {
  rm -r /etc/systemd/system/parlor@8002.service.d
  systemctl daemon-reload
  restart
}

# nginx at 8080, with the configuration of the archive changed by sed.
nginx_with() {
  sed 's/listen 80;/listen 8080;/' /opt/parlor/deploy/nginx.conf | sed -E "$@" >/etc/nginx/conf.d/parlor.conf
  nginx -q -t
  systemctl reset-failed nginx 2>/dev/null || true
  systemctl restart nginx
}
nginx_as_shipped() { nginx_with ''; }

# From an address of this machine.
guest() { curl --silent --data '{}' --header 'Content-Type: application/json' --interface "$1" http://localhost/api/guests/; }
token() { guest 127.0.0.1 | sed 's/.*"access":"\([^"]*\)".*/\1/'; }

# Somebody with an account: prints the access token.
account() {
  local body='{"email":"'$1'","first_name":"Try","last_name":"Out","password":"a long way from home"}'
  curl --silent --output /dev/null --header 'Content-Type: application/json' --data "$body" http://localhost/api/users/
  curl --silent --header 'Content-Type: application/json' --data "$body" http://localhost/api/token/ |
    sed 's/.*"access":"\([^"]*\)".*/\1/'
}
asks_friend() {
  curl --silent --output /dev/null --header "Authorization: Bearer $1" --header 'Content-Type: application/json' \
    --data '{"to_user_email":"'"$2"'"}' http://localhost/api/friends/
}

# What a socket says within three seconds.
heard() { knock --header "Authorization: Bearer $1" "http://localhost$2" | sed '1,/^\.$/d' | grep . || echo 'nothing arrives'; }

# A third server by hand, which is not to come up.
serve() {
  cd /etc/parlor
  runuser -u parlor -- env PORT=8003 "$@" timeout 60 /opt/parlor/parlor serve || echo "exit code $?"
}

verify() { NO_COLOR=1 /opt/parlor/parlor verify "$@" | tr -s ' '; }

# Sends messages on a socket: token, path, message, how many, how many each second. Shows how it ended.
talk() {
  python3 - "$@" <<'PYTHON'
import os, socket, struct, sys, time
token, path, text = sys.argv[1], sys.argv[2], sys.argv[3].encode()
count, each_second = int(sys.argv[4]), float(sys.argv[5])
line = socket.create_connection(("localhost", 80))
line.sendall((f"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
              f"Authorization: Bearer {token}\r\n\r\n").encode())
mask = os.urandom(4)
frame = bytes([0x81, 0x80 | len(text)]) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(text))
heard = b""
line.settimeout(0.01)
for _ in range(count):
    try:
        line.sendall(frame)
        heard += line.recv(65536)
    except TimeoutError:
        pass
    except OSError:
        break
    time.sleep(1 / each_second)
line.settimeout(2)
try:
    while more := line.recv(65536):
        heard += more
except OSError:
    pass
for code in (4429, 4401, 1012):
    at = heard.rfind(b"\x88")
    if at >= 0 and heard[at + 2:at + 4] == struct.pack(">H", code):
        print("throttled, then closed with", code, heard[at + 4:].decode())
        break
else:
    print("throttled" if b"throttled" in heard else "still open, nothing throttled")
PYTHON
}

export DEBIAN_FRONTEND=noninteractive
apt-get install --yes nginx python3 >"$kept/apt.log" 2>&1 || true
dpkg -s nginx python3 >/dev/null
rm -f /etc/nginx/sites-enabled/default
ready

trouble '/ws/ answers 426: the proxy does not pass the upgrade on'
nginx_with '/proxy_set_header (Upgrade|Connection)/d'
see symptom '^HTTP/1.1 426' knock http://localhost:8080/ws/notifications/
nginx_as_shipped
see mended '^HTTP/1.1 101' knock http://localhost:8080/ws/notifications/

trouble '/ws/ answers 404 with a page: the proxy has no way to Parlor for it'
nginx_with '/location \/ws/,/^    }/d; s|location / \{|location /api/ {|'
see symptom '<center>nginx' knock http://localhost:8080/ws/notifications/
nginx_as_shipped
see mended '^HTTP/1.1 101' knock http://localhost:8080/ws/notifications/

trouble '/ws/ answers 404 with JSON: the proxy adds to the path'
nginx_with '/location \/ws/,/^    }/s|proxy_pass http://parlor;|proxy_pass http://parlor/ws/live/;|'
see symptom '"not_found"' knock http://localhost:8080/ws/notifications/
nginx_as_shipped
see mended '^HTTP/1.1 101' knock http://localhost:8080/ws/notifications/

trouble '/ws/ answers 200 with the page of Parlor: the proxy cuts the path'
nginx_with '/location \/ws/,/^    }/s|proxy_pass http://parlor;|proxy_pass http://parlor/;|'
see symptom '^HTTP/1.1 200' knock http://localhost:8080/ws/notifications/
nginx_as_shipped
see mended '^HTTP/1.1 101' knock http://localhost:8080/ws/notifications/

trouble '400 disallowed_host: the proxy says another name than the visitor'
nginx_with '/proxy_set_header Host/d'
see symptom 'disallowed_host' curl --silent http://localhost:8080/api/users/profile/
nginx_as_shipped
see mended 'not_authenticated' curl --silent http://localhost:8080/api/users/profile/

trouble '400 disallowed_host: the name is not in ALLOWED_HOSTS'
see symptom 'disallowed_host' curl --silent --header 'Host: play.example.net' http://localhost/api/users/profile/
with ALLOWED_HOSTS=parlor.example.com,localhost,play.example.net
see mended 'not_authenticated' curl --silent --header 'Host: play.example.net' http://localhost/api/users/profile/

trouble '403 on sockets only: the proxy loses the port of the page'
# shellcheck disable=SC2016 # these are nginx's variables
nginx_with 's/Host \$http_host/Host $host/'
see symptom '^HTTP/1.1 403' knock --header 'Origin: http://localhost:8080' http://localhost:8080/ws/notifications/
nginx_as_shipped
see mended '^HTTP/1.1 101' knock --header 'Origin: http://localhost:8080' http://localhost:8080/ws/notifications/

trouble '403 on sockets, and no CORS headers: a page of another origin'
with
see symptom '^HTTP/1.1 403' knock --header 'Origin: https://club.example.net' http://localhost/ws/notifications/
with CORS_ALLOWED_ORIGINS=https://club.example.net
see mended '^HTTP/1.1 101' knock --header 'Origin: https://club.example.net' http://localhost/ws/notifications/
with

trouble 'connects and closes at once: 4401, 4403, 4404'
someone=$(token)
see '4401' 'not valid for any token type' knock 'http://localhost/ws/notifications/?token=outdated'
see mended '"type":"hello"' knock --header "Authorization: Bearer $someone" http://localhost/ws/notifications/
see '4403' 'only chat with friends' knock --header "Authorization: Bearer $someone" http://localhost/ws/chat/1/
see '4404' 'No such game' knock --header "Authorization: Bearer $someone" http://localhost/ws/game/999999/

trouble '4401 for everybody: another SECRET_KEY than before'
with "SECRET_KEY=$(openssl rand -hex 32)"
see symptom 'not valid for any token type' heard "$someone" /ws/notifications/
with
see mended '"type":"hello"' heard "$someone" /ws/notifications/

trouble 'presence and messages of somebody do not arrive: they are no friends'
ann=$(account ann@try.invalid)
bob=$(account bob@try.invalid)
bob_id=$(curl --silent --header "Authorization: Bearer $bob" http://localhost/api/users/profile/ | sed 's/{"id":\([0-9]*\).*/\1/')
patience=30 knock --header "Authorization: Bearer $bob" http://localhost/ws/notifications/ >/dev/null &
sleep 1
see symptom 'nothing arrives' heard "$ann" /ws/friends/status/
see symptom 'only chat with friends' knock --header "Authorization: Bearer $ann" "http://localhost/ws/chat/$bob_id/"
asks_friend "$ann" bob@try.invalid
asks_friend "$bob" ann@try.invalid
see mended '"status":"online"' heard "$ann" /ws/friends/status/
see mended 'nothing throttled' talk "$ann" "/ws/chat/$bob_id/" '{"type":"message","message":"hello"}' 2 1
wait $! || true

trouble 'messages of somebody do not arrive: too many each second'
see symptom 'throttled' talk "$ann" "/ws/chat/$bob_id/" '{"type":"message","message":"hello"}' 35 20
sleep 5
see mended 'nothing throttled' talk "$ann" "/ws/chat/$bob_id/" '{"type":"message","message":"hello"}' 12 3

trouble 'notifications from while one was away do not arrive: the client does not say since when'
messages() { heard "$@" | grep --count '"type":"dm"'; }
see symptom '^0$' messages "$bob" /ws/notifications/
see mended '"type":"dm"' heard "$bob" '/ws/notifications/?since=0'

trouble 'sockets end after a while of silence: the proxy is less patient than 25 s'
cp -p /etc/haproxy/haproxy.cfg "$kept/"
sed -i 's/timeout tunnel .*/timeout tunnel 10s/' /etc/haproxy/haproxy.cfg
systemctl restart haproxy
ready
open="http://localhost/ws/notifications/?token=$someone"
see symptom 'cut off after 1[0-2] s' alone 28 "$open"
cp -p "$kept/haproxy.cfg" /etc/haproxy/haproxy.cfg
systemctl restart haproxy
ready
see mended 'still open' alone 28 "$open"

trouble 'presence, messages and notifications arrive for some only: one node has no REDIS_URL'
second_node_has REDIS_URL=
see symptom 'signals cross FAILED' verify --base http://localhost:8001 --second http://localhost:8002
both_nodes_alike
see mended 'All [0-9]+ checks passed' verify --base http://localhost:8001 --second http://localhost:8002

trouble 'readyz says degraded: Redis is away'
systemctl stop redis-server
sleep 2
see symptom '"degraded"' curl --silent --retry 20 --retry-delay 1 http://localhost:8001/readyz
see symptom 'is ready.*degraded|degraded' verify --base http://localhost:8001 --second http://localhost:8002
see log 'Lost the Redis subscription' journalctl --no-pager --unit=parlor@8001 --lines=20
systemctl start redis-server
for _ in $(seq 60); do
  curl --silent http://localhost:8001/readyz | grep -q '"ready"' && curl --silent http://localhost:8002/readyz | grep -q '"ready"' && break
  sleep 0.5
done
see mended '"ready"' curl --silent http://localhost:8001/readyz

trouble '503 everywhere: PostgreSQL is away'
systemctl stop postgresql
for _ in $(seq 60); do
  curl --silent http://localhost:8001/readyz | grep -q unavailable && break
  sleep 0.5
done
see symptom 'unavailable' curl --silent http://localhost:8001/readyz
see symptom 'HTTP/1.1 503' curl --silent --include http://localhost:8001/api/users/profile/ --header "Authorization: Bearer $someone"
see log "Database unavailable" journalctl --no-pager --unit=parlor@8001 --lines=40
systemctl start postgresql
ready
see mended '"ready"' curl --silent http://localhost/readyz

trouble 'a page "503 Service Unavailable": HAProxy has no node that is ready'
systemctl stop parlor@8001 parlor@8002
sleep 3
see symptom 'No server is available' curl --silent http://localhost/
systemctl start parlor@8001 parlor@8002
ready
see mended '<title>' curl --silent http://localhost/

trouble 'closed with 4429: a client floods'
see symptom 'closed with 4429' talk "$(token)" /ws/notifications/ '{"type":"nothing"}' 2000 5000
see mended 'nothing throttled' talk "$(token)" /ws/notifications/ '{"type":"nothing"}' 40 10

trouble '/ws/ answers 429: a client that opens sockets in a loop'
with 'LIMIT_HANDSHAKES=1/s burst 2'
again() { for _ in 1 2 3 4 5 6; do patience=0.3 knock http://localhost/ws/notifications/; done; }
see symptom 'HTTP/1.1 429' again
sleep 2
see mended '^HTTP/1.1 101' knock http://localhost/ws/notifications/
with

trouble '429 for everybody: all seem to come from the address of the proxy'
redis-cli flushall >/dev/null
with LIMIT_GUESTS=2/h TRUSTED_PROXIES=
guest 127.0.0.1 >/dev/null
guest 127.0.0.1 >/dev/null
see symptom 'throttled' guest 127.0.0.2
redis-cli flushall >/dev/null
with LIMIT_GUESTS=2/h TRUSTED_PROXIES=127.0.0.1,::1
guest 127.0.0.1 >/dev/null
guest 127.0.0.1 >/dev/null
see mended '"access"' guest 127.0.0.2
redis-cli flushall >/dev/null
with

trouble '413 with a page for a picture: nginx takes 1 MB'
head -c 1500000 /dev/zero >"$kept/picture"
picture() {
  curl --silent --request PUT --header "Authorization: Bearer $someone" --header 'Content-Type: image/png' \
    --data-binary "@$kept/picture" http://localhost:8080/api/users/profile/avatar/
}
nginx_with '/client_max_body_size/d'
see symptom '413 Request Entity Too Large' picture
nginx_as_shipped
see mended '"avatar"' picture

trouble 'it does not start: another SECRET_KEY than the nodes that run'
see symptom 'a different SECRET_KEY' serve "SECRET_KEY=$(openssl rand -hex 32)"
see code 'exit code 2' serve "SECRET_KEY=$(openssl rand -hex 32)"

trouble 'it does not start: the password of the database'
see symptom 'refuses the user or the password' serve DATABASE_URL=postgresql://parlor:wrong@localhost:5432/parlor

trouble 'it does not start: nothing at the address of the database'
see symptom 'does not answer' serve DATABASE_URL=postgresql://parlor:wrong@localhost:5999/parlor

trouble 'it does not start: Redis without PostgreSQL'
see symptom 'REDIS_URL is set, but DATABASE_URL is not' serve DATABASE_URL=

trouble 'it does not start: the database is of a newer version'
history() { echo "$1" | (cd / && runuser -u postgres -- psql --quiet parlor); }
history "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
  VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__future.sql', 'parlor', 1, true)"
see symptom 'made by a newer Parlor' serve
history 'DELETE FROM flyway_schema_history WHERE installed_rank = 9999'
restart
see mended '"ready"' curl --silent http://localhost:8001/readyz

trouble 'it does not start: the port is taken'
see symptom "Cannot listen on" serve PORT=8001

trouble 'it does not start: a data folder of somebody else'
see symptom 'may write to' serve DATABASE_URL= REDIS_URL= DATA_DIR=/root/data

trouble 'it does not start: PARLOR_PORT of Kubernetes'
see symptom 'PARLOR_SERVICE_HOST in the environment is no setting' serve PARLOR_SERVICE_HOST=10.0.0.1

nginx_as_shipped
systemctl disable --now nginx >/dev/null 2>&1
cp -p "$kept/parlor.properties" "$settings"
restart
printf '\nAll %s troubles came and went.\n' "$count"
