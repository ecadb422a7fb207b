#!/usr/bin/env python3
"""Changes the code in small ways and asks whether a test notices.

mutants.py DIR [--count N] [--seed S] [--jobs J] [--only REGEX] [--list]
               [--again FILE]

Draws N places (300) by a fixed seed from the engine, the loader and the save,
and makes one slip at each: a comparison, an operator, a constant, a condition
or a statement. Each is built beside the rest in DIR and given to the quick
tests, the fastest first, until one fails; those of the window, of the sources
and of the shipped texts are left out. A slip that does not compile, or with
which the object file is the same, is none. Prints a line for each, and those
that no test noticed at the end: read them one by one.

survivors.txt beside this file has the slips that were read and that no test can
notice, each under its reason, "= WHY"; they are told apart. `--again FILE`
judges those that FILE names, as survivors.txt and the end of a run write them:
by the text of their line, so that they are found while code moves."""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

import tree

WHERE = ("src/engine/*.c", "src/scenario/*.c", "src/play/save*.c")
LEFT_OUT = re.compile(r"^(tools|gui|sony|faults|json\.suite)|unit\.test_ui|"
                      r"unit\.test_(power|errors|file|slots|editions)")

# What stands there, and what could by mistake.
SWAPS = {
    "<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"], "==": ["!="],
    "!=": ["=="], "+": ["-"], "-": ["+"], "*": ["+"], "/": ["*"], "%": ["/"],
    "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "<<": [">>"],
    ">>": ["<<"], "+=": ["-="], "-=": ["+="], "++": ["--"], "--": ["++"],
    "true": ["false"], "false": ["true"], "break": ["continue"], "!": [""],
}
TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|\#[^\n]*|'
    r"[A-Za-z_]\w*|0[xX][0-9a-fA-F]+|\d+|->|\+\+|--|<<=|>>=|<<|>>|<=|>=|==|!=|"
    r"&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.(){}\[\]]", re.S)
STATEMENT = re.compile(r"^(    )+[a-z_]+\([^;{}]*\);$|"
                       r"^(    )+[a-z_>.\[\]-]+ [-+|&]?= [^;{}]*;$")


class Slip(NamedTuple):
    """At an offset of a file, `old` becomes `new`."""
    file: str
    at: int
    old: str
    new: str
    line: int
    text: str


def unary(before):
    """Whether a sign that follows `before` has one operand."""
    return before in ("(", ",", "=", "return", "?", ":", "[", "&&", "||", "{",
                      "!", "") or not re.match(r"[\w)\]]", before[-1:])


def swaps(text, before, after):
    """What a token may become."""
    if text in ("*", "&", "-", "+") and unary(before):
        return []  # a pointer, an address, a sign
    if text == "*" and re.match(r"[a-z_]", after) and re.match(
            r"(int\w*|u?int\d+_t|char|void|bool|size_t|const|[a-z]\w*)$",
            before) and before.isidentifier():
        return []  # more likely a declaration
    if re.fullmatch(r"\d+", text):
        return [str(int(text) + 1)] + (["0"] if text not in "01" else [])
    return SWAPS.get(text, [])


def tokens(source):
    found = [match for match in TOKEN.finditer(source)
             if not match[0].startswith(("/*", "//"))]
    return [("", "", 0)] + [(m[0], m[0], m.start()) for m in found] + [
        ("", "", len(source))]


def guarded(source):
    """Lines that only say what must be so, or lie outside functions."""
    lines = source.split("\n")
    return {number for number, line in enumerate(lines, 1)
            if "assert(" in line or line[:1] not in (" ",)}


def slips_of(name, source):
    skip = guarded(source)
    texts = [text.strip() for text in source.split("\n")]
    found = []
    row = tokens(source)
    for i in range(1, len(row) - 1):
        text, _, at = row[i]
        line = source.count("\n", 0, at) + 1
        if line in skip:
            continue
        for new in swaps(text, row[i - 1][0], row[i + 1][0]):
            found.append(Slip(name, at, text, new, line, texts[line - 1]))
    at = 0
    for line, text in enumerate(source.split("\n"), 1):
        if line not in skip and STATEMENT.match(text):
            found.append(Slip(name, at, text, "", line, text.strip()))
        at += len(text) + 1
    return found


def all_slips(root, only):
    found = []
    for pattern in WHERE:
        for path in sorted(root.glob(pattern)):
            name = str(path.relative_to(root))
            if re.search(only, name):
                found += slips_of(name, path.read_text("utf-8"))
    return found


class Place:
    """A copy of the sources with its build, for one slip after another."""

    def __init__(self, root, folder):
        self.source = folder / "source"
        self.build = folder / "build"
        if self.source.exists():
            shutil.rmtree(self.source)
        shutil.copytree(root, self.source, ignore=shutil.ignore_patterns(
            "build", ".git"))
        subprocess.run(
            ["cmake", "-S", self.source, "-B", self.build, "-G", "Ninja",
             "-DCMAKE_BUILD_TYPE=Debug", "-DDEMARCHE_DESKTOP=OFF",
             "-DCMAKE_C_FLAGS=-O1 -fPIC", "-DBUILD_SHARED_LIBS=ON",
             "-DCMAKE_LINK_DEPENDS_NO_SHARED=ON"],
            check=True, capture_output=True)
        if not self.make():
            sys.exit(f"{self.source} does not build")

    def make(self):
        return subprocess.run(["cmake", "--build", self.build, "-j1"],
                              capture_output=True, check=False
                              ).returncode == 0

    def tests(self):
        """Name, command and folder of each test that is asked."""
        text = subprocess.run(
            ["ctest", "--show-only=json-v1", "-L", "quick"], check=True,
            capture_output=True, cwd=self.build).stdout
        return [Test.of(test) for test in json.loads(text)["tests"]
                if not LEFT_OUT.search(test["name"])]


