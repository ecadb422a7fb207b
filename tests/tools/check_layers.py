#!/usr/bin/env python3
"""A floor includes only lower floors: reads the include lines of src.

Usage: check_layers.py [ROOT]"""

import re
from pathlib import Path

import tree

CORE = {"base", "scenario", "engine", "play"}

# What each folder may include, besides itself.
SEES = {
    "base": set(),
    "scenario": {"base"},
    "engine": {"base", "scenario"},
    "play": {"base", "scenario", "engine"},
    "analysis": {"base", "scenario", "engine"},
    "lesson": CORE,
    "report": CORE | {"analysis", "lesson"},
    "platform": {"base"},
    "app": CORE | {"analysis", "lesson", "report", "platform"},
    "cli": CORE | {"analysis", "lesson", "report", "platform", "app"},
    "desktop/ui": {"base", "scenario", "play", "lesson", "report", "app"},
    "desktop/sdl": {"base", "scenario", "play", "lesson", "report", "app",
                    "platform", "desktop/ui"},
}

# Front ends read the view: of the engine they see the moves' text only.
ONLY_MOVES = re.compile(r"src/(desktop/|cli/(cmd_play|prompt|tell|seats))")

# Headers from outside that only some files may include.
OUTSIDE = [
    (re.compile(r"cjson/|cJSON"), re.compile(r"src/scenario/document\.c$"),
     "only src/scenario/document.c sees cJSON"),
    (re.compile(r"^SDL|^ft2build|freetype/"), re.compile(r"src/desktop/sdl/"),
     "only src/desktop/sdl sees SDL and FreeType"),
    (re.compile(r"^(unistd|fcntl|dirent|pthread|poll|windows|io|"
                r"direct|process)\.h$|^sys/|^linux/"),
     re.compile(r"src/platform/"), "the system is called in src/platform"),
    (re.compile(r"^signal\.h$"), re.compile(r"src/(platform|desktop/sdl)/"),
     "only the window and src/platform know signals"),
    (re.compile(r"^(time|errno)\.h$"), re.compile(r"src/platform/"),
     "clocks and errno belong to src/platform"),
    (re.compile(r"^(math|float|complex|fenv|tgmath)\.h$"),
     re.compile(r"src/desktop/"), "integers only below desktop"),
    (re.compile(r"^(setjmp|threads|locale|wchar|wctype)\.h$"),
     re.compile(r"$^"), "not used in this project"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]*)[>"]',
                     re.MULTILINE)


def floor_of(name):
    """The folder that a path below src belongs to."""
    folder = Path(name).parent.as_posix()
    for floor in SEES:
        if folder == floor or folder.startswith(floor + "/"):
            return floor
    return folder


def own_include(root, source, target):
    """What is wrong with one line #include "target"; None if nothing."""
    if not (root / "src" / target).is_file():
        return "is not below src: name it as \"floor/file.h\""
    floor = floor_of(source.relative_to(root / "src").as_posix())
    wanted = floor_of(target)
    if floor not in SEES:
        return f"the folder {floor} is no known floor"
    name = source.relative_to(root).as_posix()
    if wanted == "engine" and ONLY_MOVES.match(name):
        if target != "engine/moves.h":
            return "a front end sees nothing of engine but moves.h"
    elif wanted != floor and wanted not in SEES[floor]:
        return f"{floor} does not see {wanted}"
    return None


def outside_include(root, source, target):
    name = source.relative_to(root).as_posix()
    for header, where, why in OUTSIDE:
        if header.search(target) and not where.match(name):
            return why
    return None


def check(root):
    findings = []
    for source in tree.files(root, ["src"], {".c", ".h", ".def"}):
        text = source.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            judge = own_include if match[1] == '"' else outside_include
            problem = judge(root, source, match[2])
            if problem:
                findings.append(f"{tree.place(root, source, line)}: "
                                f"{match[2]}: {problem}")
    return findings


if __name__ == "__main__":
    tree.main(check, "include floors")
