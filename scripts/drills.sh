#!/usr/bin/env bash
# Breaks on purpose what a server stands on, under load and during its nightly run, and prints what was seen.
#   drills.sh [DRILL...]   ai_database core_database core_killed network_cut killed_instance memory_limit disk_full; all without any
# Linux, as root (for the network namespace and the small file system), with psql, curl, ip and bc. Everything happens on servers of its
# own below a temporary folder; a minute or two a drill. DRILLS_HOME names a folder that stays and is used again, logs and all.
# One more drill, two_releases, replaces a server by its next release: OLD_RELEASE names a checkout of the release before.
# docs/operations/failure-drills.md keeps the results.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=${DRILLS_HOME:-$(mktemp -d "${TMPDIR:-/tmp}/sigmasight-drills.XXXXXX")}
seconds=${SECONDS_BROKEN:-15}    # how long something stays broken
sessions=${SESSIONS:-40}         # what the run computes anew, for all portfolios
into=${ITEMS_BEFORE:-150}        # items of it that are over when something breaks
space=sigmasight-drill           # the network namespace
here=127.0.0.1 there=10.213.0.1  # the databases, seen from this machine and from the namespace
core_port=5701 ai_port=5702
export SECRET_KEY=drills-only-Vw8Kp2Zr5tYx9Qm4Lh7Nc3Bf6Jd1
export SIGMASIGHT_PRICES_SOURCES=synthetic SIGMASIGHT_PROVIDERS_ENABLED=false
account='{"email": "demo_hedgefundstyle@sigmasight.com", "password": "demo12345"}'

say() { printf '%s\n' "$*" >&2; }
die() { say "drills: $*"; exit 1; }

# ---- servers -----------------------------------------------------------------------------------------------------------

cluster() { # NAME COMMAND [OPTION...]: of a PostgreSQL server of its own
  local port=$core_port
  [ "$1" = core ] || port=$ai_port
  case $2 in
    create)
      unshare --user "$binaries/initdb" -D "$work/$1" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$work/$1.log"
      printf "listen_addresses = '*'\nport = %s\nmax_connections = 150\nshared_buffers = 64MB\nmax_wal_size = 512MB\njit = off\nunix_socket_directories = ''\n" \
        "$port" >>"$work/$1/postgresql.conf"
      echo 'host all all 10.213.0.0/24 trust' >>"$work/$1/pg_hba.conf"
      ;;
    start) unshare --user "$binaries/pg_ctl" -D "$work/$1" -w -l "$work/$1.log" start >/dev/null ;;
    stop) unshare --user "$binaries/pg_ctl" -D "$work/$1" -w -m "${3:-fast}" stop >/dev/null ;;
    kill) kill -9 "$(head -n 1 "$work/$1/postmaster.pid")" ;;
  esac
}

use() { # HOST CORE-DATABASE AI-DATABASE: says where both are; programs get them by "${databases[@]}"
  core=postgresql://postgres:drill@$here:$core_port/$2
  ai=postgresql://postgres:drill@$here:$ai_port/$3
  databases=(env "DATABASE_URL=${core/$here/$1}" "AI_DATABASE_URL=${ai/$here/$1}")
}

sql() { # ADDRESS QUERY
  psql -XAtq -v ON_ERROR_STOP=1 "$1" -c "$2"
}

administer() { # NAME QUERY
  local port=$core_port
  [ "$1" = core ] || port=$ai_port
  sql "postgresql://postgres:drill@$here:$port/postgres" "$2"
}

started=()
serve() { # PORT [OPTION...]: starts a server and waits for nothing
  local port=$1
  shift
  "${inside[@]}" "${databases[@]}" "$release/sigmasight" serve --port "$port" "$@" >>"$work/$drill-$port.log" 2>&1 &
  started+=("$!")
}

until_true() { # SECONDS COMMAND...
  local limit=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $limit ] || { say "waited in vain for: $*"; return 1; }
    sleep 0.05
  done
}

ready() { "${inside[@]}" curl -fs -m 2 "localhost:$1/readyz"; }

# ---- load --------------------------------------------------------------------------------------------------------------

