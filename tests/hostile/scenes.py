"""Threats that take more than one run, or no scenario file: each function
plays one and returns what was wrong."""

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import made
from hostile import SOURCE, Watch, written

sys.path.insert(0, str(SOURCE / "tests" / "cli"))
from seal import seal  # noqa: E402

EVIL = "\x1b]0;t\x07\x1b[31m\n\x7f%n%s"
MERIDIA = str(SOURCE / "scenarios" / "meridia" / "scenario.json")


def refused(run, code, *words):
    """It ended so, saying one of the words."""
    problems = run.problems(codes=(code,))
    if words and not any(w.encode() in run.both for w in words):
        problems.append(f"none of {words} is told: {run.both[-300:]!r}")
    return problems


def good(box, name="good.json"):
    path = box.folder / "in" / name
    path.write_bytes(made.text_of(made.scenario()))
    return str(path)


# Words of the command line --------------------------------------------------

def arguments(box):
    """Commands, options, values and files that could steer a terminal."""
    path = good(box)
    evils = [EVIL, "\u202ecilbup", "--\x1b[2J", "-\x9b", "",
             os.fsdecode(b"\xff\xfe\x1b")]
    problems = []
    for evil in evils:
        for words in ([evil], ["check", "--" + evil, path],
                      ["check", "--", evil], ["play", path, "--seed", evil],
                      ["play", path, "--seat", evil],
                      ["play", path, "--policy", evil + "=hawk"],
                      ["auto", path, "--policy", evil],
                      ["saves", path, evil], ["replay", evil],
                      ["fmt", "--", evil], ["new", evil],
                      ["new", "ok", "--title", evil, "--folder", evil],
                      ["man", evil], ["completion", evil]):
            problems += [f"{words}: {p}" for p in box.run(*words).problems()]
    return problems


def names(box):
    """Files of such names: looked at and told, whatever they are called."""
    problems = []
    for name in (b"line\nend", b"quote'\"`", b"\x1b[2J", b"\xc2\x9b", b"\xff",
                 b"-dash", b"--help", b" ", b"\xe2\x80\xaecod", b"%n%s",
                 b"a" * 255):
        path = os.path.join(os.fsencode(box.folder / "in"), name)
        for text, code in ((made.text_of(made.scenario()), 0), (b"{", 1)):
            with open(path, "wb") as file:
                file.write(text)
            problems += run_on(box, os.fsdecode(name), code)
        os.remove(path)
    return problems


def run_on(box, name, code):
    """Its name stands on one line, in templates of translators too."""
    problems = []
    for command in ["check", *box.others]:
        run = box.run_command(command, name)
        wanted = (code,) if command == "check" else (0, 1)
        problems += [f"{command} {name!r}: {p}"
                     for p in run.problems(codes=wanted)]
        lines = run.out.decode("utf-8", "replace").splitlines()
        if command == "check" and lines and "\n" in name \
                and "\\x0a" not in lines[0]:
            problems.append(f"{name!r}: not on one line: {lines!r}")
        if command == "strings" and code == 0 and any(
                not re.match(r'#|msg|"|$', line) for line in lines):
            problems.append(f"{name!r}: it leaves its line in a template")
    return problems


# Names that lead out of a folder --------------------------------------------

SPELLINGS = [
    "../x", "../../x", "x/../../y", "/x", "//x", "/etc/passwd", "/tmp/x",
    "./x", "x/", "x/y", ".", "..", "...", "....//x", "", " ", "~", "~/x",
    "~root/x", "$HOME/x", "${HOME}/x", "%2e%2e/x", "..%2fx", "%2e%2e%2fx",
    "..%252fx", "..\\x", "a\\..\\b", "C:\\x", "C:x", "c:/x", "\\\\host\\x",
    "\\x", "//host/x", "file:///x", "http://x", "x:y", "CON", "con.json",
    "NUL", "AUX", "COM1", "LPT1.json", "x.", "x ", " x", "x\n", "x\0y"[:1]
    + "\ty", "x\ry", "x\x1by", "x\x7f", ".x", ".git/x", "-x", "x|y", "x;y",
    "x&y", "`x`", "x*", "x?", "X", "é", "x\u202ey", "x\uff0e\uff0e\uff0fy",
    "\uff0e\uff0e/x", "a" * 65, "a" * 300, "x" + "/y" * 2000,
]


