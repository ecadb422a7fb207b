#!/usr/bin/env bash
# Every build plays alike: gcc and clang, -O0, -O2 and -O3, 64 and 32 bit,
# under sanitizers, under valgrind and in four locales.
#
#   [ALL=1] builds.sh WORK_DIR SCENARIO...
#
# All of these with ALL=1, in ten minutes of two cores. Without it those that
# differ most, as .ci/run has them: gcc -O0 and -O2, clang -O3, gcc -O2 for 32
# bit, valgrind, and the locales; sanitizers see the same plays there anyway.
#
# Each build plays the golden plays again, records plays of its own, replays
# those of the first build, and plays at random with saving and loading at
# every stop; whatever is written must be the same bytes as in the first
# build. Exit 0: all agree; 1: one does not, which is named with play and turn;
# 2: a build failed. What needs a tool that is not here is skipped, and said.
#
# Slow ways of running look at a part: at one golden play in so many, under
# valgrind and where qemu-user runs what is for 32 bit, and of the others at a
# tenth.
set -u
. "$(dirname "$0")/common.sh" "$@"
FEW=20
SOME=5
reference=gcc-O0

policies="weights planner"

# Of each scenario, a line: its actors, and its shortest class cut.
read_scenarios() {
    python3 -c 'import json, sys
for path in sys.argv[1:]:
    scenario = json.load(open(path, encoding="utf-8"))
    print(*[actor["id"] for actor in scenario["actors"]])
    print(min(cut["minutes"] for cut in scenario["classroom"]["cuts"]))' \
        "${scenarios[@]}"
}
mapfile -t facts < <(read_scenarios)

# record DIR PROGRAM...: plays of each scenario to their end, by each policy
# and as the shortest class cut, into DIR.
record() {
    local dir=$1 i policy actor name
    shift
    mkdir -p "$dir"
    for i in "${!scenarios[@]}"; do
        name=$(basename "$(dirname "${scenarios[i]}")")
        for policy in $policies; do
            local seats=()
            for actor in ${facts[2 * i]}; do
                seats+=(--policy "$actor=$policy")
            done
            "$@" play "${scenarios[i]}" --auto --seed 2014 "${seats[@]}" \
                --record "$dir/$name-$policy.recording" >/dev/null || return 1
        done
        "$@" play "${scenarios[i]}" --auto --seed 2014 --as-it-was \
            --cut "${facts[2 * i + 1]}" \
            --record "$dir/$name-cut.recording" >/dev/null || return 1
    done
}

# replay PROGRAM...: every recording of the first build.
replay() {
    local scenario recording
    for scenario in "${scenarios[@]}"; do
        for recording in "$work/$reference.recordings/$(basename \
            "$(dirname "$scenario")")"-*.recording; do
            "$@" replay "$recording" --scenario "$scenario" 2>&1 >/dev/null ||
                return 1
        done
    done
}

# same FILE OTHER...: the first difference of two files or folders.
same() {
    diff -r "$1" "$2" | head -n 6 | cut -c 1-300
    diff -rq "$1" "$2" >/dev/null
}

# check NAME BUILD EVERY RUNNER...: runs the programs of BUILD, all or a part.
check() {
    local name=$1 dir="$work/$2" every=$3 part=fast
    shift 3
    [ "$every" = 1 ] || part=slow
    local -A random=([fast]=300 [slow]=30) heavy=([fast]=4 [slow]=1)
    "$@" "$dir/golden_plays" --compare "$golden" --every "$every" \
        "${scenarios[@]}" || return 1
    "$@" "$dir/random_plays" --sample 20 "${random[$part]}" \
        "${scenarios[@]}" >"$work/$name.$part.random" || {
        cat "$work/$name.$part.random"
        return 1
    }
    "$@" "$dir/heavy_plays" "${heavy[$part]}" "${scenarios[@]}" \
        >"$work/$name.$part.heavy" || {
        cat "$work/$name.$part.heavy"
        return 1
    }
    record "$work/$name.recordings" "$@" "$dir/demarche-cli" || return 1
    [ "$name" = "$reference" ] && return 0
    same "$work/$reference.$part.random" "$work/$name.$part.random" &&
        same "$work/$reference.$part.heavy" "$work/$name.$part.heavy" &&
        same "$work/$reference.recordings" "$work/$name.recordings" &&
        replay "$@" "$dir/demarche-cli"
}

# Jobs ---------------------------------------------------------------------

# job NAME COMMAND...: in the background, as many at a time as there are cores.
cores=$(nproc)
declare -A running=()
names=()
failed=0
done_count=0
job() {
    local name=$1
    shift
    while [ "$(jobs -rp | wc -l)" -ge "$cores" ]; do
        wait -n
    done
    "$@" >"$work/$name.out" 2>&1 &
    running[$name]=$!
    names+=("$name")
}

finish_jobs() {
    local name
    for name in "${names[@]}"; do
        if wait "${running[$name]}"; then
            say "$name: the same ($(grep -o '[0-9]* plays of [0-9]*' \
                "$work/$name.out" | paste -sd ';'))"
            done_count=$((done_count + 1))
        else
            say "FAIL $name:"
            cat "$work/$name.out"
            failed=$((failed + 1))
        fi
    done
    names=()
}

