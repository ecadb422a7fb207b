#!/usr/bin/env python3
"""Generated and damaged JSON texts: the same verdict and the same values as
Python's json with this language's rules on top.

Usage: differential.py PROGRAM [COUNT [SEED]]

PROGRAM is json_verdict."""

import json
import random
import subprocess
import sys

DEPTH = 32


def refuse_twice(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def text_fine(text):
    if any(0xD800 <= ord(c) <= 0xDFFF or c == "\0" for c in text):
        raise ValueError("a surrogate or NUL")


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


def make_case(rng):
    depth = rng.choice([0] * 60 + [DEPTH - 1, DEPTH, DEPTH + 1])
    text = "[" * depth + make_value(rng, 0) + "]" * depth
    data = text.encode("utf-8")
    if rng.randrange(40) == 0:
        data = b"\xef\xbb\xbf" + data
    return damage(rng, data)


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    cases = [make_case(rng) for _ in range(count)]
    stream = b"".join(b"%d\n%s" % (len(case), case) for case in cases)
    done = subprocess.run([program], input=stream, capture_output=True,
                          check=True)
    verdicts = done.stdout.decode("ascii").splitlines()
    expected = [oracle(case) for case in cases]
    wrong = [(case, got, want) for case, got, want
             in zip(cases, verdicts, expected) if got != want]
    for case, got, want in wrong[:10]:
        print(f"{case!r}\n  found    {got}\n  expected {want}")
    accepted = sum(want != "no" for want in expected)
    print(f"{count} texts, {accepted} to accept, {len(wrong)} differ")
    return 1 if wrong or len(verdicts) != count or not accepted else 0


if __name__ == "__main__":
    sys.exit(main())