def new_spellings(box):
    """What `new` writes lies in the folder that it is given, or nowhere."""
    problems = []
    before = written(box.folder)
    for spelling in SPELLINGS:
        run = box.run("new", "--", spelling)
        problems += [f"{spelling!r}: {p}" for p in run.problems(codes=(2,))]
    if written(box.folder) != before:
        problems.append("something was written")
    if len(set(SPELLINGS)) < 60:
        problems.append(f"{len(set(SPELLINGS))} spellings")
    return problems


def recording(box, path):
    words = ["play", path, "--auto", "--seed", "7", "--record", "r.play"]
    if box.run(*words).code != 0:
        raise AssertionError("no recording")
    return (box.folder / "in" / "r.play").read_bytes()


def sealed(lines):
    """A recording with its seal made anew: whoever forges one can do so."""
    body = b"".join(lines[:-1])
    return body + seal("checksum", body)


def recorded_ids(box):
    """An id in a forged recording names no file: none but scenarios of a
    plain id is looked for. The bait is a scenario that such a name leads
    to."""
    problems = []
    data = recording(box, good(box))
    lines = data.splitlines(keepends=True)
    if sealed(lines) != data:
        return ["the seals of recordings are worked out otherwise"]
    (box.folder / "bait.json").write_bytes(made.text_of(made.scenario()))
    watch = Watch(box.folder)
    at = next(i for i, line in enumerate(lines)
              if line.startswith(b"scenario "))
    ids = [s for s in SPELLINGS if "\n" not in s] + ["../bait", "in/../bait"]
    for spelling in ids:
        lines[at] = b"scenario " + os.fsencode(spelling) + b"\n"
        (box.folder / "in" / "f.play").write_bytes(sealed(lines))
        run = box.run("replay", "f.play")
        problems += [f"{spelling!r}: {p}"
                     for p in run.problems(codes=(1, 2))]
        if "bait.json" in watch.opened():
            problems.append(f"{spelling!r}: the bait was looked at")
    (box.folder / "bait.json").read_bytes()
    if "bait.json" not in watch.opened():
        problems.append("the watch sees nothing")
    watch.close()
    return problems


def language_spellings(box):
    """Names of languages, which are parts of names of files: what is written
    lies beside the scenario. A bait lies where others would lead to. (`con`,
    `aux` and `nul` are languages.)"""
    path = good(box)
    (box.folder / "x.po").write_bytes(b"")
    (box.folder / "in" / "x").mkdir()
    problems = []
    before = written(box.folder)
    watch = Watch(box.folder)
    for spelling in SPELLINGS + ["../x", "de/../../x", "de_/../x", "d"]:
        given = "--lang=" + spelling
        for words, codes in ((["strings", path, given], (0, 2)),
                             (["strings", path, given, "--check"], (0, 1, 2)),
                             (["play", path, "--auto", given], (0, 1, 2))):
            problems += [f"{words[0]} {spelling!r}: {p}"
                         for p in box.run(*words).problems(codes)]
    looked_at = "x.po" in watch.opened()
    new = {Path(name).relative_to(box.folder / "in").as_posix()
           for name in set(written(box.folder)) - set(before)}
    if not new <= {"good.con.po", "good.nul.po", "good.aux.po"}:
        problems.append(f"{new} was written")
    if looked_at:
        problems.append("the bait was looked at")
    watch.close()
    return problems


def device_names(box):
    """On Windows no file can bear these names, whatever its ending: nothing
    is written under them, and `check` warns of a scenario of such an id."""
    folder = box.folder / "in"
    (folder / "pack").mkdir()
    (folder / "pack" / "scenario.json").write_bytes(
        made.text_of(made.scenario()))
    problems = []
    before = written(box.folder)
    for name in ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1"):
        problems += refused(box.run("new", name), 2, "device")
        if len(name) == 3:
            problems += refused(box.run("strings", "pack", "--lang", name), 2,
                                "device")
        (box.folder / "x.json").write_bytes(
            made.text_of(made.scenario(id=name)))
        run = box.run("check", str(box.folder / "x.json"))
        if not any(code == "W204" for code, _, _ in run.findings("warning")):
            problems.append(f"{name}: check does not warn of it")
        (box.folder / "x.json").unlink()
    if written(box.folder) != before:
        problems.append("something was written")
    return problems


