"""Programs under strace: which system calls a run makes, and the same run
with one of them failing, or killed as it is made."""

import os
import re
import signal
import subprocess
from pathlib import Path

SECONDS = 120
SKIPPED = 77  # how a test ends that could not be run: see ../CMakeLists.txt
CALL = re.compile(r"^\d+ +(\w+)\((\d+)?")
QUIET = ("exit_group", "exit")  # a program that is going anyhow


def impossible():
    """Why programs cannot be traced here, None where they can."""
    try:
        done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null",
                               "true"], capture_output=True, check=False,
                              timeout=SECONDS)
    except FileNotFoundError:
        return "strace is not installed"
    if done.returncode != 0:
        return "tracing is forbidden: " + done.stderr.decode().strip()
    return None


def environment(**more):
    """Leaks are looked for by a second tracer, which there cannot be."""
    result = dict(os.environ, **more)
    result["ASAN_OPTIONS"] = "detect_leaks=0"
    return result


class Run:
    """How a traced run ended; `code` is below 0 where it was killed."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")
        self.killed = self.code in (-signal.SIGKILL, 128 + signal.SIGKILL)


def run(command, folder, options, env=None):
    done = subprocess.run(
        ["strace", "-f", "-qq", *options, *map(str, command)], cwd=folder,
        capture_output=True, timeout=SECONDS, check=False,
        env=env or environment(), stdin=subprocess.DEVNULL)
    return Run(done)


class Point:
    """One call: the `count`-th of its name; `file`: its first argument where
    that is a descriptor."""

    def __init__(self, name, count, file, text):
        self.name, self.count, self.file = name, count, file
        self.text = text

    def __str__(self):
        return f"{self.name} {self.count}: {self.text}"


def points(command, folder, env=None, first="flock"):
    """(every call from the first of that name on, the run)."""
    log = Path(folder) / "calls.strace"
    done = run(command, folder, ["-o", str(log)], env)
    counts, found = {}, []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call = CALL.match(line)
        if call is None:
            continue
        name = call.group(1)
        counts[name] = counts.get(name, 0) + 1
        if name not in QUIET and (found or name == first):
            file = call.group(2)
            found.append(Point(name, counts[name],
                               None if file is None else int(file),
                               line.split(" ", 1)[1].strip()[:90]))
    log.unlink()
    return found, done


def killed_at(command, folder, point, env=None):
    return run(command, folder, [
        "-o", "/dev/null", "-e", f"trace={point.name}", "-e",
        f"inject={point.name}:signal=KILL:when={point.count}"], env)


def failing_at(command, folder, point, error, ever=False, env=None):
    """`ever`: that call and every later one of its name."""
    when = f"{point.count}{'+' if ever else ''}"
    return run(command, folder, [
        "-o", "/dev/null", "-e", f"trace={point.name}", "-e",
        f"inject={point.name}:error={error}:when={when}"], env)
