"""Gives the fuzz targets what they begin with, and runs them.

run.py BUILD SOURCE [--runs N] [--seconds S] [--only TARGET] [--keep FOLDER]

BUILD holds the targets fuzz_NAME and demarche-cli. Built with libFuzzer
(-DDEMARCHE_FUZZ=ON and clang) each target makes N runs, guided by what it has
reached, or runs for S seconds; what was found interesting is kept in
FOLDER/TARGET. Else replay.c gives it N changed inputs, of those in FOLDER too.
Two targets run at a time. Ends with 1 where one failed: the input then lies in
BUILD. Of the target script it is a tenth of the runs."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import seeds as begin

# Some inputs take ten times as long as others: plays that a person speaks in.
FEWER = {"script": 10}

# What takes longest by far is cut into parts, each with dice of its own, where
# a number of runs is asked.
PARTS = {"grammar": 2}

# As libFuzzer prints them; of several the last counts.
FIGURES = {
    "runs": r"number_of_executed_units:\s*(\d+)",
    "seconds": r"Done \d+ runs in (\d+) second",
    "reached": r" cov: (\d+)",
    "edges": r"Loaded \d+ modules +\((\d+) inline",
    "features": r" ft: (\d+)",
    "inputs": r" corp: (\d+)",
    "memory": r"peak_rss_mb:\s*(\d+)",
}


def is_guided(program):
    text = subprocess.run([program, "-help=1"], capture_output=True,
                          check=False).stderr
    return b"libFuzzer" in text


def jobs(asked, target):
    """The target with the number of the part, from 1 on."""
    return [(target, part + 1) for part in range(parts(asked, target))]


def parts(asked, target):
    guided = is_guided(asked.build / f"fuzz_{target}")
    return PARTS.get(target, 1) if guided and not asked.seconds else 1


def command(asked, seeds, job, words):
    target, part = job
    program = asked.build / f"fuzz_{target}"
    kept = (asked.keep or seeds / "found" / str(part)) / target
    kept.mkdir(parents=True, exist_ok=True)
    runs = asked.runs // FEWER.get(target, 1) // parts(asked, target)
    if not is_guided(program):
        return [program, "--runs", str(runs), seeds / target, kept]
    return [program, f"-runs={runs if not asked.seconds else -1}",
            f"-max_total_time={asked.seconds}", "-timeout=10",
            "-rss_limit_mb=2048", f"-max_len={begin.LENGTHS[target]}",
            f"-dict={words}", "-print_final_stats=1", f"-seed={part}",
            f"-artifact_prefix={asked.build}/fuzz-{target}-", kept,
            seeds / target]


def told(text, used):
    """What a run came to: how often, how long, and what it reached."""
    if "DONE" not in text:
        return [line for line in text.splitlines() if "files and" in line]
    found = {name: int((re.findall(pattern, text) or [0])[-1])
             for name, pattern in FIGURES.items()}
    seconds = used.ru_utime + used.ru_stime
    return ["{runs} runs in {seconds} s, ".format(**found)
            + f"{seconds:.0f} s of processor time: "
            + f"{found['runs'] / max(seconds, 0.01):.0f} a second",
            "{reached} of {edges} edges reached, {features} features, by "
            "{inputs} inputs; at most {memory} MiB".format(**found)]


def wrong(text):
    """The end of a run that failed, without its progress and its bytes."""
    return [line[:200] for line in text.splitlines()
            if not line.lstrip().startswith(("#", "0x", "INFO"))][-40:]


def run(asked, seeds, job, words):
    target, part = job
    place = seeds / "runs" / f"{target}-{part}"
    place.mkdir(parents=True)
    with open(place / "log", "w+b") as log:
        with subprocess.Popen(command(asked, seeds, job, words), cwd=place,
                              stdout=log, stderr=log) as started:
            _, status, used = os.wait4(started.pid, 0)
            started.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        text = log.read().decode("utf-8", "replace")
    good = started.returncode == 0
    print(f"{target}: exit {started.returncode}",
          *(told(text, used) if good else wrong(text)), sep="\n    ",
          flush=True)
    if not good and (place / "replay.last").exists():
        shutil.copy(place / "replay.last", asked.build / f"fuzz-{target}-last")
    return good


def read_words():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--only", choices=begin.TARGETS)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def main():
    asked = read_words()
    asked.build = asked.build.resolve()
    asked.keep = asked.keep and asked.keep.resolve()
    with tempfile.TemporaryDirectory(prefix="demarche-fuzz-") as folder:
        seeds = Path(folder)
        words = begin.make(seeds, asked.source,
                           asked.build / "demarche-cli")
        targets = [asked.only] if asked.only else begin.TARGETS
        with ThreadPoolExecutor(2) as pool:
            good = list(pool.map(
                lambda job: run(asked, seeds, job, words),
                [job for target in targets for job in jobs(asked, target)]))
    sys.exit(0 if all(good) else 1)


main()
