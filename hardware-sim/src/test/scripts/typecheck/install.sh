#!/bin/sh
# Installs into hardware-sim/target what the checks of the screens need: TypeScript, Lit's types, the
# maker of types, the formatter. Does nothing where they are there already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tools="$here/../../../../target/typecheck"
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)

# Several checks may begin at once, each in a process of its own; the others wait for the first.
exec 9> "$tools/.lock"
flock 9
if ! cmp -s "$here/package-lock.json" "$tools/node_modules/.installed"; then
  cp "$here/package.json" "$here/package-lock.json" "$tools/"
  npm ci --prefix "$tools" --omit=dev --omit=optional --no-audit --no-fund --loglevel=error
  cp "$here/package-lock.json" "$tools/node_modules/.installed"
fi
