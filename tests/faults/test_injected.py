"""Every system call of a play that keeps itself, failing in every way that
disks fail: `test_injected.py PROGRAM SOURCE [STRIDE]`; only each STRIDE-th
call, 1 if not given.

The play goes on from a save, so reading is among the calls. Whatever fails,
it comes to its end as if nothing was, says on standard error what could not
be kept, leaves the save as it was or as it is now, and no other file; or,
where the save could not even be read, it says so and touches nothing."""

import collections
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
ERRORS = ("EIO", "ENOSPC", "EINTR", "EROFS", "EMFILE")
FILES = {"open", "openat", "newfstatat", "fstat", "stat", "read", "pread64",
         "write", "fsync", "close", "rename", "renameat2", "link", "unlink",
         "flock", "mkdir", "getdents64", "lseek"}
# No signal interrupts these.
NEVER_INTERRUPTED = {"newfstatat", "fstat", "stat", "getdents64", "lseek"}
COMPLAINT = "the play cannot be kept"


class Play:
    """Two lines are in the save already; the others are typed."""

    def __init__(self, folder):
        self.folder = folder
        found = plays.turns(plays.MERIDIA, 3, {"aldra": "dove"}, folder)
        self.lines = [line for _, line in plays.lines(found, ["aldra"])]
        assert len(self.lines) > 4
        self.begin(folder)
        self.saved = (folder / SAVE).read_bytes()
        self.states = []
        for count in range(2, len(self.lines) + 1):
            own = folder / f"after{count}"
            own.mkdir()
            plays.run(*self.command(self.lines[:count], own))
            self.states.append(kept.state((own / SAVE).read_bytes()))
        self.end = plays.run(*self.command(self.lines[2:], folder)
                             ).stdout.splitlines()[-1]

    def command(self, lines, folder):
        moves = plays.put_lines(folder / "moves", lines)
        return ["play", plays.MERIDIA, "--seed", "3", "--moves", moves,
                "--save", folder / SAVE]

    def begin(self, folder):
        plays.run(*self.command(self.lines[:2], folder))

    def prepare(self, folder):
        """The command that goes on, in a folder with the save."""
        folder.mkdir()
        (folder / SAVE).write_bytes(self.saved)
        return [plays.PROGRAM, *self.command(self.lines[2:], folder)]


def left(folder):
    return sorted(path.name for path in folder.iterdir()
                  if path.name not in (SAVE, "moves"))


def refused(play, folder, done):
    """It did not begin, and changed nothing."""
    return (done.code == 2 and "error[" in done.err and "hash " not in done.out
            and (folder / SAVE).read_bytes() == play.saved)


def wrong_end(play, done, state, error, name):
    """What is wrong with a play that came to its end."""
    if done.out.splitlines()[-1:] != [play.end]:
        return f"it ends in {done.out.splitlines()[-1:]}: {done.err}"
    if error == "EINTR" and (done.code != 0 or done.err):
        return f"a signal was noticed: {done.code} {done.err}"
    if done.code == 0 and state != play.states[-1]:
        return "not all is kept, and it ends with 0"
    if done.code == 2 and COMPLAINT not in done.err:
        return f"it ends with 2 and says: {done.err}"
    if done.code == 2 and state not in play.states:
        return "what is kept is no state of the play"
    if done.code not in (0, 2):
        return f"it ends with {done.code}: {done.err}"
    if done.code == 0 and COMPLAINT in done.err and (
            "kept again" not in done.err):
        return f"it does not say that all is well again: {done.err}"
    return None


def fail(play, job, folder):
    """What is wrong after this one failure, None where nothing is."""
    point, error, ever = job
    command = play.prepare(folder)
    done = trace.failing_at(command, folder, point, error, ever)
    if done.code < 0 or done.code > 2:
        return f"it ends with {done.code}: {done.err}"
    if not refused(play, folder, done):
        try:
            state = kept.state((folder / SAVE).read_bytes())
        except kept.Torn as torn:
            return f"torn: {torn}"
        what = wrong_end(play, done, state, error, point.name)
        if what is None and ever and (
                done.code != 2 or done.err.count(COMPLAINT) != 1):
            what = f"it does not complain once: {done.code} {done.err}"
        if what is not None:
            return what
    litter = left(folder)
    if litter and point.name != "unlink":
        return f"left behind: {litter}"
    return healed(play, folder)


def healed(play, folder):
    """Once the disk is well, the play can be gone on with, and tidies up."""
    state = kept.state((folder / SAVE).read_bytes())
    count = play.states.index(state)
    again = plays.run(*play.command(play.lines[2 + count:], folder))
    if again.stdout.splitlines()[-1] != play.end or left(folder):
        return f"it does not heal: {left(folder)}"
    shutil.rmtree(folder)
    return None


def jobs_of(found, stride):
    """Each call with each error; and from the middle on every one."""
    calls = [point for point in found if point.name in FILES
             and not (point.name in ("write", "newfstatat", "fstat")
                      and point.file in (1, 2))]
    jobs = [(point, error, False) for point in calls[::stride]
            for error in ERRORS
            if error != "EINTR" or point.name not in NEVER_INTERRUPTED]
    middle = calls[len(calls) // 2:]
    for name in ("openat", "fsync", "rename"):
        first = next(point for point in middle if point.name == name)
        jobs += [(first, error, True) for error in ERRORS if error != "EINTR"]
    return jobs


def main():
    why = trace.impossible()
    if why is not None:
        print(f"SKIPPED: no call is made to fail here: {why}")
        sys.exit(trace.SKIPPED)
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = Path(tempfile.mkdtemp(prefix="demarche-injected-"))
    failed = 0
    try:
        (folder / "play").mkdir()
        play = Play(folder / "play")
        found, _ = trace.points(play.prepare(folder / "whole"), folder)
        jobs = jobs_of(found, stride)
        folders = [folder / f"fail{i}" for i in range(len(jobs))]
        with ThreadPoolExecutor(WORKERS) as pool:
            for job, what in zip(jobs, pool.map(
                    lambda pair: fail(play, *pair), zip(jobs, folders))):
                if what is not None:
                    failed += 1
                    print(f"{job[1]} at {job[0]}"
                          f"{' and ever after' if job[2] else ''}: {what}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    names = collections.Counter(job[0].name for job in jobs)
    print(f"{len(jobs)} failures injected, {failed} not borne: " + ", ".join(
        f"{count} {name}" for name, count in sorted(names.items())))
    assert failed == 0


if __name__ == "__main__":
    main()
