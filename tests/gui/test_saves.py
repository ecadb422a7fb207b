"""The list of saved plays in the game: a copy under a name, a copy in a file
of any other place, deleting; and what is said where nothing can be kept."""

import os

import gui

WORDS = (gui.MERIDIA, "--seat", "aldra", "--seed", "4")
BEGIN = ["key enter", "key down", "key enter", "click start", "wait"]
MOVE = ["key 2", "key enter", "wait"]


def typed(text):
    return ["key space" if sign == " " else f"key {sign}" for sign in text]


class Saves(gui.Case):
    def play(self, lines, *words, folder="kept"):
        result = self.script(lines, *words, "--save-dir", folder)
        self.assertEqual(result.code, 0, result.both)

    def files(self):
        return sorted(name for name in os.listdir(self.folder / "kept")
                      if name.endswith(".save"))

    def test_a_copy_under_a_name(self):
        self.play([*BEGIN, "key f5", "assert screen name",
                   *typed("My try"), "key enter",
                   "assert text answer My try", "key enter",
                   "assert screen decision", *MOVE], *WORDS)
        self.assertEqual(len(self.files()), 2, self.files())
        copy = [name for name in self.files() if b"name My try\n" in
                (self.folder / "kept" / name).read_bytes()]
        self.assertEqual(len(copy), 1)
        before = (self.folder / "kept" / copy[0]).read_bytes()
        # The play is continued, not its copy; which is on the list.
        self.play(["wait", "assert text continue Turn 3", "key f9", "wait",
                   "assert text save.1 My try", "click save.1",
                   "assert text facts My try", "click save.1", "wait",
                   "assert screen decision", *MOVE])
        self.assertEqual((self.folder / "kept" / copy[0]).read_bytes(), before)
        self.assertEqual(len(self.files()), 3, self.files())

    def test_a_copy_in_a_file(self):
        self.play([*BEGIN, *MOVE], *WORDS)
        goal = self.folder / "elsewhere.save"
        self.play(["wait", "key f9", "click copy", "assert screen name",
                   "key home", "key delete 400",
                   *typed(str(goal)), "key enter",
                   "assert text answer elsewhere.save", "key enter",
                   "assert screen saves"])
        kept = (self.folder / "kept" / self.files()[0]).read_bytes()
        self.assertEqual(goal.read_bytes(), kept)
        self.play(["wait", "assert widget continue missing",
                   "drop elsewhere.save", "wait", "assert screen decision",
                   "assert text bar Turn 3"], folder="other")

    def test_goes_on_in_another_language(self):
        self.play([*BEGIN, *MOVE], *WORDS)
        self.play(["wait", "assert screen decision",
                   "assert text option.show_all Das Band abspielen", *MOVE],
                  f"kept/{self.files()[0]}", "--lang", "de")

    def test_deleting(self):
        self.play([*BEGIN, *MOVE], *WORDS)
        self.play(["wait", "key f9", "click delete", "assert screen confirm",
                   "key enter", "assert screen saves"])
        self.assertEqual(len(self.files()), 1)
        self.play(["wait", "key f9", "click delete", "click confirm",
                   "assert screen saves", "assert widget save.0 missing",
                   "key escape", "assert widget continue missing"])
        self.assertEqual(self.files(), [])

    def test_a_play_goes_on_where_nothing_can_be_kept(self):
        self.put("file", "no folder")
        self.play([*BEGIN, "assert text unkept could not be kept",
                   "click understood", "assert widget understood missing",
                   *MOVE, "assert screen consequence",
                   "assert widget understood missing", "key ctrl+q",
                   "assert screen confirm", "key enter",
                   "assert screen consequence"], *WORDS, folder="file/saves")


gui.main()
