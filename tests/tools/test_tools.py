#!/usr/bin/env python3
"""The checks of this folder find what is planted for them, and only that.

Usage: test_tools.py [--cc CC] [--nm NM]"""

import argparse
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_banned
import check_headers
import check_layers
import check_size
import check_symbols
import check_words

CHOSEN = argparse.Namespace(cc="cc", nm="nm", include=[], without=[])


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def expect(self, findings, *parts):
        """As many findings as parts, each holding its part."""
        self.assertEqual(len(findings), len(parts), findings)
        for finding, part in zip(findings, parts):
            self.assertIn(part, finding)


class Layers(Planted):
    def findings(self, name, include):
        for header in ("base/a.h", "scenario/a.h", "engine/a.h",
                       "engine/moves.h", "play/a.h", "platform/a.h",
                       "app/a.h", "desktop/ui/a.h"):
            self.write("src/" + header, "")
        self.write("src/" + name, f"int a;\n#include {include}\n")
        return check_layers.check(self.root)

    def test_downwards_is_fine(self):
        for name, include in (("engine/x.c", '"base/a.h"'),
                              ("engine/x.c", '"engine/a.h"'),
                              ("cli/cmd_auto.c", '"engine/a.h"'),
                              ("cli/cmd_play.c", '"engine/moves.h"'),
                              ("desktop/ui/screens/x.c", '"play/a.h"'),
                              ("desktop/sdl/x.c", '"desktop/ui/a.h"'),
                              ("desktop/sdl/x.c", "<SDL.h>"),
                              ("base/x.c", "<stdio.h>"),
                              ("platform/x.c", "<unistd.h>"),
                              ("scenario/document.c", "<cjson/cJSON.h>")):
            with self.subTest(name=name, include=include):
                self.expect(self.findings(name, include))

    def test_upwards_is_not(self):
        for name, include in (("base/x.c", '"scenario/a.h"'),
                              ("scenario/x.h", '"engine/a.h"'),
                              ("engine/x.c", '"play/a.h"'),
                              ("play/x.c", '"app/a.h"'),
                              ("play/x.c", '"platform/a.h"'),
                              ("platform/x.c", '"scenario/a.h"'),
                              ("app/x.c", '"desktop/ui/a.h"'),
                              ("desktop/ui/screens/x.c", '"platform/a.h"')):
            with self.subTest(name=name, include=include):
                self.expect(self.findings(name, include), f"src/{name}:2:")
                (self.root / "src" / name).unlink()

    def test_front_ends_see_only_moves(self):
        for name in ("cli/cmd_play.c", "cli/cmd_play_text.c",
                     "desktop/ui/x.c", "desktop/sdl/x.c"):
            with self.subTest(name=name):
                self.expect(self.findings(name, '"engine/a.h"'),
                            "but moves.h")
                (self.root / "src" / name).unlink()

    def test_outside_headers(self):
        for name, include in (("scenario/load.c", "<cjson/cJSON.h>"),
                              ("desktop/ui/x.c", "<SDL.h>"),
                              ("cli/x.c", "<unistd.h>"),
                              ("engine/x.c", "<sys/stat.h>"),
                              ("engine/x.c", "<time.h>"),
                              ("play/x.c", "<math.h>"),
                              ("base/x.c", "<setjmp.h>")):
            with self.subTest(name=name, include=include):
                self.expect(self.findings(name, include), f"src/{name}:2:")
                (self.root / "src" / name).unlink()

    def test_no_way_around(self):
        for include in ('"a.h"', '"../engine/a.h"', '"base/missing.h"'):
            with self.subTest(include=include):
                self.expect(self.findings("base/x.c", include),
                            "is not below src")
        self.expect(self.findings("base/x.c", '"base/a.h"'))
        self.expect(self.findings("strange/x.c", '"base/a.h"'),
                    "no known floor")


