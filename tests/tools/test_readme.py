#!/usr/bin/env python3
"""README.md keeps its word: the two lines, the links, the console lines.

Usage: test_readme.py CLI SOURCE (the lines themselves run in .ci/run)"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CLI, SOURCE = (Path(word).resolve() for word in sys.argv[1:3])
TEXT = (SOURCE / "README.md").read_text(encoding="utf-8")
PROGRAM = "build/release/demarche-cli "


def blocks():
    return re.findall(r"^```sh\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def setup_line(workflow):
    """The packages that a line installs, and what it does then."""
    found = re.findall(
        r"^sudo apt-get update && sudo apt-get install -y "
        r"--no-install-recommends ([a-z0-9. +-]+) && "
        rf"cmake --workflow --preset {workflow}$", TEXT, re.MULTILINE)
    return [line.split() for line in found]


class Readme(unittest.TestCase):
    def test_opens_with_the_two_lines(self):
        first, second = blocks()[:2]
        self.assertTrue(first.endswith("--preset play\n"))
        self.assertTrue(second.endswith("--preset test\n"))
        self.assertLess(TEXT.index(second), TEXT.index("<img"))

    def test_testing_needs_what_playing_needs_and_more(self):
        play, test = setup_line("play"), setup_line("test")
        self.assertEqual((len(play), len(test)), (1, 1))
        self.assertEqual(set(test[0]) - set(play[0]),
                         {"libcmocka-dev", "python3"})
        self.assertEqual(set(play[0]) - set(test[0]), set())

    def test_links_lead_somewhere(self):
        links = re.findall(r'\]\(([^):#]+)\)|src="([^"]+)"', TEXT)
        self.assertTrue(links)
        for link in ("".join(pair) for pair in links):
            with self.subTest(link):
                self.assertTrue((SOURCE / link).exists())

    def test_console_lines_run(self):
        lines = [line for block in blocks() for line in block.splitlines()
                 if line.startswith(PROGRAM)]
        self.assertGreaterEqual(len(lines), 4)
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(SOURCE / "scenarios", Path(folder) / "scenarios",
                       target_is_directory=True)
            for line in lines:
                with self.subTest(line):
                    words = shlex.split(line[len(PROGRAM):])
                    run = subprocess.run(
                        [CLI, *words], cwd=folder, capture_output=True,
                        stdin=subprocess.DEVNULL, timeout=100)
                    self.assertEqual(run.returncode, 0, run.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
