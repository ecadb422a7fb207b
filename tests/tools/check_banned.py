#!/usr/bin/env python3
"""Words that have no place in the code.

Usage: check_banned.py [ROOT]"""

import re

import tree

CORE = r"src/(base|scenario|engine|play|analysis|lesson|report)/"

# (words, files they are banned from, files excepted, why)
RULES = [
    (r"strcpy|strcat|sprintf|vsprintf|stpcpy|gets|strncpy|strncat",
     r"src/", None, "does not know the size: use base/strbuf"),
    (r"strtok|atoi|atol|atoll|atof|strtod|strtof|\w*scanf|setlocale",
     r"src/", None, "depends on state or locale: read the bytes yourself"),
    (r"qsort|bsearch|rand|srand|random|srandom|drand48",
     r"src/", None, "differs between C libraries: base/sort, base/dice"),
    (r"setjmp|longjmp|alloca|system|popen|tmpnam|mktemp",
     r"src/", None, "not used in this project"),
    (r"malloc|calloc|realloc|free|strdup|strndup",
     CORE, r"src/base/arena\.c$", "memory comes from base/arena"),
    (r"malloc|calloc|realloc|strdup|strndup",
     r"src/(platform|app|cli|desktop)/", None,
     "memory comes from base/arena"),
    (r"exit|abort|_Exit|quick_exit|raise",
     r"src/(?!platform|cli|desktop/sdl)", r"src/base/arena\.c$",
     "only the programs end themselves"),
    (r"float|double", r"src/(?!desktop)", None,
     "integers only below desktop"),
    (r"__int128|NDEBUG|__DATE__|__TIME__|__TIMESTAMP__", r"src/", None,
     "differs between builds or machines"),
    (r"extern", r"src/.*\.c$", None, "declare it in a header"),
    (r"errno|getenv|time|clock|gettimeofday|localtime|gmtime", CORE, None,
     "the core knows neither the system nor the time"),
    (r"printf|puts|putchar|fputs|fopen|fwrite|perror|stdout|stderr|stdin",
     CORE, r"src/base/arena\.c$", "the core writes to a sink"),
]

# A call, or a type or variable by that name; never a member of a struct.
def pattern(words):
    return re.compile(r"(?<![\w.>])(" + words + r")(?=\s*\(|(?!\w))")


# Common words, which are fine as names of other things.
CALL_ONLY = re.compile(r"time|clock|free|exit|abort|raise|gets|system|"
                       r"random|rand|printf|puts")

NOTES = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"(?<![\w.])/(work|root)/")


def words_of(root):
    findings = []
    rules = [(pattern(words), re.compile(where),
              re.compile(but) if but else None, why)
             for words, where, but, why in RULES]
    for path in tree.files(root, ["src"], {".c", ".h", ".def"}):
        name = path.relative_to(root).as_posix()
        code = tree.code_of(path.read_text(encoding="utf-8"))
        code = re.sub(r"^[ \t]*#[ \t]*include.*$", "", code, flags=re.M)
        for words, where, but, why in rules:
            if not where.match(name) or (but and but.match(name)):
                continue
            for match in words.finditer(code):
                called = code[match.end():].lstrip().startswith("(")
                if CALL_ONLY.fullmatch(match[1]) and not called:
                    continue
                line = code.count("\n", 0, match.start()) + 1
                findings.append(f"{tree.place(root, path, line)}: "
                                f"{match[1]}: {why}")
    return findings


def notes_of(root, paths):
    findings = []
    own = ("tests/tools/check_banned.py", "tests/tools/test_tools.py")
    for path in paths:
        name = path.relative_to(root).as_posix()
        if name in own:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue # a picture
        for number, line in enumerate(text.split("\n"), 1):
            if NOTES.search(line) and not name.startswith("scenarios/"):
                findings.append(f"{name}:{number}: a note of unfinished work")
            if MACHINE.search(line):
                findings.append(f"{name}:{number}: a path of one machine")
    return findings


def check(root):
    return words_of(root) + notes_of(root, tree.tracked(root))


if __name__ == "__main__":
    tree.main(check, "banned words")
