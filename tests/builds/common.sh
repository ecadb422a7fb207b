# For the scripts beside this file: building the core, and the figures.
#
# Sets root, here, work and scenarios from the script's arguments.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)
scenarios=("${@:2}")
golden="$root/tests/golden/plays.txt"

say() {
    printf '%s: %s\n' "$(basename "$0" .sh)" "$*"
}

skipped() {
    say "skipped: $*"
}

# build NAME COMPILER FLAGS [CMAKE-ARGUMENT...]: into WORK/NAME.
build() {
    local name=$1 compiler=$2 flags=$3
    shift 3
    { cmake -S "$here/core" -B "$work/$name" -G Ninja \
        -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER="$compiler" \
        -DCMAKE_C_FLAGS="$flags" "$@" &&
        ninja -j "${jobs:-1}" -C "$work/$name" \
            demarche-cli golden_plays random_plays heavy_plays \
            locale_probe locale_set; } \
        >"$work/$name.log" 2>&1 || {
        say "$name does not build:"
        tail -n 20 "$work/$name.log"
        return 2
    }
}
