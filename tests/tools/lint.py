#!/usr/bin/env python3
"""clang-format and clang-tidy over every C file, each finding an error.

Usage: lint.py [--root ROOT] BUILD

BUILD is a build folder with a compile_commands.json (the presets dev and
asan write one). The settings are .clang-format and .clang-tidy."""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree

FORMAT = os.environ.get("CLANG_FORMAT", "clang-format")
TIDY = os.environ.get("CLANG_TIDY", "clang-tidy")

# Compiled only where a corpus that is not ours is at hand.
OPTIONAL = {"tests/json_suite/test_json_suite.c"}

# SDL's headers change for the analyser, to functions that C11 has not.
DEFINES = "--extra-arg=-DSDL_DISABLE_ANALYZE_MACROS"


def run(command, root):
    """What a tool said where it was not content; None where it was."""
    try:
        done = subprocess.run(command, cwd=root, capture_output=True,
                              text=True)
    except FileNotFoundError:
        return f"{command[0]} is missing: install it"
    return None if done.returncode == 0 else done.stdout + done.stderr


def compiled(build, root):
    """The project's own files that the build compiles."""
    entries = json.loads((build / "compile_commands.json").read_text())
    paths = {Path(entry["file"]).resolve() for entry in entries}
    return sorted(path for path in paths if root in path.parents)


def check(root, build):
    sources = tree.files(root, ["src", "tests"], {".c", ".h"})
    known = compiled(build, root)
    commands = [[FORMAT, "--dry-run", "-Werror", str(path)]
                for path in sources]
    commands += [[TIDY, "--quiet", DEFINES, "-p", str(build), str(path)]
                 for path in known]
    findings = [f"{tree.place(root, path)}: is in no target, so nothing "
                "looked at it" for path in sources
                if path.suffix == ".c" and path not in known
                and tree.place(root, path) not in OPTIONAL]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = pool.map(lambda command: run(command, root), commands)
        findings += [result.rstrip() for result in results if result]
    print(f"lint: {len(sources)} files formatted, {len(known)} compiled")
    return findings


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, default=tree.ROOT)
    parser.add_argument("build", type=Path)
    chosen = parser.parse_args()
    sys.exit(tree.tell(check(chosen.root.resolve(), chosen.build.resolve()),
                       "lint"))
