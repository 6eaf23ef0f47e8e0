#!/bin/sh
# Builds pgvector for the embedded PostgreSQL 17 and leaves it in a cache folder, where the server
# finds it at its next start.
#
#   scripts/pgvector.sh [FOLDER]
#
# FOLDER defaults to pgvector-pg17 in $SIGMASIGHT_CACHE, else in the user's cache folder.
# Source and headers come from Debian 13, through the mirror that this machine's apt already uses;
# nothing is installed but, if missing and run by root, gcc and make. Safe to run again and at once.
set -eu

MAJOR=17
CACHE=${SIGMASIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sigmasight}
TARGET=${1:-$CACHE/pgvector-pg$MAJOR}

say() { printf '%s\n' "pgvector: $*" >&2; }
die() { say "$*"; exit 1; }

whole() { # FOLDER: has library, control file and the script of its version
  [ -s "$1/vector.so" ] && [ -s "$1/vector.control" ] || return 1
  version=$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" "$1/vector.control")
  [ -s "$1/vector--$version.sql" ]
}

publish() { # FOLDER: becomes the target in one step
  chmod 755 "$1"
  rm -rf "$TARGET.old.$$"
  [ ! -e "$TARGET" ] || mv "$TARGET" "$TARGET.old.$$"
  mv "$1" "$TARGET"
  rm -rf "$TARGET.old.$$"
  say "ready in $TARGET"
}

if whole "$TARGET"; then
  say "already in $TARGET"
  exit 0
fi

mkdir -p "$(dirname "$TARGET")" || die "cannot create $(dirname "$TARGET")"
if command -v flock >/dev/null 2>&1; then
  exec 9>"$TARGET.lock"
  flock 9
  if whole "$TARGET"; then
    say "already in $TARGET"
    exit 0
  fi
fi

WORK=$(mktemp -d "$TARGET.build.XXXXXX")
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$WORK/result"

# The distribution's own package for PostgreSQL 17, where it is installed, is the shortest way.
LIB=/usr/lib/postgresql/$MAJOR/lib
SHARE=/usr/share/postgresql/$MAJOR/extension
if [ -s "$LIB/vector.so" ] && [ -s "$SHARE/vector.control" ]; then
  cp "$LIB/vector.so" "$SHARE/vector.control" "$SHARE"/vector--*.sql "$WORK/result/"
  publish "$WORK/result"
  exit 0
fi

ELSEWHERE="elsewhere build pgvector for PostgreSQL $MAJOR by hand and copy vector.so, vector.control and vector--*.sql to $TARGET"
missing=
for tool in gcc make; do
  command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
done
if [ -n "$missing" ]; then
  [ "$(id -u)" = 0 ] || die "needs$missing: as root, run  apt-get install gcc make libc6-dev"
  say "installing$missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends gcc make libc6-dev >"$WORK/install.log" 2>&1 ||
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends gcc make libc6-dev; } \
      >"$WORK/install.log" 2>&1 ||
    die "could not install$missing: $(tail -n 1 "$WORK/install.log")"
fi

. "$(dirname "$0")/trixie.sh"
cd "$WORK/download"
{ private_apt source --download-only pgvector && private_apt download postgresql-server-dev-$MAJOR; } ||
  die "could not download: $(grep -m 1 '^E:' "$WORK/apt.log" || tail -n 1 "$WORK/apt.log")"

mkdir "$WORK/server" "$WORK/source"
dpkg-deb -x "$WORK"/download/postgresql-server-dev-${MAJOR}_*.deb "$WORK/server"
tar -xf "$WORK"/download/pgvector_*.orig.tar.* -C "$WORK/source" --strip-components=1

# pgvector's Makefile brings its files and flags; the rules it expects from an installed PostgreSQL
# stand here. No -march=native, for the folder may be copied to another machine, and no LLVM bitcode.
cat >"$WORK/rules.mk" <<'END'
%.o: %.c
	gcc -O2 -fPIC -fvisibility=hidden -fwrapv -fno-strict-aliasing -fexcess-precision=standard \
	  -D_GNU_SOURCE $(PG_CFLAGS) -I$(SERVER) -c -o $@ $<
$(MODULE_big).so: $(OBJS)
	gcc -shared -o $@ $^ -lm
all: $(MODULE_big).so
END
printf '#!/bin/sh\necho "%s/rules.mk"\n' "$WORK" >"$WORK/pg_config"
chmod +x "$WORK/pg_config"

say "compiling"
make -C "$WORK/source" -j "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)" \
  PG_CONFIG="$WORK/pg_config" SERVER="$WORK/server/usr/include/postgresql/$MAJOR/server" \
  OPTFLAGS= all >"$WORK/make.log" 2>&1 ||
  die "could not compile: $(grep -m 1 -E 'error|\*\*\*' "$WORK/make.log" || tail -n 1 "$WORK/make.log")"

cp "$WORK/source/vector.so" "$WORK/source/vector.control" "$WORK"/source/sql/vector--*.sql "$WORK/result/"
whole "$WORK/result" || die "the build left no usable extension"
publish "$WORK/result"
