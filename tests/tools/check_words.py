#!/usr/bin/env python3
"""What a player reads stands in the table of words, and is filled in rightly.

Usage: check_words.py [ROOT]

- No sentence in English stands outside base/words_*.def in the files that
  speak to a player. Findings, the program's own messages and what the
  scenario's or a recording's language calls things stay English.
- Every entry of the table is used.
- Whoever fills an entry names exactly its {placeholders}."""

import re

import tree

# Files that speak to a player; of the console program, where one is playing.
SPEAKING = re.compile(
    r"src/(desktop/ui/.*|desktop/sdl/(saves|host|desktop)"
    r"|play/(view\w*|fill|calendar|wording)|app/(slots|slot_play)"
    r"|cli/(tell\w*|prompt|cmd_play))\.[ch]$")

# Calls whose texts are findings, or go to the program's own terminal, and
# tables of options.
ENGLISH = re.compile(r"\b(diag_add|say_finding|console_complain|assert)\s*\($")
NOT_TEXT = {
    # The name of the game is no word of any language.
    "D\\xC3\\xA9marche",
    # How findings are written; read to show them in parts.
    ": error[", ": warning[", "]: ",
    # Lines of the session and the names of pieces of files.
    "withdraw %s", "branch %d", "meter.%s", "DEMLAND1",
    "demarche save ", "demarche recording ",
    # What stands for what is typed.
    "ACTOR OPTION",
}
# What else an English message is that no player of the window reads.
PROBLEM = re.compile(r"\s*(problem|&line)\s*,")
# Functions that fill in for others: {what they fill in}.
HELPERS = {
    "src/cli/": {"tell_named": {"text"}, "side": {"degrees"}},
    "src/desktop/sdl/saves": {"say": {"why"}, "say_why": {"why"}},
}

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'',
                   re.S)
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
ROW = re.compile(r'^WORD(_MANY)?\((\w+),\s*((?:\s*"(?:\\.|[^"\\])*"\s*,?)+)\)',
                 re.M)
NAME = re.compile(r"\{(\w+)\}")
VALUE = re.compile(r'VALUE_(?:TEXT|NUMBER)\(\s*"(\w+)"')
ID = re.compile(r"\bWORD_([A-Z0-9_]+)\b")


def table(root):
    """{name of an entry: its placeholders}"""
    entries = {}
    for path in sorted((root / "src/base").glob("words_*.def")):
        for row in ROW.finditer(path.read_text()):
            texts = "".join(LITERAL.findall(row[3].rsplit('"', 3)[0] + '"'))
            entries[row[2]] = set(NAME.findall(texts))
    return entries


def blank(text):
    """Comments and literals as blanks, lengths and lines kept."""
    return TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def close_of(code, at):
    """Where the bracket at `at` closes."""
    depth = 0
    for i in range(at, len(code)):
        depth += code[i] in "([{"
        depth -= code[i] in ")]}"
        if depth == 0:
            return i
    return len(code)


def open_of(code, at):
    """The bracket that is open at `at`, -1 for none."""
    depth = 0
    for i in range(at - 1, -1, -1):
        depth += code[i] in ")]}"
        depth -= code[i] in "([{"
        if depth < 0:
            return i
    return -1


# The entry is a parameter: see HELPERS.
IN_HELPER = re.compile(r",\s*(word|what)\s*,\s*$")


# Literals outside the table --------------------------------------------------

def speaks(literal):
    """Two words, or one with a capital: an id has neither."""
    text = re.sub(r"\\x[0-9A-Fa-f]{2}|%[-+.*0-9]*[a-z]|\\.", " ", literal)
    return re.search(r"[A-Za-z]{2,}[,.:;!?]?\s+[A-Za-z]|\b[A-Z][a-z]+", text)


def is_english_by_rule(text, code, at):
    before = text[:at]
    opened = open_of(code, at)
    while opened >= 0:
        if ENGLISH.search(code[:opened + 1]):
            return True
        if code[opened] == "{":
            break
        if PROBLEM.match(code[opened + 1:at]):
            return True
        opened = open_of(code, opened)
    return before.rstrip().endswith("#include")


