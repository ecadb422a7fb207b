"""The command line of the game, and what it does without a display, without
a font and when it is told to end."""

import os
import re
import signal
import subprocess

import gui


class Options(gui.Case):
    def wrong(self, words, *expected):
        result = self.game(*words)
        self.assertEqual(result.code, 2, result.both)
        for text in expected:
            self.assertIn(text, result.err)
        self.assertEqual(result.out, "")

    def test_help_names_every_option(self):
        text = self.good("--help").out
        for name in ("--seat ID", "--seed N", "--size WxH",
                     "--as-it-was", "--cut MINUTES",
                     "--screenshot FILE", "--dump-ui", "--script FILE",
                     "--font-dir DIR", "--help", "--version",
                     "demarche-cli play"):
            self.assertIn(name, text)

    def test_version(self):
        self.assertRegex(self.good("--version").out,
                         r"^demarche \d+\.\d+\.\d+\n$")

    def test_page_and_completion_name_every_option(self):
        page = self.good("--man").out.replace("\\-", "-")
        script = self.good("--completion", "bash").out
        help_text = self.good("--help").out
        for name in re.findall(r"(?m)^  (--[\w-]+)", help_text):
            self.assertIn(f"\\fB{name}\\fR", page)
            self.assertIn(f"{name} ", script.replace("--help'", "--help "))
        for shell in ("zsh", "fish"):
            self.assertIn("dump-ui", self.good("--completion", shell).out)
        self.wrong(["--completion", "tcsh"], "bash|zsh|fish")

    def test_the_page_shows_what_can_be_done(self):
        os.symlink(gui.SOURCE.resolve() / "scenarios",
                   self.folder / "scenarios")
        page = self.good("--man").out.replace("\\-", "-")
        lines = re.findall(r"(?m)^\$ demarche (.*--screenshot.*)$", page)
        self.assertEqual(len(lines), 1)
        self.good(*lines[0].split())
        self.assertTrue((self.folder / "first.png").exists())

    def test_wrong_words(self):
        self.wrong(["--sead", "a"], "did you mean '--se")
        self.wrong(["--xyzzyxyzzy"], "--help shows all")
        self.wrong(["--seed"], "--seed needs a value")
        self.wrong(["--seed=12x"], "expected a number")
        self.wrong(["--seed=18446744073709551616"], "expected a number")
        self.wrong(["--seed=0x12345678123456781"], "expected a number")
        self.wrong(["--size=1280"], "WIDTHxHEIGHT")
        self.wrong(["--size=959x540"], "960x540")
        self.wrong(["--size=960x539"], "960x540")
        self.wrong(["--dump-ui=1"], "takes no value")
        self.wrong(["a", "b"], "two files")
        self.wrong(["--seat", "a"], "--seat needs")
        self.wrong(["--as-it-was"], "--as-it-was needs")
        self.wrong(["--cut", "30"], "--cut needs")
        self.wrong(["--cut", "x", gui.MERIDIA], "expected minutes")

    def test_hostile_words(self):
        evil = os.fsdecode(b"\x1b]0;x\x07\x7f\xc2\x9b\x9b\t\xe2\x80\xae\xff"
                           b"\nspoof")
        options = re.findall(r"(?m)^  --([a-z-]+)", self.good("--help").out)
        self.assertGreater(len(options), 10)
        runs = [[f"--{option}={evil}"] for option in options]
        runs += [[f"--{option}={evil}", gui.MERIDIA, "--dump-ui"]
                 for option in ("seat", "seed", "cut", "size", "lang")]
        for words in [[evil], ["--" + evil], [evil, "--dump-ui"], *runs]:
            result = self.game(*words)
            self.assertNotRegex(result.both, "(?m)^spoof")
        self.put(evil.replace("/", ""), "click nothing\n")
        result = self.game("--script", evil.replace("/", ""))
        self.assertNotRegex(result.both, "(?m)^spoof")

    def test_seeds(self):
        lines = ["click mandate.calm", "click mandate.heard", "click start",
                 "key 2", "key enter", "hash"]
        seen = {}
        for seed in ("7", "0x7", "0X0000000000000007", "8",
                     "18446744073709551615", "0xffffffffffffffff"):
            result = self.script(lines, gui.MERIDIA, "--seat=aldra",
                                 "--seed=" + seed)
            self.assertEqual(result.code, 0, result.both)
            seen[seed] = result.out
        self.assertEqual(seen["7"], seen["0x7"])
        self.assertEqual(seen["7"], seen["0X0000000000000007"])
        self.assertEqual(seen["18446744073709551615"],
                         seen["0xffffffffffffffff"])

    def test_unknown_cut(self):
        result = self.game("--dump-ui", "--cut", "11", gui.MERIDIA)
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("of 11 minutes here, expected one of: 10 15", result.err)

    def test_what_hinders_is_said_once(self):
        told = self.good(gui.SOURCE / "scenarios/sony_2014/scenario.json",
                         "--lang", "xx", "--dump-ui").err
        self.assertEqual(told.count("W547"), 1, told)

    def test_unknown_seat(self):
        self.wrong([gui.MERIDIA, "--seat", "alda", "--dump-ui"],
                   "'alda'", "aldra", "boreal")

    def test_files_after_two_dashes(self):
        result = self.game("--dump-ui", "--", "--seed")
        self.assertEqual(result.code, 2)
        self.assertIn("--seed: error[E92", result.err)

    def test_screenshot_that_cannot_be_written(self):
        result = self.game("--screenshot", "no/folder/a.png")
        self.assertEqual(result.code, 2)
        self.assertIn("no/folder/a.png", result.err)


class Surroundings(gui.Case):
    def test_no_display(self):
        result = self.game(gui.MERIDIA)
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("demarche-cli play", result.err)
        self.assertIn("no display", result.err)

    def test_a_display_that_is_not_there(self):
        self.environment["DISPLAY"] = ":98765"
        for words in ([], ["--dump-ui"]):
            result = self.game(gui.MERIDIA, *words)
            self.assertEqual(result.code, 2, result.both)
            self.assertIn("demarche-cli play", result.err)

    def test_no_font(self):
        result = self.game("--font-dir", str(self.folder), "--dump-ui")
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("fonts-inter", result.err)

    def start(self):
        """The game on the dummy driver, which was asked for."""
        self.environment["SDL_VIDEODRIVER"] = "dummy"
        read, write = os.pipe()
        self.addCleanup(os.close, write)
        process = subprocess.Popen(
            [gui.PROGRAM, gui.MERIDIA], stdin=read, cwd=self.folder,
            env=self.environment)
        os.close(read)
        self.addCleanup(process.kill)
        return process

    def test_sigterm_ends_it_well(self):
        process = self.start()
        # Until SDL has its handler the signal would end it at once: it is
        # there when the status names it.
        caught = 0
        while not caught & 1 << (signal.SIGTERM - 1):
            self.assertIsNone(process.poll())
            with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
                for line in file:
                    if line.startswith("SigCgt"):
                        caught = int(line.split()[1], 16)
        process.terminate()
        self.assertEqual(process.wait(gui.SECONDS), 0)


gui.main()
