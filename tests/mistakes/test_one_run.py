#!/usr/bin/env python3
"""test_one_run.py CLI SCENARIO: all that is wrong is said in one run.

A mistake gives one finding, and two in one file are found as each is found
alone: no error keeps `check` from the rest, and no finding follows from
another. Tries some hundred pairs, chosen by a fixed seed, of which one at
least is an error, and then as many mistakes at once as fit into one file."""

import json
import random
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path

from mistakes import BESIDES, MISTAKES
from more import MORE

CLI, SCENARIO = sys.argv[1:3]
SECONDS = 120
SEED = 5
PAIRS = 300
AT_ONCE = 40  # at least

# What a scanner must refuse ends the run: nobody can know what was meant.
# Claims are judged by playing, so they wait until a file can be played.
SYNTAX = "E0"
PLAYED = {"E711", "E712", "N713", "W727"}

# What cannot be said where another mistake is in the file: which, and why.
UNSAID = {
    # Nobody knows how long a play is, so nothing comes too late.
    "a number is written as a text": {"W701", "W716", "W717", "W718", "W721"},
    # It is where the flag is set that nothing reads.
    "a library under a name that nobody knows": {"W804"},
}


class Edit:
    """A mistake as edits of the text: (place, old, new)."""

    def __init__(self, text, mistake):
        self.name = mistake.name
        pairs = [(mistake.old, mistake.new)]
        if mistake.name in BESIDES:
            pairs.append(BESIDES[mistake.name])
        self.edits = []
        for old, new in pairs:
            assert text.count(old) == 1, (mistake.name, text.count(old), old)
            self.edits.append((text.index(old), old, new))

    def overlaps(self, other):
        return any(a < b + len(old_b) and b < a + len(old_a)
                   for a, old_a, _ in self.edits
                   for b, old_b, _ in other.edits)


def applied(text, edits):
    """The text with the edits, and for each of its lines the line of the
    text that it comes from (one of an edit: that where the edit begins)."""
    out, lines, at, line = [], [1], 0, 1
    for place, old, new in sorted(e for edit in edits for e in edit.edits):
        kept = text[at:place]
        lines += range(line + 1, line + 1 + kept.count("\n"))
        line += kept.count("\n")
        if old.count("\n") == new.count("\n"):
            lines += range(line + 1, line + 1 + new.count("\n"))
        else:
            lines += [line] * new.count("\n")
        out += [kept, new]
        at = place + len(old)
        line += old.count("\n")
    lines += range(line + 1, line + 1 + text.count("\n", at))
    out.append(text[at:])
    return "".join(out), lines


def findings(text, cases):
    """For each list of edits: {(code, line of `text`)}."""
    with tempfile.TemporaryDirectory(prefix="demarche-one-run-") as folder:
        paths, maps = [], {}
        for i, edits in enumerate(cases):
            edited, lines = applied(text, edits)
            path = Path(folder) / f"{i}.json"
            path.write_text(edited, encoding="utf-8")
            paths.append(str(path))
            maps[str(path)] = lines
        done = subprocess.run(
            [CLI, "check", "--format", "json", "--effort", "1", *paths],
            capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode in (0, 1), done.stderr
    found = {path: set() for path in paths}
    for f in json.loads(done.stdout)["findings"]:
        if f["code"] not in PLAYED:
            found[f["file"]].add((f["code"],
                                  maps[f["file"]][f["line"] - 1]))
    return [found[path] for path in paths]


def wrong(names, alone, together):
    """What is missing or too much, in words; '' where all is right."""
    expected = set().union(*(alone[name] for name in names))
    unsaid = set().union(*(UNSAID.get(name, set()) for name in names))
    said = [f"missing {code} in line {line}"
            for code, line in sorted(expected - together)
            if code not in unsaid]
    said += [f"{code} too many in line {line}"
             for code, line in sorted(together - expected)]
    return "; ".join(said)


def is_error(found):
    return any(code[0] == "E" for code, _ in found)


def fitting(edits):
    """As many as stand apart, in their order."""
    chosen = []
    for edit in edits:
        if not any(edit.overlaps(other) for other in chosen):
            chosen.append(edit)
    return chosen


def main():
    text = Path(SCENARIO).read_text(encoding="utf-8")
    edits = [Edit(text, mistake) for mistake in MISTAKES + MORE]
    alone = dict(zip([e.name for e in edits],
                     findings(text, [[e] for e in edits])))
    edits = [e for e in edits if alone[e.name] and
             not any(code.startswith(SYNTAX) for code, _ in alone[e.name])]
    pairs = [p for p in combinations(edits, 2)
             if not p[0].overlaps(p[1]) and
             (is_error(alone[p[0].name]) or is_error(alone[p[1].name]))]
    pairs = random.Random(SEED).sample(pairs, min(PAIRS, len(pairs)))
    several = [name for name, found in alone.items() if len(found) > 1]
    assert not several, [(name, alone[name]) for name in several]
    cases = pairs + [fitting(edits), fitting(edits[::-1]), fitting(
        [e for e in edits if e.name not in UNSAID])]
    failed = 0
    for case, together in zip(cases, findings(text, cases)):
        names = [e.name for e in case]
        said = wrong(names, alone, together)
        failed += said != ""
        if said:
            print(f"{' + '.join(names) if len(names) < 3 else len(names)}: "
                  f"{said}")
    assert min(len(case) for case in cases[-3:]) >= AT_ONCE
    print(f"{len(pairs)} pairs and {len(cases[-1])} at once of {len(edits)} "
          f"mistakes: {failed} of them not as each alone")
    return 1 if failed else 0


sys.exit(main())
