#!/usr/bin/env python3
"""The layout of `fmt`, compared with a second one written from its words.

Usage: layout_oracle.py PROGRAM SOURCE [COUNT [SEED]]

PROGRAM is `layouts`. Laid out are COUNT random values, each spelt in a random
way, all scenarios and bad scenarios of SOURCE, and ten mutants of each. Of
each must hold: the bytes are those of the second layout; the value is the
same, numbers to the letter and keys in their order; laid out again, nothing
changes; and what is refused is what json_verdict's oracle refuses too."""

import functools
import json
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

WIDTH, TEXT = 130, 60
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "json_suite"))
from differential import Number, oracle  # noqa: E402

SHORT = {"\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", '"': '"',
         "\\": "\\"}
KEPT = "\u200c\u200d"  # joiners: Persian and emoji are written with them


def unseen(c):
    """Controls, formats, line ends and what is no character; a reader would
    not see it. Unicode's own tables say so, not those of the program."""
    kind = unicodedata.category(c)
    number = ord(c)
    return c not in KEPT and (
        kind in ("Cc", "Zl", "Zp") or number & 0xfffe == 0xfffe
        or 0xfdd0 <= number <= 0xfdef or 0xe0000 <= number <= 0xe007f
        or number == 0x180e or 0x2060 <= number <= 0x206f
        or kind == "Cf" and number in (
            0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c,
            0x202d, 0x202e, 0xfeff, 0xfff9, 0xfffa, 0xfffb))


def letter(found):
    c = found.group()
    if c in SHORT:
        return "\\" + SHORT[c]
    if not unseen(c):
        return c
    units = c.encode("utf-16-be").hex()
    return "".join("\\u" + units[i:i + 4] for i in range(0, len(units), 4))


@functools.cache
def string(text):
    return '"' + re.sub(r'[^ !#-\[\]-~]', letter, text) + '"'


def flat(value):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{string(k)}: {flat(v)}"
                               for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flat, value)) + "]"
    return json.dumps(value)


def lay(value, indent=0, key=""):
    """A value behind its key, from a line's column `indent` on."""
    line = key + flat(value)
    if not isinstance(value, (dict, list)) or not value \
            or indent + len(line) + 1 <= WIDTH:
        return line
    named = isinstance(value, dict)
    items = ([(string(k) + ": ", v) for k, v in value.items()] if named
             else [("", v) for v in value])
    lines, shared = [], False
    for name, item in items:
        text = name + flat(item)
        is_text = isinstance(item, str) and not isinstance(item, Number)
        shares = (indent + 2 + len(text) + 1 <= WIDTH
                  and not (is_text and len(string(item)) - 2 > TEXT)
                  and (named or not (isinstance(item, (dict, list))
                                     or is_text and " " in item)))
        if shares and shared and len(lines[-1]) + 2 + len(text) + 1 <= WIDTH:
            lines[-1] += ", " + text
        else:
            lines.append(" " * (indent + 2) + lay(item, indent + 2, name))
        shared = shares
    ends = "{}" if named else "[]"
    return (key + ends[0] + "\n" + ",\n".join(lines) + "\n" + " " * indent
            + ends[1])


# Random values, spelt at random.

LETTERS = (list('abc xyz."\\/\b\f\n\r\t') + list("é’–ß日🙂")
           + [chr(c) for c in (
               1, 0x1f, 0x7f, 0x80, 0x9f, 0xa0, 0xad, 0x61c, 0x180e, 0x200b,
               0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
               0x202f, 0x2060, 0x2066, 0x2069, 0xfdd0, 0xfe0f, 0xfeff, 0xfffb,
               0xfffd, 0xfffe, 0xffff, 0x1fffe, 0xe0001, 0xe007f, 0x10ffff)])
NUMBERS = ["0", "-0", "1.50", "1e3", "1E+02", "-12.0", "123456789012345678901",
           "0.1e-7", "7", "42"]


def random_text(random_):
    letters = LETTERS if random_.random() < 0.3 else "abcdef ghi"
    length = random_.choice((0, 3, 8, 8, 20, 20, 59, 60, 61, 70, 130))
    return "".join(random_.choices(letters, k=length))


def random_value(random_, depth=0):
    kind = random_.random()
    if depth < 4 and kind < 0.25 + 0.3 * (depth == 0):
        return {random_text(random_)[:30]: random_value(random_, depth + 1)
                for _ in range(random_.randrange(8))}
    if depth < 4 and kind < 0.4:
        return [random_value(random_, depth + 1)
                for _ in range(random_.randrange(8))]
    if kind < 0.8:
        return random_text(random_)
    return random_.choice([True, False, None, Number(random_.choice(NUMBERS))])