class Words(Planted):
    TABLE = ('WORD(BAR_OVER, "bar.over", "Over", "")\n'
             'WORD_MANY(BAR_TURN, "bar.turn", "{n} turn of {most}",\n'
             '          "{n} turns "\n          "of {most}", "a note")\n')
    USES = ('page_word(page, WORD_BAR_OVER);\n'
            'page_say(page, WORD_BAR_TURN, VALUES(VALUE_NUMBER("n", f(1)),\n'
            '    VALUE_TEXT("most", page_say(page, now ? WORD_BAR_TURN\n'
            '    : WORD_BAR_TURN, VALUES(VALUE_NUMBER("most", 1),\n'
            '    VALUE_NUMBER("n", 2))))));\n')

    def findings(self, text, name="desktop/ui/x.c"):
        self.write("src/base/words_x.def", self.TABLE)
        self.write("src/" + name, text)
        return check_words.check(self.root)

    def test_rightly_used(self):
        self.expect(self.findings(
            self.USES + '/* A "Sentence of it" */ a = "an.id", "%d", "a_b";\n'
            'diag_add(x, f(y), "A finding here");\n'))

    def test_a_sentence_outside(self):
        for literal in ('"Take back"', '"Quit"', '"of at most %d"',
                        '"no\\xC3\\xA9l day"'):
            with self.subTest(literal=literal):
                self.expect(self.findings(self.USES + f"f({literal});\n"),
                            "src/desktop/ui/x.c:6: " + literal)

    def test_where_nobody_speaks_to_a_player(self):
        self.expect(self.findings(self.USES + 'f("Take back");\n',
                                  "engine/x.c"))

    def test_names_that_differ(self):
        self.expect(self.findings(self.USES.replace('"most", 1', '"mots", 1')),
                    "src/desktop/ui/x.c:4: WORD_BAR_TURN has ['most', 'n']")
        self.expect(self.findings(
            self.USES + "page_say(page, word_of(x), VALUES(1));\n"),
            "cannot be seen here")
        self.expect(self.findings(
            self.USES + "static const enum word t[2] = {WORD_BAR_OVER};\n"
            'page_say(page, t[1], VALUES(VALUE_TEXT("a", b)));\n'),
            "WORD_BAR_OVER has []")

    def test_an_entry_that_nobody_uses(self):
        self.expect(self.findings(self.USES.split("\n", 1)[1]),
                    "WORD(BAR_OVER) is used nowhere")
        self.expect(self.findings("WORD_BAR_OVER, WORD_BAR_TURN"),
                    "BAR_TURN has ['most', 'n'], and nobody fills them in")


class Size(Planted):
    @staticmethod
    def function(name, lines):
        return f"static int {name}(int a,\n    int b)\n{{\n" + \
            "    a++;\n" * (lines - 4) + "}\n"

    def test_the_limits(self):
        self.write("src/base/a.c", self.function("f", 60) + "\n" +
                   "struct s {\n" + "    int a;\n" * 90 + "};\n")
        self.write("src/base/b.c", "int a;\n" * 600)
        self.write("src/base/c.c", "/*" + "x" * 76 + "*/\n")
        self.expect(check_size.check(self.root))

    def test_one_beyond(self):
        self.write("src/base/a.c",
                   "int x;\n\n" + self.function("f", 61) + "\n" +
                   self.function("g", 10))
        self.write("src/base/b.c", "int a;\n" * 601)
        self.write("src/base/c.c", "/*" + "x" * 77 + "*/\n")
        self.expect(check_size.check(self.root), "a.c:3: f() has 61",
                    "b.c: 601 lines", "c.c:1: 81 columns")

    def test_strings_and_comments_do_not_end_a_function(self):
        text = 'int f(void)\n{\n/*\n}\n*/\n    g("{\\"");\n' + \
            "    a++;\n" * 55 + "}\n"
        self.write("src/base/a.c", text)
        self.expect(check_size.check(self.root), "f() has 62")


