# Debian 13's archive through the mirror that this machine's apt already uses, without touching apt's
# own state. For the scripts beside it, which set WORK to a folder of theirs and define say and die;
# leaves downloads in $WORK/download, through  private_apt download PACKAGE…

RELEASE=trixie

for tool in apt-get dpkg-deb tar; do
  command -v $tool >/dev/null 2>&1 || die "needs $tool (Debian or a relative of it); $ELSEWHERE"
done

# "URI<tab>KEYRING" of the first Debian archive in apt's own configuration; KEYRING may be empty.
archive() {
  eval "$(apt-config shell LIST Dir::Etc::sourcelist/f PARTS Dir::Etc::sourceparts/d)"
  {
    for file in "$LIST" "$PARTS"/*.list; do
      [ ! -f "$file" ] || sed -n 's/^[[:space:]]*deb[[:space:]]*\(\[[^]]*]\)\{0,1\}[[:space:]]*\([^[:space:]]*\).*/\2 \1/p' "$file" |
        while read -r uri options; do
          printf '%s\t%s\n' "$uri" "$(printf '%s' "$options" | sed -n 's/.*[Ss]igned-[Bb]y=\([^] ]*\).*/\1/p')"
        done
    done
    for file in "$PARTS"/*.sources; do
      [ ! -f "$file" ] || awk '
        function flush() { if (uri != "") print uri "\t" key; uri = ""; key = "" }
        /^[[:space:]]*$/ { flush(); next }
        tolower($1) == "uris:" { uri = $2 }
        tolower($1) == "signed-by:" { key = $2 }
        END { flush() }' "$file"
    done
  } | awk -F '\t' '$1 ~ /\/debian\/?$/ { print; exit }'
}

FOUND=$(archive)
[ -n "$FOUND" ] || die "apt on this machine knows no Debian archive (a URI that ends in /debian)"
URI=$(printf '%s' "$FOUND" | cut -f 1)
KEYRING=$(printf '%s' "$FOUND" | cut -f 2)
OPTIONS=
case $KEYRING in /*) OPTIONS="[signed-by=$KEYRING] " ;; esac

mkdir -p "$WORK/apt/lists/partial" "$WORK/apt/cache/archives/partial" "$WORK/download"
printf 'deb %s%s %s main\ndeb-src %s%s %s main\n' \
  "$OPTIONS" "$URI" "$RELEASE" "$OPTIONS" "$URI" "$RELEASE" >"$WORK/apt/sources.list"

private_apt() {
  apt-get -qq \
    -o Dir::Etc::sourcelist="$WORK/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Dir::State="$WORK/apt" -o Dir::State::lists="$WORK/apt/lists" \
    -o Dir::State::status="$WORK/apt/status" -o Dir::Cache="$WORK/apt/cache" \
    -o APT::Sandbox::User="$(id -un)" -o APT::Default-Release= \
    -o Acquire::Retries=3 "$@" >"$WORK/apt.log" 2>&1
}
: >"$WORK/apt/status"

say "downloading from $URI ($RELEASE)"
private_apt update ||
  die "could not read the archive: $(grep -m 1 '^E:' "$WORK/apt.log" || tail -n 1 "$WORK/apt.log")"