# Symbolic links -------------------------------------------------------------

SECRET = b"the-secret-of-elsewhere"


def bait(box):
    """Files of somebody's own, which a link in a scenario's folder leads to;
    also with what a reader of theirs would take for its own."""
    folder = box.folder / "elsewhere"
    folder.mkdir()
    (folder / "plain").write_bytes(SECRET + b"\n" + SECRET)
    (folder / "po").write_bytes(
        PO_HEAD + b'msgctxt "title"\nmsgid "A trap"\nmsgstr "' + SECRET
        + b'"\n')
    (folder / "json").write_bytes(made.text_of(
        made.scenario(title=SECRET.decode(), unknown=SECRET.decode())))
    return folder


def tells(run, what):
    """Nothing of the bait is told; the link is."""
    problems = [f"{what}: {p}" for p in run.problems()]
    if SECRET in run.both:
        problems.append(f"{what}: the secret is told")
    return problems


def links_in_a_folder(box):
    """A stranger's folder, whose files lead elsewhere: neither read nor
    written, by any command that finds them by itself."""
    elsewhere = bait(box)
    before = written(elsewhere)
    folder = box.folder / "in" / "pack"
    folder.mkdir()
    problems = []
    for scenario in (True, False):
        for kind in ("plain", "po", "json"):
            path = folder / "scenario.json"
            po = folder / "de.po"
            if scenario:
                path.symlink_to(elsewhere / kind)
            else:
                path.write_bytes(made.text_of(made.scenario()))
                po.symlink_to(elsewhere / kind)
            for words in (["check", "pack"], ["stats", "pack"],
                          ["strings", "pack", "--lang", "de"],
                          ["strings", "pack", "--check"],
                          ["strings", "pack"],
                          ["play", "pack", "--auto", "--lang", "de"]):
                run = box.run(*words)
                problems += tells(run, f"{words} {kind}")
                if b"E931" not in run.both and (
                        scenario or words not in (["stats", "pack"],
                                                  ["strings", "pack"])):
                    problems.append(f"{words} {kind}: the link is not told")
            path.unlink()
            if po.is_symlink():
                po.unlink()
            elif po.exists():
                problems.append("something was written in its place")
    if written(elsewhere) != before:
        problems.append("something was written elsewhere")
    return problems


def links_that_come_and_go(box):
    """The name is a file and a link by turns while it is looked at: whichever
    it is, what lies elsewhere is neither told nor written."""
    elsewhere = bait(box)
    before = written(elsewhere)
    folder = box.folder / "in"
    path = good(box)
    po = folder / "good.de.po"
    if box.run("strings", path, "--lang", "de").code != 0:
        return ["no translation was written"]
    text = po.read_bytes()
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            (folder / "l").symlink_to(elsewhere / "po")
            (folder / "l").rename(po)
            (folder / "f").write_bytes(text)
            (folder / "f").rename(po)
    swapping = threading.Thread(target=swap)
    swapping.start()
    problems = []
    try:
        for i in range(40):
            words = (["check", path], ["strings", path, "--lang", "de"],
                     ["play", path, "--auto", "--lang", "de"])[i % 3]
            problems += tells(box.run(*words), words[0])
    finally:
        stop.set()
        swapping.join()
    if written(elsewhere) != before:
        problems.append("something was written elsewhere")
    return problems


def links_in_a_list(box):
    """Saves that a folder lists, and scenarios beside a save."""
    elsewhere = bait(box)
    path = good(box)
    folder = box.folder / "in" / "saves"
    folder.mkdir()
    (folder / "a.save").symlink_to(elsewhere / "plain")
    os.mkfifo(folder / "b.save")
    run = box.run("saves", path, "saves")
    problems = tells(run, "saves")
    if b"symbolic link" not in run.both:
        problems.append(f"the link is not told: {run.both[-300:]!r}")
    (folder / "r.play").write_bytes(recording(box, path))
    (box.folder / "in" / "good.json").rename(box.folder / "gone.json")
    (folder / "trap.json").symlink_to(elsewhere / "json")
    (folder / "scenario.json").symlink_to(box.folder / "gone.json")
    problems += tells(box.run("replay", "saves/r.play"), "replay")
    problems += refused(box.run("replay", "saves/r.play"), 2, "E920")
    return problems


PO_HEAD = (b'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
           b'"Content-Type: text/plain; charset=UTF-8\\n"\n\n')