class Banned(Planted):
    def test_words(self):
        for name, line in (("base/x.c", "strcpy(a, b);"),
                           ("cli/x.c", "n = atoi(text);"),
                           ("play/x.c", "qsort(a, n, 4, f);"),
                           ("engine/x.c", "p = malloc(4);"),
                           ("app/x.c", "free(p); q = realloc(p, 9);"),
                           ("engine/x.c", "exit(3);"),
                           ("platform/x.c", "long double x;"),
                           ("app/x.h", "float y;"),
                           ("cli/x.c", "extern int a;"),
                           ("engine/x.c", "now = time(NULL);"),
                           ("play/x.c", 'printf("a");'),
                           ("scenario/x.c", "f = fopen(a, b);")):
            with self.subTest(name=name, line=line):
                path = self.write("src/" + name, "int a;\n" + line + "\n")
                self.expect(check_banned.check(self.root), f"src/{name}:2:")
                path.unlink()

    def test_what_only_looks_like_it(self):
        self.write("src/base/x.c", '#include "base/random.h"\n'
                   'int f(void) /* strcpy() */\n{\n'
                   '    say("exit(3)");\n    a.exit = b->time;\n'
                   '    arena_free(x); my_strcpy(a);\n    int time = 3;\n}\n')
        self.write("src/base/arena.c", "void f(void)\n{\n    exit(3);\n}\n")
        self.write("src/desktop/ui/x.c", "float x;\n")
        self.expect(check_banned.check(self.root))

    def test_notes_and_places(self):
        self.write("src/base/a.c", "/* TO" + "DO: more */\n")
        self.write("README.md", "see /ro" + "ot/game\n")
        self.write("tests/x.py", "a = 'TO" + "DOS'\n")
        self.expect(check_banned.check(self.root), "README.md:1",
                    "a.c:1")


class Headers(Planted):
    def findings(self):
        return check_headers.check(self.root, CHOSEN)

    @staticmethod
    def header(guard, text):
        return f"#ifndef {guard}\n#define {guard}\n{text}\n#endif\n"

    def test_complete(self):
        self.write("src/base/a.h", self.header(
            "BASE_A_H", "#include <stddef.h>\nsize_t f(void);"))
        self.expect(self.findings())

    def test_lacks_an_include(self):
        self.write("src/base/a.h", self.header("BASE_A_H",
                                               "size_t f(void);"))
        self.expect(self.findings(), "does not compile alone")

    def test_wrong_guard(self):
        self.write("src/base/a.h", self.header("A_H", "int f(void);"))
        self.expect(self.findings(), "the guard must be BASE_A_H")

    def test_no_guard(self):
        self.write("src/base/a.h", "struct a { int b; };\n")
        self.expect(self.findings(), "the guard", "does not compile")


class Symbols(Planted):
    def library(self, name, text):
        source = self.write(name + ".c", text)
        part = self.root / (name + ".c.o")
        library = self.root / f"lib{name}.a"
        library.unlink(missing_ok=True)
        subprocess.run([*CHOSEN.cc.split(), "-c", "-w", "-fPIC", source,
                        "-o", part], check=True)
        subprocess.run(["ar", "rc", library, part], check=True)
        return library

    def findings(self, name, text):
        return check_symbols.check(CHOSEN.nm, [self.library(name, text)])

    def test_allowed(self):
        self.expect(self.findings("a", "\n".join((
            "#include <assert.h>", "#include <string.h>",
            "static const char *const names[] = {\"a\", \"b\"};",
            "const char *pick(int i) { assert(i < 2); return names[i]; }",
            "size_t size(const char *a) { return strlen(a); }"))))

    def test_refused(self):
        for function in ("fopen", "time", "getenv", "rand", "exit", "read",
                         "malloc", "cJSON_Parse"):
            with self.subTest(function=function):
                self.expect(self.findings("a", f"int {function}();\n"
                                          f"int f(void) {{ return "
                                          f"{function}(); }}\n"),
                            f"needs {function}")

    def test_exceptions_are_of_one_file(self):
        text = "#include <stdlib.h>\nvoid f(void *a) { free(a); exit(3); }\n"
        self.expect(self.findings("arena", text))
        self.expect(self.findings("other", text), "needs exit", "needs free")

    def test_below(self):
        above = self.library("a", "int g(); int f(void) { return g(); }\n")
        below = self.library("b", "int read(); int n;\n"
                             "int g(void) { return read(); }\n")
        self.expect(check_symbols.check(CHOSEN.nm, [above], [below]))
        self.expect(check_symbols.check(CHOSEN.nm, [above]), "needs g")

    def test_variables(self):
        self.expect(self.findings("a", "int f(void) { static int n; "
                                  "return n++; }\n"), "can change")
        self.expect(self.findings("a", "int count = 3;\n"),
                    "count can change")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--nm", default="nm")
    parser.parse_known_args(namespace=CHOSEN)
    unittest.main(argv=sys.argv[:1])
