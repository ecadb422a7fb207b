#!/usr/bin/env python3
"""Files of at most 1 MiB that are built to be slow or to fill memory.

Usage: worst_cases.py PROGRAM [STRIDE] [--times]

Each (each STRIDE-th) must be judged by `check` within 64 MiB and end by itself;
with --times the seconds are printed too, for a look at who is slowest."""

import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 1024 * 1024
MEMORY = 64 * 1024 # KiB
SECONDS = 10 # of processor time, after which a run is ended: it hangs
LONG = "a" * 56


def whole(**more):
    """A scenario that plays, with these parts."""
    base = {
        "format": 1, "id": "worst", "title": "W", "language": "en",
        "start": "2031-01-01", "limits": {"turns": 100},
        "actors": [{"id": f"a{i}", "name": "A", "playable": True}
                   for i in range(16)],
        "meters": [{"id": f"m{i}", "name": "M"} for i in range(64)],
        "flags": [{"id": f"f{i}", "name": "F"} for i in range(256)],
        "scenes": [{"id": "s0", "title": "S"}],
        "endings": [{"id": "over", "title": "O", "text": ["T"]}]}
    base.update(more)
    return base


def dumped(value):
    return json.dumps(value, separators=(",", ":")).encode()


def filled(part, make, **more):
    """A function that fills one list of a scenario up to a full file."""
    def text():
        mark = f'"{part}":[]'.encode()
        head, tail = dumped(whole(**more, **{part: []})).split(mark)
        head, tail = head + mark[:-1], b"]" + tail
        parts = []
        left = MOST - len(head) - len(tail)
        while left >= 0:
            parts.append(dumped(make(len(parts))))
            left -= len(parts[-1]) + 1
        return head + b",".join(parts[:-1]) + tail
    return text


