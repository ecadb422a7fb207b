#!/usr/bin/env python3
"""No memory, at every block that the console program asks for while it loads
a scenario, goes on from a save and plays five more turns:
`test_memory.py PROGRAM SOURCE [STRIDE]`; only each STRIDE-th block, 1 if not
given. PROGRAM is linked with failing_memory.c.

It must end with 3 and say so in one line; save and recording are as they were
or whole. The lock of the save may be left, as by a kill: the next run takes
it, and with it whatever else is left."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kept
import plays

WORKERS = 2
SEED = "3"
SAVE, RECORD, LOCK = "a.save", "a.play", "a.save.lock"
LOCKS = 20 # of those left alone, so many are looked at
MESSAGE = "demarche: out of memory\n"


class Play:
    """Two lines are in the save already; the others are five turns more."""

    def __init__(self, folder, lines):
        self.first = plays.put_lines(folder / "first", lines[:2])
        self.rest = plays.put_lines(folder / "rest", lines[2:])
        whole = folder / "whole"
        whole.mkdir()
        self.run(self.first, whole)
        self.save = (whole / SAVE).read_bytes()
        self.record = (whole / RECORD).read_bytes()
        count = folder / "count"
        done = self.run(self.rest, whole, COUNT_IN=str(count))
        assert done.returncode == 0 and not done.stderr, done
        self.blocks = int(count.read_text())
        self.last_record = (whole / RECORD).read_bytes()
        assert self.last_record != self.record

    def run(self, moves, folder, **environment):
        command = [plays.PROGRAM, "play", plays.MERIDIA, "--seed", SEED,
                   "--moves", moves, "--save", folder / SAVE,
                   "--record", folder / RECORD]
        return subprocess.run(command, capture_output=True, text=True,
                              env={**os.environ, **environment}, timeout=60)

    def prepare(self, folder):
        folder.mkdir()
        (folder / SAVE).write_bytes(self.save)
        (folder / RECORD).write_bytes(self.record)


def wrong_files(play, folder):
    """What is wrong with the files that a run has left."""
    save = (folder / SAVE).read_bytes()
    record = (folder / RECORD).read_bytes()
    try:
        kept.state(save)
    except kept.Torn as error:
        return f"the save is torn: {error}"
    if record not in (play.record, play.last_record):
        return "the recording is neither as it was nor whole"
    return None


def left(folder):
    return sorted(path.name for path in folder.iterdir()
                  if path.name not in (SAVE, RECORD))


def check(play, folder, at):
    """(what is wrong or None, names that were left)"""
    play.prepare(folder)
    done = play.run(play.rest, folder, FAIL_AT=str(at))
    if done.returncode != 3 or done.stderr != MESSAGE:
        return f"ends with {done.returncode}: {done.stderr!r}", []
    wrong = wrong_files(play, folder)
    rest = left(folder)
    if rest and not wrong and (rest != [LOCK] or at <= LOCKS):
        play.run(play.first, folder)
        wrong = left(folder) and f"{left(folder)} stay"
    return wrong, rest


def main():
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = plays.turns(plays.MERIDIA, 3, {"aldra": "dove"}, folder)
        lines = [line for _, line in plays.lines(found, ["aldra"])][:7]
        play = Play(folder, lines)
        points = range(1, play.blocks + 1, stride)
        with ThreadPoolExecutor(WORKERS) as pool:
            results = list(pool.map(
                lambda at: check(play, folder / f"at{at}", at), points))
    wrong = [(at, what) for at, (what, _) in zip(points, results) if what]
    for at, what in wrong[:20]:
        print(f"block {at}: {what}")
    locks = sum(rest == [LOCK] for _, rest in results)
    others = sum(rest not in ([], [LOCK]) for _, rest in results)
    print(f"{len(points)} of {play.blocks} blocks refused, {len(wrong)} wrong; "
          f"left were {locks} locks and {others} temporary files")
    return 1 if wrong or play.blocks < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
