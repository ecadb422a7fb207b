#!/usr/bin/env python3
"""Compares what no test reaches with what uncovered.txt says of it.

check_uncovered.py COVERAGE.json [LIST]

COVERAGE.json is what gcovr --json writes. The list (uncovered.txt beside this
file) has reasons, "= WHY", and below each the functions that it holds for:
FILE FUNCTION, and `branches` where all lines are reached. Fails where a line is
reached by no test and its function stands under no reason, and where a row
holds for nothing any more; branches without a reason are told. Functions are
named, not lines, so that the list stays true while code moves."""

import json
import sys
from pathlib import Path


def read_list(path):
    """(file, function): whether branches alone; and what is wrong with it."""
    rows, findings = {}, []
    reason = ""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        words = line.split()
        if line.startswith("="):
            reason = line[1:].strip()
        elif not words or line.startswith("#"):
            continue
        elif not reason or len(words) not in (2, 3) or words[2:] not in (
                [], ["branches"]) or tuple(words[:2]) in rows:
            findings.append(f"{path.name}:{number}: expected '= WHY' above, "
                            f"and FILE FUNCTION [branches] once: {line}")
        else:
            rows[tuple(words[:2])] = words[2:] == ["branches"]
    return rows, findings


def function_of(functions, line):
    """The function in which a line stands."""
    before = [one for one in functions if one["lineno"] <= line]
    return max(before, key=lambda one: one["lineno"])["name"] if before else "-"


def missed(report):
    """Lines and branches by (file, function)."""
    lines, branches = {}, {}
    for file in report["files"]:
        for line in file["lines"]:
            if line.get("gcovr/noncode"):
                continue
            key = (file["file"],
                   function_of(file["functions"], line["line_number"]))
            if line["count"] == 0:
                lines.setdefault(key, []).append(line["line_number"])
            elif any(branch["count"] == 0 for branch in line["branches"]):
                branches.setdefault(key, []).append(line["line_number"])
    return lines, branches


def main():
    report = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    path = (Path(sys.argv[2]) if len(sys.argv) > 2
            else Path(__file__).with_name("uncovered.txt"))
    rows, findings = read_list(path)
    lines, branches = missed(report)
    for key, numbers in sorted(lines.items()):
        if rows.get(key, True):
            findings.append(f"{key[0]}: {key[1]}: no test reaches the lines "
                            f"{', '.join(map(str, numbers))}")
    for key, numbers in sorted(branches.items()):
        if key not in rows:
            print(f"{key[0]}: {key[1]}: no test takes a branch in "
                  f"{', '.join(map(str, numbers))}")
    for key, branches_alone in sorted(rows.items()):
        if key not in lines and (key not in branches or not branches_alone):
            findings.append(f"{path.name}: {' '.join(key)} is reached by now: "
                            "take it out, or say 'branches'")
    print(*findings, sep="\n", end="\n" if findings else "")
    print(f"{sum(map(len, lines.values()))} lines in {len(lines)} functions, "
          f"branches of {sum(map(len, branches.values()))} lines in "
          f"{len(branches)}: {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
