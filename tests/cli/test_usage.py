"""Command lines: help, version, and whatever can be wrong in one."""

import subprocess

import cli

COMMANDS = ("check", "fmt", "play", "replay", "auto", "bench")


class Help(cli.Case):
    def test_help_lists_every_command(self):
        for word in ("--help", "-h", "help"):
            text = self.good(word).out
            for command in COMMANDS:
                self.assertRegex(text, rf"(?m)^  {command} +\w")

    def test_each_command_has_its_own_help(self):
        for command in COMMANDS:
            text = self.good(command, "--help").out
            self.assertTrue(text.startswith(f"demarche-cli {command} "))
            self.assertIn("--help", text)

    def test_help_with_a_command_is_its_help(self):
        for command in COMMANDS:
            self.assertEqual(self.good("help", command).out,
                             self.good(command, "--help").out)
        self.assertIn('did you mean "check"?',
                      self.wrong(2, "help", "chek").err)

    def test_help_names_every_option(self):
        text = self.good("play", "-h").out
        for option in (
            "--seat ID",
            "--policy ID=NAME",
            "--seed N",
            "--moves FILE",
            "--auto",
            "--record FILE",
        ):
            self.assertIn(option, text)
        self.assertIn("--scenario FILE", self.good("replay", "--help").out)

    def test_help_fits_a_narrow_terminal(self):
        for command in COMMANDS:
            for line in self.good(command, "--help").lines():
                self.assertLessEqual(len(line), 88)

    def test_version(self):
        self.assertRegex(
            self.good("--version").out, r"^demarche-cli \d+\.\d+\.\d+\n$"
        )

    def test_nothing_at_all_is_wrong_and_shows_the_help(self):
        result = self.run_cli()
        self.assertEqual(result.code, 2)
        self.assertEqual(result.out, "")
        self.assertIn("Commands:", result.err)


class Wrong(cli.Case):
    def test_an_unknown_command_is_answered_by_the_nearest(self):
        self.assertIn('did you mean "check"?', self.wrong(2, "chek", "a").err)
        self.assertIn('did you mean "replay"?', self.wrong(2, "repaly").err)
        self.assertIn("see demarche-cli --help", self.wrong(2, "xyzzy").err)

    def test_an_unknown_option_is_answered_by_the_nearest(self):
        self.assertIn(
            'did you mean "--seed"?',
            self.wrong(2, "play", "--sed", "1", "a").err,
        )
        self.assertIn(
            "no option --qqqqqq", self.wrong(2, "play", "--qqqqqq", "a").err
        )
        self.assertIn("no option -s", self.wrong(2, "play", "-s", "a").err)

    def test_all_wrong_options_are_told_at_once(self):
        result = self.wrong(
            2, "play", "--sed=1", "--polcy=a", "--seed", "x", "a"
        )
        self.assertEqual(result.err.count("error[E"), 3, result.err)

    def test_values(self):
        self.assertIn(
            "--seed is x, a whole number",
            self.wrong(2, "play", "--seed", "x", "a").err,
        )
        for number in ("", "-1", "1.5", "0x", "0xg", "18446744073709551616"):
            result = self.wrong(2, "play", f"--seed={number}", "a")
            self.assertIn("a whole number was expected", result.err)
        self.assertIn(
            "--seed needs a value: N", self.wrong(2, "play", "a", "--seed").err
        )
        self.assertIn(
            "--auto takes no value", self.wrong(2, "play", "--auto=1", "a").err
        )

    def test_every_seed_of_64_bits(self):
        small = str(cli.SOURCE / "tests" / "cli" / "small.json")
        for number in ("0", "18446744073709551615", "0xffffffffffffffff"):
            result = self.good("play", small, "--seed", number)
            self.assertIn(f"Seed: {int(number, 0)}\n", result.out)

    def test_how_many_files(self):
        for command in COMMANDS:
            self.assertIn(
                "its use is demarche-cli", self.wrong(2, command).err
            )
        self.assertIn("play takes 1 argument, and was given 2; its use is ",
                      self.wrong(2, "play", "a", "b").err)
        self.assertIn("check takes at least 1 argument, and was given none; ",
                      self.wrong(2, "check").err)
        self.assertIn("schema takes 0 arguments, and was given 1; ",
                      self.wrong(2, "schema", "a").err)

    def test_after_two_dashes_all_words_are_files(self):
        text = (cli.SOURCE / "tests" / "cli" / "small.json").read_bytes()
        self.put("--help", text)
        self.good("check", "--", "--help")
        self.assertIn("E920", self.wrong(2, "check", "--", "--version").out)

    def test_output_that_is_lost_is_no_success(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [cli.PROGRAM, "--help"],
                stdout=full,
                stderr=subprocess.PIPE,
                timeout=cli.SECONDS,
                check=False,
            )
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"could not be written", done.stderr)

    def test_hostile_words_are_shown_harmless(self):
        evil = "\x1b]0;x\x07\x9b31m\n\x7f"
        for words in ([evil], ["play", "--" + evil, "a"], ["play", evil],
                      ["play", "--seed", evil, "a"], ["check", evil],
                      ["replay", evil]):
            self.wrong(2, *words)
        self.wrong(2, b"\xff\xfe\x1b".decode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    cli.main()
