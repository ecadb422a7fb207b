#!/usr/bin/env python3
"""The schema against the loader, by a validator that is not ours
(python3-jsonschema): valid by the metaschema, and over all good and bad files
and 2,000 mutated ones it refuses exactly those in which the loader has a
finding of the class shape (E1xx). Codes that scenarios/schema/README.md lists
as beyond a schema decide nothing.

Usage: test_validator.py DEMARCHE_CLI ROOT [MUTATED]"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from mutate import Mutator

try:
    import jsonschema
except ImportError:
    jsonschema = None

CLI, ROOT, *REST = sys.argv[1:]
ROOT = pathlib.Path(ROOT)
MUTATED = int(REST[0]) if REST else 2000
SEED = 5
LEAST = MUTATED // 4  # refused, and accepted

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
                  ROOT / "tests/schema/every_key.json"]
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

    def test_mutated_files(self):
        sources = [ROOT / "tests/schema/every_key.json",
                   ROOT / "tests/cli/small.json",
                   ROOT / "tests/scenarios/strait.json"]
        mutator = Mutator([read(path) for path in sources], SEED)
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number in range(MUTATED):
                root = mutator.file()
                path = pathlib.Path(folder) / f"{number}.json"
                path.write_text(json.dumps(root), encoding="utf-8")
                files.append((path, root))
            counts, used = self.compare(files)
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
