#!/usr/bin/env python3
"""Whatever the author's guide shows runs as it says.

Usage: test_guide.py PROGRAM SOURCE; guide.py tells how a block says it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from guide import Guide, put

PROGRAM, SOURCE = (Path(word).resolve() for word in sys.argv[1:3])
GUIDE = Guide(SOURCE / "scenarios" / "README.md")
BASE = json.loads((SOURCE / "src" / "app" / "template" / "scenario.json")
                  .read_text(encoding="utf-8"))
CODE = re.compile(r"(?:error|warning|notice)\[([EWN]\d+)\]")
CLEAN = ": 0 errors, 0 warnings, 0 notices; it can be played\n"

# By name in limits.h: how the guide's table calls it.
LIMITS = {
    "FILE_BYTES": "bytes of the file", "DEPTH": "levels of nesting",
    "VALUES": "values in the file", "STRING": "characters of a string",
    "ID": "characters of an id", "LABEL": "characters of a `label`",
    "LINE": "characters of a `line`", "ACTORS": "actors",
    "METERS": "meters", "METER_VALUE": "value of a meter, either side of 0",
    "FLAGS": "flags", "UNKNOWNS": "unknowns", "SCENES": "scenes",
    "DECISIONS": "decisions of a scene", "OPTIONS": "options of a decision",
    "OPTIONS_ALL": "options in all, overrides too", "WEIGHT": "weight",
    "MINUTES": "minutes of a class cut", "TURNS": "turns", "RULES": "rules",
    "EVENTS": "events", "CONSEQUENCES": "consequences",
    "LATER": "turns that a consequence waits",
    "EFFECTS": "effects of one turn", "EXPR_NODES": "parts of an expression",
    "EXPR_DEPTH": "levels of an expression"}

FOLDER = Path(tempfile.mkdtemp(prefix="demarche-guide-"))


def setUpModule():
    """`demarche-cli` on the way, and a game that only looks for its file."""
    (FOLDER / "bin").mkdir()
    (FOLDER / "work").mkdir()
    (FOLDER / "bin" / "demarche-cli").symlink_to(PROGRAM)
    game = FOLDER / "bin" / "demarche"
    game.write_text('#!/bin/sh\ntest -f "$1"\n')
    game.chmod(0o755)
    (FOLDER / "work" / "scenarios").symlink_to(SOURCE / "scenarios")


def tearDownModule():
    shutil.rmtree(FOLDER, ignore_errors=True)


def run(words, folder=None):
    environment = dict(os.environ, XDG_DATA_HOME=str(FOLDER / "data"),
                       PATH=f"{FOLDER / 'bin'}:{os.environ['PATH']}")
    return subprocess.run(words, cwd=folder or FOLDER / "work",
                          env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8",
                          timeout=60, check=False)


def check(scenario, *words):
    path = FOLDER / "work" / "example.json"
    path.write_text(scenario if isinstance(scenario, str)
                    else json.dumps(scenario), encoding="utf-8")
    return run(["demarche-cli", "check", *words, path.name])


def matches(expected, found):
    """Whether an output is as shown; "…" is anything in a line, alone on a
    line any number of lines."""
    pattern = re.escape(expected.rstrip("\n"))
    pattern = re.sub(r"(^|\\\n)…(?=\\\n|$)", r"\1(?:.*\n)*.*", pattern)
    return re.fullmatch(pattern.replace("…", ".*") + r"\n*", found)


class Form(unittest.TestCase):
    def test_every_block_says_how_it_runs(self):
        known = {"json", "expr", "sh", "text", "ebnf", "vim", "elisp"}
        for block in GUIDE.blocks:
            with self.subTest(str(block)):
                self.assertIn(block.language, known)
                if block.language == "json":
                    self.assertTrue(block.mode or block.words, "how?")
                    self.assertLessEqual(
                        set(block.words),
                        {"scenario", "add", "then", "half", "matcher"})
        shown = [b for b in GUIDE.of("text") if not b.words]
        self.assertLessEqual(len(shown), 4)
        self.assertGreaterEqual(len(GUIDE.blocks), 50)

    def test_lines_are_short(self):
        """But for tables, and for what the program writes."""
        for line in GUIDE.prose.splitlines():
            if not line.startswith("|"):
                self.assertLessEqual(len(line), 85, line)
        for block in GUIDE.blocks:
            if block.language != "text":
                for line in block.body.splitlines():
                    self.assertLessEqual(len(line), 120, str(block))

    def test_what_the_ticks_hide_is_told(self):
        """A page does not show the words behind them: which mistake a part
        makes, and where it goes, stand in the paragraph before."""
        for block in GUIDE.blocks:
            above = GUIDE.text.splitlines()[:block.line - 1]
            told = "\n".join(above).rstrip().rsplit("\n\n", 1)[-1]
            for name in self.hidden(block):
                with self.subTest(str(block)):
                    self.assertTrue(f"`{name}`" in told, name)

    def hidden(self, block):
        path = block.values.get("at", block.values.get("into", ""))
        names = [path.strip("/").removesuffix("/-"),
                 *block.values.get("before", "").strip("/").rsplit("/", 1),
                 block.values.get("wrong", "")]
        return [name for name in names if name]

    def test_links_lead_somewhere(self):
        anchors = GUIDE.anchors()
        links = re.findall(r"\]\(([^)]+)\)", re.sub("`[^`]*`", "",
                                                    GUIDE.prose))
        self.assertGreater(len(links), 12)
        for link in links:
            with self.subTest(link):
                if link.startswith("#"):
                    self.assertIn(link[1:], anchors)
                elif not link.startswith("https://"):
                    file = link.split("#")[0]
                    self.assertTrue((GUIDE.path.parent / file).exists())


class Scenarios(unittest.TestCase):
    """Blocks of JSON, whole or put into the base."""

    def judge(self, block, scenario):
        done = check(scenario)
        wrong = block.values.get("wrong")
        if wrong is not None:
            self.assertEqual(set(CODE.findall(done.stdout)), {wrong},
                             f"{block}: {done.stdout}")
            return
        self.assertIn(CLEAN, done.stdout, f"{block}: {done.stdout}")
        self.assertNotIn("undecided: ", done.stdout)
        played = run(["demarche-cli", "play", "example.json", "--auto",
                      "--seed", "5"])
        self.assertEqual(played.returncode, 0, played.stdout)

    def test_whole_ones(self):
        blocks = GUIDE.of("json", "scenario")
        self.assertGreaterEqual(len(blocks), 3)
        for block in blocks:
            with self.subTest(str(block)):
                self.judge(block, block.body)

    def test_parts(self):
        scenario = BASE
        blocks = [block for block in GUIDE.blocks if block.mode]
        self.assertGreaterEqual(len(blocks), 25)
        for block in blocks:
            with self.subTest(str(block)):
                scenario = put(scenario if "then" in block.words else BASE,
                               block)
                if "half" not in block.words:
                    self.judge(block, scenario)

    def test_findings_are_as_shown(self):
        """In the file that `new` writes, laid out as `fmt` does."""
        folder = FOLDER / "shown"
        (folder / "harbour").mkdir(parents=True)
        for before, block in zip(GUIDE.blocks, GUIDE.blocks[1:]):
            if not block.is_a("text", "finding"):
                continue
            (folder / "harbour" / "scenario.json").write_text(
                json.dumps(put(BASE, before)), encoding="utf-8")
            run(["demarche-cli", "fmt", "harbour/scenario.json"], folder)
            found = run(["demarche-cli", "check", "harbour/scenario.json"],
                        folder)
            with self.subTest(str(block)):
                self.assertTrue(matches(block.body, found.stdout),
                                found.stdout)


class Expressions(unittest.TestCase):
    def lines(self, *words):
        return [(block, line) for block in GUIDE.of("expr", *words)
                for line in block.body.splitlines()]

    def compiled(self, kind, number, line):
        rule = {"id": f"r{number}", "name": "R", "headline": "R"}
        if kind == "truth":
            return dict(rule, when=line)
        return dict(rule, effects={"pride": line})

    def test_they_are_of_their_type(self):
        for kind in ("number", "truth"):
            lines = [line for block, line in self.lines(kind)
                     if "wrong" not in block.values]
            self.assertGreaterEqual(len(lines), 4)
            rules = [self.compiled(kind, number, line)
                     for number, line in enumerate(lines)]
            done = check(dict(BASE, rules=BASE["rules"] + rules))
            self.assertIn(" 0 errors", done.stdout, done.stdout)

    def test_wrong_ones_are_refused(self):
        for kind in ("number", "truth"):
            for block, line in self.lines(kind):
                if "wrong" not in block.values:
                    continue
                with self.subTest(line):
                    rule = self.compiled(kind, 0, line)
                    done = check(dict(BASE, rules=BASE["rules"] + [rule]))
                    self.assertEqual(set(CODE.findall(done.stdout)),
                                     {block.values["wrong"]}, done.stdout)

    def test_claims_hold(self):
        claims = [{"always": line} for _, line in self.lines("always")]
        self.assertGreaterEqual(len(claims), 10)
        done = check(dict(BASE, expect=claims))
        self.assertIn(f" {len(claims)} proved, 0 refuted, 0 undecided",
                      done.stdout, done.stdout)

    def test_every_function_is_shown(self):
        text = (SOURCE / "src" / "scenario").glob("expr_*.c")
        source = "".join(path.read_text(encoding="utf-8") for path in text)
        table = re.search(r"functions\[\] = \{(.*?)\n\};", source, re.DOTALL)
        names = set(re.findall(r'\{"(\w+)"', table[1]))
        self.assertGreaterEqual(len(names), 12)
        shown = "\n".join(block.body for block in GUIDE.blocks
                          if block.language in ("expr", "json"))
        for name in names:
            with self.subTest(name):
                self.assertRegex(shown, rf"\b{name}\(")


class Commands(unittest.TestCase):
    def test_commands_and_what_they_write(self):
        done = None
        for block in GUIDE.blocks:
            if block.is_a("sh"):
                done = run(["sh", "-e", "-c", block.body])
                with self.subTest(str(block)):
                    self.assertEqual(done.returncode,
                                     int(block.values.get("exit", 0)),
                                     done.stdout)
            elif block.is_a("text", "output"):
                with self.subTest(str(block)):
                    self.assertTrue(matches(block.body, done.stdout),
                                    f"{block}:\n{done.stdout}")

    def test_every_command_is_shown(self):
        listed = run(["demarche-cli", "--help"]).stdout
        commands = re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)
        self.assertIn("check", commands)
        for command in commands:
            if command != "bench":  # for whoever works on the program
                with self.subTest(command):
                    self.assertTrue(f"demarche-cli {command}" in GUIDE.text)


class Editors(unittest.TestCase):
    """Each pattern takes real findings apart."""

    def setUp(self):
        broken = dict(BASE, flags=BASE["flags"] + [{"id": "x", "name": "X"}],
                      endings=[dict(BASE["endings"][-1], tone="sad")])
        out = check(broken).stdout.splitlines()
        self.lines = [line for line in out if CODE.search(line)]
        self.assertGreaterEqual(len(self.lines), 2)

    def parts(self, line):
        found = re.match(r"(.+?):(\d+):(\d+): ([a-z]+)\[(\w+)\]: (.*)", line)
        return found.groups()

    def test_vs_code(self):
        block, = GUIDE.of("json", "matcher")
        task, = json.loads(block.body)["tasks"]
        pattern = task["problemMatcher"]["pattern"]
        for line in self.lines:
            found = re.search(pattern["regexp"], line)
            self.assertEqual(
                tuple(found[pattern[key]] for key in (
                    "file", "line", "column", "severity", "code",
                    "message")), self.parts(line))

    def test_vim(self):
        block, = GUIDE.of("vim")
        text = re.search(r"errorformat=(.*)", block.body)[1]
        text = text.replace("\\ ", " ")
        pattern = re.sub(
            r"%\*(\[[^]]*\])|%([flctnm])|(.)",
            lambda m: m[1] + "+" if m[1] else {
                "f": "(.+?)", "l": r"(\d+)", "c": r"(\d+)", "t": "(.)",
                "n": r"(\d+)", "m": "(.+)"}[m[2]] if m[2]
            else re.escape(m[3]), text)
        for line in self.lines:
            file, number, column, word, code, message = self.parts(line)
            self.assertEqual(
                re.fullmatch(pattern, line).groups(),
                (file, number, column, word[0], code[1:], message))

    def test_emacs(self):
        block, = GUIDE.of("elisp")
        text = re.search(r'"(\^.*?)"', block.body)[1].replace("\\\\", "\\")
        pattern = re.sub(r"\\([()|])|([()|])",
                         lambda m: m[1] or "\\" + m[2], text)
        self.assertIn("1 2 3 (4 . 5)", block.body)
        for line in self.lines:
            found = re.match(pattern, line)
            file, number, column, word, *_ = self.parts(line)
            self.assertEqual(found.groups()[:3], (file, number, column))
            self.assertEqual(bool(found[4]), word == "warning")


class Numbers(unittest.TestCase):
    def test_limits_are_those_of_the_program(self):
        header = (SOURCE / "src" / "scenario" / "limits.h").read_text()
        defined = dict(re.findall(
            r"^#define LIMIT_(\w+) +(\(?[\d *]+\)?)", header, re.MULTILINE))
        rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \|$",
                          GUIDE.section("Limits"), re.MULTILINE)
        shown = {name: int(number.replace(",", "")) for name, number in rows}
        self.assertEqual(set(defined), set(LIMITS))
        for name, value in defined.items():
            with self.subTest(name):
                number = 1
                for factor in value.strip("() ").split("*"):
                    number *= int(factor)
                self.assertEqual(shown.get(LIMITS[name]), number)

    def test_pace_is_that_of_stats(self):
        header = (SOURCE / "src" / "cli" / "stats_report.h").read_text()
        words = re.search(r"STATS_WORDS_A_MINUTE (\d+)", header)[1]
        self.assertTrue(f"{words} words a minute" in GUIDE.text)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
