"""The manual pages and completions of both programs, looked at by the
programs that read them: mandoc, man, zsh and fish.

Usage: full_pages.py PAGES [PAGES]

PAGES is what is installed below share/ for one program. Ends with 77, and
says so, where all is well but one of the four is not here."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = {"mandoc": "mandoc", "man": "man-db", "zsh": "zsh", "fish": "fish"}
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False,
                          timeout=60, env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, **more)


def quiet(*words):
    """The complaint of a program that should have none."""
    done = run(*words)
    said = done.stderr + (done.stdout if words[0] == "mandoc" else "")
    bad = done.returncode != 0 or said
    return [f"{' '.join(map(str, words))}: {said}"] if bad else []


def lint_page(page):
    return quiet("mandoc", "-T", "lint", "-W", "warning", page)


def show_page(page):
    return quiet("man", "--warnings", "-l", page)


def read_zsh(script):
    """It is read, and found as zsh finds what is installed."""
    load = f"fpath=({script.parent} $fpath); autoload -Uz compinit; " \
           f"compinit -D; (( $+_comps[{script.name[1:]}] )) && " \
           f"autoload +X -Uz {script.name}"
    return quiet("zsh", "-fn", script) + quiet("zsh", "-fc", load)


def ask_fish(script, line):
    done = run("fish", "--no-config", "-c",
               f"source {script}; complete -C '{line}'")
    return [row.split("\t")[0] for row in done.stdout.splitlines()]


def read_fish(script):
    """It is read, and completes each option that is in it."""
    problems = quiet("fish", "-n", script)
    name = script.stem
    for row in script.read_text(encoding="utf-8").splitlines():
        found = re.search(r"(?:from (\w+)' )?-l ([\w-]+)", row)
        if found and "use_subcommand" not in row:
            line = " ".join(filter(None, [name, found[1], "--" + found[2]]))
            if "--" + found[2] not in [o.split("=")[0]
                                       for o in ask_fish(script, line)]:
                problems.append(f"fish does not complete {line}")
    return problems


def look(pages, have):
    problems = []
    for page in sorted(pages.glob("man/man1/*.1")):
        problems += lint_page(page) if "mandoc" in have else []
        problems += show_page(page) if "man" in have else []
    for script in pages.glob("zsh/site-functions/_*"):
        problems += read_zsh(script) if "zsh" in have else []
    for script in pages.glob("fish/vendor_completions.d/*.fish"):
        problems += read_fish(script) if "fish" in have else []
    return problems


def catches(have):
    """Each reader complains of what is planted for it."""
    quiet_ones = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "a.1").write_text(".TH a 1\n.SHH NAME\n.PPP\n\\fX\n")
        (path / "_a").write_text("#compdef a\nif true; then\n")
        (path / "a.fish").write_text("complete -c a -l x 'oh\n")
        for tool, found in (("mandoc", lambda: lint_page(path / "a.1")),
                            ("man", lambda: show_page(path / "a.1")),
                            ("zsh", lambda: read_zsh(path / "_a")),
                            ("fish", lambda: read_fish(path / "a.fish"))):
            if tool in have and not found():
                quiet_ones.append(f"{tool} finds nothing in a bad file")
    return quiet_ones


def main():
    have = {tool for tool in TOOLS if shutil.which(tool)}
    problems = catches(have)
    for pages in map(Path, sys.argv[1:]):
        if len(list(pages.rglob("*.*"))) < 2:
            problems.append(f"{pages}: there is nothing")
        problems += look(pages, have)
    print("\n".join(problems))
    missing = sorted(TOOLS[tool] for tool in set(TOOLS) - have)
    if missing:
        print(f"not looked at for want of: {' '.join(missing)}")
    sys.exit(1 if problems else 77 if missing else 0)


if __name__ == "__main__":
    main()
