"""kill -9 at every system call of a play that keeps itself:
`test_kill.py PROGRAM SOURCE [STRIDE]`; of every play only each STRIDE-th
point, 1 if not given.

After each kill the save must be absent or whole; a second run on it must go
on with every line that was acknowledged and end as the play that nobody
killed; and it must leave no file behind but the save."""

import collections
import json
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kept
import plays
import trace

WORKERS = 3
SAVE = "a.save"


class Play:
    """A play by typed lines that nobody kills, and its state after each."""

    def __init__(self, scenario, seed, persons, others, folder):
        self.scenario, self.seed, self.persons = scenario, seed, persons
        self.folder = folder
        self.policies = others
        found = plays.turns(scenario, seed, others, folder)
        self.lines = [line for _, line in plays.lines(found, persons)]
        self.vary()
        self.states = [self.state_after(k) for k in range(len(self.lines) + 1)]
        self.end = self.run(self.lines, folder).stdout.splitlines()[-1]

    def vary(self):
        """A remark, and another way that is tried first."""
        scene = json.loads(self.scenario.read_text(encoding="utf-8"))[
            "scenes"][0]
        decision = scene.get("decisions", [scene])[0]
        other = [f"move {decision['actor']} {option['id']}"
                 for option in decision["options"] if "id" in option]
        other = [line for line in other if line != self.lines[0]]
        self.lines[0:0] = [other[0], "note that was no good", "undo"]

    def command(self, lines, folder):
        moves = plays.put_lines(folder / "moves", lines)
        return ["play", self.scenario, "--seed", self.seed, "--moves", moves,
                *(f"--seat={actor}" for actor in self.persons),
                *(f"--policy={a}={p}" for a, p in self.policies.items()
                  if a not in self.persons), "--save", folder / SAVE]

    def run(self, lines, folder):
        return plays.run(*self.command(lines, folder))

    def state_after(self, count):
        own = self.folder / f"after{count}"
        own.mkdir()
        self.run(self.lines[:count], own)
        return kept.state((own / SAVE).read_bytes())


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def lines_kept(play, folder, told):
    """How many lines are in the save: those that were acknowledged, or one
    more, whose word did not come through."""
    path = folder / SAVE
    if not path.exists():
        return 0
    state = kept.state(path.read_bytes())
    for count in (told, told + 1):
        if count < len(play.states) and play.states[count] == state:
            return count
    return -1


def kill(play, point, folder):
    """What is wrong after this one kill; None where all is well."""
    folder.mkdir()
    command = [plays.PROGRAM, *play.command(play.lines, folder)]
    done = trace.killed_at(command, folder, point)
    told = len(re.findall(r"(?m)^Line \d+ is kept\.$", done.out))
    if not done.killed:
        return "lived", f"it was not killed: {done.code} {done.err}"
    try:
        count = lines_kept(play, folder, told)
    except kept.Torn as torn:
        return "torn", str(torn)
    if count < told:
        return "lost", f"{told} lines were acknowledged, {count} are there"
    again = play.run(play.lines[count:], folder)
    if again.stdout.splitlines()[-1] != play.end:
        return "lost", f"it ends in {again.stdout.splitlines()[-1]}"
    if kept.state((folder / SAVE).read_bytes()) != play.states[-1]:
        return "lost", "what it keeps at the end differs"
    if left(folder) != [SAVE, "moves"]:
        return "litter", f"left behind: {left(folder)}"
    shutil.rmtree(folder)
    return None


def kill_all(play, stride, wrong):
    """How many points there were."""
    folder = play.folder / "whole"
    folder.mkdir()
    found, _ = trace.points([plays.PROGRAM, *play.command(play.lines, folder)],
                            folder)
    found = found[::stride]
    folders = (play.folder / f"kill{i}" for i in range(len(found)))
    with ThreadPoolExecutor(WORKERS) as pool:
        for point, what in zip(found, pool.map(
                lambda job: kill(play, *job), zip(found, folders))):
            if what is not None:
                wrong[what[0]] += 1
                print(f"{play.seed} at {point}: {what[0]}: {what[1]}")
    return len(found)


def all_plays(folder):
    """Two scenarios, one person and two, calm and not."""
    jobs = [(plays.SONY, seed, ["white_house"],
             {"white_house": policy, "pyongyang": "uniform"})
            for seed, policy in ((5, "weights"), (6, "dove"), (8, "uniform"))]
    jobs += [(plays.MERIDIA, seed, persons, {"aldra": "dove",
                                             "boreal": policy})
             for seed, persons, policy in (
                 (3, ["aldra"], "uniform"), (7, ["aldra", "boreal"], "dove"))]
    for number, job in enumerate(jobs):
        own = folder / str(number)
        own.mkdir()
        yield Play(*job, own)


def main():
    why = trace.impossible()
    if why is not None:
        print(f"SKIPPED: no program is killed here: {why}")
        sys.exit(trace.SKIPPED)
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = Path(tempfile.mkdtemp(prefix="demarche-kill-"))
    wrong = collections.Counter(torn=0, lost=0, litter=0, lived=0)
    points = 0
    try:
        for play in all_plays(folder):
            points += kill_all(play, stride, wrong)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{points} kills: " + ", ".join(
        f"{count} {what}" for what, count in wrong.items()))
    assert sum(wrong.values()) == 0
    assert points * stride >= 1000, "too few points"


if __name__ == "__main__":
    main()