def spell_text(text, random_):
    if random_.random() < 0.6:
        return json.dumps(text, ensure_ascii=random_.random() < 0.5)
    out = ['"']
    for c in text:
        must = c in '"\\' or ord(c) < 0x20
        if not must and random_.random() < 0.8:
            out.append(c)
        elif c in "/" + "".join(SHORT) and random_.random() < 0.5:
            out.append("\\" + SHORT.get(c, c))
        else:
            units = c.encode("utf-16-be").hex()
            units = units.upper() if random_.random() < 0.5 else units
            out += ["\\u" + units[i:i + 4] for i in range(0, len(units), 4)]
    return "".join(out) + '"'


def spell(value, random_):
    def gap():
        return random_.choice(["", "", " ", "\n", "\r\n", "\t", "  \n "])
    if isinstance(value, dict):
        inner = ",".join(gap() + spell_text(k, random_) + gap() + ":" + gap()
                         + spell(v, random_) + gap()
                         for k, v in value.items())
        return "{" + inner + gap() + "}"
    if isinstance(value, list):
        return "[" + ",".join(gap() + spell(v, random_) + gap()
                              for v in value) + gap() + "]"
    if isinstance(value, str) and not isinstance(value, Number):
        return spell_text(value, random_)
    return flat(value)


def mutant(data, random_):
    """One piece repeated, removed or replaced."""
    at = random_.randrange(len(data))
    end = at + random_.choice((1, 1, 2, 9, 60))
    piece = random_.choice((b"", data[at:end] * 2, b'"', b",", b" ", b"0",
                            b"\\u0041", b'"x-note": [1.50, "\xe2\x80\xae"],'))
    return data[:at] + piece + data[end:]


# Asking the program.

def answers(program, texts):
    sent = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    out = subprocess.run([program], input=sent, capture_output=True,
                         timeout=100, check=True).stdout
    at = 0
    for _ in texts:
        line = out.index(b"\n", at)
        length = int(out[at:line])
        at = line + 1
        yield out[at:at + length] if length >= 0 else None
        at += max(length, 0)
    assert at == len(out)


def value_of(data):
    text = data.decode("utf-8-sig")
    return json.loads(text, parse_int=Number, parse_float=Number)


def has_long_text(value):
    if isinstance(value, dict):
        return any(has_long_text(v) or len(k) > 4096
                   for k, v in value.items())
    if isinstance(value, list):
        return any(map(has_long_text, value))
    return isinstance(value, str) and len(value) > 4096 \
        and not isinstance(value, Number)


def judge(data, laid, again, problems):
    refused = oracle(data) == "no" or has_long_text(value_of(data))
    if refused or laid is None:
        if not refused or laid is not None:
            problems.append(f"refused is {laid is None}: {data[:200]!r}")
        return
    wanted = (lay(value_of(data)) + "\n").encode()
    if laid != wanted:
        problems.append(f"laid out as\n{laid.decode()}not\n{wanted.decode()}")
    if json.dumps(value_of(laid)) != json.dumps(value_of(data)):
        problems.append(f"another value: {data[:200]!r}")
    if again != laid:
        problems.append(f"changes again:\n{laid.decode()}")


def shipped(source):
    files = sorted(source.glob("scenarios/*/scenario.json"))
    files += sorted(source.glob("tests/bad_scenarios/*.json"))
    return [file.read_bytes() for file in files]


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    random_ = random.Random(seed)
    texts = [random_.choice((b"", b"\xef\xbb\xbf"))
             + spell(random_value(random_), random_).encode()
             for _ in range(count)]
    files = shipped(source)
    texts += files + [mutant(data, random_) for data in files
                      if 0 < len(data) < 5000 for _ in range(10)]
    laid = list(answers(program, texts))
    fine = [text for text in laid if text is not None]
    again = dict(zip(fine, answers(program, fine)))
    problems = []
    for data, text in zip(texts, laid):
        judge(data, text, again.get(text), problems)
    print(f"{len(texts)} texts, {len(fine)} laid out, "
          f"{len(problems)} problems, seed {seed}")
    print("\n".join(problems[:5]))
    enough = len(fine) >= count and len(fine) < len(texts)
    sys.exit(0 if enough and not problems else 1)


if __name__ == "__main__":
    main()
