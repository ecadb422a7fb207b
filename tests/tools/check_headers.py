#!/usr/bin/env python3
"""Each header compiles alone, twice in a row, and has its own guard.

Usage: check_headers.py [--cc CC] [--include FOLDER]... [--without FOLDER]...
                        [ROOT]"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Werror",
            "-Wno-unused-function"]


def guard_of(name):
    return re.sub(r"[^A-Z0-9]", "_", name.upper())


def check_header(root, header, options):
    name = header.relative_to(root / "src").as_posix()
    guard = guard_of(name)
    text = header.read_text(encoding="utf-8")
    findings = []
    if f"#ifndef {guard}\n#define {guard}\n" not in text:
        findings.append(f"{tree.place(root, header)}: the guard must be "
                        f"{guard}")
    command = [*options.cc.split(), "-std=c11", "-fsyntax-only", "-x", "c",
               *WARNINGS, f"-I{root / 'src'}"]
    outside = {folder for folders in options.include
               for folder in folders.split(";") if folder}
    outside.discard(str(root / "src"))  # ours is not exempt from warnings
    command += [f"-isystem{folder}" for folder in sorted(outside)]
    source = f'#include "{name}"\n#include "{name}"\ntypedef int nothing;\n'
    run = subprocess.run([*command, "-"], input=source.encode(),
                         capture_output=True)
    if run.returncode != 0:
        findings.append(f"{tree.place(root, header)}: does not compile "
                        f"alone:\n{run.stderr.decode()}")
    return findings


def check(root, options):
    headers = [header for header in tree.files(root, ["src"], {".h"})
               if header.parent.relative_to(root / "src").as_posix()
               not in options.without]
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        results = pool.map(lambda h: check_header(root, h, options), headers)
    return [finding for result in results for finding in result]


def options_of(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("root", nargs="?", default=tree.ROOT, type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    chosen = options_of(sys.argv[1:])
    sys.exit(tree.tell(check(chosen.root.resolve(), chosen),
                       "headers alone"))
