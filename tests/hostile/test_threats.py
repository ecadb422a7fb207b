#!/usr/bin/env python3
"""Every row of threats.txt: the program does what the table requires.

Usage: test_threats.py PROGRAM [--build DIR] [--sanitized] [--show]

With --build the tests named in the table are looked for among those of ctest.
--show prints what each input gives instead of judging it."""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import made
import scenes
from hostile import MEMORY, SOURCE, Box, written

HERE = Path(__file__).resolve().parent


class Row:
    def __init__(self, threat, line):
        parts = re.split(r"\s{2,}", line)
        self.threat, self.line, self.input = threat, line, parts[0]
        self.kind = self.input.split(":")[0]
        self.code = int(parts[1]) if len(parts) > 1 else 0
        self.findings = parts[2].split() if len(parts) > 2 else []


def read_table():
    """{threat: rows}"""
    table, threat = {}, None
    for line in (HERE / "threats.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            threat = line[3:]
            table[threat] = []
        elif line and not line.startswith("#"):
            table[threat].append(Row(threat, line))
    return table


def inputs(row, box):
    """Names of files with the row's inputs, below the box."""
    name, *words = row.input.split(":", 1)[-1].split()
    if row.kind == "thing":
        return [made.thing(name, box.folder / "in")]
    if row.kind == "file":
        pieces = [(HERE / "files" / name).read_bytes()]
    else:
        pieces = getattr(made, name)(*words)
    paths = []
    for i, piece in enumerate(pieces):
        path = box.folder / "in" / f"{name}_{i}.json"
        path.write_bytes(piece)
        paths.append(str(path))
    return paths


def judge_findings(row, run):
    """Exactly the codes of the row, and where it names a place, there."""
    found = run.findings()
    if row.findings == ["*"]:
        return [] if found else ["no error was found"]
    problems = []
    warnings = run.findings("warning")
    for wanted in row.findings:
        code, _, place = wanted.partition("@")
        if not any(code == c and place in ("", f"{line}:{column}")
                   for c, line, column in found + warnings):
            problems.append(f"{wanted} is not among {found[:5]}")
    more = {code for code, _, _ in found} \
        - {wanted.partition("@")[0] for wanted in row.findings}
    if more:
        problems.append(f"{sorted(more)} came on top")
    return problems


def judge(row, path, box, first):
    """`check`, and of a row's first input every other command."""
    before = written(box.folder)
    run = box.run("check", path)
    problems = run.problems(codes=(row.code,)) + judge_findings(row, run)
    if run.peak > MEMORY and not box.sanitized:
        problems.append(f"check took {run.peak // 1024} KiB")
    for name in box.others if first else ():
        run = box.run_command(name, path)
        problems += [f"{name}: {problem}" for problem in run.problems()]
    if written(box.folder) != before:
        problems.append("something was written")
    return problems


def show(row, path, box):
    run = box.run("check", path)
    print(f"{row.line}\n    {run.code} {run.findings()[:3]} "
          f"{run.peak // 1024} KiB {run.both[-160:]!r}")
    return []


def look_for(row, tests):
    """A row that names a test of ctest."""
    name = row.input.split(":", 1)[1]
    fine = tests is None or name in tests
    return [] if fine else [f"ctest has no {name}"]


def not_written(row):
    """A row that says that there is no such output: no source has its name."""
    name = row.input.split(":", 1)[1]
    sources = [str(p) for p in (SOURCE / "src").rglob("*.c")
               if name in p.stem.split("_")]
    return [f"{source}: write rows for its threats" for source in sources]


def play_scene(row, box):
    """A row that needs more than one run."""
    return getattr(scenes, row.input.split(":", 1)[1])(box)


def judge_row(row, box, options, tests):
    if row.kind == "ctest":
        return look_for(row, tests)
    if row.kind == "none":
        return not_written(row)
    if row.kind == "scene":
        return [] if options.show else play_scene(row, box)
    problems = []
    for i, path in enumerate(inputs(row, box)):
        problems += [f"{Path(path).name}: {problem}" for problem in
                     (show(row, path, box) if options.show
                      else judge(row, path, box, i == 0))]
    return problems


def known_tests(build):
    if build is None:
        return None
    out = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build,
                         capture_output=True, check=True).stdout
    return {test["name"] for test in json.loads(out)["tests"]}


def judge_alone(row, options, tests, others):
    """In a folder of its own, so that one row cannot help another."""
    box = Box(options.program, options.sanitized)
    box.others = others
    try:
        return judge_row(row, box, options, tests)
    finally:
        box.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=lambda p: str(Path(p).resolve()))
    parser.add_argument("--build")
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    tests = known_tests(options.build)
    box = Box(options.program, options.sanitized)
    others = [name for name in box.file_commands() if name != "check"]
    box.close()
    problems, count = 0, 0
    for threat, rows in read_table().items():
        if not rows:
            print(f"{threat}: no row")
            problems += 1
        for row in rows:
            if options.only not in row.line:
                continue
            count += 1
            for problem in judge_alone(row, options, tests, others):
                print(f"{threat}\n  {row.line}\n    {problem}")
                problems += 1
    print(f"{count} rows, {problems} problems; looked at with check, "
          f"{', '.join(others)}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
