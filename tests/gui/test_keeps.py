"""Plays are kept: the game that is started again goes on just where the last
one stood, whatever ended it, and what is wrong with a folder or file is said
while the play goes on."""

import os
import unittest

import gui

WORDS = (gui.MERIDIA, "--seat", "aldra", "--seed", "4")
BEGIN = ["key enter", "key down", "key enter", "click start", "wait"]
MOVES = ["key 2", "key enter", "wait", "click next", "wait",
         "key 1", "key enter", "wait", "click next", "wait"]
CONTINUE = ["wait", "assert widget continue focused", "key enter", "wait"]


class Keeps(gui.Case):
    def keeps(self, lines, *words, folder="kept"):
        return self.script([*lines, "hash", "picture end.png"], *words,
                           "--save-dir", folder)

    def good(self, lines, *words, folder="kept"):
        """The play's hash and its last picture."""
        result = self.keeps(lines, *words, folder=folder)
        self.assertEqual(result.code, 0, result.both)
        return result.out, (self.folder / "end.png").read_bytes()

    def files(self, folder="kept"):
        return sorted(name for name in os.listdir(self.folder / folder)
                      if name != "editions")

    def test_goes_on_where_it_stood(self):
        before = self.good([*BEGIN, *MOVES], *WORDS)
        self.assertEqual(len(self.files()), 1, self.files())
        self.assertEqual(self.good(CONTINUE), before)
        # The same file goes on: none is added, and none is left beside it.
        self.good([*CONTINUE, "key 1", "key enter", "wait"])
        self.assertEqual(len(self.files()), 1, self.files())
        self.assertTrue(self.files()[0].endswith(".save"))

    def test_every_play_has_a_file(self):
        self.good([*BEGIN, *MOVES], *WORDS)
        self.good(BEGIN, *WORDS)
        self.assertEqual(len(self.files()), 2, self.files())

    def test_a_save_opens_by_its_name(self):
        before = self.good([*BEGIN, *MOVES], *WORDS)
        path = os.path.join("kept", self.files()[0])
        self.assertEqual(self.good(["wait"], path), before)
        # Elsewhere it is the start of a file of its own.
        os.rename(self.folder / path, self.folder / "mine.save")
        kept = (self.folder / "mine.save").read_bytes()
        self.good(["wait", "key 1", "key enter", "wait"], "mine.save")
        self.assertEqual((self.folder / "mine.save").read_bytes(), kept)
        self.assertEqual(len(self.files()), 1, self.files())

    def test_a_damaged_save_is_kept_aside(self):
        self.good([*BEGIN, *MOVES], *WORDS)
        path = self.folder / "kept" / self.files()[0]
        whole = path.read_bytes()
        cut = whole[:whole.index(b"\nturn 3 ")]
        path.write_bytes(cut)
        result = self.keeps(["wait", "key enter", "wait",
                             "assert screen resume",
                             "assert text screen damaged",
                             "click next", "wait"])
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual(self.files(), [path.name[:-5] + ".bad", path.name])
        self.assertEqual(path.with_suffix(".bad").read_bytes(), cut)

    def test_an_edited_scenario_asks(self):
        text = self.own_scenario()
        edited = text.replace('"effects": {"tension": 2}',
                              '"effects": {"tension": 3}')
        self.assertTrue(text != edited)
        played = self.good([*BEGIN, *MOVES], "own.json", *WORDS[1:])
        path = self.folder / "kept" / self.files()[0]
        before = path.read_bytes()
        self.put("own.json", edited)
        result = self.keeps([
            "wait", "key enter", "wait", "assert screen resume",
            "assert text screen From turn 2 on this play would go otherwise: "
            "meter tension is", "click next", "wait", "assert screen decision",
            "key 2", "key enter", "wait"])
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual(len(self.files()), 2)
        # Or it goes on whole, with the scenario as it was.
        kept = "kept/" + path.name
        whole = self.good(["wait", "assert widget as_begun focused",
                           "key enter", "wait"], kept)
        self.assertTrue(whole == played)

    def own_scenario(self):
        """One that the program finds nowhere else."""
        with open(gui.MERIDIA, encoding="utf-8") as file:
            text = file.read().replace('"id": "meridia"', '"id": "own"')
        self.put("own.json", text)
        return text

    def test_a_scenario_that_is_gone(self):
        self.own_scenario()
        before = self.good([*BEGIN, *MOVES], "own.json", *WORDS[1:])
        (self.folder / "own.json").unlink()
        after = self.good(["wait", "key enter", "wait", "assert screen resume",
                           "assert text screen no longer where it was",
                           "click next", "wait"])
        self.assertTrue(after == before)

    def test_a_scenario_of_which_nothing_is_left(self):
        text = self.own_scenario()
        before = self.good([*BEGIN, *MOVES], "own.json", *WORDS[1:])
        edited = text.replace('"name": "Tension", "start": 46',
                              '"name": "Tension", "start": 47')
        self.assertTrue(text != edited)
        self.put("own.json", edited)
        after = self.good(["wait", "key enter", "wait", "assert screen resume",
                           "assert text screen not even the first turn",
                           "click next", "wait"])
        self.assertTrue(after == before)

    def test_a_folder_that_is_none(self):
        self.put("kept", "a file")
        result = self.keeps([*BEGIN, *MOVES,
                             "assert text screen could not be kept"], *WORDS)
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual((self.folder / "kept").read_text(), "a file")

    def test_no_save(self):
        result = self.keeps([*BEGIN, *MOVES], *WORDS, "--no-save")
        self.assertEqual(result.code, 0, result.both)
        self.assertFalse((self.folder / "kept").exists())
        # What ends by itself keeps nothing where no folder is named.
        result = self.script([*BEGIN, *MOVES], *WORDS)
        self.assertEqual(result.code, 0, result.both)
        self.assertFalse((self.folder / "data").exists())


gui.main()
