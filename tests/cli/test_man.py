"""man: every command has a page with all its options, and what the pages show
as examples runs."""

import os
import re
import shutil
import subprocess

import cli

SECTIONS = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS",
            "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"]


def plain(page):
    """A page without roff's marks."""
    for mark, sign in ((r"\\f[BIR]", ""), (r"\\-", "-"), (r"\\&", ""),
                       (r"\\\(aq", "'"), (r"\\\[u00E9\]", "é"),
                       (r"\\e", r"\\")):
        page = re.sub(mark, sign, page)
    return page


def examples(page):
    """The commands of a page, in order."""
    return [line[2:] for line in plain(page).splitlines()
            if line.startswith("$ ")]


class Man(cli.Case):
    def commands(self):
        return re.findall(r"(?m)^  (\w+) ", self.good("--help").out)

    def pages(self):
        yield "", self.good("man").out
        for command in self.commands():
            yield command, self.good("man", command).out

    def test_each_page_has_its_sections_in_order(self):
        for command, page in self.pages():
            found = re.findall(r"(?m)^\.SH (.*)$", page)
            wanted = [name if command or name != "OPTIONS" else "COMMANDS"
                      for name in SECTIONS]
            self.assertEqual(found, wanted, command)

    def test_a_page_names_every_option_as_its_help_does(self):
        for command, page in self.pages():
            if command:
                text = plain(page)
                for row in self.good(command, "--help").lines():
                    if row.startswith("  --"):
                        name = row.split("  ")[1]
                        self.assertIn(f".TP\n{name}\n", text, command)

    def test_the_first_page_names_every_command(self):
        text = plain(self.good("man").out)
        for command in self.commands():
            self.assertIn(f".TP\n{command}\n", text)
            self.assertIn(f".BR demarche-cli-{command} (1)", text)

    def test_no_text_is_taken_for_an_order(self):
        known = "TH SH PP TP BR br RS RE nf fi".split()
        for command, page in self.pages():
            for line in page.splitlines():
                if line[:1] in (".", "'"):
                    self.assertIn(line[1:].split(" ")[0], known, command)

    def test_all_pages_into_a_folder(self):
        os.mkdir(self.folder / "pages")
        self.good("man", "--folder", "pages")
        names = sorted(os.listdir(self.folder / "pages"))
        self.assertEqual(names, sorted(
            ["demarche-cli.1"]
            + [f"demarche-cli-{name}.1" for name in self.commands()]))
        self.assertEqual(
            (self.folder / "pages" / "demarche-cli-fmt.1").read_bytes(),
            self.good("man", "fmt").out.encode())
        self.wrong(2, "man", "--folder", "none")

    def test_no_page(self):
        self.assertIn('did you mean "check"?', self.wrong(2, "man", "chek").err)


class Examples(cli.Case):
    def setUp(self):
        super().setUp()
        os.mkdir(self.folder / "bin")
        os.symlink(cli.PROGRAM, self.folder / "bin" / "demarche-cli")
        shutil.copytree(cli.SOURCE / "scenarios", self.folder / "scenarios")
        self.environment["PATH"] = \
            f"{self.folder / 'bin'}:{self.environment['PATH']}"

    def run_line(self, line):
        done = subprocess.run(["bash", "-c", line], cwd=self.folder,
                              env=self.environment, capture_output=True,
                              stdin=subprocess.DEVNULL, check=False,
                              timeout=cli.SECONDS)
        cli.readable(done.stdout)
        cli.readable(done.stderr)
        self.assertEqual(done.returncode, 0, (line, done.stderr))

    def test_each_command_of_each_page_runs(self):
        names = re.findall(r"(?m)^  (\w+) ", self.good("--help").out)
        for name in [None, *names]:
            lines = examples(self.good("man", *filter(None, [name])).out)
            self.assertTrue(lines, f"no example on the page of {name}")
            self.assertTrue(any(f"demarche-cli {name or ''}" in line
                                for line in lines), name)
            for line in lines:
                self.run_line(line)


if __name__ == "__main__":
    cli.main()
