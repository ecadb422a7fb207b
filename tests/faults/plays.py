"""Plays of the console program, for the tests beside this file: whole plays
as policies make them, and what persons would have typed."""

import subprocess
import sys
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
SOURCE = Path(sys.argv[2]).resolve()
SECONDS = 120
MERIDIA = SOURCE / "scenarios" / "meridia" / "scenario.json"
SONY = SOURCE / "scenarios" / "sony_2014" / "scenario.json"


def run(*words, code=(0,)):
    """One run of the program; what it wrote, as text."""
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True,
                          timeout=SECONDS, check=False, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode not in code:
        raise AssertionError(f"{words} ended with {done.returncode}:\n"
                             f"{done.stdout[-2000:]}{done.stderr}")
    return done


def turns(scenario, seed, policies, folder):
    """[(turn, its moves)] of a play by these policies, {actor: policy}."""
    file = folder / "auto.rec"
    run("play", scenario, "--auto", "--seed", seed,
        *(f"--policy={a}={p}" for a, p in policies.items()),
        "--record", file)
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("turn "):
            found.append((int(line.split()[1]), []))
        elif line.startswith("move "):
            found[-1][1].append(line)
    return found


def lines(found, persons):
    """What these persons type to play it, as [(turn, line)]."""
    typed = []
    for turn, moves in found:
        own = [move for move in moves if move.split()[1] in persons]
        typed += [(turn, line)
                  for line in own or ([] if moves else ["continue"])]
    return typed


def put_lines(path, typed):
    path.write_text("".join(line + "\n" for line in typed), encoding="utf-8")
    return path
