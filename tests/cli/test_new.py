#!/usr/bin/env python3
"""`new`: what it writes is whole, plays, and never replaces anything.

Usage: test_new.py PROGRAM SOURCE"""

import json
import os
import resource
import shlex
import shutil
import signal
import stat
import subprocess

from cli import PROGRAM, SOURCE, Case, Result, main

TEMPLATE = SOURCE / "src" / "app" / "template" / "scenario.json"
CLEAN = "0 errors, 0 warnings, 0 notices; it can be played"


def without_names(scenario):
    return {key: value for key, value in scenario.items()
            if key not in ("id", "title")}


def notes(value):
    """How many x- notes stand anywhere in it."""
    if isinstance(value, dict):
        return sum(key.startswith("x-") or notes(part)
                   for key, part in value.items())
    return sum(map(notes, value)) if isinstance(value, list) else 0


class Written(Case):
    """The file that it writes."""

    def new(self, *words):
        self.good("new", "harbour", *words)
        return json.loads((self.folder / "harbour" / "scenario.json")
                          .read_text(encoding="utf-8"))

    def test_is_the_template_with_id_and_title(self):
        scenario = self.new("--title", "Häfen, “A” and \\B")
        template = json.loads(TEMPLATE.read_text(encoding="utf-8"))
        self.assertEqual(scenario["id"], "harbour")
        self.assertEqual(scenario["title"], "Häfen, “A” and \\B")
        self.assertEqual(without_names(scenario), without_names(template))

    def test_makes_a_title_of_the_id(self):
        self.assertEqual(self.new()["title"], "Harbour")
        self.good("new", "two_old_towns")
        text = (self.folder / "two_old_towns" / "scenario.json").read_text()
        self.assertIn('"title": "Two old towns"', text)

    def test_editors_find_its_schema(self):
        scenario = self.new()
        self.assertEqual(next(iter(scenario)), "$schema")
        folder = self.folder / "harbour"
        self.assertEqual(sorted(path.name for path in folder.iterdir()),
                         ["scenario.json", "scenario.schema.json"])
        self.assertEqual(
            (folder / scenario["$schema"]).read_text(encoding="utf-8"),
            self.good("schema").out)

    def test_a_class_can_read_it(self):
        for umask, folder, file in ((0o022, 0o755, 0o644),
                                    (0o002, 0o775, 0o664),
                                    (0o077, 0o700, 0o600)):
            with self.subTest(oct(umask)):
                name = f"a{umask}"
                before = os.umask(umask)
                try:
                    self.good("new", name, "--folder", f"deep{umask}/er")
                finally:
                    os.umask(before)
                above = self.folder / f"deep{umask}"
                modes = [stat.S_IMODE(path.stat().st_mode) for path in (
                    above, above / "er", above / "er" / name,
                    above / "er" / name / "scenario.json",
                    above / "er" / name / "scenario.schema.json")]
                self.assertEqual(modes, [folder] * 3 + [file] * 2)

    def test_has_what_a_scenario_has(self):
        scenario = self.new()
        counts = {key: len(scenario[key]) for key in (
            "actors", "scenes", "meters", "unknowns", "options", "events",
            "rules", "endings", "codex", "sources")}
        self.assertEqual(counts, {
            "actors": 2, "scenes": 5, "meters": 4, "unknowns": 1,
            "options": 2, "events": 1, "rules": 1, "endings": 3, "codex": 2,
            "sources": 1})
        self.assertTrue(all(actor["playable"] for actor in scenario["actors"]))
        self.assertNotIn("history", scenario["unknowns"][0])
        self.assertIn("later", json.dumps(scenario["scenes"]))
        self.assertTrue(scenario["classroom"]["questions"])
        self.assertTrue(scenario["classroom"]["roles"])
        self.assertGreater(notes(scenario), 20)

    def test_is_laid_out_whatever_its_names(self):
        for name, title in (("a", "b"), ("c" * 64, "A long title " * 12)):
            with self.subTest(name):
                self.good("new", name, "--title", title)
                self.good("fmt", "--check", f"{name}/scenario.json")
        self.good("fmt", "--check", str(TEMPLATE))

    def test_labels_nothing_as_fact(self):
        text = json.dumps(self.new())
        self.assertNotIn('"reported"', text)
        self.assertIn('"status": "model"', text)

    def test_notes_may_be_deleted(self):
        def bare(value):
            if isinstance(value, dict):
                return {key: bare(part) for key, part in value.items()
                        if not key.startswith("x-")}
            return [bare(part) for part in value] if isinstance(
                value, list) else value
        self.put("bare.json", json.dumps(bare(self.new())))
        self.assertIn(CLEAN, self.good("check", "bare.json").out)


