#!/usr/bin/env bash
# Asks a served demo as fast as it answers and prints a table: load.sh [SECONDS [CONNECTIONS]]
# Needs wrk and curl. URL, EMAIL and PASSWORD choose the server and the account.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
url=${URL:-http://localhost:8000}
email=${EMAIL:-demo_hedgefundstyle@sigmasight.com}
password=${PASSWORD:-demo12345}
seconds=${1:-30}
connections=${2:-32}

token=$(curl -fsS "$url/api/v1/auth/login" -H 'Content-Type: application/json' \
  -d "{\"email\": \"$email\", \"password\": \"$password\"}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
portfolio=$(curl -fsS "$url/api/v1/data/portfolios" -H "Authorization: Bearer $token" |
  sed 's/^\[{"id":"\([^"]*\)".*/\1/')

echo '| read | requests/s | p50 ms | p95 ms | p99 ms | not 200 | errors |'
echo '|---|---|---|---|---|---|---|'
measure() {
  printf '| %s ' "$1"
  wrk -t2 -c"$connections" -d"${seconds}s" -s "$here/report.lua" -H "Authorization: Bearer $token" "$url$2" | grep '^| '
}
analytics=/api/v1/analytics/portfolio/$portfolio
measure overview "$analytics/overview"
measure complete "/api/v1/data/portfolio/$portfolio/complete"
measure factor-exposures "$analytics/factor-exposures"
measure correlation-matrix "$analytics/correlation-matrix"
measure stress-test "$analytics/stress-test"
if [ -n "${PEER:-}" ]; then
  url=$PEER
  measure 'complete by peer.py' "/complete/$portfolio"
fi
