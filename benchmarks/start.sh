#!/usr/bin/env bash
# Starts the server again and again and prints the seconds until it is ready, as a table: start.sh [STARTS]
# First with the embedded databases, then with the same databases served from outside. The example portfolios are set up before.
# Linux with curl and bc; on a machine that does nothing else.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
starts=${1:-5}
port=8091
work=$(mktemp -d)
export SIGMASIGHT_HOME=$work/home SIGMASIGHT_PRICES_SOURCES=synthetic SIGMASIGHT_PROVIDERS_ENABLED=false
export SECRET_KEY=starts-only-Vw8Kp2Zr5tYx9Qm4Lh7Nc3Bf6Jd1
as=()
[ "$(id -u)" != 0 ] || as=(unshare --user)

start() { # prints the seconds from the command to the first answer that it is ready
  local from=$EPOCHREALTIME server
  "$root/sigmasight" serve --port $port >"$work/log" 2>&1 &
  server=$!
  until curl -fs -o "$work/ready" "localhost:$port/readyz"; do
    kill -0 $server || { cat "$work/log" >&2; exit 1; }
    sleep 0.02
  done
  bc <<<"$EPOCHREALTIME - $from"
  kill $server
  wait $server || true
}

row() { # WHAT
  local all
  start >/dev/null # reads everything from the disk once
  for _ in $(seq "$starts"); do start; done >"$work/times"
  all=$(sort -n "$work/times" | awk '{ printf "%s%.2f", (NR > 1 ? ", " : ""), $1 }')
  printf '| %s | %s | %.2f |\n' "$1" "$all" "$(sort -n "$work/times" | sed -n "$(((starts + 1) / 2))p")"
}

database() { "${as[@]}" "$(echo "$SIGMASIGHT_HOME"/postgres/server-*/bin/pg_ctl)" -D "$data" -w "$@" >/dev/null; }

address() { # ROLE, which is the name of its database, too
  printf 'postgresql://%s:%s@127.0.0.1:%s/%s' "$1" "$(sed -n "s/^$1=//p" "$SIGMASIGHT_HOME/postgres/passwords.properties")" \
    "$(sed -n 's/^port = //p' "$data/sigmasight.conf")" "$1"
}

data=$SIGMASIGHT_HOME/postgres/data17
trap 'kill $(jobs -p) 2>/dev/null || true; database stop 2>/dev/null || true; rm -rf "$work"' EXIT
"$root/sigmasight" seed >/dev/null
"$root/sigmasight" batch run >/dev/null
echo "| databases | seconds to ready, $starts starts | median |"
echo '|---|---|---|'
row 'embedded, initialised'
database -l "$work/log" start
DATABASE_URL=$(address sigmasight_core) AI_DATABASE_URL=$(address sigmasight_ai)
export DATABASE_URL AI_DATABASE_URL
row 'on a server outside'