probe() { # NAME PAUSE CURL-ARGUMENTS...: asks until the load is over; a line is: moment, status, seconds, kind of problem
  local name=$1 pause=$2 n=0 moment status words
  shift 2
  while [ -e "$work/load" ]; do
    n=$((n + 1))
    words=("${@//@N/$n}")
    words=("${words[@]//@PORT/$(<"$work/port")}")
    moment=$EPOCHREALTIME
    status=$("${inside[@]}" curl -s -m 60 -o "$work/$name.body" -w '%{http_code} %{time_total}' "${words[@]}" || true)
    printf '%s %s %s\n' "$moment" "$status" "$(kind "$status" "$work/$name.body")"
    case $status in 201*) printf '%s\n' "$(sed 's/.*"id":"\([^"]*\)".*/\1/' "$work/$name.body")" >>"$work/$name.kept" ;; esac
    sleep "$pause"
  done >"$work/$name.seen"
}

kind() { # STATUS FILE: the problem and the part it names
  case $1 in 000* | 2*) return ;; esac
  grep -oE '"(type|component)":"[^"]*"' "$2" 2>/dev/null | sed 's/.*:"//; s/"$//; s/^.problems.//' | sort -ru | tr '\n' ' ' || true
}

sign_in() { # PORT
  token=$("${inside[@]}" curl -fsS "localhost:$1/api/v1/auth/login" -H 'Content-Type: application/json' -d "$account" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  portfolio=$("${inside[@]}" curl -fsS "localhost:$1/api/v1/data/portfolios" -H "Authorization: Bearer $token" |
    sed 's/^\[{"id":"\([^"]*\)".*/\1/')
}

ask_for_run() { # PORT: what the evening does, over the newest sessions
  local admin since
  asked=$EPOCHREALTIME
  since=$(sql "$core" "select on_date from portfolio_snapshot group by 1 order by 1 desc offset $sessions - 1 limit 1")
  admin=$("${inside[@]}" curl -fsS "localhost:$1/api/v1/auth/login" -H 'Content-Type: application/json' \
    -d "{\"email\": \"drills@example.com\", \"password\": \"$SECRET_KEY\"}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  "${inside[@]}" curl -fsS -X POST "localhost:$1/api/v1/admin/batch/run?start_date=$since&force_rerun=true" \
    -H "Authorization: Bearer $admin" >/dev/null
}

load() { # PORT: people read and write, and a proxy asks whether the server is ready
  local at=localhost:@PORT who="Authorization: Bearer $token" json='Content-Type: application/json'
  rm -f "$work"/*.seen "$work"/*.kept
  echo "$1" >"$work/port"
  : >"$work/load"
  probe 'read 1' 0.05 -H "$who" "$at/api/v1/analytics/portfolio/$portfolio/overview" &
  probe 'read 2' 0.05 -H "$who" "$at/api/v1/data/portfolio/$portfolio/complete" &
  probe 'write' 0.1 -H "$who" -H "$json" -d '{"title": "drill @N"}' "$at/api/v1/chat/conversations" &
  probe 'AI read' 0.2 -H "$who" "$at/api/v1/chat/memories/count" &
  probe 'AI write' 4 -H "$who" -H "$json" -d '{"content": "Drill @N", "scope": "user"}' "$at/api/v1/chat/memories" &
  probe 'readyz' 0.2 "$at/readyz" &
  probe 'health' 0.5 "$at/api/v1/health" &
}

end_load() {
  rm -f "$work/load"
  local job
  for job in $(jobs -p); do
    case " ${started[*]} " in *" $job "*) ;; *) wait "$job" || true ;; esac
  done
}

# ---- what came of it ---------------------------------------------------------------------------------------------------

answers() { # since something broke, by probe
  local file
  for file in "$work"/*.seen; do
    awk -v from="$broken" -v to="$mended" -v name="$(basename "$file" .seen)" '
      $1 + $3 < from { next }
      { what = $2 == "000" ? "no answer" : $2; for (i = 4; i <= NF; i++) what = what " " $i
        if (!(what in n)) order[++kinds] = what
        n[what]++; if ($3 > slowest) slowest = $3 }
      $2 !~ /^2/ { bad = 1; good = 0 }
      $2 ~ /^2/ && !good { good = $1 + $3 }
      END { printf "  %-10s", name
        for (i = 1; i <= kinds; i++) printf "%s%s × %d", (i > 1 ? ", " : ""), order[i], n[order[i]]
        printf "; slowest %.1f s", slowest
        if (bad && good) printf "; good again after %.1f s", (good > to ? good - to : 0)
        if (bad && !good) printf "; not good again"
        print "" }' "$file"
  done
}

acknowledged() { # PROBE ADDRESS TABLE: writes that were, and how many of them are there
  local ids=0 found=0
  if [ -s "$work/$1.kept" ]; then
    ids=$(wc -l <"$work/$1.kept")
    found=$(sql "$2" "select count(*) from $3 where id::text = any(string_to_array('$(paste -sd, "$work/$1.kept")', ','))")
  fi
  printf '  %s: %s acknowledged, %s found\n' "$1" "$ids" "$found"
}

fingerprint() { # ADDRESS: rows and hash of every table with results, without moments and generated ids
  local table
  for table in account portfolio position ledger_transaction corporate_action market_data_cache portfolio_snapshot \
    position_snapshot portfolio_risk portfolio_breakdown portfolio_factor portfolio_stress portfolio_correlation \
    portfolio_tail symbol_risk factor_correlation; do
    sql "$1" "select '$table ' || count(*) || ' ' || coalesce(md5(string_agg(line, ',' order by line)), '') from (
      select (to_jsonb(t) - (select coalesce(array_agg(column_name::text), '{}') from information_schema.columns
        where table_name = '$table' and (data_type like 'timestamp%' or is_identity = 'YES'
          or column_default = 'gen_random_uuid()' or column_name = 'corporate_action_id')))::text as line from $table t) lines"
  done
}

results() { # REFERENCE-FILE
  fingerprint "$core" >"$work/found"
  if diff "$1" "$work/found" >"$work/difference"; then
    printf '  results equal to an undisturbed run: %s tables, %s rows\n' "$(wc -l <"$1")" "$(awk '{ n += $2 } END { print n }' "$1")"
  else
    printf '  results DIFFER:\n'
    cat "$work/difference"
  fi
  run_state
}

run_state() {
  sql "$core" "select '  run: ' || state || ', attempt ' || attempt || coalesce(', ' || error, '') || ', '
    || (select count(*) from batch_item i where i.run_id = r.id and i.state = 'FAILED') || ' items failed'
    || coalesce(', ended ' || round(extract(epoch from finished_at) - $mended, 1) || ' s after all was mended', '') from batch_run r
    order by started_at desc limit 1"
}

newest='(select * from batch_run order by started_at desc limit 1) run'

items_over() { [ "$(sql "$core" "select count(*) from batch_item where finished_at > to_timestamp($asked)")" -ge "$1" ]; }

attempt() { sql "$core" "select attempt from $newest"; }

attempt_after() { [ "$(attempt)" -gt "$1" ]; }

run_over() { [ "$(sql "$core" "select count(*) from batch_run where state in ('QUEUED', 'RUNNING')")" = 0 ]; }

conclude() { # [REFERENCE-FILE]
  end_load
  stop_servers
  answers
  acknowledged write "$core" conversation
  acknowledged 'AI write' "$ai" ai_memories
  if [ $# -gt 0 ]; then results "$1"; else run_state; fi
}

# ---- drills ------------------------------------------------------------------------------------------------------------

fresh() { # [HOST]: databases for one drill, with the demo and nothing computed
  local name
  for name in core ai; do
    administer $name "drop database if exists $drill" 2>/dev/null
    administer $name "create database $drill template undisturbed"
    administer $name checkpoint # a crash before it would set the copied sequences back
  done
  use "${1:-$here}" "$drill" "$drill"
}

disturb() { # BREAK MEND: during a run of a server under load
  until_true 300 ready 8101
  sign_in 8101
  load 8101
  ask_for_run 8101
  until_true 300 items_over "$into"
  broken=$EPOCHREALTIME
  "$1"
  sleep "$seconds"
  "$2"
  mended=$EPOCHREALTIME
  until_true 300 run_over || true
  sleep 3
}

stop_servers() {
  local each
  for each in "${started[@]}"; do kill "$each" 2>/dev/null || true; done
  for each in "${started[@]}"; do wait "$each" 2>/dev/null || true; done
  started=()
}

ai_database() {
  fresh
  serve 8101
  disturb stop_ai start_ai
  conclude "$work/undisturbed"
}
stop_ai() {
  cluster ai stop
  "${inside[@]}" curl -sN -m 20 "localhost:8101/api/v1/chat/conversations/$(head -n 1 "$work/write.kept")/send" \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"content": "What is my portfolio risk?"}' >"$work/answer"
  printf '  the analyst meanwhile: %s\n' \
    "$(grep -oE '"info_type":"memory_off"|^event: (done|error)' "$work/answer" | sort | uniq -c | tr -s ' \n' ' ')"
}
start_ai() { cluster ai start; }

core_database() {
  fresh
  serve 8101
  disturb stop_core start_core
  conclude "$work/undisturbed"
}
stop_core() { cluster core stop; }
start_core() { cluster core start; }

core_killed() {
  fresh
  serve 8101
  disturb kill_core start_core
  conclude "$work/undisturbed"
}
kill_core() { cluster core kill; }

network_cut() {
  ip netns add "$space"
  ip link add drill-out type veth peer name drill-in netns "$space"
  ip addr add "$there/24" dev drill-out
  ip link set drill-out up
  ip -n "$space" addr add 10.213.0.2/24 dev drill-in
  ip -n "$space" link set drill-in up
  ip -n "$space" link set lo up
  inside=(ip netns exec "$space")
  fresh "$there"
  serve 8101
  disturb cut_wire mend_wire
  conclude "$work/undisturbed"
  inside=()
  ip netns del "$space"
}
cut_wire() { ip link set drill-out down; }
mend_wire() { ip link set drill-out up; }

killed_instance() {
  fresh
  serve 8101
  serve 8102
  local pids=("${started[@]}") killed=8101 left=8102 before
  until_true 300 ready 8101
  until_true 300 ready 8102
  sign_in 8101
  ask_for_run 8101
  until_true 300 items_over 1
  if [ "$(sql "$core" "select split_part(owner, '-', 1) from $newest")" = "${pids[1]}" ]; then killed=8102 left=8101; fi
  load "$left"
  probe 'at killed' 0.2 -H "Authorization: Bearer $token" "localhost:$killed/api/v1/data/portfolios" &
  until_true 300 items_over "$into"
  before=$(attempt)
  broken=$EPOCHREALTIME mended=$broken
  kill -9 "${pids[killed - 8101]}"
  until_true 120 attempt_after "$before"
  printf '  the other instance took the run over after %.1f s\n' "$(bc <<<"$EPOCHREALTIME - $broken")"
  until_true 300 run_over
  sleep 2
  conclude "$work/undisturbed"
}

memory_limit() {
  fresh
  SIGMASIGHT_JAVA_OPTS="-Xmx${HEAP:-80m}" serve 8101
  disturb exhaust serve_again
  conclude "$work/undisturbed"
}
exhaust() { # files of 10 MB until there is no memory left
  local pid=${started[0]} code=0 file n
  awk 'BEGIN { print "Symbol,Quantity,Entry Price Per Share,Entry Date"; while (n++ < 250000) print "AAPL," n ",10.00,2025-01-02,," }' |
    head -c 10000000 >"$work/large.csv"
  for n in $(seq 24); do
    curl -s -m 60 -o "$work/large.$n" "localhost:8101/api/v1/onboarding/import/preview" -H "Authorization: Bearer $token" \
      -F "csv_file=@$work/large.csv" -F 'mapping={}' &
    file+=" $!"
  done
  for n in $file; do wait "$n" || true; done
  until_true 30 over "$pid" || { echo '  the memory was enough'; return; }
  wait "$pid" || code=$?
  started=()
  echo "  the server ended itself with code $code: $(grep -o 'java.lang.OutOfMemoryError.*' "$work/$drill-8101.log" | tail -n 1)"
}
over() { ! kill -0 "$1"; }
serve_again() { # as systemd, Docker and Kubernetes do
  [ -n "${started[*]}" ] || serve 8101
  until_true 120 ready 8101
}

# The core database on a small file system, which fills up to the last block.
disk_full() {
  cluster core stop
  mv "$work/core" "$work/core.large"
  mkdir "$work/core"
  mount -t tmpfs -o "size=${DISK:-1500m},mode=700" tmpfs "$work/core"
  cp -a "$work/core.large/." "$work/core"
  cluster core start
  fresh
  serve 8101
  disturb fill_disk free_disk
  if [ "$(sql "$core" "select state from $newest")" = FAILED ]; then
    sql "$core" "select '  run: ' || state || ', attempt ' || attempt || ', ' || error from $newest"
    "${databases[@]}" "$root/sigmasight" batch retry "$(sql "$core" "select id from $newest")" >/dev/null || true
  fi
  conclude "$work/undisturbed"
  large_disk
}
fill_disk() { head -c 8G /dev/zero >"$work/core/filler" 2>/dev/null || true; }
free_disk() {
  rm "$work/core/filler"
  if ! until_true 10 sql "$core" 'select 1'; then
    echo '  the server of the database had ended and is started again'
    cluster core start
  fi
}
large_disk() {
  cluster core stop immediate
  umount "$work/core"
  rmdir "$work/core"
  mv "$work/core.large" "$work/core"
  cluster core start
}

# ---- all together ------------------------------------------------------------------------------------------------------

two_releases() { # as docs/operations/upgrade.md says: migrate, start the new server, take the old one out
  local name moved
  for name in core ai; do
    administer $name "drop database if exists $drill" 2>/dev/null
    administer $name "create database $drill"
  done
  use "$here" "$drill" "$drill"
  release=${OLD_RELEASE:?names a checkout of the release before}
  "${databases[@]}" "$release/sigmasight" migrate all >/dev/null
  compute
  serve 8101
  until_true 300 ready 8101
  sign_in 8101
  load 8101
  ask_for_run 8101
  until_true 300 items_over "$into"
  broken=$EPOCHREALTIME
  release=$root
  "${databases[@]}" "$release/sigmasight" migrate all | sed 's/^/  /'
  serve 8102 --no-migrate
  until_true 300 ready 8102
  sleep "$seconds" # both serve
  echo 8102 >"$work/port.new"
  mv "$work/port.new" "$work/port"
  kill "${started[0]}"
  wait "${started[0]}" || true
  mended=$EPOCHREALTIME
  until_true 300 run_over
  sleep 3
  conclude
}

clean_up() {
  rm -f "$work/load"
  stop_servers
  if mountpoint -q "$work/core"; then large_disk; fi
  cluster core stop immediate 2>/dev/null || true
  cluster ai stop immediate 2>/dev/null || true
  ip netns del "$space" 2>/dev/null || true
  [ -n "${DRILLS_HOME:-}" ] || rm -rf "$work"
}

prepare() {
  SIGMASIGHT_HOME=$work/home "$root/sigmasight" migrate all >/dev/null
  binaries=$(echo "$work"/home/postgres/server-*/bin)
  local name
  for name in core ai; do
    cluster $name create
    cluster $name start
    administer $name 'create database undisturbed'
  done
  use "$here" undisturbed undisturbed
  "${databases[@]}" "$root/sigmasight" migrate all >/dev/null
  compute
  fingerprint "$core" >"$work/undisturbed"
}

compute() { # the demo, and who may ask for runs
  "${databases[@]}" "$release/sigmasight" seed >/dev/null
  "${databases[@]}" "$release/sigmasight" admin create --email drills@example.com --name Drills --password-stdin <<<"$SECRET_KEY" >/dev/null
  "${databases[@]}" "$release/sigmasight" batch run >/dev/null
}

[ "$(id -u)" = 0 ] || die 'needs root'
for tool in psql curl ip unshare bc; do
  command -v $tool >/dev/null || die "needs $tool"
done
inside=()
release=$root
drill=preparation
trap clean_up EXIT
if [ -e "$work/undisturbed" ]; then
  binaries=$(echo "$work"/home/postgres/server-*/bin)
  cluster core start
  cluster ai start
else
  prepare
fi
[ $# -gt 0 ] || set -- ai_database core_database core_killed network_cut killed_instance memory_limit disk_full
for drill in "$@"; do
  echo "$drill"
  "$drill"
done
