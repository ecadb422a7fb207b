#!/usr/bin/env python3
"""lint.py finds what is planted for it: style, size, nesting, parameters,
complexity, recursion, and a file that no target compiles."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

import lint
import tree

GOOD = "int good(int a);\n\nint good(int a)\n{\n    return a + 1;\n}\n"

NESTED = """int f(int a);

int f(int a)
{
    if (a > 1) {
        while (a < 9) {
            for (int b = 0; b < a; b++) {
                if (b == 7) {
                    a++;
                }
            }
        }
    }
    return a;
}
"""

COMPLEX = "int f(int a);\n\nint f(int a)\n{\n" + "".join(
    f"    if (a > {n} && (a < {n * 3} || a == {n * 7}))\n        a++;\n"
    for n in range(9)) + "    return a;\n}\n"

PLANTED = {
    "recommended size": "int f(int a);\n\nint f(int a)\n{\n" +
                        "    a++;\n" * 59 + "    return a;\n}\n",
    "nesting level 4": NESTED,
    "6 parameters": "int f(int a, int b, int c, int d, int e, int g);\n\n"
                    "int f(int a, int b, int c, int d, int e, int g)\n{\n"
                    "    return a + b + c + d + e + g;\n}\n",
    "cognitive complexity": COMPLEX,
    "misc-no-recursion": "int f(int a);\n\nint f(int a)\n{\n"
                         "    return a > 0 ? f(a - 1) : 0;\n}\n",
    "clang-format": GOOD.replace("    return", "\treturn"),
    "bugprone": "int f(const char *a);\n\nint f(const char *a)\n{\n"
                "    return *a + (int)sizeof(sizeof(a));\n}\n",
}


class Lint(unittest.TestCase):
    def findings(self, text, listed=True):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name).resolve()
            for setting in (".clang-format", ".clang-tidy"):
                shutil.copy(tree.ROOT / setting, root)
            source = root / "src" / "base" / "a.c"
            source.parent.mkdir(parents=True)
            source.write_text(text, encoding="utf-8")
            entry = {"directory": str(root), "file": str(source),
                     "command": f"cc -std=c11 -c {source}"}
            (root / "compile_commands.json").write_text(
                json.dumps([entry] if listed else []))
            return "\n".join(lint.check(root, root))

    def test_nothing_to_find(self):
        self.assertEqual(self.findings(GOOD), "")

    def test_planted(self):
        for part, text in PLANTED.items():
            with self.subTest(part):
                self.assertIn(part, self.findings(text))

    def test_no_target(self):
        self.assertIn("in no target", self.findings(GOOD, listed=False))


if __name__ == "__main__":
    unittest.main()
