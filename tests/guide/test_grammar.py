#!/usr/bin/env python3
"""The grammar in the author's guide is the parser's.

Expressions are derived from the guide's EBNF, and others made of them by
changing words; the parser's own tests are gone through, too. Of each the
grammar says whether it is one, and the parser says "ok" or a code. They agree
where

- the parser takes it, and the grammar has it;
- the parser reads it and finds no sense in it (types, divisors, unknown names),
  and the grammar has it: the parser reads on after such a finding, so it would
  have told if the rest could not be read;
- it cannot be read (E301), a function has other arguments (E309), or
  comparisons chain, and the grammar lacks it.

After a name that there is not (E302) and a number that is too large (E308) the
rest may not have been read, so no more can be said.

Usage: test_grammar.py EXPR_READS SOURCE [COUNT]"""

import random
import re
import subprocess
import sys
from pathlib import Path

from guide import Guide

TOKEN = re.compile(r"\s*([a-z][a-z0-9_]*|[0-9]+|==|!=|<=|>=|[-+*/%<>(),])")
# Words of the grammar, which are no names.
KEYWORDS = {"or", "and", "not", "if", "else", "true", "false", "min", "max",
            "abs", "clamp", "taken", "since", "moved", "last", "rung",
            "means", "signal", "visited", "ended"}
# What the words of a text are, and what is put where the grammar wants one.
LEXICAL = {
    "number": (re.compile(r"[0-9]+$"), ["0", "1", "7", "40", "100"]),
    "name": (re.compile(r"[a-z][a-z0-9_]*$"),
             ["tension", "trust", "gap", "named", "sent", "cause", "proxy",
              "turn", "day", "aldra", "ask", "deny", "cable", "brink",
              "cyber", "public"])}
# Their own rules, word for word: the two tables above are made after them.
LEXICAL_RULES = {
    "number": "digit { digit }",
    "name": 'letter { letter | digit | "_" }'}
# Most texts that take one of these take a name of that kind.
LIKELY = {"taken": ["ask", "deny"], "since": ["ask", "deny"],
          "moved": ["aldra"], "last": ["aldra"], "rung": ["aldra", "dprk"],
          "means": ["boreal"], "signal": ["aldra"],
          "visited": ["cable"], "ended": ["brink"]}


UNREAD = ("E301", "E309", "chain")
OPEN = ("E302", "E308")

# Reading EBNF: a rule is ("alt", [..]), ("seq", [..]), ("opt", x),
# ("many", x), ("word", "text") or ("rule", "name") ------------------------

def read_grammar(text):
    rules = {}
    for name, body in re.findall(r"^(\w+)\s*=\s*(.*?) ;$", text,
                                 re.MULTILINE | re.DOTALL):
        words = re.findall(r'"[^"]*"|[a-z]+|[\[\](){}|,]', body)
        rules[name], rest = read_alternatives(words)
        assert not rest, (name, rest)
        if name in LEXICAL_RULES:
            assert " ".join(body.split()) == LEXICAL_RULES[name], name
    return rules


def read_alternatives(words):
    parts = []
    while True:
        part, words = read_sequence(words)
        parts.append(part)
        if not words or words[0] != "|":
            return ("alt", parts), words
        words = words[1:]


def read_sequence(words):
    parts = []
    closing = {"[": ("]", "opt"), "{": ("}", "many"), "(": (")", "alt")}
    while words and words[0] not in ("|", "]", "}", ")"):
        word, words = words[0], words[1:]
        if word in closing:
            end, kind = closing[word]
            inner, words = read_alternatives(words)
            assert words[0] == end
            words = words[1:]
            parts.append(inner if kind == "alt" else (kind, inner))
        elif word[0] == '"':
            parts.append(("word", word[1:-1]))
        else:
            parts.append(("rule", word))
    return ("seq", parts), words


# Whether words are of the grammar -------------------------------------------

class Reader:
    """All ends that a part can have, from each place once."""

    def __init__(self, rules, words):
        self.rules = rules
        self.words = words
        self.known = {}

    def ends(self, part, at):
        kind, value = part
        if kind == "word":
            return {at + 1} if self.word(at) == value else set()
        if kind == "rule":
            return self.rule_ends(value, at)
        if kind == "alt":
            return set().union(*(self.ends(one, at) for one in value))
        if kind == "seq":
            found = {at}
            for one in value:
                found = set().union(*(self.ends(one, end) for end in found))
            return found
        if kind == "opt":
            return {at} | self.ends(value, at)
        found, new = {at}, {at}  # "many"
        while new:
            new = set().union(*(self.ends(value, end) for end in new)) - found
            found |= new
        return found

    def rule_ends(self, name, at):
        if name in LEXICAL:
            word = self.word(at)
            is_one = LEXICAL[name][0].match(word) and word not in KEYWORDS
            return {at + 1} if is_one else set()
        if (name, at) not in self.known:
            self.known[name, at] = self.ends(self.rules[name], at)
        return self.known[name, at]

    def word(self, at):
        return self.words[at] if at < len(self.words) else ""


def split(text):
    """The words of a text; None where it has a sign of its own."""
    words, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            return None
        words.append(found[1])
        at = found.end()
        if found[1].isdigit() and at < len(text) and (
                text[at].isalpha() or text[at] == "_"):
            return None  # 3a is no number and no name
    return words