def translations(text):
    """Hostile ones, of the text of a translation that is complete."""
    return {
        "empty": b"", "nul": b"\0" * 4096, "json": b"{}",
        "large": text + b"#" * (1 << 20) + b"\n" * 9,
        "endless line": b'msgid "' + b"a" * 900000 + b'"\n',
        "deep": b'"' * 100000, "many": PO_HEAD + b"".join(
            b'msgctxt "%d"\nmsgid "a"\nmsgstr "b"\n\n' % i
            for i in range(20000)),
        "twice": text + text,
        "plural bomb": text.replace(
            b"Language: de",
            b"Plural-Forms: nplurals=2; plural=" + b"(" * 5000 + b"n"
            + b")" * 5000 + b";\\nLanguage: de", 1),
        "plural of nothing": text.replace(
            b"Language: de",
            b"Plural-Forms: nplurals=2; plural=n/0%0;\\nLanguage: de", 1),
        "not utf-8": text.replace(b"msgstr \"", b"msgstr \"\xff\xc0\x80"),
        "steering": text.replace(b'msgstr "', b'msgstr "\x1b[2J\xc2\x9b'),
        "escaped": text.replace(b'msgstr "', b'msgstr "\\033[2J\\x1b\\a'),
        "unseen": text.replace(b'msgstr "', b'msgstr "\xe2\x80\xae'),
        "formats": text.replace(b'msgstr "', b'msgstr "%n%s%1000000d{0}'),
        "placeholders": text.replace(b'msgstr "', b'msgstr "{nobody} {heat '),
        "markup": text.replace(b'msgstr "', b'msgstr "**[a](codex:none) *'),
        "long": text.replace(b'msgstr "', b'msgstr "' + b"a" * 5000),
    }


def hostile_translations(box):
    """Beside a scenario: told by check and strings, never believed by play,
    which goes as it goes without them."""
    path = good(box)
    po = box.folder / "in" / "good.de.po"
    if box.run("strings", path, "--lang", "de").code != 0:
        return ["no translation was written"]
    text = po.read_bytes()
    text = re.sub(rb'(msgid "[^"]+"\nmsgstr )""', rb'\1"so"', text)
    plain = box.run("play", path, "--auto", "--seed", "7").out.splitlines()
    problems = []
    for name, piece in translations(text).items():
        po.write_bytes(piece)
        before = written(box.folder)
        for words in (["check", path], ["strings", path, "--check"],
                      ["play", path, "--auto", "--seed", "7", "--lang", "de"],
                      ["play", path, "--auto", "--seed", "7"]):
            run = box.run(*words, LANGUAGE="de", LC_ALL="de_DE.UTF-8")
            problems += [f"{name} {words[0]}: {p}" for p in run.problems()]
            if words[0] == "play" and run.code == 0 and \
                    run.out.splitlines()[-1] != plain[-1]:
                problems.append(f"{name}: another play")
            if name == "formats" and b"%s" in run.out and \
                    b"%n%s%1000000d" not in run.out:
                problems.append("a format was followed")
        if written(box.folder) != before:
            problems.append(f"{name}: something was written")
    po.unlink()
    for kind in ("fifo", "loop", "folder"):
        made.thing(kind, box.folder / "in")
        (box.folder / "in" / kind).rename(po)
        for words in (["check", path], ["strings", path, "--lang", "de"],
                      ["play", path, "--auto", "--lang", "de"]):
            problems += [f"{kind} {words[0]}: {p}"
                         for p in box.run(*words).problems()]
        po.rmdir() if kind == "folder" else po.unlink()
    return problems


