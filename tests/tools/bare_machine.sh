#!/usr/bin/env bash
# The promise of README.md on a bare machine: makes a minimal Debian 12 in
# the folder DIR, adds git, a display and the means to press keys, clones the
# project into it, runs both lines of the README there, plays three moves in
# the window and closes it. Pictures of each step are left in DIR/pictures.
#
# Usage, as root: bare_machine.sh DIR
#
# Debian's packages come from where this machine's apt has them from.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
project=$(cd "$(dirname "$0")/../.." && pwd)

say() {
    printf 'bare machine: %s (after %d s)\n' "$*" "$SECONDS"
}

# "MIRROR SUITE COMPONENTS", one line a suite, as this machine's apt has it.
suites() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' | grep ' bookworm' | sort -u
}

make_machine() {
    local mirror
    mirror=$(suites | awk '$2 == "bookworm" { print $1; exit }')
    [[ -n $mirror ]] || { say "apt knows no bookworm"; exit 2; }
    debootstrap --variant=minbase bookworm "$1" "$mirror"
    suites | sed 's/^/deb /' >"$1/etc/apt/sources.list"
    cp -L /etc/resolv.conf "$1/etc/resolv.conf"
    apt-config dump | grep -i '^Acquire::.*::Proxy ' \
        >"$1/etc/apt/apt.conf.d/90proxy" || true
    git clone --quiet "$project" "$1/srv/demarche"
    mkdir -p "$1/pictures"
}

# A picture of the window once it stands still.
picture() {
    local last="" now
    while true; do
        import -window "$window" "/pictures/$1.png"
        now=$(md5sum <"/pictures/$1.png")
        [[ $now != "$last" ]] || break
        last=$now
        sleep 0.3
    done
    printf '%s' "$now" >"$scratch/picture"
}

# Presses keys, one after the other; the picture must change with each.
press() {
    local before key count=0
    for key in "$@"; do
        before=$(<"$scratch/picture")
        xdotool key --clearmodifiers "$key"
        until picture "$step-$key" && [[ $(<"$scratch/picture") != "$before" ]]
        do
            ((++count < 20)) || fail "nothing happened at the key $key"
            sleep 0.2
        done
        step=$((step + 1))
        say "pressed $key"
    done
}

# From the title to the first decision, with two mandates; then three moves.
play_three_moves() {
    local move
    step=1
    picture 0-first
    press Return Return 2 Return Return
    for move in 1 2 3; do
        press 2 Return
        say "move $move is made"
        press Return
    done
}

inside() {
    cd /srv/demarche
    . tests/tools/game.sh
    provide_sudo
    say "adding git, a display and its tools"
    apt-get update -q
    apt-get install -q -y --no-install-recommends git xvfb xdotool openbox \
        imagemagick
    git log -1 --oneline
    start_display
    say "the line that plays"
    open_game "$(readme_line play)" 900
    say "the window is found"
    play_three_moves
    close_game
    say "the line that tests"
    bash -c "$(readme_line test)" </dev/null
    say "all is well"
}

if [[ ${1:-} == --inside ]]; then
    inside
    exit
fi
if [[ $# -ne 1 || $(id -u) -ne 0 ]]; then
    say "as root: bare_machine.sh DIR"
    exit 2
fi
say "making a minimal Debian 12"
make_machine "$1"
mount -t proc proc "$1/proc"
trap 'umount "$1/proc"' EXIT
chroot "$1" env -i PATH="$PATH" TERM=dumb LANG=C.UTF-8 HOME=/root \
    bash /srv/demarche/tests/tools/bare_machine.sh --inside
