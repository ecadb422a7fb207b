#!/usr/bin/env python3
"""test_mistakes.py CLI SCENARIO: what `check` says of forty mistakes.

Prints for each whether it is found, and whether on the right line. Fails
where one that was found is not found any more, where one of those listed as
missed is found (take it off the list), and where a shipped scenario that has
no mistake gets a finding."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from mistakes import BESIDES, MISTAKES

CLI, SCENARIO = sys.argv[1:3]
SECONDS = 60

# Not found, or not on the right line. The list may only become shorter.
MISSED = set()


def once(text, old, new, name):
    assert text.count(old) == 1, f"{name}: {text.count(old)} times: {old}"
    return text.replace(old, new)


def planted(text, mistake):
    """The edited text, and the line where its mistake stands."""
    if mistake.name in BESIDES:
        text = once(text, *BESIDES[mistake.name], mistake.name)
    start = text.index(mistake.old)
    text = once(text, mistake.old, mistake.new, mistake.name)
    at = text.index(mistake.at) if mistake.at else start
    return text, text.count("\n", 0, at) + 1


def lines_found(path):
    """The lines of all errors and warnings."""
    done = subprocess.run([CLI, "check", str(path)], capture_output=True,
                          timeout=SECONDS, check=False)
    assert done.returncode in (0, 1), done.stderr
    found = re.findall(rb"^[^\n]*?:(\d+):\d+: (?:error|warning)\[",
                       done.stdout + done.stderr, re.MULTILINE)
    return [int(line) for line in found]


def verdict(text, mistake, folder):
    edited, line = planted(text, mistake)
    path = Path(folder) / "scenario.json"
    path.write_text(edited, encoding="utf-8")
    found = lines_found(path)
    if line in found:
        return "found"
    return f"at {found}, not at {line}" if found else "missed"


def main():
    text = Path(SCENARIO).read_text(encoding="utf-8")
    assert len(MISTAKES) == 40, len(MISTAKES)
    failed = 0
    good = 0
    with tempfile.TemporaryDirectory(prefix="demarche-mistakes-") as folder:
        for mistake in MISTAKES:
            said = verdict(text, mistake, folder)
            right = said == "found"
            good += right
            expected = mistake.name not in MISSED
            failed += right != expected
            note = "" if right == expected else "   <-- not as listed"
            print(f"{said:12} {mistake.name}{note}")
    alarms = lines_found(SCENARIO)
    print(f"{good} of {len(MISTAKES)} found on the right line, "
          f"{len(alarms)} false alarms")
    return 1 if failed or alarms else 0


sys.exit(main())
