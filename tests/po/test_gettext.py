#!/usr/bin/env python3
"""PO files against gettext's own tools and Python's gettext.

Usage: test_gettext.py PROGRAM SOURCE. Ends with 77 where the tools are
missing."""

import gettext
import io
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = str(Path(sys.argv[1]).resolve())
SOURCE = Path(sys.argv[2]).resolve()
SCENARIOS = sorted((SOURCE / "scenarios").glob("*/scenario.json"))
TOOLS = ("msgfmt", "msgcat", "msgmerge")
MOST = 1024 * 1024

failures = 0


def expect(holds, what):
    global failures
    if not holds:
        failures += 1
        print("FAILED:", what)


def run(*words, code=0):
    done = subprocess.run(words, capture_output=True, check=False)
    expect(done.returncode == code,
           f"{' '.join(map(str, words))}: {done.returncode}\n"
           f"{done.stderr.decode()}")
    return done.stdout


def template(scenario):
    return run(PROGRAM, "strings", str(scenario))


def catalogue(po):
    """What Python's gettext reads of a file that msgfmt compiled."""
    mo = run("msgfmt", "--check", "-o", "-", str(po))
    return gettext.GNUTranslations(io.BytesIO(mo))._catalog


def test_template(folder, scenario):
    pot = folder / "x.pot"
    pot.write_bytes(template(scenario))
    run("msgfmt", "--check", "-o", "/dev/null", str(pot))
    expect(run("msgcat", str(pot)) == pot.read_bytes(),
           f"msgcat lays {scenario} out otherwise")


def translate(folder, scenario):
    """A translation of every text, made by gettext's tools alone: what can
    go wrong in escapes and breaks stands in it."""
    pot, po = folder / "x.pot", folder / "de.po"
    shutil.copy(scenario, folder / "scenario.json")
    pot.write_bytes(template(scenario))
    po.write_bytes(run("msgcat", str(pot)))
    lines = []
    texts = []
    for block in po.read_text(encoding="utf-8").split("\n\n"):
        head, _, _ = block.partition("\nmsgstr ")
        if "msgctxt" in block:
            texts.append(f'"\\"{len(texts)}\\" \\\\ \\t\\n"\n'
                         f'"Zweite: äöüß „…“ {"x" * 90} "\n"\u00a0ende-gut"')
            block = f"{head}\nmsgstr {texts[-1]}"
        else:
            block = block.replace("#, fuzzy\n", "").replace(
                "Language: \\n", "Language: de\\n")
        lines.append(block)
    po.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return po


def test_round_trip(folder, scenario):
    po = translate(folder, scenario)
    before = catalogue(po)
    run(PROGRAM, "strings", str(folder / "scenario.json"), "--lang", "de")
    expect(catalogue(po) == before, f"{scenario}: texts are not as they were")
    expect(run("msgcat", str(po)) == po.read_bytes(),
           f"msgcat lays the translation of {scenario} out otherwise")


def test_merge_agrees(folder, scenario):
    """What msgmerge makes of a file is taken, and means the same here."""
    po = translate(folder, scenario)
    merged = run("msgmerge", "--quiet", str(po), str(folder / "x.pot"))
    (folder / "de.po").write_bytes(merged)
    before = catalogue(po)
    run(PROGRAM, "strings", str(folder / "scenario.json"), "--lang", "de")
    expect(catalogue(po) == before, f"{scenario}: msgmerge's file")


def test_both_refuse(folder):
    """Files with one byte changed: what msgfmt cannot read is not taken
    here either, and what is taken here means the same there."""
    scenario = SCENARIOS[0]
    po = translate(folder, scenario)
    whole = po.read_bytes()
    dice = random.Random(7)
    counts = {True: 0, False: 0}
    for _ in range(150):
        at = dice.randrange(len(whole))
        changed = bytearray(whole)
        changed[at:at + dice.choice((0, 1, 1, 2))] = dice.choice(
            (b'"', b"\\", b"\n", b"#", b"x", b"", b"msgid", b"#~ ", b"\\x"))
        po.write_bytes(bytes(changed))
        theirs = subprocess.run(["msgfmt", "-o", "/dev/null", str(po)],
                                capture_output=True, check=False)
        ours = subprocess.run([PROGRAM, "strings", "--check", "--lang", "de",
                               str(folder / "scenario.json")],
                              capture_output=True, check=False)
        expect(ours.returncode in (0, 1), f"ended with {ours.returncode}")
        read = b"error[E52" not in ours.stderr
        counts[read] += 1
        expect(not read or theirs.returncode == 0,
               f"byte {at}: taken here, but msgfmt says\n"
               f"{theirs.stderr.decode(errors='replace')}")
    expect(min(counts.values()) >= 20, f"one-sided: {counts}")
    print("changed files read and refused:", counts)


def main():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print("SKIPPED: gettext's tools are not here:", *missing)
        return 77
    for scenario in SCENARIOS:
        for test in (test_template, test_round_trip, test_merge_agrees):
            with tempfile.TemporaryDirectory() as folder:
                test(Path(folder), scenario)
    with tempfile.TemporaryDirectory() as folder:
        test_both_refuse(Path(folder))
    print(f"{failures} failure(s)")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
