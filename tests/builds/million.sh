#!/usr/bin/env bash
# A million random plays of the shipped scenarios, with what must hold in
# every turn, and hundreds that are kept and read at every stop, in a build
# that is optimised, whatever the build is that the tests are of.
#
#   [PLAYS=N HEAVY=N] million.sh WORK_DIR SCENARIO...
#
# PLAYS are all together, HEAVY (kept and read at every stop) of each scenario;
# the test of this name has a tenth of both.
#
# Exit 0: nothing was found; 1: a violation, named by scenario, seed and turn;
# 2: the build failed.
set -u
. "$(dirname "$0")/common.sh" "$@"
PLAYS=${PLAYS:-1000000}
SAMPLE=500 # one play in so many is saved and loaded too
HEAVY=${HEAVY:-150}

jobs=$(nproc)
build gcc-O2 gcc -O2 || exit 2

each=$(((PLAYS + ${#scenarios[@]} - 1) / ${#scenarios[@]}))
pids=()
for scenario in "${scenarios[@]}"; do
    "$work/gcc-O2/random_plays" --sample "$SAMPLE" "$each" "$scenario" &&
        "$work/gcc-O2/heavy_plays" "$HEAVY" "$scenario" &
    pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
    wait "$pid" || failed=1
done
say "$((each * ${#scenarios[@]})) plays: $([ "$failed" = 0 ] &&
    echo "0 violations" || echo "see above")"
exit "$failed"
