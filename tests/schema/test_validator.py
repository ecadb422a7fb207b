#!/usr/bin/env python3
"""The schema against the loader, by a validator that is not ours
(python3-jsonschema). It is valid by the metaschema, and refuses exactly those
files in which the loader has a finding of the class shape (E1xx): of all good
and bad ones, of those that differ in one place from a file with every key, and
of 2,000 mutated ones. Codes that scenarios/schema/README.md lists as beyond a
schema decide nothing.

Usage: test_validator.py DEMARCHE_CLI ROOT [MUTATED]"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from mutate import Mutator, every_place

try:
    import jsonschema
except ImportError:
    jsonschema = None

CLI, ROOT, *REST = sys.argv[1:]
ROOT = pathlib.Path(ROOT)
MUTATED = int(REST[0]) if REST else 2000
SEED = 5
LEAST = MUTATED // 4  # refused, and accepted

EVERY_KEY = ROOT / "tests" / "schema" / "every_key.json"
FOLDER = ROOT / "scenarios" / "schema"
UNREAD = {"E401", "E402", "E403", "E404"}  # limits of what is read at all
FINDING = re.compile(r"^(.*?):\d+:\d+: \w+\[([ENW]\d+)\]: (.*)$", re.M)


def beyond():
    """The codes of the table in README.md."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| (E1\d\d) \|", text, re.M))


def read(path):
    """The parsed file; None where that is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None


def findings(paths):
    """Findings of the class shape by file, of one run of `check`; None for a
    file that is refused before its shape is looked at."""
    run = subprocess.run([CLI, "check", "--effort", "0", *map(str, paths)],
                         capture_output=True, text=True, timeout=120)
    found = {str(path): {} for path in paths}
    for name, code, message in FINDING.findall(run.stdout):
        if code.startswith("E0") or code in UNREAD:
            found[name] = None
        elif code.startswith("E1"):
            found[name].setdefault(code, message)
    return found


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = read(FOLDER / "scenario.schema.json")
        cls.validator = jsonschema.Draft202012Validator(cls.schema)
        cls.beyond = beyond()

    def compare(self, files):
        """`files`: paths and what stands in them. How many were refused,
        accepted, and left to the codes beyond a schema."""
        found = findings([path for path, _ in files])
        counts, wrong, used = [0, 0, 0], [], set()
        for path, root in files:
            codes = found[str(path)]
            if codes is None:
                continue
            error = next(self.validator.iter_errors(root), None)
            if codes and set(codes) <= self.beyond:
                counts[2] += 1
                used |= set(codes)
            elif bool(codes) == (error is not None):
                counts[0 if codes else 1] += 1
            else:
                place = error and (error.message[:200],
                                   list(error.absolute_path))
                wrong.append(f"{path.name}: the loader says {codes}, "
                             f"the schema {place}")
        self.assertEqual(wrong[:10], [], f"{len(wrong)} of {len(files)}")
        return counts, used

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_good_files(self):
        files = sorted(ROOT.glob("scenarios/*/scenario.json"))
        files += [ROOT / "tests/cli/small.json",
                  ROOT / "tests/scenarios/strait.json",
                  EVERY_KEY]
        counts, _ = self.compare([(path, read(path)) for path in files])
        self.assertEqual(counts, [0, len(files), 0])

    def test_bad_files(self):
        files = [(path, read(path))
                 for path in sorted(ROOT.glob("tests/bad_scenarios/*.json"))]
        files = [(path, root) for path, root in files if root is not None]
        counts, _ = self.compare(files)
        print(f"bad files: {counts[0]} refused, {counts[1]} accepted, "
              f"{counts[2]} beyond a schema", file=sys.stderr)
        self.assertGreater(counts[0], 10)

    def compare_made(self, roots):
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number, root in enumerate(roots):
                path = pathlib.Path(folder) / f"{number}.json"
                path.write_text(json.dumps(root), encoding="utf-8")
                files.append((path, root))
            return self.compare(files)

    def test_every_place(self):
        roots = list(every_place(read(EVERY_KEY)))
        counts, _ = self.compare_made(roots)
        print(f"{len(roots)} files with something else in one place: "
              f"{counts[0]} refused, {counts[1]} accepted, {counts[2]} beyond "
              f"a schema", file=sys.stderr)

    def test_mutated_files(self):
        mutator = Mutator([read(EVERY_KEY), read(ROOT / "tests/cli/small.json"),
                           read(ROOT / "tests/scenarios/strait.json")], SEED)
        roots = [mutator.file() for _ in range(MUTATED)]
        counts, used = self.compare_made(roots)
        print(f"{MUTATED} mutated files: {counts[0]} refused, {counts[1]} "
              f"accepted, {counts[2]} beyond a schema", file=sys.stderr)
        self.assertGreaterEqual(counts[0], LEAST)
        self.assertGreaterEqual(counts[1], LEAST)
        self.assertLess(counts[2], MUTATED // 20)
        self.assertEqual(used, self.beyond, "a code listed for nothing")


if __name__ == "__main__":
    if jsonschema is None:
        print("skipped: python3-jsonschema is not installed")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
