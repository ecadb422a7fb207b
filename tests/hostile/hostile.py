"""Runs a program on a hostile input, with little memory, stack and time."""

import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
MEMORY = 64 * MIB   # resident, of a check
SECONDS = 20        # of processor time; a hang, not a speed
WAITED = 120        # for something that never comes
STACK = 128 * 1024
COMMANDS = {        # what each is given so that it ends soon
    "play": ["--auto", "--seed", "1"],
    "auto": ["--plays", "20"],
    "bench": ["--plays", "20"],
    "stats": ["--plays", "5"],
    "fmt": ["--check"],
}
MORE = {"saves": ["."]}  # and after the file


class Run:
    """How a run ended."""

    def __init__(self, code, out, err, peak):
        self.code, self.out, self.err, self.peak = code, out, err, peak
        self.both = out + err

    def problems(self, codes=(0, 1, 2)):
        """What must never be, whatever the input is."""
        found = []
        if self.code not in codes:
            found.append(f"it ended with {self.code}: {self.err[-2000:]!r}")
        found += steers(self.out) + steers(self.err)
        return found

    def findings(self, severity="error"):
        """(code, line, column) of each; 0 where there is no place."""
        pattern = rf"^(?:.*?:(\d+):(\d+): |.*?)?{severity}\[(\w\d+)\]: "
        return [(code, int(line or 0), int(column or 0)) for
                line, column, code in
                re.findall(pattern, self.both.decode("utf-8", "replace"),
                           re.MULTILINE)]


def steers(output):
    """Bytes that could steer a terminal."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError as problem:
        return [f"the output is no UTF-8: {problem}"]
    bad = sorted({f"U+{ord(c):04X}" for c in text
                  if (ord(c) < 0x20 and c != "\n")
                  or 0x7f <= ord(c) <= 0x9f
                  or 0x2028 <= ord(c) <= 0x202e
                  or 0xe0000 <= ord(c) <= 0xe007f})
    return [f"the output has {' '.join(bad)}"] if bad else []


class Box:
    """A folder in which nothing of the user's is found."""

    def __init__(self, program, sanitized):
        self.program, self.sanitized = program, sanitized
        self.place = tempfile.TemporaryDirectory(prefix="demarche-hostile-")
        self.folder = Path(self.place.name)
        (self.folder / "in").mkdir()
        self.environment = {
            **{key: value for key, value in os.environ.items()
               if not key.startswith(("LC_", "LANG"))},
            "XDG_DATA_HOME": str(self.folder / "data"),
            "ASAN_OPTIONS": "exitcode=99:abort_on_error=0",
            "LSAN_OPTIONS": "exitcode=99",
            "UBSAN_OPTIONS": "exitcode=99:print_stacktrace=1",
        }

    def close(self):
        self.place.cleanup()

    def limits(self):
        """Sanitizers map terabytes and need more stack."""
        signal.alarm(WAITED)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (16 * MIB, 16 * MIB))
        if not self.sanitized:
            resource.setrlimit(resource.RLIMIT_AS, (512 * MIB, 512 * MIB))
            resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))

    def run(self, *words, typed=b"", **environment):
        """One run to its end; its standard input is `typed`, or a file."""
        with tempfile.TemporaryFile() as given, \
                tempfile.TemporaryFile() as out, \
                tempfile.TemporaryFile() as err:
            if isinstance(typed, bytes):
                given.write(typed)
                given.seek(0)
                typed = given
            started = subprocess.Popen(
                [self.program, *words], cwd=self.folder / "in", stdin=typed,
                stdout=out, stderr=err, preexec_fn=self.limits,
                env={**self.environment, **environment})
            _, status, used = os.wait4(started.pid, 0)
            started.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Run(started.returncode, out.read(), err.read(),
                       used.ru_maxrss * 1024)

    def run_command(self, name, path):
        """A command on a scenario, whatever its file is called."""
        return self.run(name, *COMMANDS.get(name, []), "--", path,
                        *MORE.get(name, []))

    def file_commands(self):
        """The commands that take a scenario first, as the help has them."""
        text = self.run("--help").out.decode()
        names = re.findall(r"(?m)^  (\w+) ", text)
        uses = {name: self.run(name, "--help").out.decode() for name in names}
        return [name for name in names
                if re.match(r"demarche-cli \w+ (FILE|SCENARIO)", uses[name])]


class Watch:
    """Which names in a folder are opened while it is watched."""

    OPEN = 0x20

    def __init__(self, folder):
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.file = self.libc.inotify_init1(os.O_NONBLOCK)
        self.libc.inotify_add_watch(self.file, os.fsencode(folder), self.OPEN)

    def opened(self):
        names = set()
        try:
            data = os.read(self.file, 1 << 16)
        except BlockingIOError:
            return names
        while data:
            length = int.from_bytes(data[12:16], sys.byteorder)
            names.add(data[16:16 + length].rstrip(b"\0").decode())
            data = data[16 + length:]
        return names

    def close(self):
        os.close(self.file)


def written(folder):
    """All names below a folder, and what files hold."""
    names = {}
    for path in sorted(folder.rglob("*")):
        plain = path.is_file() and not path.is_symlink()
        names[str(path)] = path.read_bytes() if plain else None
    return names


if __name__ == "__main__":
    sys.exit("this is a part of test_threats.py")
