#!/bin/sh
# Writes the schema and the page of keys anew: update.sh BUILD. For a change of
# the table that is meant.
set -eu
scenarios=$(cd "$(dirname "$0")/../../scenarios" && pwd)
"$1/demarche-cli" schema >"$scenarios/schema/new"
mv "$scenarios/schema/new" "$scenarios/schema/scenario.schema.json"
"$1/demarche-cli" schema --format markdown >"$scenarios/schema/new"
mv "$scenarios/schema/new" "$scenarios/KEYS.md"