class Played(Case):
    def setUp(self):
        super().setUp()
        self.path = "harbour/scenario.json"
        self.good("new", "harbour")

    def test_checks_clean_and_keeps_its_claims(self):
        out = self.good("check", "--require-proof", self.path).out
        self.assertIn(CLEAN, out)
        self.assertIn("4 proved, 0 refuted, 0 undecided", out)

    def test_plays_to_each_ending_and_shows_all(self):
        out = self.good("auto", self.path, "--plays", "1000").out
        self.assertIn("stuck: 0\n", out)
        self.assertIn("everything was seen\n", out)
        for ending in ("alert", "shared", "rain"):
            with self.subTest(ending):
                line = next(line for line in out.splitlines()
                            if line.startswith(f"ending {ending}:"))
                self.assertGreaterEqual(float(line.split()[2]), 5)

    def test_no_seat_wins_by_one_habit(self):
        """An early word for peace leads somewhere else than one for war."""
        ends = {}
        for policy in ("hawk", "dove"):
            out = self.run_cli("auto", self.path, "--plays", "200",
                               "--policy", policy).out
            ends[policy] = {line.split()[1] for line in out.splitlines()
                            if line.startswith("ending ") and
                            not line.endswith(", 0")}
        self.assertFalse(ends["hawk"] & ends["dove"])


class Told(Case):
    """What it says, and the three commands that it names."""

    def commands(self, *words):
        lines = self.good("new", *words).out.splitlines()
        return [shlex.split(line) for line in lines if line.startswith("  ")]

    def test_names_what_was_written(self):
        out = self.good("new", "harbour").out
        self.assertTrue(out.startswith(
            "harbour/scenario.json: written, with 2 seats, 5 scenes and 3 "
            "endings.\n"))

    def test_commands_run_as_they_stand(self):
        for folder in ("plain", "two words", "it's", "-dash", "a;b $(c)"):
            with self.subTest(folder):
                check, play, game = self.commands(
                    "harbour", f"--folder={folder}")
                self.assertEqual([check[0], play[0], game[0]],
                                 ["demarche-cli", "demarche-cli", "demarche"])
                self.assertIn(CLEAN, self.good(*check[1:]).out)
                self.good(*play[1:], "--auto", "--seed", "1")
                self.assertTrue((self.folder / game[1]).is_file())

    def test_the_program_alone_is_enough(self):
        alone = self.folder / "alone"
        alone.mkdir()
        program = shutil.copy(PROGRAM, alone / "demarche-cli")
        result = self.run_cli("new", "harbour", program=program)
        self.assertEqual(result.code, 0, result.both)


class Refused(Case):
    def test_ids(self):
        for word, told in (
                ("Harbour", "harbour would do"),
                ("2nd", "nd would do"), ("", "at most 64"),
                ("a b", "a_b would do"), ("häfen", "h_fen would do"),
                ("../up", "up would do"), ("a" * 65, "a" * 64 + " would do"),
                ("turn", "reserved"), ("date", "reserved"),
                ("con", "device"), ("nul", "device"), ("com1", "device"),
                ("lpt9", "device")):
            with self.subTest(word):
                result = self.wrong(2, "new", word)
                self.assertIn("error[E927]", result.err)
                self.assertIn(told, result.err)
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_names_near_those_of_devices(self):
        for word in ("cone", "com", "com10", "con_1", "nul1"):
            with self.subTest(word):
                self.good("new", word)

    def test_longest_id(self):
        self.good("new", "a" * 64)

    def test_titles(self):
        for title in ("", "   "):
            with self.subTest(title):
                self.assertIn("empty", self.wrong(
                    2, "new", "harbour", f"--title={title}").err)
        self.assertIn("UTF-8", self.wrong(
            2, "new", "harbour", b"--title=\xff").err)
        self.wrong(2, "new", "harbour", "--title", "x" * 5000)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_what_is_there_stays(self):
        self.put("file", "mine")
        self.put("full/notes.txt", "mine")
        self.put("half/scenario.json", "{")
        self.put("hidden/.keep", "")
        before = {path: path.read_bytes()
                  for path in self.folder.rglob("*") if path.is_file()}
        for name in ("file", "full", "half", "hidden"):
            with self.subTest(name):
                self.assertIn("error[E930]", self.wrong(2, "new", name).err)
        self.assertIn("error[E930]",
                      self.wrong(2, "new", "below", "--folder", "file").err)
        after = {path: path.read_bytes()
                 for path in self.folder.rglob("*") if path.is_file()}
        self.assertEqual(before, after)

    def test_an_empty_folder_is_used(self):
        (self.folder / "harbour").mkdir()
        self.good("new", "harbour")

    def small_disk(self, room):
        """A run that can write files of so many bytes."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        done = subprocess.run(
            [PROGRAM, "new", "harbour"], cwd=self.folder, check=False,
            capture_output=True, preexec_fn=limit, timeout=60)
        return Result(done.returncode, done.stdout, done.stderr)

    def test_no_half_file_is_left(self):
        for room, name in ((4096, "scenario.json"),
                           (65536, "scenario.schema.json")):
            with self.subTest(name):
                result = self.small_disk(room)
                self.assertEqual(result.code, 2)
                self.assertIn(f"harbour/{name}: error[E924]", result.err)
                self.assertEqual(list((self.folder / "harbour").iterdir()),
                                 [])
        self.good("new", "harbour")

    def test_use(self):
        self.wrong(2, "new")
        self.wrong(2, "new", "a", "b")
        self.assertIn("ID/scenario.json", self.good("new", "--help").out)


if __name__ == "__main__":
    main()
