#!/usr/bin/env bash
# Builds the committed sources twice, in two folders, and compares the jars byte by byte.
# Further arguments go to Maven, for example -o or -Dweb.skip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for build in first second; do
  mkdir "$folder/$build"
  git archive HEAD | tar -x -C "$folder/$build"
  (cd "$folder/$build" && mvn -B -ntp -q -DskipTests package "$@")
done
for build in first second; do
  (cd "$folder/$build/app/target" && sha256sum sigmasight.jar)
done
if cmp "$folder/first/app/target/sigmasight.jar" "$folder/second/app/target/sigmasight.jar"; then
  printf 'Both builds are the same, byte by byte.\n'
else
  for build in first second; do
    (cd "$folder/$build/app/target" && mkdir parts && cd parts && unzip -qo ../sigmasight.jar && find . -type f -exec sha256sum {} + | sort -k 2) >"$folder/$build.txt"
  done
  diff "$folder/first.txt" "$folder/second.txt" || true
  exit 1
fi