# build_and_check NAME EVERY COMPILER FLAGS [CMAKE-ARGUMENT...]
build_and_check() {
    local name=$1 every=$2
    shift 2
    build "$name" "$@" && check "$name" "$name" "$every"
}

# 32 bit --------------------------------------------------------------------

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
runner_32=()
every_32=1
can_build_32() {
    echo 'int main(void){return 0;}' >"$work/try.c"
    gcc -m32 "$work/try.c" -o "$work/try" >/dev/null 2>&1 || return 1
    if ! "$work/try" 2>/dev/null; then
        runner_32=(qemu-i386)
        every_32=$SOME
        qemu-i386 "$work/try" 2>/dev/null || return 1
    fi
    fetch_cjson_i386
}

build_and_check_32() {
    local name=$1 libs="$work/i386/usr/lib/i386-linux-gnu"
    export LD_LIBRARY_PATH="$libs"
    export PKG_CONFIG_SYSROOT_DIR="$work/i386"
    export PKG_CONFIG_LIBDIR="$libs/pkgconfig"
    build "$name" "$2" "$3" -DCMAKE_DISABLE_FIND_PACKAGE_cJSON=ON &&
        check "$name" "$name" "$every_32" "${runner_32[@]}"
}

# Locales -------------------------------------------------------------------

# Made in WORK, so that the machine's own stay as they are.
make_locale() {
    local locale=$1
    [ "$locale" = C ] && return 0
    mkdir -p "$work/locales"
    localedef -i "${locale%.*}" -f UTF-8 "$work/locales/$locale" \
        >/dev/null 2>&1 || [ -e "$work/locales/$locale/LC_NUMERIC" ]
}

# The programs as they are, and again with a library that sets the locale,
# which they themselves never do. cJSON reads numbers by the locale's decimal
# point, of which it takes one byte: so it never sees a number that has one.
check_locale() {
    local locale=$1
    local set=(env LOCPATH="$work/locales" LC_ALL="$locale"
        LD_PRELOAD="$work/gcc-O2/locales/liblocale_set.so")
    check "$locale" gcc-O2 "$FEW" env LOCPATH="$work/locales" \
        LC_ALL="$locale" && check "$locale" gcc-O2 1 "${set[@]}"
}

# locale_writes LOCALE TEXT: whether it is there, and writes 1.5 so.
locale_writes() {
    make_locale "$1" &&
        [ "$(LOCPATH="$work/locales" LC_ALL="$1" \
            "$work/gcc-O2/locale_probe")" = "$2" ]
}

calls_setlocale() {
    nm -D --undefined-only "$work"/gcc-O2/{demarche-cli,golden_plays} |
        grep -E ' (set|new|use)locale'
}

check_locales() {
    if calls_setlocale; then
        say "FAIL: a program sets a locale"
        failed=$((failed + 1))
    fi
    local locale text
    while read -r locale text; do
        if locale_writes "$locale" "$text"; then
            job "$locale" check_locale "$locale"
        else
            skipped "$locale (it cannot be made: the locales package)"
        fi
    done <<'LOCALES'
C 1.5
de_DE.UTF-8 1,5
tr_TR.UTF-8 1,5
ps_AF.UTF-8 1٫5
LOCALES
}

# Valgrind ------------------------------------------------------------------

check_valgrind() {
    check valgrind gcc-O2 "$FEW" valgrind -q --error-exitcode=9 \
        --leak-check=full --show-leak-kinds=definite,indirect,possible \
        --errors-for-leak-kinds=definite,indirect,possible
}

# All -----------------------------------------------------------------------

has() {
    command -v "$1" >/dev/null || {
        skipped "$2 ($1 is not here)"
        return 1
    }
}

jobs=$cores
build "$reference" gcc -O0 || exit 2
check "$reference" "$reference" "$FEW" >"$work/$reference.out" 2>&1
jobs=1
job "$reference" check "$reference" "$reference" 1
finish_jobs
[ "$failed" = 0 ] || exit 1

all=${ALL:-0}
job gcc-O2 build_and_check gcc-O2 1 gcc "-O2 -g"
if [ "$all" = 1 ]; then
    job gcc-O3 build_and_check gcc-O3 1 gcc -O3
    job sanitizers build_and_check sanitizers 1 gcc -O1 \
        -DDEMARCHE_SANITIZE=address,undefined
fi
if has clang "clang"; then
    levels_64=-O3
    [ "$all" = 1 ] && levels_64="-O0 -O2 -O3"
    for level in $levels_64; do
        job "clang$level" build_and_check "clang$level" 1 clang "$level"
    done
fi
if can_build_32; then
    declare -A levels=([gcc]=-O2 [clang]="")
    [ "$all" = 1 ] && levels=([gcc]="-O0 -O2 -O3" [clang]="-O0 -O2 -O3")
    for compiler in gcc clang; do
        command -v "$compiler" >/dev/null || continue
        for level in ${levels[$compiler]}; do
            job "$compiler-32$level" build_and_check_32 \
                "$compiler-32$level" "$compiler" "-m32 $level"
        done
    done
else
    skipped "32 bit (gcc-multilib, the i386 cJSON package or a way to run" \
        "it is not here)"
fi
finish_jobs
has localedef "three locales" && check_locales
has valgrind valgrind && job valgrind check_valgrind
finish_jobs
say "$done_count builds and ways to run them, $failed failed"
[ "$failed" = 0 ]
