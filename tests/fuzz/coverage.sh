#!/usr/bin/env bash
# coverage.sh DIR [KEPT]: builds the fuzz targets in DIR with counters, gives
# each what run.py begins with (and KEPT/TARGET, which run.py --keep made),
# unchanged, and says how many lines it reaches of the code that it is about.
# Then the loader, file by file, with the lines that no target reaches; ends
# with 1 below 95 percent of them.
#
# The loader is all of src/scenario. A line is one that gcc makes code of at
# -O0; those that only assert what must be so are left out. Needs gcovr.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1"
build=$(realpath "$1")
kept=${2:+$(realpath "$2")}

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_C_FLAGS="--coverage -O0" -DDEMARCHE_DESKTOP=OFF >/dev/null
cmake --build "$build" --target fuzz >/dev/null

report() {
    gcovr --root . --exclude-lines-by-pattern '.*\bassert\(' "$@"
}

# The files of src that a target is about.
about() {
    case $1 in
    scan) echo 'scenario/(scan|document|locate|keys|format)' ;;
    load | grammar) echo 'scenario/(?!format|translate|strings)' ;;
    expr) echo 'scenario/expr' ;;
    po) echo '(base/(po|words_po)|scenario/(translate|strings))' ;;
    recording) echo 'play/recording' ;;
    save) echo 'play/save' ;;
    script) echo 'play/session' ;;
    esac
}

# Made before the counters are set to nought: the console program counts too.
seeds=$build/seeds
rm -rf "$seeds"
python3 -B tests/fuzz/seeds.py "$seeds" . "$build/demarche-cli"

reached=()
for target in scan load grammar expr po recording save script; do
    find "$build" -name '*.gcda' -delete
    printf '%s: ' "$target"
    (cd "$build" && "./fuzz_$target" "$seeds/$target" ${kept:+"$kept/$target"})
    report --object-directory "$build" "$build/src" \
        --filter 'src/(base|scenario|play)/' --json -o "$build/$target.json"
    report -a "$build/$target.json" --filter "src/$(about "$target")" |
        awk -v code="src/$(about "$target")" '/^TOTAL/ {
            print "    " $3 " of " $2 " lines (" $4 ") of " code }'
    reached+=(-a "$build/$target.json")
done
report "${reached[@]}" --filter 'src/scenario/' --fail-under-line 95
