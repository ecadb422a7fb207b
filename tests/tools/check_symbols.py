#!/usr/bin/env python3
"""What the libraries of the core need from outside, and what they keep.

Only the C functions listed here may be needed: whatever could read, write,
wait, ask the time or end the program is refused by not being listed. And
no library of the core may hold variables that change.

LIBRARY may use what BELOW defines, which itself is not looked at.

Usage: check_symbols.py [--nm NM] [--below BELOW]... LIBRARY..."""

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import tree

ALLOWED = set("""
    memcpy memmove memset memcmp memchr strlen strcmp strncmp strchr strrchr
    strstr strspn strcspn strpbrk strnlen vsnprintf snprintf bcmp
    __assert_fail __assert __assert_rtn _assert _wassert
    __stack_chk_fail _GLOBAL_OFFSET_TABLE_ ___chkstk_ms
    """.split())

# The compiler's own: arithmetic on 32-bit machines, sanitizers, coverage.
COMPILER = re.compile(r"__\w+[sdt]i\d$|__(a|ub|l|t|m)san_|__sanitizer_|"
                      r"__llvm_|__gcov_|__x86\.get_pc_thunk|__odr_asan")

# (object file, symbols): the only exceptions.
EXCEPTED = [
    (re.compile(r"arena\.c\.o"),
     re.compile(r"realloc|free|exit|fputs|fwrite|stderr|__acrt_iob_func")),
    (re.compile(r"document\.c\.o"), re.compile(r"cJSON_\w+")),
]
CHANGING = [
    (re.compile(r"arena\.c\.o"), "source"),
    # What cJSON's functions for memory serve; they are told only a size.
    (re.compile(r"document\.c\.o"), "tree_arena"),
]


def read_symbols(nm, library):
    """(object, symbol, class, section) of each line of nm."""
    run = subprocess.run([nm, "--format=sysv", "--print-file-name", library],
                         check=True, capture_output=True, text=True)
    for line in run.stdout.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) < 7:
            continue
        head, _, symbol = cells[0].rpartition(":")
        yield head.rpartition(":")[2], symbol, cells[2], cells[6]


def plain(symbol):
    """memcpy for __memcpy_chk and memcpy@GLIBC_2.2.5."""
    symbol = symbol.split("@")[0]
    fortified = re.fullmatch(r"__(\w+)_chk", symbol)
    return fortified[1] if fortified else symbol


def may_need(part, symbol):
    if symbol in ALLOWED or COMPILER.match(symbol):
        return True
    return any(where.search(part) and what.fullmatch(symbol)
               for where, what in EXCEPTED)


def may_change(part, symbol, section):
    if not re.match(r"\.?(data|bss|tdata|tbss|COM)\b|\*COM\*", section):
        return True
    if section.startswith(".data.rel.ro"):
        return True
    return any(where.search(part) and symbol == name
               for where, name in CHANGING)


def check(nm, libraries, below=()):
    defined = {symbol for library in below
               for _, symbol, kind, _ in read_symbols(nm, library)
               if kind not in "Uw"}
    needed = defaultdict(set)
    changing = []
    sanitized = False
    for library in libraries:
        for part, symbol, kind, section in read_symbols(nm, library):
            name = f"{Path(library).name}({part})"
            if kind in "Uw":
                needed[plain(symbol)].add((name, part))
                sanitized |= bool(re.match(r"__(asan|ubsan)_", symbol))
                continue
            defined.add(symbol)
            if not may_change(part, symbol, section):
                changing.append(f"{name}: {symbol} can change")
    findings = [f"{name}: needs {symbol}"
                for symbol in sorted(needed) if symbol not in defined
                for name, part in sorted(needed[symbol])
                if not may_need(part, symbol)]
    # Sanitizers add variables of their own.
    return findings + ([] if sanitized else sorted(changing))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--below", action="append", default=[])
    parser.add_argument("libraries", nargs="+")
    chosen = parser.parse_args()
    sys.exit(tree.tell(check(chosen.nm, chosen.libraries, chosen.below),
                       "symbols"))
