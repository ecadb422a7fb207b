#!/usr/bin/env bash
# coverage.sh DIR: builds in DIR with counters, runs the quick tests, and says
# which lines and branches of base, scenario, engine and play no test reaches.
# Ends with 1 below 98 percent of the lines or 90 percent of the branches, and
# where a line is reached by none that uncovered.txt does not account for.
# Lines that only assert what must be so are left out, branches with them.
# Needs gcovr.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS="--coverage -O0" -DDEMARCHE_DESKTOP=OFF >/dev/null
cmake --build "$build" >/dev/null
find "$build" -name '*.gcda' -delete
(cd "$build" && ctest -L quick -E '^(tools|sony|faults)[.]' --output-on-failure)

report() {
    gcovr --root . --object-directory "$build" "$build/src" \
        --filter 'src/(base|scenario|engine|play)/' \
        --exclude-lines-by-pattern '.*\bassert\(' "$@"
}
report --txt --json "$build/coverage.json" --fail-under-line 98
report --txt --branches --fail-under-branch 90
python3 -B tests/tools/check_uncovered.py "$build/coverage.json"
