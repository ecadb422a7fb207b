"""Runs demarche-cli for the tests beside this file.

Each test is `test_PART.py PROGRAM SOURCE [unittest options]`. Whatever a test
looks at, every run is held to three rules: it ends in time, it ends with one
of the four exit codes, and it writes no byte that could steer a terminal."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SECONDS = 60

PROGRAM = str(Path(sys.argv[1]).resolve())
SOURCE = Path(sys.argv[2]).resolve()
MERIDIA = str(SOURCE / "scenarios" / "meridia" / "scenario.json")


class Result:
    """How a run ended, with its two streams as text."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = readable(out)
        self.err = readable(err)
        self.both = self.out + self.err

    def lines(self):
        return self.out.splitlines()

    def hash(self):
        """That of the last line."""
        last = self.lines()[-1].split()
        if len(last) != 2 or last[0] != "hash" or len(last[1]) != 16:
            raise AssertionError(f"the last line is no hash: {last}")
        return last[1]


# Controls, separators, embeddings and overrides of the direction, tags.
STEERING = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e"
                      "\U000e0000-\U000e007f]")


def readable(output):
    """The output as text; fails where it could steer a terminal."""
    text = output.decode("utf-8")  # strict: all output is valid UTF-8
    found = STEERING.search(text)
    if found:
        around = text[max(0, found.start() - 60):found.end()]
        raise AssertionError(f"a raw U+{ord(found[0]):04X} in {around!r}")
    return text


class Case(unittest.TestCase):
    """A test in a folder of its own, in which nothing of the user's is
    found."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="demarche-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = dict(os.environ)
        self.environment["XDG_DATA_HOME"] = str(self.folder / "data")
        self.environment.pop("LC_ALL", None)

    def put(self, name, content):
        """Writes a file; returns its name, which runs are given."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode("utf-8")
        path.write_bytes(content)
        return name

    def run_cli(self, *words, typed="", user=None, program=PROGRAM):
        """One run to its end; `typed` is its standard input."""
        if isinstance(typed, str):
            typed = typed.encode("utf-8")
        options = {"user": user} if user is not None else {}
        done = subprocess.run([program, *words], input=typed,
                              capture_output=True, cwd=self.folder,
                              env=self.environment, timeout=SECONDS,
                              check=False, **options)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        return Result(done.returncode, done.stdout, done.stderr)

    def good(self, *words, typed=""):
        """A run that must end with 0 and complain of nothing."""
        result = self.run_cli(*words, typed=typed)
        self.assertEqual(result.code, 0, result.both)
        self.assertNotIn("error[", result.err)
        return result

    def wrong(self, code, *words, typed=""):
        """A run that must end with `code` and say why."""
        result = self.run_cli(*words, typed=typed)
        self.assertEqual(result.code, code, result.both)
        self.assertIn("error[E", result.both)
        return result


def at_a_terminal():
    """Signals end a program that is begun there; where these tests run in the
    background, SIGINT would be ignored."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Typed:
    """A play typed at the prompt, one answer a prompt."""

    def __init__(self, case, *words):
        self.case = case
        self.process = subprocess.Popen(
            [PROGRAM, "play", *words], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=case.folder,
            env=case.environment, preexec_fn=at_a_terminal)
        self.text = ""
        case.addCleanup(self.close)

    def close(self):
        """Whatever a failing test left open."""
        if self.process.returncode is None:
            self.process.communicate(timeout=SECONDS)

    def shown(self):
        """All that comes until the next prompt, or until the end."""
        data = b""
        while not data.endswith(b"> "):
            byte = self.process.stdout.read(1)
            if not byte:
                break
            data += byte
        text = readable(data)
        self.text += text
        return text

    def type(self, line):
        self.process.stdin.write((line + "\n").encode())
        self.process.stdin.flush()
        return self.shown()

    def end(self):
        rest, err = self.process.communicate(timeout=SECONDS)
        return Result(self.process.returncode,
                      self.text.encode() + rest, err)


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