def foreign_recordings(box):
    """Whatever is no recording of this scenario, for all that read one."""
    path = good(box)
    data = recording(box, path)
    folder = box.folder / "in"
    inputs = {
        "empty": b"", "nul": b"\0" * 4096, "json": b"{}",
        "deep": b"[" * 100000, "long": b"demarche recording 1" + b" " * 10**6,
        "first": data.split(b"\n")[0] + b"\n",
        "other version": data.replace(b"recording 1", b"recording 99", 1),
        "huge version": data.replace(b"recording 1", b"recording " + b"9" * 999,
                                     1),
        "huge turn": data.replace(b"turn 1 ", b"turn 99999999999999999999 ", 1),
        "twice": data * 2, "evil": data.replace(b"north", EVIL.encode()),
        "large": data + b"#" * (8 << 20),
        "crlf": data.replace(b"\n", b"\r\n"),
    }
    problems = []
    for name, piece in inputs.items():
        (folder / "x.play").write_bytes(piece)
        before = written(box.folder)
        for words, codes in ((["replay", "x.play", "--scenario", path], (1, 2)),
                             (["saves", path, "x.play"], (0, 1, 2)),
                             (["play", path, "--auto", "--moves", "x.play"],
                              (0, 1, 2))):
            run = box.run(*words)
            problems += [f"{name} {words[0]}: {p}"
                         for p in run.problems(codes)]
        if written(box.folder) != before:
            problems.append(f"{name}: something was written")
    for name in ("/dev/zero", "."):
        problems += refused(box.run("replay", name), 2, "E922")
        problems += refused(box.run("play", path, "--moves", name), 2, "E92")
    return problems


def endless_input(box):
    """Moves and scenarios that come from a stream without end."""
    path = good(box)
    problems = []
    for words, codes in ((["fmt", "-"], (2,)), (["play", path], (0, 1, 2)),
                         (["play", path, "--moves", "-"], (1, 2))):
        with open("/dev/zero", "rb") as zero:
            problems += [f"{words}: {p}"
                         for p in box.run(*words, typed=zero).problems(codes)]
    return problems


# What other programs read ---------------------------------------------------

def json_is_read_again(box):
    """JSON output holds hostile names as they are, and nothing else."""
    path = good(box)
    name = "a\"b\\c\n\x1b\u2028\u202e\U000e0041<b>.play"
    data = recording(box, path)
    (box.folder / "in" / name).write_bytes(data)
    run = box.run("saves", path, name, "--format", "json")
    problems = run.problems(codes=(0,))
    told = json.loads(run.out)
    if [save["file"] for save in told["saves"]] != [name]:
        problems.append(f"the name comes back as {told['saves']}")
    return problems


def formats_are_printed(box):
    """What looks like a format is told as it stands."""
    path = box.folder / "in" / "f.json"
    path.write_bytes(made.formats()[0])
    run = box.run("play", str(path), "--seed", "1", typed=b"1\n")
    problems = run.problems(codes=(0,))
    for text in (b"%n %s %1000000d %x {0} {} ${x} $(id) `id`", b"%n%s"):
        if text not in run.out:
            problems.append(f"{text!r} is not told as it stands")
    return problems


# The world around -----------------------------------------------------------

def two_on_a_slot(box):
    """The second program on a save says so and leaves it alone."""
    path = good(box)
    first = subprocess.Popen(
        [box.program, "play", path, "--save", "s.save"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        cwd=box.folder / "in", env=box.environment)
    shown = b""
    while not shown.endswith(b"> "):
        byte = first.stdout.read(1)
        if not byte:
            break
        shown += byte
    second = box.run("play", path, "--save", "s.save", typed=b"1\n")
    problems = refused(second, 2, "another program is playing here")
    first.communicate(b"1\nquit\n", timeout=60)
    if first.returncode != 0:
        problems.append(f"the first ended with {first.returncode}")
    problems += refused(box.run("saves", path, "s.save"), 0)
    return problems


def locales(box):
    """The same findings and the same play under each; decimal commas and
    signs of several bytes change nothing."""
    seen = set()
    whole = made.scenario()
    whole["map"] = {"centre": {"lon": -167.25, "lat": 38.5}, "zoom": 100}
    path = box.folder / "in" / "l.json"
    path.write_bytes(made.text_of(whole))
    bad = box.folder / "in" / "bad.json"
    bad.write_bytes(made.number("1.5")[0])
    problems = []
    for name in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ps_AF.UTF-8",
                 "nowhere", "../../x", "%n" * 50, "a" * 5000):
        given = {"LC_ALL": name, "LANG": name, "LANGUAGE": name}
        codes = [run.findings() for run in (box.run("check", str(bad), **given),
                                            box.run("check", str(path),
                                                    **given))]
        run = box.run("play", str(path), "--auto", "--seed", "7", **given)
        problems += [f"{name[:20]}: {p}" for p in run.problems(codes=(0,))]
        seen.add((str(codes), run.out.splitlines()[-1]))
    if len(seen) != 1:
        problems.append(f"they differ: {seen}")
    return problems
