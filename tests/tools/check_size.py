#!/usr/bin/env python3
"""Files end at 600 lines, functions at 60, lines at 80 columns.

The code is formatted with the braces of a function in the first column, so
its ends are found without parsing C.

Usage: check_size.py [ROOT]"""

import re

import tree

FILE_LINES = 600
FUNCTION_LINES = 60
COLUMNS = 80


def functions(text):
    """(name, first line, lines) of every function in formatted C."""
    lines = tree.code_of(text).split("\n")
    start, found = None, []
    head = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}"):
            if start:
                name = re.search(r"(\w+)\s*\(", " ".join(
                    lines[head:start - 1]))
                first = head + 1
                while first < start and not lines[first - 1].strip():
                    first += 1
                found.append((name[1] if name else "?", first,
                              number - first + 1))
            start, head = None, number
        elif not start and (not line.strip() or line.startswith("#")):
            head = number
    return found


def check(root):
    findings = []
    for path in tree.files(root, ["src", "tests"], {".c", ".h", ".py"}):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        if len(lines) > FILE_LINES:
            findings.append(f"{tree.place(root, path)}: {len(lines)} lines, "
                            f"{FILE_LINES} are allowed: split it")
        for number, line in enumerate(lines, 1):
            if len(line) > COLUMNS:
                findings.append(f"{tree.place(root, path, number)}: "
                                f"{len(line)} columns")
        if path.suffix == ".py":
            continue
        for name, first, length in functions(text):
            if length > FUNCTION_LINES:
                findings.append(
                    f"{tree.place(root, path, first)}: {name}() has {length} "
                    f"lines, {FUNCTION_LINES} are allowed")
    return findings


if __name__ == "__main__":
    tree.main(check, "size")
