"""Files that cannot be played: a readable page in the window, the findings on
standard error, and the exit code."""

import os

import gui

HEAD = ('{"format": 1, "id": "a", "title": "A", "language": "en", '
        '"start": "2031-03-02", "limits": {"turns": 3}')
REST = (', "scenes": [{"id": "s", "title": "S"}], '
        '"endings": [{"id": "e", "title": "E", "text": "E."}]}')

# name: content, exit code, words of the message
CONTENTS = {
    "empty": (b"", 1, "error[E"),
    "too_large": (b" " * (2 * 1024 * 1024), 2, "too large"),
    "broken": (b'{"format": 1,', 1, "error[E0"),
    "unknown_key": ((HEAD + ', "titel": 1' + REST).encode(), 1, "titel"),
    "unknown_id": ((HEAD + REST).replace(
        '"title": "S"', '"title": "S", "next": "nowhere"').encode(), 1,
        "nowhere"),
    "wrong_type": ((HEAD + REST).replace('"turns": 3', '"turns": "x"')
                   .encode(), 1, "turns"),
    "twice": ((HEAD + ', "title": "B"' + REST).encode(), 1, "title"),
    "twice_by_escape": ((HEAD + ', "t\\u0069tle": "B"' + REST).encode(), 1,
                        "title"),
    "not_utf8": ((HEAD + REST).encode().replace(b'"S"', b'"S\xff"'), 1,
                 "error[E0"),
    "depth_33": (b"[" * 33 + b"]" * 33, 1, "error[E"),
}


class BadFiles(gui.Case):
    def check(self, name, code, words):
        """Both ways in: named on the command line and dropped."""
        shown = self.game(name, "--dump-ui", "--screenshot", "page.png")
        self.assertEqual(shown.code, code, shown.both)
        self.assertIn(words, shown.err)
        self.assertIn(name, shown.err)
        self.assertIn('"id": "error"', shown.out)
        self.assertTrue((self.folder / "page.png").exists())
        dropped = self.script([f"drop {name}", "assert screen error",
                               f"assert text error {words}", "key enter",
                               "assert screen title"])
        self.assertEqual(dropped.code, 0, dropped.both)

    def test_contents(self):
        for name, (content, code, words) in CONTENTS.items():
            with self.subTest(name):
                self.put(name + ".json", content)
                self.check(name + ".json", code, words)

    def test_the_head_alone_is_good(self):
        self.put("good.json", HEAD + REST)
        self.good("good.json", "--dump-ui")

    def test_missing(self):
        self.check("missing.json", 2, "it does not exist")

    def test_folder(self):
        os.mkdir(self.folder / "folder.json")
        self.check("folder.json", 2, "not a regular file")

    def test_fifo_is_not_waited_for(self):
        os.mkfifo(self.folder / "fifo.json")
        self.check("fifo.json", 2, "not a regular file")

    def test_during_a_play(self):
        """The play goes on where it stood."""
        self.put("bad.json", "{")
        result = self.script(
            ["click mandate.calm", "click mandate.heard", "click start",
             "wait", "assert screen decision", "drop bad.json",
             "assert screen error", "key enter", "assert screen decision",
             "key 1", "key enter", "wait", "assert screen consequence"],
            gui.MERIDIA, "--seat", "aldra", "--seed", "1")
        self.assertEqual(result.code, 0, result.both)

    def test_names_cannot_steer_a_terminal(self):
        result = self.game("no\x1b[31mfile\x9b.json", "--dump-ui")
        self.assertEqual(result.code, 2)
        self.assertNotIn("\x1b", result.err)
        self.assertNotIn("\x9b", result.err)


gui.main()
