"""Runs the game for the tests beside this file.

Each test is `test_PART.py PROGRAM CLI SOURCE [unittest options]`. Every run is
held to the same rules: it ends in time, with one of the exit codes, and reads
nothing of its standard input. SDL's dummy driver stands for a display."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SECONDS = 60

PROGRAM, CLI, SOURCE = (sys.argv[1:4] if len(sys.argv) > 3
                        else ("demarche", "demarche-cli", "."))
SOURCE = Path(SOURCE)
SCRIPTS = SOURCE / "tests" / "gui"
MERIDIA = str(SOURCE / "scenarios" / "meridia" / "scenario.json")
SONY = str(SOURCE / "scenarios" / "sony_2014" / "scenario.json")


# What could steer a terminal or show a line otherwise than it is.
STEERING = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e"
                      "\U000e0000-\U000e007f]")


class Result:
    """How a run ended, with its two streams as text, which must be harmless
    to a terminal."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")
        self.both = self.out + self.err
        found = STEERING.search(self.both)
        if found:
            around = self.both[max(0, found.start() - 60):found.end()]
            raise AssertionError(f"a raw U+{ord(found[0]):04X} in {around!r}")


class Case(unittest.TestCase):
    """A test in a folder of its own, in which nothing of the user's is
    found and no display is named."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="demarche-gui-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = {
            key: value for key, value in os.environ.items()
            if not key.startswith("SDL_")
            and key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.environment["XDG_DATA_HOME"] = str(self.folder / "data")
        self.environment["LSAN_OPTIONS"] = \
            f"suppressions={SCRIPTS / 'leaks.txt'}:print_suppressions=0"

    def put(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return name

    def run_program(self, program, *words):
        done = subprocess.run(
            [program, *words], stdin=subprocess.DEVNULL, capture_output=True,
            cwd=self.folder, env=self.environment, timeout=SECONDS,
            check=False)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return Result(done)

    def game(self, *words):
        return self.run_program(PROGRAM, *words)

    def good(self, *words):
        result = self.game(*words)
        self.assertEqual(result.code, 0, result.both)
        return result

    def script(self, lines, *words):
        """Runs a script of these lines."""
        self.put("test.script", "\n".join(lines) + "\n")
        return self.game(*words, "--script", "test.script")


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