def repeated(start, piece, end):
    """Bytes around as many of one piece as fit."""
    return start + piece * ((MOST - len(start) - len(end)) // len(piece)) + end


def members(make):
    """A function for an object of as many members."""
    def text():
        parts = []
        size = 2
        while size < MOST - 8000 and len(parts) < 99990:
            parts.append(make(len(parts)))
            size += len(parts[-1]) + 1
        return b"{" + b",".join(parts) + b"}"
    return text


def option(i, **more):
    return {"id": f"o{i}", "label": "L", **more}


def scene(i, **more):
    return {"id": f"s{i}", "title": "S", **more}


def sum_of(names):
    return " + ".join(names)


def values():
    for name, piece in (("numbers", b"0,"), ("empty strings", b'"",'),
                        ("lists", b"[],"), ("objects", b"{},"),
                        ("words", b"null,"), ("fractions", b"1.5,")):
        yield f"100,000 {name}", b"[" + piece * 99998 + b"0]"
        yield f"1 MiB of {name}", repeated(b"[", piece, b"0]")
        yield f"{name} in a note", (b'{"x-a":[' + piece * 99990 + b"0]}")
    yield "pairs of brackets", repeated(b"[", b"[[[[[[]]]]]],", b"0]")
    yield "opening brackets", b"[" * MOST
    yield "opening objects", repeated(b"", b'{"a":', b"")
    yield "digits", repeated(b"[", b"9", b"]")
    yield "decimals", repeated(b"[0.", b"9", b"]")
    yield "blanks", b" " * MOST
    yield "new lines", b"\n" * (MOST - 1) + b"x"


def strings():
    yield "one string", repeated(b'["', b"a", b'"]')
    yield "strings of full length", repeated(b"[", b'"' + b"a" * 4096 + b'",',
                                             b"0]")
    yield "escapes", repeated(b'["', b"\\u0041", b'"]')
    yield "escapes of full length", repeated(
        b"[", b'"' + b"\\u0041" * 4096 + b'",', b"0]")
    yield "pairs", repeated(b'["', b"\\ud83d\\ude00", b'"]')
    yield "bad escapes", repeated(b'["', b"\\q", b'"]')
    yield "bad UTF-8", repeated(b'["', b"\xff", b'"]')
    yield "raw tabs", repeated(b'["', b"\t", b'"]')
    yield "wide letters", repeated(
        b"[", b'"' + "漢".encode() * 4096 + b'",', b"0]")
    for letter in ("\u0301", "\u202e", "\u2066", "\u200b", "\U000e0001"):
        text = "e" + letter * 900
        yield f"U+{ord(letter):04X} in texts", filled(
            "codex", lambda i, t=text: {"id": f"c{i}", "title": "T",
                                        "text": [t]})


def keys():
    yield "equal keys", repeated(b"{", b'"a":0,', b'"b":0}')
    yield "equal empty keys", repeated(b"{", b'"":0,', b'"b":0}')
    yield "equal keys in pairs", members(lambda i: b'"%d":0' % (i // 2))
    yield "keys", members(lambda i: b'"k%d":0' % i)
    yield "long keys", members(lambda i: b'"%s%d":0' % (b"k" * 4000, i))
    yield "keys as escapes", members(
        lambda i: b'"' + b"".join(b"\\u%04x" % ord(c) for c in f"{i}")
        + b'":0')
    yield "unknown keys", filled("scenes", lambda i: scene(i, **{f"u{i}": 0}))
    yield "nearly known keys", filled("scenes", lambda i: scene(i, titel=0))
    yield "keys in effects", filled("scenes", lambda i: scene(
        i, effects={f"m{j}x": 1 for j in range(40)}))


def names():
    yield "equal ids", filled("scenes", lambda i: scene(1))
    yield "equal options", filled("options", lambda i: option(1))
    yield "bad ids", filled("sources", lambda i: {"id": "A B", "title": "T"})
    yield "unknown scenes", filled("scenes", lambda i: scene(
        f"{LONG}{i}", next=f"s{LONG}{i}x"))
    yield "unknown options", filled("scenes", lambda i: scene(
        i, actor="a0", options=[f"{LONG}{j}" for j in range(9)]),
        options=[option(f"{LONG[:40]}{j}") for j in range(500)])
    yield "unknown sources", filled("codex", lambda i: {
        "id": f"c{i}", "title": "T", "text": ["T"],
        "sources": [f"{LONG}{j}" for j in range(9)]},
        sources=[{"id": f"{LONG[:50]}{j}", "title": "T"}
                 for j in range(3000)])
    yield "unknown names in expressions", filled("scenes", lambda i: scene(
        i, when=" or ".join(f"f{i}x{j}" for j in range(60))))
    yield "unknown options in expressions", filled("scenes", lambda i: scene(
        i, when=f"taken({LONG[:40]}{i}x) > 0"),
        options=[option(f"{LONG[:40]}{j}") for j in range(3000)])
    yield "unknown names in texts", filled("scenes", lambda i: scene(
        i, brief=["{mm%d}" % j for j in range(60)]))
    yield "unknown links", filled("codex", lambda i: {
        "id": f"{LONG[:40]}{i}", "title": "T",
        "text": [f"[w](codex:{LONG[:40]}{i}x)"]})
    yield "names of texts", filled("scenes", lambda i: scene(
        f"{LONG}{i}", brief=["t"] * 40))
    yield "unknown values", filled("scenes", lambda i: scene(
        i, when=f"u == v{i}x"), unknowns=[
            {"id": "u", "question": "Q", "values": [
                {"id": f"v{j}", "weight": 1} for j in range(3000)]}])


def texts():
    for sign in ("{", "[", "*", "**", "}", "]", "{a0}", "{m0}", "[w](",
                 "\\[", "{{", "[w](codex:c0)"):
        yield f"markup {sign}", filled("codex", lambda i, s=sign: {
            "id": f"c{i}", "title": "T", "text": [s * (1000 // len(s))]})
    yield "variants", filled("scenes", lambda i: scene(
        i, brief=[[{"text": "t", "when": f"f{j}"} for j in range(40)]]))


def expressions():
    deep = "(" * 500 + "1" + ")" * 500
    full = sum_of(f"m{j % 64}" for j in range(128)) + " > 0"
    nested = "1"
    for _ in range(15):
        nested = f"max({nested}, m0 + 1)"
    for name, text in (("parentheses", deep), ("full size", full),
                       ("full depth", nested + " > 0"),
                       ("not", "not " * 250 + "f0"),
                       ("minus", "-" * 250 + "1 > 0"),
                       ("if", "1 if f0 else " * 60 + "0 > 0"),
                       ("compared", " > ".join(["m0"] * 200)),
                       ("too long", "1 + " * 1000 + "1 > 0"),
                       ("signs", "=" * 1000), ("open", "(" * 1000),
                       ("taken", " or ".join(
                           f"taken(lib, a{j}) > 0" for j in range(16)))):
        yield f"expressions: {name}", filled(
            "scenes", lambda i, t=text: scene(i, when=t),
            options=[option("lib")])
    yield "counters", filled("scenes", lambda i: scene(
        i, when=f"visited(s{i}) > 0 and since(lib) > 1"),
        options=[option("lib")])
    yield "equal conditions", filled("scenes", lambda i: scene(
        i, actor="a0", options=[option(f"{i}_{j}", when=f"m{j} > {j}")
                                for j in range(32)]))


def flow():
    yield "scenes", filled("scenes", scene)
    yield "scenes in loops", filled("scenes", lambda i: scene(i, next=[
        {"to": f"s{(i * 7 + j) % 1000}", "when": f"f{j}"}
        for j in range(20)]))
    yield "options", filled("scenes", lambda i: scene(i, decisions=[
        {"actor": f"a{k}", "options": [option(f"{i}_{k}_{j}")
                                       for j in range(32)]}
        for k in range(16)]))
    yield "goto", filled("scenes", lambda i: scene(i, actor="a0", options=[
        option(f"{i}_{j}", goto=f"s{(i + j) % 500}") for j in range(32)]))
    yield "overrides", filled("scenes", lambda i: scene(i, decisions=[
        {"actor": f"a{k}", "options": [{"use": f"o{j}", "rung": 1}
                                       for j in range(32)]}
        for k in range(16)]), options=[option(j) for j in range(32)])
    yield "library options", filled("scenes", lambda i: scene(i, decisions=[
        {"actor": f"a{k}", "options": [f"o{j}" for j in range(32)]}
        for k in range(16)]), options=[option(j) for j in range(32)])
    yield "outcomes", filled("options", lambda i: option(i, outcomes=[
        {"weight": f"m{j} + 1", "when": f"f{j}"} for j in range(60)]))
    later = {"in": 1, "effects": {"m0": 1}}
    yield "consequences", filled("scenes", lambda i: scene(
        i, later=[{"id": f"c{i}_{j}", **later} for j in range(10)]))
    nested = {"id": "c0", **later}
    for i in range(1, 13):
        nested = {"id": f"c{i}", "later": [nested], **later}
    yield "nested consequences", filled("scenes",
                                        lambda i: scene(i, later=[nested]))
    yield "events", filled("events", lambda i: {
        "id": f"e{i}", "name": "E", "when": "m0 >= 0", "goto": "s0"})
    yield "endings", filled("endings", lambda i: {
        "id": f"e{i}", "title": "E", "text": ["T"],
        "when": f"m{i % 64} > 5 and f{i % 256}"})
    yield "class cuts", filled("scenes", scene, classroom={"cuts": [
        {"minutes": i + 1, "scenes": [f"s{j}" for j in range(100)]}
        for i in range(600)]})
    yield "wrong types", filled("actors", lambda i: i)


def rules_of(count, amount):
    return [{"id": f"r{i}", "name": "R", "when": "m0 >= 0",
             "effects": {f"m{j}": amount for j in range(38)}}
            for i in range(count)]


def branching(count):
    return [scene(i, decisions=[
        {"actor": f"a{k}", "options": [
            option(f"{i}_{k}_{j}", effects={f"m{k}": j + 1},
                   set={f"f{16 * i + k}": True}) for j in range(8)]}
        for k in range(16)]) for i in range(count)]


def padded(**more):
    """The rest of the file is entries of the codex."""
    return filled("codex", lambda i: {"id": f"c{i}", "title": "T",
                                      "text": ["t" * 400]}, **more)


def claims():
    full = sum_of(f"m{j % 64}" for j in range(125))
    planners = [{"id": f"a{i}", "name": "A", "policy": "planner",
                 "goal": full} for i in range(16)]
    hard = [{"never": "m0 == 77 and m1 == 78 and f9"},
            {"reachable": "m2 == 77 and m3 == 78"}]
    for name, claim in (("reachable", {"reachable": f"{full} > 1000000"}),
                        ("never", {"never": f"{full} == 77777"})):
        yield f"claims: {name}", filled("expect", lambda i, c=claim: c,
                                        scenes=branching(15))
    for policy in ("weights", "planner"):
        odds = {"odds": {"ending": "over", "policy": policy, "min": 1,
                         "max": 2}}
        yield f"claims: odds by {policy}", padded(
            expect=[odds] * 5000, actors=planners, scenes=branching(15))
    rules = rules_of(250, "1 + m1 % 3 - m2 / 7")
    yield "claims over effects", padded(rules=rules, expect=hard,
                                        scenes=branching(2))
    yield "claims over effects and planners", padded(
        rules=rules, expect=hard + [{"odds": {
            "ending": "over", "policy": "planner", "min": 1, "max": 2}}],
        actors=planners, scenes=branching(15))
    yield "claims over events", padded(
        events=[{"id": f"e{i}", "name": "E", "chance": 50, "once": False,
                 "effects": {f"m{i % 64}": 1}, "when": f"{full} >= 0"}
                for i in range(256)], expect=hard, scenes=branching(15))


def cases():
    for group in (values, strings, keys, names, texts, expressions, flow,
                  claims):
        yield from group()


def build(number, path):
    """Writes one case and its name, in a process of its own: what this one
    takes would count as memory of those that it starts."""
    child = os.fork()
    if child == 0:
        name, text = next(itertools.islice(cases(), number, None))
        text = text() if callable(text) else text
        assert 100_000 < len(text) <= MOST, (name, len(text))
        path.write_bytes(text)
        path.with_suffix(".name").write_text(name)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, f"case {number}"
    return path.with_suffix(".name").read_text()


def count():
    """How many there are, likewise."""
    read, write = os.pipe()
    if os.fork() == 0:
        os.write(write, b"%d" % sum(1 for _ in cases()))
        os._exit(0)
    os.wait()
    return int(os.read(read, 20))


def check(program, path):
    """(seconds, KiB at most, exit code, the first that it wrote)"""
    with subprocess.Popen(
            [program, "check", path], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_CPU, (SECONDS, SECONDS))) as child:
        said = child.stdout.read(300)
        while child.stdout.read(65536):
            pass
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss,
            child.returncode, said)


def main():
    program, times = sys.argv[1], "--times" in sys.argv[2:]
    strides = [int(word) for word in sys.argv[2:] if word.isdigit()]
    found = []
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.json"
        for number in range(0, count(), strides[0] if strides else 1):
            name = build(number, path)
            spent, memory, code, said = check(program, path)
            found.append((spent, memory, name, code))
            if code not in (0, 1) or memory > MEMORY:
                wrong += 1
                print(f"{name}: {memory} KiB, ends with {code}: {said!r}")
    for spent, memory, name, code in sorted(found, reverse=True):
        if times:
            print(f"{spent:6.3f} s {memory / 1024:5.1f} MiB  {name} "
                  f"(ends with {code})")
    most = max(memory for _, memory, *_ in found) / 1024
    print(f"{len(found)} files, at most {most:.1f} MiB, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
