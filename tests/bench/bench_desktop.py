#!/usr/bin/env python3
"""bench_desktop.py WIDTHxHEIGHT PROGRAM FILE [ARGUMENT...]

Measures the game in a window of its own X server (Xvfb) of that size: time
from start to the first picture (best and median of five; the processor time
in it, for a machine that has other things to do), processor time while it is
left alone for ten seconds, and peak resident memory over a whole play of
December 2014 by mouse (tests/gui/sony.script; FILE is that scenario).

No environment variable steers SDL. Prints one line a figure and exits 1 when
one is beyond its target: 0.3 s, one clock tick, 64 MiB up to 1280x720 and
160 MiB above. Takes about 25 s.
"""

import mmap
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

STARTS = 5
PLACES_LOOKED_AT = 256
IDLE_SECONDS = 10
FIRST_FRAME_TARGET = 0.3  # seconds
MEMORY_TARGETS = 64, 160  # MiB; for the small window, for larger ones
SMALL = 1280 * 720
IDLE_TARGET = 1  # clock ticks
PATIENCE = 20  # seconds, for anything


class Server:
    """An X server whose picture is a file."""

    def __init__(self, folder, width, height):
        self.size = width * height * 4
        ready, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0",
                   f"{width}x{height}x24", "-fbdir", folder,
                   "-nolisten", "tcp"]
        self.process = subprocess.Popen(command, pass_fds=[write],
                                        stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(ready) as stream:
            self.display = ":" + stream.readline().strip()
        if self.display == ":":
            sys.exit("bench_desktop: Xvfb did not start")
        with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
            self.picture = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)

    def lit(self):
        """Whether anything but black is shown."""
        start = len(self.picture) - self.size
        step = self.size // PLACES_LOOKED_AT
        return any(any(self.picture[at:at + 64])
                   for at in range(start, start + self.size, step))

    def close(self):
        self.process.terminate()
        self.process.wait()


def environment(display, home):
    """What a desktop session has, and nothing for SDL."""
    kept = {key: value for key, value in os.environ.items()
            if not key.startswith("SDL_") and key != "WAYLAND_DISPLAY"}
    return {**kept, "DISPLAY": display, "XDG_DATA_HOME": home}


def ticks(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def peak_memory(command, env):
    """In MiB, over a whole play; the script must hold to its end."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                          "..", "gui", "sony.script")
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            command + ["--seat", "white_house", "--seed", "2014", "--script",
                       os.path.abspath(script)],
            env=env, stdin=subprocess.DEVNULL, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("bench_desktop: the play did not come to its end")
    return usage.ru_maxrss / 1024


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def start(server, command, env):
    """The running program and the seconds until its first picture."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL)
    while not server.lit():
        if process.poll() is not None or \
                time.perf_counter() - begin > PATIENCE:
            process.kill()
            sys.exit("bench_desktop: no picture came")
        time.sleep(0.001)
    return process, time.perf_counter() - begin


def wait_dark(server):
    begin = time.perf_counter()
    while server.lit() and time.perf_counter() - begin < PATIENCE:
        time.sleep(0.01)


def measure(server, command, env):
    times, used = [], []
    for _ in range(STARTS):
        process, seconds = start(server, command, env)
        times.append(seconds)
        used.append(ticks(process) / os.sysconf("SC_CLK_TCK"))
        if len(times) < STARTS:
            stop(process)
            wait_dark(server)
    time.sleep(1)  # what comes after the first picture is no idling
    before = ticks(process)
    time.sleep(IDLE_SECONDS)
    idle = ticks(process) - before
    code = stop(process)
    return times, used, idle, peak_memory(command, env), code


def report(name, value, target, unit, digits):
    good = value <= target
    print(f"{name}: {value:.{digits}f} {unit} (target {target} {unit})"
          f"{'' if good else '  BEYOND'}")
    return good


def main():
    size = sys.argv[1].split("x") if len(sys.argv) > 3 else []
    if len(size) != 2 or not all(part.isdigit() for part in size):
        sys.exit(__doc__)
    width, height = map(int, size)
    command = [os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3]),
               *sys.argv[4:], "--size", sys.argv[1]]
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, width, height)
        try:
            times, used, idle, memory, code = measure(
                server, command, environment(server.display, folder))
        finally:
            server.close()
    print(f"{sys.argv[1]}: first picture, best of {STARTS}: "
          f"{min(times):.3f} s, processor {min(used):.2f} s")
    large = width * height > SMALL
    good = [report("first picture, median", statistics.median(times),
                   FIRST_FRAME_TARGET, "s", 3),
            report(f"idle for {IDLE_SECONDS} s", idle, IDLE_TARGET,
                   "ticks", 0),
            report("peak memory of a play", memory, MEMORY_TARGETS[large],
                   "MiB", 1)]
    print(f"exit code after SIGTERM: {code}")
    sys.exit(0 if all(good) and code == 0 else 1)


if __name__ == "__main__":
    main()
