#!/usr/bin/env bash
# Asks a served demo as fast as it answers and prints a table: load.sh [SECONDS [CONNECTIONS]]
# Needs wrk and curl. URL, EMAIL and PASSWORD choose the server and the account. WRITES=1 lets the portfolio be
# renamed to its name every 100 ms meanwhile, so that no answer can be kept for long. MIXED=1 asks all reads in turn and prints the
# resident memory of the process PID each minute.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
url=${URL:-http://localhost:8000}
email=${EMAIL:-demo_hedgefundstyle@sigmasight.com}
password=${PASSWORD:-demo12345}
seconds=${1:-30}
connections=${2:-32}

token=$(curl -fsS "$url/api/v1/auth/login" -H 'Content-Type: application/json' \
  -d "{\"email\": \"$email\", \"password\": \"$password\"}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
portfolios=$(curl -fsS "$url/api/v1/data/portfolios" -H "Authorization: Bearer $token")
portfolio=$(sed 's/^\[{"id":"\([^"]*\)".*/\1/' <<<"$portfolios")
name=$(sed 's/^\[{"id":"[^"]*","name":"\([^"]*\)".*/\1/' <<<"$portfolios")

analytics=/api/v1/analytics/portfolio/$portfolio
reads=("$analytics/overview" "/api/v1/data/portfolio/$portfolio/complete" "$analytics/factor-exposures"
  "$analytics/correlation-matrix" "$analytics/stress-test")

if [ -n "${WRITES:-}" ]; then
  while sleep 0.1; do
    curl -fsS -o /dev/null -X PUT "$url/api/v1/portfolios/$portfolio" -H "Authorization: Bearer $token" \
      -H 'Content-Type: application/json' -d "{\"name\": \"$name\"}"
  done &
  trap 'kill %1' EXIT
fi

echo '| read | requests/s | p50 ms | p95 ms | p99 ms | not 200 | errors |'
echo '|---|---|---|---|---|---|---|'
measure() {
  printf '| %s ' "$1"
  wrk -t2 -c"$connections" -d"${seconds}s" -s "$here/report.lua" -H "Authorization: Bearer $token" "$url$2" | grep '^| '
}
if [ -n "${MIXED:-}" ]; then
  more=("$analytics/volatility" "$analytics/var" "$analytics/concentration" "$analytics/sector-exposure"
    "/api/v1/data/portfolios" "/api/v1/portfolios" "/api/v1/data/positions/details?portfolio_id=$portfolio" "/api/v1/tags")
  printf '| mixed '
  LOAD_HOME=$here wrk -t2 -c"$connections" -d"${seconds}s" -s "$here/mixed.lua" -H "Authorization: Bearer $token" "$url" \
    -- "${reads[@]}" "${more[@]}" | grep '^| ' &
  load=$!
  while kill -0 "$load" 2>/dev/null; do
    echo "resident $(ps -o rss= -p "$PID") KiB" >&2
    sleep 60
  done
  wait "$load"
  exit
fi
for read in "${reads[@]}"; do
  measure "${read##*/}" "$read"
done
if [ -n "${PEER:-}" ]; then
  url=$PEER
  measure 'complete by peer.py' "/complete/$portfolio"
fi
