#!/bin/sh
# Checks the types of all screens. Those of what the server is asked and answers are made from the
# description of its API.
#   run.sh          every screens folder of the project
#   run.sh FOLDER   the same rules on another folder, to prove that a fault is caught
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/install.sh"
tools=$(cd "$here/../../../../target/typecheck" && pwd)

node "$here/api.mjs" "$here/../../../../../server/app/src/main/resources/openapi" > "$tools/api.yaml"
node "$tools/node_modules/openapi-typescript/bin/cli.js" "$tools/api.yaml" --output "$tools/api.d.ts" \
  --root-types --root-types-no-schema-prefix > /dev/null

project="$here/tsconfig.json"
if [ $# -gt 0 ]; then
  folder=$(cd "$1" && pwd)
  project="$tools/tsconfig.json"
  printf '{"extends": "%s", "include": ["%s/**/*.js"]}\n' "$here/tsconfig.json" "$folder" > "$project"
fi
exec node "$tools/node_modules/typescript/bin/tsc" --project "$project" --pretty false
