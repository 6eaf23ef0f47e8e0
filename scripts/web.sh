#!/usr/bin/env bash
# The web front end through the installed npm. Nothing is done again that is up to date.
#   web.sh check            compares the types with the API, and lints, compiles and tests the sources
#   web.sh pack FOLDER      builds, and leaves the result in FOLDER
#   web.sh leave-out FOLDER removes such a result
#   web.sh docs [FOLDER]    makes a static site of the documentation
#   web.sh browse           starts the packaged server with the demo and looks at it with a real browser
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
  rm -r "$1/.built" "$1/.vite"
}

# The browser is Debian's, or the one that CHROMIUM names.
find_browser() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then command -v "$candidate"; return; fi
  done
  return 1
}

browse() {
  install
  if ! find_browser >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null 2>&1 || true
  fi
  CHROMIUM=$(find_browser) ||
    die 'no Chromium found. Install one, for example with: apt-get install chromium; or set CHROMIUM to its program.'
  export CHROMIUM
  (cd "$web" && npm run --silent e2e) || die 'the browser tests failed; the messages above say why'
}

docs() {
  install
  (cd "$web" && node scripts/site.mjs "$1") || die 'the site of the documentation could not be made; the message above says why'
}

case "${1:-}" in
  docs) docs "$(realpath -m "${2:-$root/target/site}")" ;;
  check) check ;;
  browse) browse ;;
  pack) pack "$2" ;;
  leave-out) rm -rf "$2" ;;
  *) die 'web.sh knows check, docs [FOLDER], browse, pack FOLDER and leave-out FOLDER' ;;
esac