def has(rules, text):
    words = split(text)
    return words is not None and len(words) in Reader(
        rules, words).rule_ends("expr", 0)


# Making texts ---------------------------------------------------------------

class Maker:
    def __init__(self, rules, rng):
        self.rules, self.rng = rules, rng
        self.used = set()

    def derive(self, part, depth):
        kind, value = part
        if kind == "word":
            return [value]
        if kind == "rule":
            return self.derive_rule(value, depth)
        if kind == "seq":
            return self.derive_all(value, depth)
        if kind == "alt":
            at = self.choose(value, depth)
            self.used.add((id(value), at))
            return self.derive(value[at], depth)
        if kind == "opt":
            times = self.rng.random() < (0.25 if depth > 0 else 0)
        else:
            times = self.rng.choice([0, 0, 0, 1, 2]) if depth > 0 else 0
        return [word for _ in range(times)
                for word in self.derive(value, depth - 1)]

    def derive_all(self, parts, depth):
        words = []
        for part in parts:
            words += self.derive(part, depth)
        if (words[1:2] == ["("] and words[0] in LIKELY and
                self.rng.random() < 0.9):
            words[2] = self.rng.choice(LIKELY[words[0]])
        return words

    def derive_rule(self, name, depth):
        self.used.add(name)
        if name in LEXICAL:
            return [self.rng.choice(LEXICAL[name][1])]
        return self.derive(self.rules[name], depth - 1)

    def choose(self, alternatives, depth):
        """Where it is deep enough, what leads no deeper."""
        if depth > 0:
            return self.rng.randrange(len(alternatives))
        flat = [at for at, part in enumerate(alternatives)
                if "expr" not in str(part) and "call" not in str(part)
                and not str(part).count("'not'")
                and not str(part).count("'unary'")]
        return self.rng.choice(flat or [len(alternatives) - 1])

    def join(self, words):
        text = ""
        for word in words:
            needed = bool(text) and word[0].isalnum() and (
                text[-1].isalnum() or text[-1] == "_")
            blank = needed or self.rng.random() < 0.6
            text += (" " if blank and text else "") + word
        return text

    def change(self, words):
        words = list(words)
        at = self.rng.randrange(len(words))
        pool = ["or", "and", "not", "if", "else", "true", "==", "<", "+", "-",
                "*", "(", ")", ",", "3", "tension", "named", "min", "taken"]
        how = self.rng.randrange(4)
        if how == 0:
            del words[at]
        elif how == 1:
            words.insert(at, self.rng.choice(pool))
        elif how == 2:
            words[at] = self.rng.choice(pool)
        else:
            other = self.rng.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        return words


# The parser's own tests -----------------------------------------------------

def tested(source):
    """Texts of the tables of test_expr*.c, with the code that is expected."""
    row = re.compile(r'\{((?:"(?:[^"\\]|\\.)*"\s*)+),\s*EXPR_(?:NUMBER|TRUTH)')
    texts = []
    for path in sorted((source / "tests" / "unit").glob("test_expr*.c")):
        for literal in row.findall(path.read_text(encoding="utf-8")):
            text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal))
            if "\\" not in text:
                texts.append(text)
    return texts


def judge(rules, texts, program):
    """Counts of what the two said; ends where they do not agree."""
    codes = subprocess.run([program], input="\n".join(texts) + "\n",
                           capture_output=True, encoding="utf-8", check=True,
                           timeout=300).stdout.split()
    assert len(codes) == len(texts)
    counts = {}
    for text, code in zip(texts, codes):
        ours = has(rules, text)
        if code not in OPEN and ours == (code in UNREAD):
            sys.exit(f"{text!r}: the parser says {code}, the grammar of the "
                     f"guide {'has' if ours else 'lacks'} it")
        key = ("has" if ours else "lacks", code)
        counts[key] = counts.get(key, 0) + 1
    return counts


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 600
    block, = Guide(source / "scenarios" / "README.md").of("ebnf")
    rules = read_grammar(block.body)
    words = set(re.findall(r'"([a-z]+)"', block.body))
    assert words == KEYWORDS, words ^ KEYWORDS
    maker = Maker(rules, random.Random(5))
    derived = []
    while len(derived) < count:
        words = maker.derive(("rule", "expr"), 12)
        if 0 < len(words) <= 30:
            derived.append(words)
    unused = set(rules) - maker.used
    assert not unused, f"never derived: {unused}"
    texts = [maker.join(words) for words in derived]
    assert all(has(rules, text) for text in texts)
    changed = [maker.join(maker.change(words)) for words in derived
               if len(words) > 1]
    own = tested(source)
    assert len(own) > 150, len(own)
    for name, list_of in (("derived", texts), ("changed", changed),
                          ("of the parser's tests", own)):
        counts = judge(rules, list_of, program)
        print(f"{name}: {len(list_of)}")
        for key, number in sorted(counts.items()):
            print(f"  the guide {key[0]}, the parser {key[1]}: {number}")
        # Neither side may say the same of everything.
        sure = sum(n for (_, code), n in counts.items() if code not in OPEN)
        assert sure * 2 > len(list_of), name
        assert ("has", "ok") in counts, name
        assert name == "derived" or ("lacks", "E301") in counts, name


if __name__ == "__main__":
    main()
