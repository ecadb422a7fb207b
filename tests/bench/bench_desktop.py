#!/usr/bin/env python3
"""bench_desktop.py PROGRAM [ARGUMENT...]

Measures the game in a window of its own X server (Xvfb, 1280x720):
time from start to the first picture (best and median of five; the processor
time in it, for a machine that has other things to do), peak resident memory,
and processor time while it is left alone for ten seconds.

No environment variable steers SDL. Prints one line a figure and exits 1 when
one is beyond its target: 0.3 s, 64 MiB, one clock tick. Takes about 20 s.
"""

import mmap
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1280, 720
STARTS = 5
IDLE_SECONDS = 10
FIRST_FRAME_TARGET = 0.3  # seconds
MEMORY_TARGET = 64.0  # MiB
IDLE_TARGET = 1  # clock ticks
PATIENCE = 20  # seconds, for anything


class Server:
    """An X server whose picture is a file."""

    def __init__(self, folder):
        ready, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0",
                   f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder,
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
        size = WIDTH * HEIGHT * 4
        pixels = self.picture[-size:]
        return any(pixels[1::4 * 97])

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


def peak_memory(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        for line in file:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


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
    memory = peak_memory(process)
    return times, used, idle, memory, stop(process)


def report(name, value, target, unit, digits):
    good = value <= target
    print(f"{name}: {value:.{digits}f} {unit} (target {target} {unit})"
          f"{'' if good else '  BEYOND'}")
    return good


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        try:
            times, used, idle, memory, code = measure(
                server, sys.argv[1:], environment(server.display, folder))
        finally:
            server.close()
    print(f"first picture, best of {STARTS}: {min(times):.3f} s, "
          f"processor {min(used):.2f} s")
    good = [report("first picture, median", statistics.median(times),
                   FIRST_FRAME_TARGET, "s", 3),
            report("peak memory", memory, MEMORY_TARGET, "MiB", 1),
            report(f"idle for {IDLE_SECONDS} s", idle, IDLE_TARGET,
                   "ticks", 0)]
    print(f"exit code after SIGTERM: {code}")
    sys.exit(0 if all(good) and code == 0 else 1)


if __name__ == "__main__":
    main()
