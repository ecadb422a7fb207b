# For scripts that open the game on a display of its own and use it as a
# person does. To be sourced; the caller has `set -euo pipefail`.
#
# Only processes that were started here are ended.

scratch=$(mktemp -d)
started=() # process ids, newest last; "-ID" is a whole group

# Ends all that was started here, the newest first.
end_all() {
    local index
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do
        kill -- "${started[index]}" 2>/dev/null || true
    done
    started=()
}

finish() {
    end_all
    rm -rf "$scratch"
}
trap finish EXIT

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The line of README.md that ends with the workflow $1; there is just one.
readme_line() {
    local lines
    lines=$(grep -E "^sudo apt-get .* --preset $1\$" README.md) ||
        fail "README.md has no line for the workflow $1"
    [[ $(wc -l <<<"$lines") -eq 1 ]] ||
        fail "README.md has more than one line for the workflow $1"
    printf '%s\n' "$lines"
}

# A root shell in a container has no sudo, and needs none.
provide_sudo() {
    command -v sudo >/dev/null && return
    [[ $(id -u) -eq 0 ]] || fail "neither root nor sudo"
    mkdir "$scratch/bin"
    printf '#!/bin/sh\nexec "$@"\n' >"$scratch/bin/sudo"
    chmod +x "$scratch/bin/sudo"
    export PATH="$scratch/bin:$PATH"
}

# Xvfb takes a free display and says which; openbox turns Alt+F4 into the
# closing of a window, as on a desktop.
start_display() {
    exec 9>"$scratch/display"
    Xvfb -displayfd 9 -screen 0 1280x800x24 -nolisten tcp \
        >"$scratch/xvfb.log" 2>&1 &
    started+=($!)
    exec 9>&-
    until [[ -s $scratch/display ]]; do
        kill -0 "${started[-1]}" || fail "Xvfb did not start"
        sleep 0.1
    done
    DISPLAY=:$(<"$scratch/display")
    export DISPLAY
    openbox >"$scratch/openbox.log" 2>&1 &
    started+=($!)
    # A window that comes while openbox starts may never be shown.
    until xdotool get_num_desktops >/dev/null 2>&1; do
        kill -0 "${started[-1]}" || fail "$(<"$scratch/openbox.log")"
        sleep 0.1
    done
}

# What runs later runs without one, as on a server.
end_display() {
    end_all
    unset DISPLAY
}

# Puts the window in front, once openbox answers.
activate() {
    local count=0
    until xdotool windowactivate --sync "$window" 2>"$scratch/xdotool.log"; do
        ((++count < 50)) || fail "$(<"$scratch/xdotool.log")"
        sleep 0.2
    done
}

# Runs the command line $1, which opens the game, and waits at most $2
# seconds for its window: `game` is the process, `window` the window.
open_game() {
    local until=$((SECONDS + $2))
    setsid bash -c "$1" </dev/null &
    game=$!
    started+=("-$game")
    until window=$(xdotool search --onlyvisible --class '^demarche$'); do
        kill -0 "$game" 2>/dev/null || fail "the game ended by itself"
        ((SECONDS < until)) || fail "no window came"
        sleep 0.5
    done
    activate
    printf '%s: window %s is open: %s\n' "${0##*/}" "$window" \
        "$(xdotool getwindowname "$window")"
}

# Closes the window and wants exit 0.
close_game() {
    local code=0
    activate
    xdotool key --clearmodifiers alt+F4
    wait "$game" || code=$?
    ((code == 0)) || fail "the game ended with $code, not 0"
    unset 'started[-1]'
    printf '%s: the window was closed, exit 0\n' "${0##*/}"
}
