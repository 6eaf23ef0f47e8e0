#!/bin/sh
# Fetches pg_dump and pg_restore of PostgreSQL 17 from Debian 13 and leaves them in a cache folder,
# where `sigmasight db backup` and `db restore` find them.
#
#   scripts/pgclient.sh [FOLDER]
#
# FOLDER defaults to pgclient-pg17 in $SIGMASIGHT_CACHE, else in the user's cache folder. Nothing is
# installed: the programs run with the C library and the other libraries that they were built for,
# which lie beside them. Where PostgreSQL 17's client programs are installed, it does nothing.
set -eu

MAJOR=17
CACHE=${SIGMASIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sigmasight}
TARGET=${1:-$CACHE/pgclient-pg$MAJOR}
ELSEWHERE="elsewhere install PostgreSQL $MAJOR's client programs and put them on the PATH"

say() { printf '%s\n' "pgclient: $*" >&2; }
die() { say "$*"; exit 1; }

works() { # FOLDER
  "$1/pg_dump" --version 2>/dev/null | grep -q " $MAJOR\." &&
    "$1/pg_restore" --version 2>/dev/null | grep -q " $MAJOR\."
}

if [ $# -eq 0 ] && works "$(dirname "$(command -v pg_dump || echo /none)")"; then
  say "version $MAJOR is installed"
  exit 0
fi
if works "$TARGET/bin"; then
  say "already in $TARGET"
  exit 0
fi

mkdir -p "$(dirname "$TARGET")" || die "cannot create $(dirname "$TARGET")"
WORK=$(mktemp -d "$TARGET.build.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' HUP INT TERM

. "$(dirname "$0")/trixie.sh"
cd "$WORK/download"
private_apt download postgresql-client-$MAJOR libpq5 libc6 libssl3t64 libzstd1 liblz4-1 zlib1g \
  libgssapi-krb5-2 libkrb5-3 libk5crypto3 libkrb5support0 libcom-err2 libkeyutils1 libldap2 \
  libsasl2-2 ||
  die "could not download: $(grep -m 1 '^E:' "$WORK/apt.log" || tail -n 1 "$WORK/apt.log")"

for package in *.deb; do dpkg-deb -x "$package" "$WORK/all"; done
RESULT=$WORK/result
mkdir -p "$RESULT/lib" "$RESULT/bin"
find "$WORK/all/usr/lib" -name 'lib*.so*' -exec cp -P {} "$RESULT/lib/" \;
LOADER=$(find "$WORK/all" -name 'ld-linux-*.so.*' -type f | head -n 1)
[ -n "$LOADER" ] || die "Debian's C library has no loader that is known here"
cp "$LOADER" "$RESULT/lib/loader"
for program in pg_dump pg_restore; do
  cp "$WORK/all/usr/lib/postgresql/$MAJOR/bin/$program" "$RESULT/lib/$program"
  cat >"$RESULT/bin/$program" <<'END'
#!/bin/sh
lib=$(dirname "$0")/../lib
exec "$lib/loader" --library-path "$lib" "$lib/${0##*/}" "$@"
END
  chmod 755 "$RESULT/bin/$program"
done
works "$RESULT/bin" || die "does not run here: $("$RESULT/bin/pg_dump" --version 2>&1 | head -n 1)"
chmod 755 "$RESULT"
rm -rf "$TARGET"
mv "$RESULT" "$TARGET" 2>/dev/null || works "$TARGET/bin" || die "cannot write $TARGET"
say "ready in $TARGET"
