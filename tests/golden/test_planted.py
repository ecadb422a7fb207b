"""A golden file in which one play is another is found, by play and turn.

Usage: test_planted.py GOLDEN_PLAYS PLAYS.TXT SCENARIO..."""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, PLAYS, *SCENARIOS = sys.argv[1:]
EVERY = 114
LINES = Path(PLAYS).read_text(encoding="utf-8").splitlines(keepends=True)
LOOKED_AT = range(0, len(LINES), EVERY)
FIRST_TURN = 6  # the word of a line that tells of turn 1


def other(digits):
    return f"{int(digits[0], 16) ^ 1:x}{digits[1:]}"


def changed(line, word):
    words = line.split()
    words[word] = other(words[word])
    return " ".join(words) + "\n"


class Planted(unittest.TestCase):
    def compare(self, lines):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plays.txt"
            path.write_text("".join(lines), encoding="utf-8")
            return subprocess.run(
                [PROGRAM, "--compare", str(path), "--every", str(EVERY),
                 *SCENARIOS], capture_output=True, text=True, check=False)

    def found(self, index, line, text):
        lines = [*LINES[:index], line, *LINES[index + 1:]]
        result = self.compare(lines)
        scenario, player, seed = LINES[index].split()[:3]
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertRegex(
            result.stdout,
            rf"^line {index + 1}: {scenario}, by {player}, seed {seed}: "
            rf"{text}\b")

    def test_the_file_as_it_is(self):
        result = self.compare(LINES)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn(f"{len(LOOKED_AT)} plays of {len(LINES)}: all as kept",
                      result.stdout)

    def test_each_turn(self):
        index = LOOKED_AT[1]
        turns = int(LINES[index].split()[3])
        self.assertGreater(turns, 5)
        for turn in range(1, turns + 1):
            line = changed(LINES[index], FIRST_TURN + turn - 1)
            self.found(index, line, f"turn {turn} differs")
        line = changed(LINES[index], FIRST_TURN + turns)
        self.found(index, line, "the world at its end differs")

    def test_two_turns_name_the_first(self):
        index = LOOKED_AT[-1]
        line = changed(changed(LINES[index], FIRST_TURN + 4), FIRST_TURN + 2)
        self.found(index, line, "turn 3 differs")

    def test_the_other_words(self):
        line = LINES[LOOKED_AT[2]]
        words = line.split()
        self.found(LOOKED_AT[2], changed(line, 5),
                   "its hash over all turns differs")
        self.found(LOOKED_AT[2], line.replace(f" {words[4]} ", " nowhere "),
                   "its ending differs")
        self.found(LOOKED_AT[2],
                   re.sub(r"^(\S+ \S+ \d+) \d+", r"\1 77", line),
                   "its number of turns differs")
        self.found(LOOKED_AT[2], line.replace(words[0], "elsewhere"),
                   "another play is kept there")

    def test_a_line_more_or_less(self):
        self.assertEqual(self.compare([*LINES, LINES[-1]]).returncode, 1)
        self.assertEqual(self.compare(LINES[:-1]).returncode, 1)
        self.assertEqual(self.compare([]).returncode, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