def in_option_table(code, at):
    """Rows of options and of what a command says of itself."""
    statement = code[max(code.rfind(";", 0, at), code.rfind("}", 0, at)):at]
    if re.search(r"static const char \w+_summary\[\] =", statement):
        return True
    opened = open_of(code, at)
    while opened >= 0:
        head = code[max(0, opened - 80):opened]
        if re.search(r"struct option_(row|table) \w+(\[\])? = $", head):
            return True
        opened = open_of(code, opened)
    return False


def outside(root, path):
    text = path.read_text()
    code = blank(text)
    findings = []
    for token in TOKEN.finditer(text):
        literal = token[0]
        if literal[0] != '"' or literal[1:-1] in NOT_TEXT:
            continue
        if not speaks(literal[1:-1]):
            continue
        if (is_english_by_rule(text, code, token.start()) or
                in_option_table(code, token.start())):
            continue
        findings.append(f"{line_of(root, path, text, token.start())}: "
                        f"{literal} stands "
                        "outside the table of words: make it an entry of "
                        "base/words_*.def")
    return findings


# Placeholders ----------------------------------------------------------------

def arrays(text):
    """{name: ids} of the tables of words in a file"""
    found = {}
    for m in re.finditer(r"enum word (\w+)((?:\[\w*\])+) =\s*\{", text):
        end = close_of(text, m.end() - 1)
        found[m[1]] = set(ID.findall(text[m.end():end]))
    return found


def line_of(root, path, text, at):
    return tree.place(root, path, text.count("\n", 0, at) + 1)


def helpers_of(root, path):
    place = tree.place(root, path)
    return next((helpers for start, helpers in HELPERS.items()
                 if place.startswith(start)), {})


def filled(root, path):
    """(where, ids, names) of each call that fills an entry in"""
    text = path.read_text()
    code = blank(text)
    known = arrays(text)
    for m in re.finditer(r"\bVALUES\(", code):
        opened = open_of(code, m.start())
        before = text[opened:m.start()]
        ids = set(ID.findall(before))
        for name in re.findall(r"\b(\w+)\[", before):
            ids |= known.get(name, set())
        end = close_of(code, m.end() - 1)
        names = set()
        inner = text[m.end():end]
        depth = blank(inner)
        for value in VALUE.finditer(inner):
            at, level = value.start(), 0
            for c in depth[:at]:
                level += c in "("
                level -= c in ")"
            if level == 0:
                names.add(value[1])
        if ids or not IN_HELPER.search(before):
            yield line_of(root, path, text, m.start()), ids, names
    for helper, names in helpers_of(root, path).items():
        for match in re.finditer(rf"\b{helper}\(", code):
            end = close_of(code, match.end() - 1)
            ids = set(ID.findall(text[match.end():end]))
            if ids:
                yield line_of(root, path, text, match.start()), ids, names


def judge_call(where, ids, names, entries):
    if not ids:
        return [f"{where}: which entry is filled in cannot be seen here: name "
                "it, or its table"]
    findings = []
    for name in sorted(ids):
        wanted = entries.get(name)
        if wanted is not None and wanted != names:
            findings.append(
                f"{where}: WORD_{name} has {sorted(wanted)}, filled in are "
                f"{sorted(names)}")
    return findings


def check(root):
    entries = table(root)
    findings, used, fills = [], set(), set()
    for path in tree.files(root, ["src"], {".c", ".h"}):
        place = tree.place(root, path)
        if SPEAKING.match(place):
            findings += outside(root, path)
        if place.startswith("src/base/"):
            continue
        used |= set(ID.findall(path.read_text()))
        for where, ids, names in filled(root, path):
            fills |= ids
            findings += judge_call(where, ids, names, entries)
    findings += [f"src/base: WORD({name}) is used nowhere: remove it"
                 for name in sorted(set(entries) - used)]
    findings += [f"src/base: {name} has {sorted(names)}, and nobody fills "
                 "them in" for name, names in sorted(entries.items())
                 if names and name in used and name not in fills]
    return findings


if __name__ == "__main__":
    tree.main(check, "words")
