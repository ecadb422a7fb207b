"""The script language itself: what it says when something is not as
expected, and what it refuses."""

import gui


class Scripts(gui.Case):
    def fails(self, lines, message, code=1):
        result = self.script(lines)
        self.assertEqual(result.code, code, result.both)
        self.assertIn(f"test.script:{len(lines)}: {message}", result.err)

    def test_a_planted_failure_names_its_line(self):
        script = str(gui.SCRIPTS / "failing.script")
        result = self.game("--script", script)
        self.assertEqual(result.code, 1)
        self.assertIn("failing.script:4: expected a widget 'no.such.widget', "
                      "found none on screen 'title'", result.err)

    def test_failures(self):
        self.fails(["assert screen decision"],
                   "expected screen 'decision', found screen 'title'")
        self.fails(["", "# x", "assert widget qui"],
                   "expected a widget 'qui', found none on screen 'title'; "
                   "the nearest is 'quit'")
        self.fails(["assert widget quit missing"],
                   "expected no widget 'quit', found it")
        self.fails(["assert widget quit focused"],
                   "expected the widget 'quit' to be focused")
        self.fails(["assert text quit Stop"],
                   "expected the text 'Stop' in 'quit', found 'Quit")
        self.fails(["assert hash 0123456789abcdef"],
                   "expected a play, found none begun on screen 'title'")
        self.fails(["click no.widget"], "expected a widget 'no.widget'")

    def test_wrong_lines(self):
        self.fails(["fly"], "'fly' is no command", 2)
        self.fails(["key hyper"], "there is no key 'hyper'", 2)
        self.fails(["click 3 x"], "expected a number, found 'x'", 2)
        self.fails(["assert nothing"], "'nothing' cannot be asserted", 2)
        self.fails(["assert widget quit blue"], "'blue' is no state", 2)
        self.fails(["wait 1 2"], "'2' is one word too many", 2)

    def test_scripts_that_cannot_be_read(self):
        self.put("large.script", b"#" * (256 * 1024 + 1))
        for name in ("missing.script", "large.script", "."):
            result = self.game("--script", name)
            self.assertEqual(result.code, 2)
            self.assertIn(f"the script {name} cannot be read", result.err)

    def test_quit_and_ctrl_q_end_it(self):
        self.assertEqual(self.script(["quit", "fly"]).code, 0)
        self.assertEqual(self.script(["click quit", "fly"]).code, 0)

    def test_no_script_plays_by_luck(self):
        """Without --seed the dice are those of seed 0, each time."""
        lines = ["click mandate.no_clash", "click mandate.cost", "click start",
                 "hash"]
        seat = (gui.SONY, "--seat", "white_house")
        given = self.script(lines, *seat, "--seed", "0").out
        self.assertIn("hash ", given)
        self.assertEqual(self.script(lines, *seat).out, given)
        self.assertNotEqual(self.script(lines, *seat, "--seed", "1").out, given)

    def test_lines_of_windows(self):
        self.put("crlf.script", "assert screen title\r\nkey down\r\n")
        self.good("--script", "crlf.script")


gui.main()
