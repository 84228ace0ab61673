#!/bin/sh
# The form of the scripts and styles of all screens. Drawings (html`...`) stay as they are written:
# a space between two tags is seen on the screen.
#   format.sh                  puts them in form
#   format.sh --check          says which are not
#   format.sh --check FOLDER   the same of another folder, to prove that a fault is caught
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/install.sh"
tools=$(cd "$here/../../../../target/typecheck" && pwd)
how=--write
if [ "${1:-}" = --check ]; then
  how=--check
  shift
fi
cd "${1:-$here/../../../../..}"
if [ $# -gt 0 ]; then set -- .; else
  set -- server/app/src/main/resources/screens server/app/src/main/resources/guide kiosk/src/main/resources/screens \
    counter-display/src/main/resources/screens hardware-sim/src/main/resources/screens \
    hardware-sim/src/main/resources/bench '*/src/test/js' '*/*/src/test/js' '*/src/main/scripts' \
    hardware-sim/src/test/scripts/typecheck
fi
for one; do shift; set -- "$@" "$one/**/*.js" "$one/**/*.mjs" "$one/**/*.css" "$one/**/*.d.ts"; done
exec node "$tools/node_modules/prettier/bin/prettier.cjs" --config "$here/prettier.json" --ignore-path /dev/null \
  --no-error-on-unmatched-pattern --log-level warn "$how" "$@"
