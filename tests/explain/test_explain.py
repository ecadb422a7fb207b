"""explain: every code has an entry, and its example is true.

What is wrong gives exactly its code, at the marked place; what is right gives
nothing."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(sys.argv[2]) / "tests" / "cli"))

import cli  # noqa: E402
import seal  # noqa: E402
import examples  # noqa: E402
from examples import is_repeated, placed  # noqa: E402

HERE = Path(__file__).parent
BASE = (HERE / "cable.json").read_text(encoding="utf-8")

# Examples that are only read, and why.
ONLY_READ = {
    "E401": "a file that large is refused as E923 before it is read",
    "E406": "so many effects make a file too long to show",
    "E914": "a file that large is refused as E923 before it is read",
    "N412": "it never comes without the 2,000 findings before it",
    "W546": "it takes a list whose entries have numbers for ids",
    "E413": "so many texts make a file too long to show",
}

# Codes that never come alone, and with which.
COMPANIONS = {"W942": {"N943"}}

# Examples that root cannot show: root may read every file.
NOT_FOR_ROOT = {"E921"}
NOBODY = 65534

LONGEST_TEXT = 460
LONGEST_TODO = 320
COLUMNS = 78


def catalogue():
    done = subprocess.run([cli.PROGRAM, "explain", "--format", "json"],
                          capture_output=True, timeout=cli.SECONDS, check=True)
    return json.loads(done.stdout)


CODES = catalogue()
TOLD = [entry for entry in CODES if "text" in entry]


def of_form(*forms):
    return [entry for entry in TOLD if entry["example"]["form"] in forms]


def sealed(text):
    """A recording whose last line fits what is before it."""
    body = re.sub(r"checksum [0-9a-f]{16}\n$", "", text)
    return body + seal.seal("checksum", body.encode()).decode()


def codes_in(text):
    return set(re.findall(r"(?:error|warning|notice)\[([EWN]\d{3})\]", text))


class Entries(cli.Case):
    def test_every_code_has_one(self):
        missing = {entry["code"] for entry in CODES if "text" not in entry}
        self.assertEqual(missing, set())

    def test_none_is_of_another_code_or_stands_twice(self):
        found = []
        for path in (cli.SOURCE / "src/report/explain").glob("*.txt"):
            found += re.findall(r"(?m)^([A-Z]\d+)$", path.read_text("utf-8"))
        self.assertEqual(sorted(found),
                         sorted(entry["code"] for entry in TOLD))

    def test_texts_are_short_sentences(self):
        for entry in TOLD:
            with self.subTest(entry["code"]):
                text, todo = entry["text"], entry["todo"]
                self.assertGreaterEqual(len(text), 60)
                self.assertLessEqual(len(text), LONGEST_TEXT)
                self.assertGreaterEqual(len(todo), 20)
                self.assertLessEqual(len(todo), LONGEST_TODO)
                self.assertRegex(text, r"\.$")
                self.assertRegex(todo, r"\.$")

    def test_examples_are_there_and_narrow(self):
        for entry in TOLD:
            with self.subTest(entry["code"]):
                example = entry["example"]
                self.assertNotEqual(example["wrong"], example["right"])
                self.assertTrue(example["right"].strip())
                lines = (example["wrong"] + example["right"]).splitlines()
                self.assertLessEqual(max(map(len, lines)), COLUMNS - 4)

    def test_only_those_listed_are_only_read(self):
        self.assertEqual({entry["code"] for entry in of_form("text")},
                         set(ONLY_READ))


class Scenarios(cli.Case):
    """Examples that are pieces of a scenario, or a whole one."""

    def checked(self, which):
        """The findings of all of them by code, and where each begins."""
        entries = of_form("at", "file")
        starts = {}
        for entry in entries:
            content, start = placed(BASE, entry["example"], which)
            self.put(entry["code"], content)
            starts[entry["code"]] = start
        result = self.run_cli("check", "--format", "json",
                              *(entry["code"] for entry in entries))
        findings = {code: [] for code in starts}
        for finding in json.loads(result.out)["findings"]:
            findings[finding["file"]].append(finding)
        return entries, findings, starts

    def test_the_scenario_they_stand_in_is_right(self):
        self.put("cable.json", BASE)
        result = self.good("check", "cable.json")
        self.assertIn("0 errors, 0 warnings, 0 notices", result.out)

    def test_what_is_wrong_gives_its_code_at_its_place(self):
        entries, findings, starts = self.checked("wrong")
        for entry in entries:
            code, example = entry["code"], entry["example"]
            with self.subTest(code):
                found = findings[code]
                self.assertEqual({f["code"] for f in found}, {code}, found)
                if not example["wrong"]:
                    continue
                self.assertIn("line", example, "no place is marked")
                place = [starts[code] + example["line"], example["column"]]
                places = [[f["line"], f["column"]] for f in found]
                if is_repeated(example["wrong"]):  # its columns are others
                    place, places = place[:1], [p[:1] for p in places]
                self.assertIn(place, places, found)

    def test_what_is_right_gives_nothing(self):
        entries, findings, _ = self.checked("right")
        for entry in entries:
            with self.subTest(entry["code"]):
                self.assertEqual(findings[entry["code"]], [])


class Lines(cli.Case):
    """Examples that are typed in a play."""

    def typed(self, lines):
        self.put("cable.json", BASE)
        result = self.run_cli("play", "cable.json", "--seed", "1", typed=lines)
        return codes_in(result.both)

    def test_what_is_wrong_gives_its_code(self):
        for entry in of_form("line"):
            with self.subTest(entry["code"]):
                self.assertEqual(self.typed(entry["example"]["wrong"]),
                                 {entry["code"]})

    def test_what_is_right_gives_nothing(self):
        for entry in of_form("line"):
            with self.subTest(entry["code"]):
                self.assertEqual(self.typed(entry["example"]["right"]), set())


class Recordings(cli.Case):
    """Examples that are lines of a recording, sealed again."""

    def setUp(self):
        super().setUp()
        self.put("cable.json", BASE)
        self.good("play", "cable.json", "--seed", "1", "--auto",
                  "--record", "cable.play")
        self.text = (self.folder / "cable.play").read_text(encoding="utf-8")

    def test_the_lines_that_are_right_are_those_of_a_recording(self):
        self.assertEqual(sealed(self.text), self.text)
        for entry in of_form("recording"):
            self.assertIn("\n" + entry["example"]["right"], "\n" + self.text)

    def test_what_is_wrong_gives_its_code(self):
        for entry in of_form("recording"):
            with self.subTest(entry["code"]):
                example = entry["example"]
                head, tail = self.text.split(example["right"], 1)
                self.put("wrong.play", sealed(head + example["wrong"] + tail))
                result = self.run_cli("replay", "wrong.play",
                                      "--scenario", "cable.json")
                self.assertEqual(codes_in(result.both), {entry["code"]})
                if "line" in example:
                    line = head.count("\n") + example["line"]
                    self.assertIn(f"wrong.play:{line}: ", result.err)


class Translations(cli.Case):
    """Examples that are entries of a translation beside the scenario."""

    def setUp(self):
        super().setUp()
        self.put("cable.json", BASE)
        template = self.good("strings", "cable.json").out
        self.entries = examples.translated(template)

    def checked(self, example, which):
        content, start = examples.translation(self.entries, example, which)
        self.put("cable.de.po", content)
        result = self.run_cli("strings", "cable.json", "--check")
        return codes_in(result.both), start, result.err

    def test_what_is_wrong_gives_its_code_at_its_place(self):
        for entry in of_form("translation"):
            with self.subTest(entry["code"]):
                example = entry["example"]
                codes, start, text = self.checked(example, "wrong")
                self.assertEqual(codes, {entry["code"]}, text)
                if "line" in example:
                    place = f"{start + example['line']}:{example['column']}"
                    self.assertIn(f"cable.de.po:{place}: ", text)

    def test_what_is_right_gives_nothing(self):
        for entry in of_form("translation"):
            with self.subTest(entry["code"]):
                codes, _, text = self.checked(entry["example"], "right")
                self.assertEqual(codes, set(), text)


class Commands(cli.Case):
    """Examples that are lines of a shell."""

    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "demarche-cli").symlink_to(cli.PROGRAM)
        self.environment["PATH"] = os.pathsep.join(
            (str(self.folder / "bin"), os.environ["PATH"]))

    def nobody(self, folder):
        """How to run as somebody who is not root; None where that cannot
        start the program."""
        if os.geteuid() != 0:
            return {}
        for path in (self.folder, folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        options = {"user": NOBODY, "group": NOBODY}
        try:
            subprocess.run([cli.PROGRAM, "--version"], capture_output=True,
                           timeout=cli.SECONDS, check=True, **options)
        except PermissionError:
            return None
        return options

    def shell(self, entry, which):
        """The codes that the lines give, in a folder of their own."""
        folder = self.folder / f"{entry['code']}-{which}"
        folder.mkdir()
        (folder / "cable.json").write_text(BASE, encoding="utf-8")
        subprocess.run([cli.PROGRAM, "play", "cable.json", "--seed", "1",
                        "--auto", "--record", "cable.play"], cwd=folder,
                       capture_output=True, timeout=cli.SECONDS, check=True)
        options = {}
        if entry["code"] in NOT_FOR_ROOT:
            options = self.nobody(folder)
            if options is None:
                self.skipTest("somebody else cannot start the program here")
        done = subprocess.run(["sh", "-c", entry["example"][which]],
                              cwd=folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=cli.SECONDS, check=False, **options)
        return codes_in(cli.readable(done.stdout + done.stderr))

    def test_what_is_wrong_gives_its_code(self):
        for entry in of_form("command"):
            code = entry["code"]
            with self.subTest(code):
                self.assertEqual(self.shell(entry, "wrong"),
                                 {code} | COMPANIONS.get(code, set()))

    def test_what_is_right_gives_nothing(self):
        for entry in of_form("command"):
            with self.subTest(entry["code"]):
                self.assertEqual(self.shell(entry, "right"), set())


class Told(cli.Case):
    def test_the_table_holds_every_code(self):
        lines = self.good("explain").lines()
        self.assertEqual([line.split()[0] for line in lines],
                         [entry["code"] for entry in CODES])
        self.assertIn("E601  error    references  an id that names nothing",
                      lines)

    def test_one_code_in_any_spelling(self):
        text = self.good("explain", "E601").out
        self.assertTrue(text.startswith(
            "E601 (error, references): an id that names nothing\n\n"), text)
        for word in ("e601", "601"):
            self.assertEqual(self.good("explain", word).out, text)

    def test_every_text_fits_and_shows_its_mark(self):
        words = [entry["code"] for entry in TOLD]
        for line in self.good("explain", *words).lines():
            self.assertLessEqual(len(line), COLUMNS)
        text = self.good("explain", "E102").out
        self.assertRegex(text, r'(?m)^    "efects": .*\n    \^\nRight:\n')

    def test_an_unknown_code_is_answered_by_the_nearest(self):
        self.assertIn("there is no code E609; did you mean \"E6",
                      self.wrong(2, "explain", "E609").err)
        self.assertIn('did you mean "E601"?',
                      self.wrong(2, "explain", "W601").err)
        for word in ("names", "E999", "E699"):
            self.assertIn("; demarche-cli explain lists all",
                          self.wrong(2, "explain", word).err)

    def test_one_wrong_code_does_not_hide_the_others(self):
        result = self.wrong(2, "explain", "E601", "E60", "w504")
        self.assertEqual(re.findall(r"(?m)^(\w+) \(", result.out),
                         ["E601", "W504"])

    def test_a_list_of_some(self):
        result = self.good("explain", "E601", "w504", "--format=json")
        self.assertEqual([entry["code"] for entry in json.loads(result.out)],
                         ["E601", "W504"])

    def test_another_format(self):
        self.assertIn("--format is xml, expected text or json",
                      self.wrong(2, "explain", "--format", "xml").err)


if __name__ == "__main__":
    cli.main()
