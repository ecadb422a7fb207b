#!/usr/bin/env bash
# One recording replays to the same hashes in every build.
#
#   replay_builds.sh WORK_DIR SCENARIO...
#
# Builds the console program with gcc -O0, gcc -O3, clang -O2 and, where the
# packages are there, as 32-bit (run by qemu-user where the kernel runs no
# such program). The first records plays of each scenario to
# their end, by each policy and as the shortest class cut; every build replays them all.
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

# record SCENARIO...: plays of all seats by one policy each.
record() {
    local scenario policy actor name
    for scenario in "$@"; do
        name=$(basename "$(dirname "$scenario")")
        for policy in weights uniform hawk dove tit_for_tat planner; do
            local seats=()
            for actor in $(actors "$scenario"); do
                seats+=(--policy "$actor=$policy")
            done
            "$work/gcc-O0/demarche-cli" play "$scenario" --auto --seed 2014 \
                "${seats[@]}" --record "$work/$name-$policy.recording" \
                >/dev/null || exit 2
        done
        "$work/gcc-O0/demarche-cli" play "$scenario" --auto --seed 2014 \
            --as-it-was --cut "$(shortest_cut "$scenario")" \
            --record "$work/$name-cut.recording" >/dev/null || exit 2
    done
}

shortest_cut() {
    python3 -c 'import json, sys
print(min(cut["minutes"] for cut in
          json.load(open(sys.argv[1]))["classroom"]["cuts"]))' "$1"
}

actors() {
    python3 -c 'import json, sys
print(*[a["id"] for a in json.load(open(sys.argv[1]))["actors"]])' "$1"
}

# replay NAME SCENARIO...
replay() {
    local name=$1 scenario recording output
    shift
    for scenario in "$@"; do
        for recording in "$work/$(basename "$(dirname "$scenario")")"-*.recording; do
            count=$((count + 1))
            if ! output=$("${runner[@]}" "$work/$name/demarche-cli" \
                replay "$recording" \
                --scenario "$scenario" 2>&1); then
                failed=$((failed + 1))
                echo "FAIL $name $(basename "$recording"): $output"
            fi
        done
    done
    echo "$name: replayed"
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

# Some 64-bit kernels run no 32-bit programs; qemu-user then does.
runner=()
can_build_32() {
    echo 'int main(void){return 0;}' >"$work/try.c"
    gcc -m32 "$work/try.c" -o "$work/try" >/dev/null 2>&1 || return 1
    if ! "$work/try" 2>/dev/null; then
        runner=(qemu-i386)
        qemu-i386 "$work/try" 2>/dev/null || return 1
    fi
    fetch_cjson_i386
}

build gcc-O0 gcc -O0
build gcc-O3 gcc -O3
build clang-O2 clang -O2
record "$@"
for name in gcc-O0 gcc-O3 clang-O2; do
    replay "$name" "$@"
done
if can_build_32; then
    libs="$work/i386/usr/lib/i386-linux-gnu"
    export LD_LIBRARY_PATH="$libs"
    export PKG_CONFIG_SYSROOT_DIR="$work/i386"
    export PKG_CONFIG_LIBDIR="$libs/pkgconfig"
    build gcc-32 gcc "-O2 -m32" -DCMAKE_DISABLE_FIND_PACKAGE_cJSON=ON
    replay gcc-32 "$@"
else
    echo "skipped: no 32-bit build (gcc-multilib, the i386 cJSON package or" \
        "a way to run it is not here)"
fi
echo "replay_builds: $count replays, $failed failed"
[ "$failed" = 0 ]
