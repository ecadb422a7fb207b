"""What the checks share: the files of the project, their text without
comments and strings, and how findings are told."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(root, folders, endings):
    """All files below the folders with one of the endings, in order."""
    found = []
    for folder in folders:
        for path in (Path(root) / folder).rglob("*"):
            if path.suffix in endings and path.is_file():
                found.append(path)
    return sorted(found)


def tracked(root):
    """Every file that git knows or would add; without git, every file
    outside build folders."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached",
               "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        hidden = {"build", ".git", "__pycache__"}
        return sorted(path for path in Path(root).rglob("*")
                      if path.is_file()
                      and not hidden & set(path.relative_to(root).parts))
    names = listed.stdout.decode("utf-8").split("\0")
    paths = [Path(root) / name for name in names if name]
    return sorted(path for path in paths if path.is_file())


PIECE = re.compile(r"""
    //[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    """, re.DOTALL | re.VERBOSE)


def blank(match):
    text = match.group()
    if text[0] in "\"'":
        return text[0] + text[0]
    return " " + "\n" * text.count("\n")


def code_of(text):
    """C without comments and the inside of strings; lines keep their
    numbers."""
    return PIECE.sub(blank, text)


def tell(findings, what):
    """Prints findings, one line each; the exit code of the check."""
    for line in findings:
        print(line)
    print(f"{what}: {len(findings)} finding(s)")
    return 1 if findings else 0


def place(root, path, line=None):
    name = Path(path).relative_to(root).as_posix()
    return f"{name}:{line}" if line else name


def main(check, what):
    """The whole of a simple check: `check(root)` gives the findings."""
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    sys.exit(tell(check(root), what))
