"""kill -9 and failing calls in the game with its window, on SDL's dummy
driver: `test_window.py PROGRAM SOURCE [STRIDE]`; only each STRIDE-th call, 1
if not given.

A script plays and, after every move, has the moves so far written to a file:
what is in there was on the screen. Whenever it is killed, the game that is
started again goes on with at least these moves; and whatever call fails, it
plays to the end of the script, keeps a save that is whole, and leaves no
other file behind."""

import collections
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import kept
import trace

WORKERS = 3
PROGRAM = str(Path(sys.argv[1]).resolve())
MERIDIA = Path(sys.argv[2]).resolve() / "scenarios/meridia/scenario.json"
NEW = [PROGRAM, MERIDIA, "--seat", "aldra", "--seed", "4", "--save-dir",
       "kept", "--script", "play.script"]
AGAIN = [PROGRAM, "--save-dir", "kept", "--script", "again.script"]

BEGIN = ["key enter", "key down", "key enter", "click start", "wait"]
MOVES = [["click next", "wait", f"key {number}", "key enter", "wait"]
         for number in (2, 1, 2, 1)]
MOVES[0] = MOVES[0][2:]  # there is no page to leave before the first
FILES = {"openat", "open", "write", "fsync", "close", "rename", "renameat2",
         "link", "unlink", "flock", "mkdir"}
ERRORS = ("EIO", "ENOSPC", "EINTR", "EROFS", "EMFILE")


def environment(folder):
    return trace.environment(SDL_VIDEODRIVER="dummy",
                             XDG_DATA_HOME=str(folder / "data"))


def prepare(folder, acknowledged):
    """A folder with both scripts."""
    folder.mkdir()
    told = ["moves told"] if acknowledged else []
    lines = BEGIN + [line for move in MOVES for line in move + told]
    for name, script in (
            ("play.script", lines + ["hash"]),
            ("again.script", ["wait", "key enter", "wait", "moves now"])):
        (folder / name).write_text("\n".join(script) + "\n",
                                   encoding="utf-8")
    return folder


def text_of(path):
    return path.read_text(encoding="utf-8") if path.exists() else ""


def saves(folder):
    """The bytes of each save; fails where one is torn."""
    found = sorted((folder / "kept").glob("*.save"))
    for path in found:
        kept.state(path.read_bytes())
    return found


def litter(folder):
    """Whatever lies in the folder for saves and is none, nor a copy of the
    scenario."""
    return sorted(str(path.relative_to(folder))
                  for path in (folder / "kept").rglob("*")
                  if path.is_file() and path.suffix not in (".save", ".json"))


def again(folder):
    """The game that is started again: its moves."""
    done = subprocess.run(list(map(str, AGAIN)), cwd=folder,
                          env=environment(folder), capture_output=True,
                          timeout=trace.SECONDS, check=False)
    if done.returncode != 0:
        return None
    return text_of(folder / "now")


def kill(point, folder, whole):
    """(what, why) is wrong after this one kill; None where all is well."""
    prepare(folder, True)
    done = trace.killed_at(NEW, folder, point, environment(folder))
    if not done.killed:
        return "lived", f"{done.code} {done.err}"
    told = text_of(folder / "told")
    try:
        found = saves(folder)
    except kept.Torn as torn:
        return "torn", str(torn)
    if not found:
        return ("lost", f"no save, but {told!r}") if told else None
    now = again(folder)
    if now is None or not (now.startswith(told) and whole.startswith(now)):
        return "lost", f"{told!r} was told, {now!r} is there"
    if litter(folder):
        return "litter", str(litter(folder))
    shutil.rmtree(folder)
    return None


def hinder(job, folder, ends):
    """The same after one failure."""
    point, error = job
    prepare(folder, False)
    done = trace.failing_at(NEW, folder, point, error, False,
                            environment(folder))
    if done.code != 0 or done.out != ends:
        return "ended", f"{done.code} {done.out!r} {done.err}"
    try:
        found = saves(folder)
    except kept.Torn as torn:
        return "torn", str(torn)
    # A first save that may not outlast a power cut is followed by another.
    if len(found) > 2:
        return "litter", f"{len(found)} saves"
    if litter(folder) and point.name not in ("unlink", "flock"):
        return "litter", str(litter(folder))
    if found and (again(folder) is None or litter(folder)):
        return "lost", "it cannot be gone on with"
    shutil.rmtree(folder)
    return None


def each(jobs, judge, folder, wrong):
    folders = [folder / str(number) for number in range(len(jobs))]
    folder.mkdir()
    with ThreadPoolExecutor(WORKERS) as pool:
        for job, what in zip(jobs, pool.map(judge, jobs, folders)):
            if what is not None:
                wrong[what[0]] += 1
                print(f"{job if isinstance(job, trace.Point) else job[1]} "
                      f"at {job if isinstance(job, trace.Point) else job[0]}:"
                      f" {what[0]}: {what[1]}")


def points_of(folder, acknowledged):
    """(the calls of files from the first lock on, what the run wrote)."""
    prepare(folder, acknowledged)
    found, done = trace.points(NEW, folder, environment(folder))
    assert done.code == 0, done.err
    return [point for point in found
            if point.name in FILES and point.file not in (1, 2)], done


def main():
    why = trace.impossible()
    if why is not None:
        print(f"SKIPPED: no game is killed here: {why}")
        sys.exit(trace.SKIPPED)
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder = Path(tempfile.mkdtemp(prefix="demarche-window-"))
    wrong = collections.Counter(torn=0, lost=0, litter=0, lived=0, ended=0)
    try:
        kills, _ = points_of(folder / "whole", True)
        kills = kills[::stride]
        whole = text_of(folder / "whole" / "told")
        assert whole.count("\n") == len(MOVES), whole
        each(kills, lambda job, own: kill(job, own, whole), folder / "kills",
             wrong)
        calls, done = points_of(folder / "calm", False)
        calls = calls[::stride]
        # Two errors a call, so that each error meets each kind of call.
        jobs = [(point, ERRORS[(number + turn) % len(ERRORS)])
                for number, point in enumerate(calls) for turn in (0, 2)]
        each(jobs, lambda job, own: hinder(job, own, done.out),
             folder / "errors", wrong)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(kills)} kills and {len(jobs)} failures of the game: "
          + ", ".join(f"{count} {what}" for what, count in wrong.items()))
    assert sum(wrong.values()) == 0


if __name__ == "__main__":
    main()
