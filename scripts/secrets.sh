#!/usr/bin/env bash
# Looks for keys and passwords in the files that git tracks.
#   secrets.sh            the files as they are
#   secrets.sh --history  what any commit ever added, too
# A line that only looks like one carries the words "not a secret" or is an example of scripts/secrets.allowed.
set -euo pipefail

cd "$(git rev-parse --show-toplevel)"

patterns=(
  '-----BEGIN ([A-Z]+ )?PRIVATE KEY-----'
  '\b(AKIA|ASIA)[0-9A-Z]{16}\b'
  '\bgh[pousr]_[A-Za-z0-9]{36}\b'
  '\bgithub_pat_[A-Za-z0-9_]{50,}'
  '\bglpat-[A-Za-z0-9_-]{20}\b'
  '\bxox[abprs]-[A-Za-z0-9-]{10,}'
  '\bAIza[0-9A-Za-z_-]{35}\b'
  '\bsk-(proj-|ant-|live-)?[A-Za-z0-9_-]{32,}'
  '\b[rs]k_live_[A-Za-z0-9]{16,}'
  '\bsst_[A-Za-z0-9_-]{43}'
  '\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}'
  'postgres(ql)?(\+asyncpg)?://[^:/@ "]+:[A-Za-z0-9!#%&*+=_-]{12,}@'
  '(?i)\b(api[_-]?key|secret[_-]?key|password|passwd|access[_-]?token|client[_-]?secret)["'"'"']?\s*[:=]\s*["'"'"'](?=[^"'"'"']*[0-9])(?=[^"'"'"']*[A-Z])(?=[^"'"'"']*[a-z])[A-Za-z0-9+/_=-]{24,}["'"'"']'
)
all=$(IFS='|'; printf '%s' "(${patterns[*]})")
allowed=scripts/secrets.allowed

# Names the place; never prints what it found.
known() {
  local line
  while IFS= read -r line; do
    case "$line" in
      *'not a secret'*) continue ;;
    esac
    if [ -f "$allowed" ] && printf '%s\n' "$line" | grep -qFf <(grep -v '^#' "$allowed"); then continue; fi
    printf '%s\n' "$line" | cut -d: -f1-2
  done
}

found=$(git grep -nIP -e "$all" -- . ':!scripts/secrets.sh' ':!scripts/secrets.allowed' | known || true)
if [ "${1:-}" = --history ]; then
  found+=$(git log --all -p --no-color --format='commit %h' | awk '
    /^commit /{commit=$2} /^\+\+\+ b\//{file=substr($0,7)} /^\+/{print commit " " file ":0:" $0}' |
    grep -P -e "$all" | known | sort -u || true)
fi
if [ -n "$found" ]; then
  printf 'These lines look like secrets:\n%s\n' "$found" >&2
  exit 1
fi
printf 'No secrets found.\n'
