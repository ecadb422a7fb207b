"""Every system call of file_replace() and the like, failing with every error
that disks and systems give: `test_posix.py WRITER [STRIDE]`; only each
STRIDE-th failure, 1 if not given.

The reason that is told is the one that was met, a signal is not noticed at
all, the old file is there as it was, no temporary name is left, and the next
attempt succeeds."""

import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import trace

WORKERS = 2
WRITER = Path(sys.argv[1]).resolve()
STRIDE = int(sys.argv[2]) if len(sys.argv) > 2 else 1
OK, MISSING, DENIED, FULL, READ_ONLY, BUSY, NO_HANDLES, TAKEN, IO = (
    0, 1, 2, 5, 6, 7, 8, 9, 10)  # enum file_result
ERRORS = {"EIO": IO, "ENOSPC": FULL, "EDQUOT": FULL, "EROFS": READ_ONLY,
          "EMFILE": NO_HANDLES, "ENFILE": NO_HANDLES, "EACCES": DENIED,
          "EPERM": DENIED, "EBUSY": BUSY, "EINTR": OK}
FILES = {"openat", "newfstatat", "fstat", "stat", "statx", "fstat64", "write",
         "fsync", "close", "rename", "renameat2", "link", "unlink", "flock",
         "mkdir"}
# No signal interrupts these.
NEVER_INTERRUPTED = {"newfstatat", "fstat", "stat", "statx", "fstat64"}
OLD, NEW = b"the old one, which is longer", b"the new one"

# What is there before and after, and at how many calls a failure is of no
# matter to the player: looks before writing, what is closed unwritten.
JOBS = {
    "replace": ({"play": OLD}, {"play": NEW}, 5),
    "add": ({}, {"play": NEW}, 2),
    "remove": ({"play": OLD}, {}, 1),
    "folder": ({}, {"folder/of/one": None}, 3),
    "lock": ({"play": OLD}, {"play": OLD}, 2),
}

# What some file systems cannot do, and what comes of it.
LACKS = [
    ("lock", ["flock:error=ENOLCK"], OK),
    ("lock", ["flock:error=ENOSYS"], OK),
    ("lock", ["flock:error=EOPNOTSUPP"], OK),
    ("lock", ["flock:error=EAGAIN"], BUSY),
    ("replace", ["fsync:error=EINVAL:when=2"], OK),  # of a folder
    ("add", ["renameat2:error=ENOSYS"], OK),
    ("add", ["renameat2:error=EINVAL"], OK),
    ("add", ["renameat2:error=EINVAL", "link:error=EPERM"], OK),
    ("add", ["renameat2:error=EINVAL", "link:error=EOPNOTSUPP"], OK),
    ("add", ["renameat2:error=EINVAL", "link:error=EEXIST"], TAKEN),
    ("add", ["renameat2:error=EINVAL", "link:error=EIO"], IO),
    ("add", ["renameat2:error=EINVAL", "link:error=EINTR:when=1"], OK),
]


def fill(folder, files):
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_bytes(text)


def found_in(folder):
    """Files by their bytes, folders without any by None."""
    return {path.relative_to(folder).as_posix():
            path.read_bytes() if path.is_file() else None
            for path in folder.rglob("*")
            if path.is_file() or not any(path.iterdir())}


def points_of(job, folder):
    fill(folder / job, JOBS[job][0])
    found, done = trace.points([WRITER, job], folder / job, first="getppid")
    assert done.out == f"{OK}\n", done.out + done.err
    assert found_in(folder / job) == JOBS[job][1]
    return [point for point in found if point.name in FILES
            and not (point.name in ("write", "newfstatat", "fstat")
                     and point.file == 1)]


def last_sync(job, point, calls):
    """Of the folder, when the name is given already."""
    return job != "lock" and point is [
        each for each in calls if each.name == "fsync"][-1]


def litter(job, point):
    """What may be left by the one call that would have removed it."""
    if job == "lock" and point.name != "openat":
        return "play.lock"
    return "play.new0" if point.name == "unlink" else None


def wrong(job, point, calls, error, folder):
    """(what is wrong or None, the result) of one failure."""
    before, after, _ = JOBS[job]
    fill(folder, before)
    done = trace.failing_at([WRITER, job], folder, point, error)
    if done.code != 0:
        return f"it ends with {done.code}: {done.err}", None
    result = int(done.out)
    there = found_in(folder)
    there.pop(litter(job, point), None)
    if result not in (OK, ERRORS[error]):
        return f"it says {result}", result
    if result == OK and there != after:
        return f"it says that all is well, and there is {there}", result
    kept = there == before or (job == "folder" and not any(there.values()))
    if result != OK and not kept and not (
            last_sync(job, point, calls) and there == after):
        return f"there is {there}", result
    return repeated(job, folder, result), result


def repeated(job, folder, result):
    """What is wrong with the next attempt; what is done may be so already."""
    again = int(subprocess.run([WRITER, job], cwd=folder, check=True,
                               capture_output=True).stdout)
    if not (again == OK and (job != "add" or result != OK) or
            again == TAKEN and job == "add" and result == OK or
            again == MISSING and job == "remove"):
        return f"the next attempt says {again}"
    (folder / "play.new0").unlink(missing_ok=True)
    if found_in(folder) != JOBS[job][1]:
        return f"after the next attempt there is {found_in(folder)}"
    shutil.rmtree(folder)
    return None


def check(job, folder, pool):
    """(failures injected, those not borne)."""
    calls = points_of(job, folder)
    tasks = [(job, point, calls, error, folder / f"{job}{i}{error}")
             for i, point in enumerate(calls) for error in ERRORS
             if error != "EINTR" or point.name not in NEVER_INTERRUPTED]
    tasks = tasks[::STRIDE]
    failed, harmless = 0, 0
    for task, (what, result) in zip(tasks, pool.map(
            lambda task: wrong(*task), tasks)):
        harmless += task[3] == "EIO" and result == OK
        if what is not None:
            failed += 1
            print(f"{job}: {task[3]} at {task[1]}: {what}")
    if STRIDE == 1 and harmless != JOBS[job][2]:
        failed += 1
        print(f"{job}: {harmless} calls do not matter")
    print(f"{job}: {len(tasks)} failures at {len(calls)} calls")
    return len(tasks), failed


def check_lacks(folder):
    """(file systems that lack something, those not borne)."""
    failed = 0
    for i, (job, calls, result) in enumerate(LACKS):
        there = JOBS[job][1 if result == OK else 0]
        own = folder / f"lack{i}"
        fill(own, JOBS[job][0])
        options = [part for call in calls for part in ("-e", f"inject={call}")]
        done = trace.run([WRITER, job], own, ["-o", "/dev/null", *options])
        (own / "play.lock").unlink(missing_ok=True)
        if done.out != f"{result}\n" or found_in(own) != there:
            failed += 1
            print(f"{job} with {calls}: {done.out}{done.err}{found_in(own)}")
    return len(LACKS), failed


def main():
    why = trace.impossible()
    if why is not None:
        print(f"SKIPPED: no call is made to fail here: {why}")
        sys.exit(trace.SKIPPED)
    folder = Path(tempfile.mkdtemp(prefix="demarche-posix-"))
    try:
        with ThreadPoolExecutor(WORKERS) as pool:
            results = [check(job, folder, pool) for job in JOBS]
        results.append(check_lacks(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    all_of_them = sum(count for count, _ in results)
    failed = sum(failed for _, failed in results)
    print(f"{all_of_them} failures injected, {failed} not borne")
    assert all_of_them * STRIDE > 300 and failed == 0


if __name__ == "__main__":
    main()
