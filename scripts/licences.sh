#!/usr/bin/env bash
# Lists what the program is shipped with: bills of materials in the form of CycloneDX, of the server (app/target/bom.json,
# bom.xml) and of the web front end (app/target/bom-web.json), and docs/licences.md. Fails for a library whose licence is not among those that scripts/Licences.java allows.
# Further arguments go to Maven, for example -o.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
mvn -B -ntp -q -DskipTests -Dweb.skip package org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -pl app -am \
  -DincludeTestScope=false -DincludeProvidedScope=false "$@"
(cd web && npm sbom --sbom-format cyclonedx --package-lock-only --omit dev) >app/target/bom-web.json
"$java" scripts/Licences.java app/target/bom.xml web/package-lock.json >docs/licences.md.new || {
  rm docs/licences.md.new
  exit 1
}
mv docs/licences.md.new docs/licences.md
printf 'docs/licences.md, app/target/bom.json and app/target/bom-web.json are written.\n'
