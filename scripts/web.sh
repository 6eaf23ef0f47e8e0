#!/usr/bin/env bash
# The web front end through the installed npm. Nothing is done again that is up to date.
#   web.sh check            compares the types with the API, and lints, compiles and tests the sources
#   web.sh pack FOLDER      builds, and leaves the result in FOLDER
#   web.sh leave-out FOLDER removes such a result
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
web=$root/web

die() { printf 'sigmasight: %s\n' "$1" >&2; exit 1; }

has_node20() {
  command -v npm >/dev/null 2>&1 &&
    node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' >/dev/null 2>&1
}

# npm notes in node_modules/.package-lock.json what it has installed.
install() {
  has_node20 || die 'npm is not installed, or too old. Install Node.js 20 or newer.'
  if [ ! "$web/node_modules/.package-lock.json" -nt "$web/package-lock.json" ]; then
    (cd "$web" && npm ci --no-audit --no-fund --loglevel=error) ||
      die 'the packages of the web front end could not be installed; npm says why above'
  fi
}

check() {
  install
  (cd "$web" && npm run --silent check && npm run --silent test --if-present) ||
    die 'the web front end fails its checks; if the API has changed, run npm run generate in web'
}

# The pages of docs/methods are read by the front end, too.
is_built() {
  [ -f "$web/dist/.built" ] &&
    [ -z "$(find "$web"/*.* "$web/src" "$web/public" "$web/scripts" "$root/docs/methods" "$0" \
      -newer "$web/dist/.built" -print -quit 2>/dev/null)" ]
}

build() {
  is_built && return 0
  install
  rm -f "$web/dist/.built"
  (cd "$web" && npm run --silent build >/dev/null) || die 'the web front end could not be built; the messages above say why'
  [ -f "$web/dist/index.html" ] || die "the build of the web front end left no index.html in $web/dist"
  touch "$web/dist/.built"
}

pack() {
  build
  rm -rf "$1"
  mkdir -p "$1"
  cp -Rp "$web/dist/." "$1"
  rm "$1/.built"
}

case "${1:-}" in
  check) check ;;
  pack) pack "$2" ;;
  leave-out) rm -rf "$2" ;;
  *) die 'web.sh knows check, pack FOLDER and leave-out FOLDER' ;;
esac