class Test:
    def __init__(self, name, command, folder, environment):
        self.name, self.command = name, command
        self.folder, self.environment = folder, environment
        self.seconds = 0.0
        self.said = ""

    @staticmethod
    def of(test):
        told = {row["name"]: row["value"] for row in test["properties"]}
        return Test(test["name"], test["command"],
                    told.get("WORKING_DIRECTORY", "."),
                    dict(pair.split("=", 1)
                         for pair in told.get("ENVIRONMENT", [])))

    def passes(self, limit):
        """Whatever a test has begun ends with it."""
        run = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, cwd=self.folder, start_new_session=True,
            env={**os.environ, **self.environment})
        try:
            self.said = run.communicate(timeout=limit)[0].decode(
                "utf-8", "replace")
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.communicate()
            self.said = f"it took more than {limit} s\n"
            return False
        return run.returncode in (0, 77)


def measure(tests):
    """How long each takes, and that all pass before anything is changed."""
    for test in tests:
        begin = time.monotonic()
        if not test.passes(300):
            sys.exit(f"{test.said}{test.name} fails before anything is changed")
        test.seconds = time.monotonic() - begin
    tests.sort(key=lambda test: test.seconds)


def object_of(place, slip):
    found = list(place.build.glob(f"src/CMakeFiles/*.dir/"
                                  f"{slip.file.removeprefix('src/')}.o"))
    return found[0].read_bytes() if found else b""


def killer(tests, recent):
    """The first test that fails, "" where none does."""
    order = sorted(tests, key=lambda test: (test.name not in recent,
                                            test.seconds))
    for test in order:
        if not test.passes(20 + 4 * test.seconds):
            return test.name
    return ""


def judge(place, tests, slip, recent):
    """What notices a slip: a test's name, "" for none, None for no slip."""
    path = place.source / slip.file
    good = path.read_text("utf-8")
    before = object_of(place, slip)
    path.write_text(good[:slip.at] + slip.new + good[slip.at + len(slip.old):],
                    "utf-8")
    try:
        if not place.make() or object_of(place, slip) == before:
            return None
        return killer(tests, recent.get(slip.file, ()))
    finally:
        path.write_text(good, "utf-8")
        place.make()


def describe(slip):
    return (f"{slip.file}:{slip.line}: '{slip.old.strip()}' -> "
            f"'{slip.new.strip()}'")


def told(slip):
    """A slip by the text of its line."""
    return (f"{slip.file}: '{slip.old.strip()}' -> '{slip.new.strip()}' in "
            f"`{slip.text}`")


def read_known():
    """Why no test can notice a slip, by how it is told."""
    known, reason = {}, ""
    path = Path(__file__).with_name("survivors.txt")
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("="):
            reason = line[1:].strip()
        elif line and not line.startswith("#"):
            known[line] = reason
    return known


def listed(slips, path):
    """The slips that a file names."""
    text = path.read_text("utf-8")
    return [slip for slip in slips if told(slip) in text]


def hunt(asked, slips, known):
    """Judges slips until enough of them were ones."""
    places, judged, recent = Queue(), [], {}
    for i in range(asked.jobs):
        place = Place(tree.ROOT, asked.folder / str(i))
        tests = place.tests()
        if i == 0:
            measure(tests)
            seconds = {test.name: test.seconds for test in tests}
        for test in tests:
            test.seconds = seconds[test.name]
        places.put((place, tests))

    def one(slip):
        if len(judged) >= asked.count:
            return
        if told(slip) in known:
            judged.append((slip, ""))
            print(f"{len(judged)}: {describe(slip)}: no test can: "
                  f"{known[told(slip)]}", flush=True)
            return
        place, tests = places.get()
        try:
            by = judge(place, tests, slip, recent)
        finally:
            places.put((place, tests))
        if by is None:
            return
        judged.append((slip, by))
        if by:
            recent.setdefault(slip.file, set()).add(by)
        print(f"{len(judged)}: {describe(slip)}: {by or 'NOT NOTICED'}",
              flush=True)

    with ThreadPoolExecutor(asked.jobs) as pool:
        list(pool.map(one, slips))
    return judged[:asked.count]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--again", type=Path)
    asked = parser.parse_args()
    asked.folder = asked.folder.resolve()
    slips = all_slips(tree.ROOT, asked.only)
    known = read_known()
    if asked.again:
        slips, known = listed(slips, asked.again), {}
    random.Random(asked.seed).shuffle(slips)
    if asked.list:
        print(*map(describe, slips[:asked.count]), sep="\n")
        return
    judged = hunt(asked, slips, known)
    missed = [slip for slip, by in judged if not by]
    print(*(f"not noticed, line {slip.line}: {told(slip)}" for slip in missed
            if told(slip) not in known), sep="\n")
    print(f"{len(judged)} slips of {len(slips)} possible ones, "
          f"{len(judged) - len(missed)} noticed, "
          f"{sum(told(slip) in known for slip in missed)} that no test can "
          "notice")


if __name__ == "__main__":
    main()
