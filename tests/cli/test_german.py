#!/usr/bin/env python3
"""The shipped translations: complete, sound, and of the same play.

Usage: test_german.py PROGRAM SOURCE"""

import re
import shutil

from cli import SOURCE, Case, main

TRANSLATIONS = sorted((SOURCE / "scenarios").glob("*/*.po"))
GAME = SOURCE / "assets" / "lang" / "de.po"
NAME = r"\{(?:actor|side|adviser)\}"


class Shipped(Case):
    def setUp(self):
        super().setUp()
        self.assertTrue(TRANSLATIONS)

    def test_is_complete_and_sound(self):
        for path in TRANSLATIONS:
            scenario = str(path.parent / "scenario.json")
            result = self.run_cli("strings", scenario, "--check",
                                  "--lang", path.stem)
            self.assertEqual((result.code, result.both), (0, ""))

    def test_is_laid_out_as_the_command_does(self):
        for path in TRANSLATIONS:
            for name in ("scenario.json", path.name):
                shutil.copy(path.parent / name, self.folder / name)
            out = self.good("strings", "scenario.json", "--lang",
                            path.stem).out
            self.assertIn(" 0 to be looked at, 0 missing", out)
            self.assertEqual((self.folder / path.name).read_bytes(),
                             path.read_bytes())

    def test_plays_to_the_same_world(self):
        for path in TRANSLATIONS:
            scenario = str(path.parent / "scenario.json")
            for seed in range(1, 21):
                words = ("play", scenario, "--auto", "--seed", str(seed))
                ours = self.good(*words, "--lang", path.stem)
                self.assertEqual(ours.err, "")
                self.assertEqual(ours.hash(), self.good(*words).hash())


class German(Case):
    """What German print would not let pass."""

    def texts(self):
        for path in TRANSLATIONS:
            if path.stem != "de":
                continue
            for block in path.read_text(encoding="utf-8").split("\n\n")[1:]:
                text = block.partition("\nmsgstr ")[2]
                yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))

    def test_marks_and_blanks(self):
        for text in self.texts():
            self.assertNotRegex(text, r"[\"'`´]|\.\.\.|  | [.,;:!?…]| - ",
                                text)
            self.assertNotRegex(text, r" – ", "a dash begins no line")
            self.assertNotRegex(text, r"\b(\w+) \1\b", text)

    def test_is_polite(self):
        for text in self.texts():
            self.assertNotRegex(text, r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich)\b",
                                text)


class Game(Case):
    """The same of what the game itself says, around any name."""

    def texts(self):
        blocks = GAME.read_text(encoding="utf-8").split("\n\n")[1:]
        self.assertGreater(len(blocks), 500)
        for block in blocks:
            for text in re.split(r"\nmsgstr(?:\[\d\])? ", block)[1:]:
                yield "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))

    def test_marks_and_blanks(self):
        for text in self.texts():
            self.assertNotRegex(text, r"[\"'`´]|\.\.\.|  | [.,;:!?]| - ", text)

    def test_is_polite(self):
        for text in self.texts():
            self.assertNotRegex(text, r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich)\b",
                                text)

    def test_names_need_no_case(self):
        """A side is named in the nominative alone, and may be a plural."""
        for text in self.texts():
            self.assertNotRegex(
                text, r"\b(von|mit|bei|zu|für|durch|gegen|an|auf) " + NAME,
                text)
            self.assertNotRegex(
                text, NAME + r" (hat|ist|tut|handelt\w*|wählt\w*)\b", text)


if __name__ == "__main__":
    main()
