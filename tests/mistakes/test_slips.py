#!/usr/bin/env python3
"""test_slips.py CLI SCENARIO: what `check` says of slips of newcomers.

Each is put into a small scenario that checks clean. A finding must stand on the
line of the slip and say what mends it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from slips import SLIPS

CLI, SCENARIO = sys.argv[1:3]
SECONDS = 120


def planted(text, slip):
    """The edited text, and the line where its slip stands."""
    assert text.count(slip.old) >= 1, f"{slip.name}: {slip.old}"
    start = text.index(slip.old)
    edited = text[:start] + slip.new + text[start + len(slip.old):]
    at = edited.index(slip.at, start) if slip.at else start
    return edited, edited.count("\n", 0, at) + 1


def check(paths):
    done = subprocess.run([CLI, "check", "--format", "json", *map(str, paths)],
                          capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["findings"]


def verdict(slip, line, findings):
    """What is wrong with the findings; None: nothing."""
    for found in findings:
        if found.get("line") == line and slip.says in found["message"]:
            return None
    told = "".join(f"\n    {found.get('line')}: {found['message']}"
                   for found in findings)
    return f"{slip.name}: expected on line {line}: {slip.says}{told}"


def main():
    text = Path(SCENARIO).read_text(encoding="utf-8")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="demarche-slips-") as folder:
        lines = []
        paths = []
        for i, slip in enumerate(SLIPS):
            edited, line = planted(text, slip)
            lines.append(line)
            paths.append(Path(folder) / f"{i:03}.json")
            paths[-1].write_text(edited, encoding="utf-8")
        by_file = {str(path): [] for path in paths}
        for found in check(paths):
            by_file[found["file"]].append(found)
        for slip, line, path in zip(SLIPS, lines, paths):
            wrong = verdict(slip, line, by_file[str(path)])
            failed += wrong is not None
            if wrong:
                print(wrong)
    alarms = check([SCENARIO])
    print(f"{len(SLIPS) - failed} of {len(SLIPS)} slips are explained, "
          f"{len(alarms)} false alarms")
    return 1 if failed or alarms else 0


sys.exit(main())
