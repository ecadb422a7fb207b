#!/usr/bin/env python3
"""What `demarche-cli schema` writes stands in scenarios/, byte for byte, and is
as an editor needs it: JSON without a key twice, everything explained, every
reference within it.

Usage: test_same.py DEMARCHE_CLI ROOT"""

import json
import pathlib
import re
import subprocess
import sys
import unittest

CLI, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
FILES = {
    (): ROOT / "scenarios/schema/scenario.schema.json",
    ("--format", "markdown"): ROOT / "scenarios/KEYS.md",
}


def written(*options):
    return subprocess.run([CLI, "schema", *options], capture_output=True,
                          check=True).stdout


def once(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key twice: {keys}"
    return dict(pairs)


def objects(value):
    """Every object within, with the way to it."""
    waiting = [("", value)]
    while waiting:
        way, value = waiting.pop()
        if isinstance(value, dict):
            yield way, value
            waiting += [(f"{way}/{key}", item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{way}/{i}", item) for i, item in enumerate(value)]


class Same(unittest.TestCase):
    def setUp(self):
        self.schema = json.loads(written(), object_pairs_hook=once)

    def test_files(self):
        for options, path in FILES.items():
            self.assertEqual(written(*options), path.read_bytes(),
                             f"{path}: run tests/schema/update.sh BUILD")

    def test_other_formats_are_refused(self):
        run = subprocess.run([CLI, "schema", "--format", "yaml"],
                             capture_output=True, text=True)
        self.assertEqual(run.returncode, 2)
        self.assertIn("E927", run.stderr)

    def test_every_key_is_explained(self):
        count = 0
        for name, kind in self.schema["$defs"].items():
            for key, row in kind.get("properties", {}).items():
                count += 1
                self.assertRegex(row.get("description", ""), r"^[A-Z].*\.$",
                                 f"{name}/{key}")
        self.assertGreater(count, 250)

    def test_every_word_is_explained(self):
        for way, part in objects(self.schema):
            if isinstance(part.get("enum"), list):
                self.assertEqual(len(part["enum"]),
                                 len(part["enumDescriptions"]), way)

    def test_references(self):
        """A definition has nothing that VS Code would prefer to what stands
        beside a reference to it, but what the reference needs."""
        names = set()
        for way, part in objects(self.schema):
            if "$ref" in part and isinstance(part["$ref"], str):
                name = re.fullmatch(r"#/\$defs/(\w+)", part["$ref"])[1]
                self.assertIn(name, self.schema["$defs"], way)
                names.add(name)
                beside = (set(part) - {"$ref"}) & set(
                    self.schema["$defs"][name])
                self.assertFalse(beside, f"{way} and {name}")
        self.assertEqual(names, set(self.schema["$defs"]))

    def test_no_big_choices(self):
        """Editors cannot tell which branch of a oneOf was meant."""
        for way, part in objects(self.schema):
            if not way.endswith("/properties"):
                self.assertNotIn("oneOf", part, way)
                self.assertLessEqual(len(part.get("anyOf", [])), 4, way)

    def test_snippets(self):
        """Places to fill in are numbered from 1, and bodies are objects of
        keys that may stand there."""
        count = 0
        for name, kind in self.schema["$defs"].items():
            for snippet in kind.get("defaultSnippets", []):
                count += 1
                text = json.dumps(snippet["body"])
                places = [int(n) for n in re.findall(r"\$\{(\d+)", text)]
                self.assertEqual(places, list(range(1, len(places) + 1)), text)
                keys = set(kind["properties"])
                for branch in ("option", "use") if name == "offer" else ():
                    keys |= set(self.schema["$defs"][branch]["properties"])
                self.assertLessEqual(set(snippet["body"]), keys, text)
        self.assertGreater(count, 20)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
