#!/usr/bin/env bash
# One recording replays to the same hashes in every build.
#
#   replay_builds.sh WORK_DIR RECORDING...
#
# Builds the console program with gcc -O0, gcc -O3, clang -O2 and, where the
# packages are there, as 32-bit, and replays each recording in each of them.
# A replay compares every turn's world hash with the recorded one. Exit 0:
# all agree; 1: one does not; 2: a build failed. The 32-bit build needs
# gcc-multilib, and fetches the i386 cJSON package into WORK_DIR; where that
# is not to be had the build is skipped, and says so.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$1
shift
mkdir -p "$work"
work=$(cd "$work" && pwd)
failed=0
count=0

# build NAME COMPILER FLAGS [CMAKE-ARGUMENT...]
build() {
    local name=$1 compiler=$2 flags=$3
    shift 3
    cmake -S "$root" -B "$work/$name" -G Ninja -DCMAKE_BUILD_TYPE=None \
        -DCMAKE_C_COMPILER="$compiler" -DCMAKE_C_FLAGS="$flags" \
        -DDEMARCHE_DESKTOP=OFF -DDEMARCHE_TESTS=OFF "$@" \
        >"$work/$name.log" 2>&1 &&
        ninja -C "$work/$name" demarche-cli >>"$work/$name.log" 2>&1 || {
        echo "replay_builds: $name does not build:"
        tail -n 20 "$work/$name.log"
        exit 2
    }
}

# replay NAME RECORDING...
replay() {
    local name=$1
    shift
    for recording in "$@"; do
        count=$((count + 1))
        if output=$("$work/$name/demarche-cli" replay "$recording" 2>&1); then
            echo "ok   $name $(basename "$recording")"
        else
            failed=$((failed + 1))
            echo "FAIL $name $(basename "$recording"): $output"
        fi
    done
}

# Fetches the i386 cJSON package beside the system's own, with package lists
# of its own, so that the machine's packages stay as they are.
fetch_cjson_i386() {
    local lists="$work/i386-lists"
    local options=(-o APT::Architecture=i386 -o APT::Architectures=i386
        -o Dir::State="$lists/state" -o Dir::State::status=/dev/null
        -o Dir::Cache="$lists/cache")
    [ -e "$work/i386/usr/include/cjson" ] && return 0
    mkdir -p "$lists/state/lists/partial" "$lists/cache/archives/partial"
    (cd "$lists" && apt-get "${options[@]}" update;
        apt-get "${options[@]}" download libcjson1 libcjson-dev
        for package in *.deb; do
            dpkg -x "$package" "$work/i386"
        done) >"$work/i386.log" 2>&1
    [ -e "$work/i386/usr/include/cjson" ]
}

can_build_32() {
    echo 'int main(void){return 0;}' >"$work/try.c"
    gcc -m32 "$work/try.c" -o "$work/try" >/dev/null 2>&1 &&
        "$work/try" && fetch_cjson_i386
}

build gcc-O0 gcc -O0
build gcc-O3 gcc -O3
build clang-O2 clang -O2
for name in gcc-O0 gcc-O3 clang-O2; do
    replay "$name" "$@"
done
if can_build_32; then
    export LD_LIBRARY_PATH="$work/i386/usr/lib/i386-linux-gnu"
    build gcc-32 gcc "-O2 -m32" \
        -DcJSON_DIR="$work/i386/usr/lib/i386-linux-gnu/cmake/cJSON" \
        -DCMAKE_PREFIX_PATH="$work/i386/usr"
    replay gcc-32 "$@"
else
    echo "skipped: no 32-bit build (gcc-multilib or the i386 cJSON package" \
        "is not here)"
fi
echo "replay_builds: $count replays, $failed failed"
[ "$failed" = 0 ]
