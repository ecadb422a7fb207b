"""Gives the fuzz targets what they begin with, and runs them.

run.py BUILD SOURCE [--runs N] [--seconds S] [--only TARGET] [--keep FOLDER]

BUILD holds the targets fuzz_NAME and demarche-cli. Built with libFuzzer
(-DDEMARCHE_FUZZ=ON and clang) each target makes N runs, guided by what it has
reached, or runs for S seconds; else replay.c gives it N changed inputs. What
was found interesting is kept in FOLDER. Ends with 1 where a target did."""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TARGETS = ("scan", "load", "grammar", "expr", "po", "recording", "save")
LENGTHS = {"scan": 4096, "load": 8192, "grammar": 1200, "expr": 256, "po": 4096,
           "recording": 16384, "save": 32768}


def put(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def copy(folder, paths):
    for path in paths:
        put(folder, f"{path.parent.name}-{path.name}", path.read_bytes())


def scenario_seeds(seeds, source):
    """Every wrong scenario and every good one."""
    paths = [*source.glob("tests/bad_scenarios/*.json"),
             *source.glob("scenarios/*/scenario.json"),
             *source.glob("tests/oracle/*.json")]
    for target in ("scan", "load"):
        copy(seeds / target, paths)


def choice_seeds(seeds):
    """Choices for the grammars: three in four that spoil nothing."""
    dice = random.Random(2031)
    for i in range(120):
        choices = bytes([i % 4]) + dice.randbytes(20 + 16 * i)
        put(seeds / "grammar", f"{i}", choices)
        put(seeds / "expr", f"choices-{i}", bytes([2 + i % 2])
            + dice.randbytes(4 + i))


def expression_seeds(seeds, source):
    """Every expression of the shipped scenarios, for both types."""
    texts = set()
    for path in source.glob("scenarios/*/scenario.json"):
        texts |= set(re.findall(r'"(?:when|weight|chance|cancel_if|goal)": '
                                r'"([^"]+)"', path.read_text("utf-8")))
    for i, text in enumerate(sorted(texts)):
        put(seeds / "expr", f"text-{i}", bytes([i % 2]) + text.encode())


def play_seeds(seeds, source, cli):
    """Recordings and saves of Meridia as the program writes them now: alone,
    with a person, and with ways that were tried and left."""
    scenario = source / "scenarios" / "meridia" / "scenario.json"
    moves = seeds / "moves"
    dice = random.Random(7)
    for folder in ("recording", "save"):
        (seeds / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(8):
        kept = seeds / "recording" / f"play-{seed}"
        how = ["--auto"] if seed < 3 else ["--moves", moves]
        moves.write_text("".join(
            dice.choice(["1\n", "2\n", "3\n", "continue\n", "undo\n"])
            for _ in range(6 * seed)))
        subprocess.run([cli, "play", scenario, "--seed", str(seed), *how,
                        "--record", kept, "--save", seeds / "save" / kept.name]
                       + (["--as-it-was"] if seed % 2 else []),
                       check=False, capture_output=True)
    if len(list((seeds / "save").iterdir())) < 5:
        sys.exit("no plays could be kept to begin with")


def kept_seeds(seeds, source):
    """What once went wrong, or reached what nothing else did."""
    for folder in (source / "tests" / "fuzz" / "corpus").iterdir():
        copy(seeds / folder.name, folder.iterdir())


def dictionary(path, source):
    """The keys and words of the language."""
    words = re.findall(r"X\((\w+)\)",
                       (source / "src/scenario/keys.def").read_text("utf-8"))
    lines = [f'"\\"{word}\\":"' for word in words]
    lines += [f'"{word}"' for word in (
        "taken(", "since(", "visited(", "rung(", "clamp(", " if ", " else ",
        " and ", " or ", "not ", "\\\\u0000", "\\\\ud83d", "codex:", "**")]
    path.write_text("\n".join(lines) + "\n")


def is_guided(program):
    text = subprocess.run([program, "-help=1"], capture_output=True,
                          check=False).stderr
    return b"libFuzzer" in text


def command(asked, seeds, target, words):
    program = asked.build / f"fuzz_{target}"
    if not is_guided(program):
        return [program, "--runs", str(asked.runs), seeds / target]
    found = (asked.keep or seeds / "found") / target
    found.mkdir(parents=True, exist_ok=True)
    return [program, f"-runs={asked.runs if not asked.seconds else -1}",
            f"-max_total_time={asked.seconds}", "-timeout=10",
            "-rss_limit_mb=2048", f"-max_len={LENGTHS[target]}",
            f"-dict={words}", "-print_final_stats=1", "-seed=1",
            f"-artifact_prefix={asked.build}/fuzz-{target}-", found,
            seeds / target]


def told(text):
    """Of what a run printed, what a reader asks for."""
    wanted = ("files and", "number_of_executed", "average_exec", "peak_rss",
              "DONE")
    return [line for line in text.splitlines()
            if any(word in line for word in wanted)]


def wrong(text):
    """The end of a run that failed, without its progress and its bytes."""
    return [line[:200] for line in text.splitlines()
            if not line.lstrip().startswith(("#", "0x", "INFO"))][-40:]


def run(asked, seeds, target, words):
    done = subprocess.run(command(asked, seeds, target, words),
                          capture_output=True, check=False, cwd=seeds)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    lines = told(text) if done.returncode == 0 else wrong(text)
    print(f"{target}: exit {done.returncode}", *lines, sep="\n    ",
          flush=True)
    if done.returncode != 0 and (seeds / "replay.last").exists():
        shutil.copy(seeds / "replay.last",
                    asked.build / f"fuzz-{target}-last")
    return done.returncode == 0


def read_words():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def main():
    asked = read_words()
    asked.build = asked.build.resolve()
    asked.keep = asked.keep and asked.keep.resolve()
    with tempfile.TemporaryDirectory(prefix="demarche-fuzz-") as folder:
        seeds = Path(folder)
        scenario_seeds(seeds, asked.source)
        choice_seeds(seeds)
        expression_seeds(seeds, asked.source)
        play_seeds(seeds, asked.source, asked.build / "demarche-cli")
        kept_seeds(seeds, asked.source)
        words = seeds / "words.dict"
        dictionary(words, asked.source)
        targets = [asked.only] if asked.only else TARGETS
        with ThreadPoolExecutor(2) as pool:
            good = list(pool.map(
                lambda target: run(asked, seeds, target, words), targets))
    sys.exit(0 if all(good) else 1)


main()
