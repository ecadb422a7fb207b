#!/bin/sh
# Plays the shipped scenarios anew and keeps that: update.sh BUILD. For a change
# of rules or scenarios that is meant. Read the difference before it is kept.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$1/golden_plays" "$here"/../../scenarios/*/scenario.json >"$here/plays.new"
mv "$here/plays.new" "$here/plays.txt"
