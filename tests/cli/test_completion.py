"""completion: what bash completes, asked of bash; and that nothing is left
out. The scripts of the other shells are looked at in full_shells.py."""

import re
import subprocess

import cli

ASK = r"""
compopt() { printf '<%s>\n' "$*"; }
source ./script
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_demarche_cli
printf '%s\n' "${COMPREPLY[@]}"
"""
NO_FILES = "<+o default +o bashdefault>"
FOLDERS = "<-o dirnames +o default +o bashdefault>"


def names_in(text, pattern):
    return re.findall(pattern, text, re.MULTILINE)


class Completion(cli.Case):
    def setUp(self):
        super().setUp()
        self.put("script", self.good("completion", "bash").out)

    def complete(self, *words):
        """What bash offers for the last of these words."""
        done = subprocess.run(
            ["bash", "--norc", "-uc", ASK, "bash", "demarche-cli", *words],
            cwd=self.folder, capture_output=True, text=True, check=False,
            timeout=cli.SECONDS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.split("\n")[:-1]

    def offers(self, wanted, *words):
        """Exactly these and no files."""
        got = self.complete(*words)
        self.assertEqual(got[0], NO_FILES)
        self.assertEqual(got[1:], wanted, words)

    def commands(self):
        return names_in(self.good("--help").out, r"^  (\w+) ")

    def test_every_command(self):
        got = self.complete("")
        self.assertEqual(got, [NO_FILES, *self.commands(), "help"])
        self.offers(["check"], "che")
        self.offers(["--help", "--version"], "-")
        self.offers([""], "xyzzy")

    def test_every_option_of_every_command(self):
        for command in self.commands():
            options = names_in(self.good(command, "--help").out,
                               r"^  (--[\w-]+)")
            self.offers(options, command, "--")
            self.offers(options, command, "-")

    def test_options_after_files_and_none_after_two_dashes(self):
        self.offers(["--effort"], "check", "a", "--ef")
        self.assertEqual(self.complete("check", "--", "--ef"), [""])

    def test_values_from_a_list(self):
        wanted = ["text", "json"]
        self.offers(wanted, "saves", "a", "--format", "")
        self.offers(["json"], "saves", "--format", "j")
        self.offers(wanted, "saves", "--format", "=")
        self.offers(["json"], "saves", "--format", "=", "js")
        self.offers(["--format=json"], "saves", "--format=js")
        self.offers(["hawk"], "auto", "a", "--policy", "ha")
        self.offers(["bash", "zsh", "fish"], "completion", "")
        self.offers(["check", "completion"], "man", "c")

    def test_files_and_folders_are_left_to_bash(self):
        for words in (["check", ""], ["fmt", "a", "sc"],
                      ["play", "--record", ""], ["play", "--save", "=", "x"],
                      ["replay", ""]):
            self.assertEqual(self.complete(*words), [""], words)
        self.assertEqual(self.complete("check", "--witness", "a"),
                         [FOLDERS, ""])

    def test_what_nobody_can_know_is_no_file(self):
        self.offers([""], "check", "--effort", "")
        self.offers([""], "play", "a", "--seed=1")

    def test_other_shells(self):
        for shell in ("zsh", "fish"):
            text = self.good("completion", shell).out
            for command in self.commands():
                self.assertIn(command, text)
        self.assertIn("bash|zsh|fish", self.wrong(2, "completion", "tcsh").err)


if __name__ == "__main__":
    cli.main()
