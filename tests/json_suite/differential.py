#!/usr/bin/env python3
"""Generated and damaged JSON texts, and pieces of the scenarios and of the bad
scenarios, spelled anew and damaged: the same verdict and the same values as
Python's json with this language's rules on top.

Usage: differential.py PROGRAM SOURCE [COUNT [SEED]]

PROGRAM is json_verdict, SOURCE the folder of the project."""

import json
import random
import subprocess
import sys
from pathlib import Path

DEPTH = 32 # these three as in scenario/limits.h
STRING = 4096
VALUES = 100000


def refuse_twice(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def text_fine(text):
    if any(0xD800 <= ord(c) <= 0xDFFF or c == "\0" for c in text):
        raise ValueError("a surrogate or NUL")
    if len(text) > STRING:
        raise ValueError("too long")


class Number(str):
    """A number as it stands in the text."""


def number(text):
    """Python's double of it is finite; the scanner stops at 10^308."""
    if abs(float(text)) >= 1e308:
        raise ValueError("too large")
    return Number(text)


def no_word(word):
    raise ValueError(word)


def hexed(text):
    return '"' + text.encode("utf-8").hex()


def walk(value, key, out, depth):
    """Appends what json_verdict prints for a value."""
    if len(out) >= VALUES:
        raise ValueError("too many")
    own = "" if key is None else hexed(key)
    if isinstance(value, Number):
        whole = not set(value) & set(".eE")
        held = str(max(-2**63, min(2**63 - 1, int(value)))) if whole else ""
        out.append("N" + own + held)
    elif value is None or isinstance(value, bool):
        out.append({None: "n", False: "f", True: "t"}[value] + own)
    elif isinstance(value, str):
        text_fine(value)
        out.append("S" + own + hexed(value))
    else:
        if depth >= DEPTH:
            raise ValueError("too deep")
        out.append(("[" if isinstance(value, list) else "{") + own)
        items = enumerate(value) if isinstance(value, list) else value.items()
        for name, item in items:
            inner = None if isinstance(value, list) else name
            if inner is not None:
                text_fine(inner)
            walk(item, inner, out, depth + 1)


def oracle(data):
    try:
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
        value = json.loads(data.decode("utf-8"), parse_int=number,
                           parse_float=number, parse_constant=no_word,
                           object_pairs_hook=refuse_twice)
        out = []
        walk(value, None, out, 0)
        return "yes " + " ".join(out)
    except (ValueError, RecursionError):
        return "no"


def make_string(rng):
    pieces = ["a", "id", "x-", "é", "😀", "\\n", "\\u00e9", "\\ud83d\\ude00",
              "\\\"", "\\\\", "\\/", " ", "0", "~", "/", "\x7f"]
    return '"' + "".join(rng.choice(pieces)
                         for _ in range(rng.randrange(4))) + '"'


def make_number(rng):
    whole = rng.choice(["0", "7", "-1", "12", "9223372036854775807",
                        "9223372036854775808", "-9223372036854775809",
                        "123456789012345678901234567890"])
    return whole + rng.choice(["", "", "", ".5", ".25", "e2", "E-3", "e+400"])


def make_value(rng, depth):
    kind = rng.randrange(8 if depth < 5 else 5)
    blank = rng.choice(["", "", " ", "\n", "\t ", "\r\n"])
    if kind < 2:
        return make_string(rng)
    if kind < 4:
        return make_number(rng)
    if kind == 4:
        return rng.choice(["true", "false", "null"])
    items = range(rng.randrange(5))
    if kind < 7:
        parts = [make_string(rng) + blank + ":" + make_value(rng, depth + 1)
                 for _ in items]
        return "{" + blank + ("," + blank).join(parts) + "}"
    return "[" + ",".join(make_value(rng, depth + 1) for _ in items) + "]"


def damage(rng, data):
    """Removes, doubles, inserts or changes a few bytes."""
    data = bytearray(data)
    for _ in range(rng.randrange(3)):
        at = rng.randrange(len(data) + 1)
        how = rng.randrange(4)
        if how == 0 and at < len(data):
            del data[at]
        elif how == 1:
            data[at:at] = data[at:at + rng.randrange(1, 6)]
        elif how == 2:
            data.insert(at, rng.choice(b'"\\{}[]:,.-+eE0u \x00\t\xc3\xff'))
        elif at < len(data):
            data[at] = rng.randrange(256)
    return bytes(data)


def spell(rng, text):
    """The same string in another way: any letter may be an escape."""
    out = []
    for letter in text:
        if rng.randrange(4):
            out.append(json.dumps(letter, ensure_ascii=False)[1:-1])
            continue
        units = letter.encode("utf-16-be")
        for i in range(0, len(units), 2):
            digits = units[i:i + 2].hex()
            out.append("\\u" + (digits.upper() if rng.randrange(2)
                                else digits))
    return '"' + "".join(out) + '"'


def write(rng, value):
    """A value as some author would write it."""
    if isinstance(value, str):
        return spell(rng, value) if rng.randrange(8) == 0 \
            else json.dumps(value, ensure_ascii=False)
    blank = rng.choice(["", " ", "\n  ", "\t"])
    if isinstance(value, list):
        parts = [write(rng, item) for item in value]
        return "[" + blank + ("," + blank).join(parts) + blank + "]"
    if isinstance(value, dict):
        parts = [write(rng, key) + ":" + blank + write(rng, item)
                 for key, item in value.items()]
        if parts and rng.randrange(12) == 0: # the same key, spelled anew
            key = rng.choice(list(value)) + rng.choice(["", "", "s"])
            parts.insert(rng.randrange(len(parts) + 1),
                         spell(rng, key) + ":0")
        return "{" + blank + ("," + blank).join(parts) + blank + "}"
    if rng.randrange(6) == 0:
        return make_number(rng)
    return json.dumps(value)


def pieces_of(value):
    """Everything in a scenario that is neither tiny nor long."""
    if isinstance(value, (dict, list)):
        if 40 < len(json.dumps(value)) < 1500:
            yield value
        items = value if isinstance(value, list) else value.values()
        for item in items:
            yield from pieces_of(item)


def at_limit(rng):
    """Just within a limit or just beyond."""
    more = rng.randrange(-1, 2)
    kind = rng.randrange(40)
    if kind == 0:
        return "[" + "0," * (VALUES - 2 + more) + "0]"
    if kind < 20:
        letter = rng.choice(["a", "é", "😀", "\\n", "\\ud83d\\ude00"])
        return '["' + letter * (STRING + more) + '"]'
    if kind < 30:
        return '{"' + "k" * (STRING + more) + '":0}'
    opening = [rng.choice('[{') for _ in range(DEPTH - 1 + more)]
    text = "".join('[' if c == '[' else '{"k":' for c in opening) + "0"
    return text + "".join(']' if c == '[' else '}' for c in reversed(opening))


class Source:
    """What texts are made of: pieces of good files, and bad ones whole."""

    def __init__(self, folder):
        self.pieces = []
        for path in sorted(folder.glob("scenarios/*/scenario.json")):
            self.pieces += pieces_of(json.loads(path.read_text("utf-8")))
        self.bad = [path.read_bytes() for path in
                    sorted(folder.glob("tests/bad_scenarios/*.json"))]
        self.bad = [data for data in self.bad if len(data) < 3000]
        assert len(self.pieces) > 1000 and len(self.bad) > 50

    def make_case(self, rng):
        kind = rng.randrange(100)
        if kind < 50:
            depth = rng.choice([0] * 60 + [DEPTH - 1, DEPTH, DEPTH + 1])
            text = "[" * depth + make_value(rng, 0) + "]" * depth
        elif kind < 85:
            text = write(rng, rng.choice(self.pieces))
        elif kind < 99:
            return damage(rng, rng.choice(self.bad))
        else:
            text = at_limit(rng)
        data = text.encode("utf-8")
        if rng.randrange(40) == 0:
            data = b"\xef\xbb\xbf" + data
        return damage(rng, data)


def judge(program, cases):
    """What the program says of each: its line "yes ..." or "no ..."."""
    stream = b"".join(b"%d\n%s" % (len(case), case) for case in cases)
    done = subprocess.run([program], input=stream, capture_output=True,
                          check=True)
    verdicts = done.stdout.decode("ascii").splitlines()
    assert len(verdicts) == len(cases), "a verdict is missing"
    return verdicts


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    source = Source(folder)
    accepted = wrong = 0
    for first in range(0, count, 5000):
        cases = [source.make_case(rng)
                 for _ in range(min(5000, count - first))]
        for case, got in zip(cases, judge(program, cases)):
            want = oracle(case)
            got = "no" if got.startswith("no ") else got
            accepted += want != "no"
            if got != want:
                wrong += 1
                print(f"{case[:2000]!r}\n  found    {got[:2000]}"
                      f"\n  expected {want[:2000]}")
    print(f"{count} texts, {accepted} to accept, {wrong} differ")
    return 1 if wrong or not 0 < accepted < count else 0


if __name__ == "__main__":
    sys.exit(main())
