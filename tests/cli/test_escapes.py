"""Nothing that comes from outside can steer a terminal: names of files, words
of a command line, lines that are typed, what files hold. cli.Result fails on
any byte that could; here such bytes go through every command and every
option."""

import json
import os
import re

import cli

# Escape, bell, DEL, C1 as a character and as a bare byte, tab, CR, embeddings
# and overrides, separators of lines and paragraphs, a tag, broken UTF-8.
BYTES = (b"\x1b]0;x\x07\x7f\xc2\x9b31m\x9b2J\t\r"
         b"\xe2\x80\xaa\xe2\x80\xae\xe2\x80\xa8\xe2\x80\xa9"
         b"\xf3\xa0\x81\x81\xff\xc0\xaf\xed\xa0\x80%s%n")
EVIL = os.fsdecode(BYTES)
# And a line of our own form, which must not begin a line.
SPOOF = EVIL + "\nspoof.json:1:1: error[E001]: spoofed"
WORDS = {"spoof": SPOOF, "dash": "-" + SPOOF, "long": SPOOF * 100, "empty": "",
         "bytes": os.fsdecode(bytes(range(1, 256)))}

SMALL = (cli.SOURCE / "tests" / "cli" / "small.json").read_text("utf-8")
# What may stand in a text as it is, though it looks like nothing else.
GENTLE = "\u2067\u05d0\u2069 é 字 \U0001f600"


class Escapes(cli.Case):
    def setUp(self):
        super().setUp()
        self.put("small.json", SMALL)

    def said(self, *words, typed=b""):
        """A run that may end as it likes, but for what it writes."""
        result = self.run_cli(*words, typed=typed)
        self.assertNotRegex(result.both, r"(?m)^spoof")
        return result

    def commands(self):
        text = self.good("--help").out
        return re.findall(r"(?m)^  ([a-z]+) +[A-Z]", text)

    def options(self, command):
        """Name and whether it takes a value, from the command's help."""
        text = self.good(command, "--help").out
        return re.findall(r"(?m)^  --([a-z-]+)( \S+)?", text)

    def test_there_are_commands_and_options(self):
        self.assertGreaterEqual(len(self.commands()), 10)
        self.assertIn(("seed", " N"), self.options("play"))
        self.assertIn("format", dict(self.options("check")))

    def test_words_as_commands_and_options(self):
        for name, word in WORDS.items():
            with self.subTest(name):
                self.said(word)
                for command in self.commands():
                    self.said(command, "--" + word)
                    self.said(command, "--" + word, "small.json")

    def test_words_as_files(self):
        for name, word in WORDS.items():
            for command in self.commands():
                with self.subTest(command, name=name):
                    self.said(command, word)
                    self.said(command, "--", word)
                    self.said(command, "small.json", word)

    def test_words_as_values_of_every_option(self):
        for command in self.commands():
            for option, _ in self.options(command):
                with self.subTest(command, option=option):
                    self.said(command, "small.json", f"--{option}={SPOOF}")

    def test_files_of_such_names(self):
        name = SPOOF.replace("/", "")
        for content in (SMALL, "{", SMALL.replace('"heat"', '"heet"')):
            self.put(name, content)
            for command in self.commands():
                with self.subTest(command):
                    self.said(command, "--", name)
            for form in ("json", "sarif"):
                result = self.said("check", "--format", form, "--", name)
                json.loads(result.out)

    def test_a_folder_of_such_a_name(self):
        self.environment["XDG_DATA_HOME"] = str(self.folder / EVIL)
        self.put(f"{EVIL}/demarche/scenarios/bad.json", "{" + GENTLE)
        self.said("play", "small.json", "--save", f"{EVIL}/a.save",
                  typed=b"wait\n")
        self.said("saves", "small.json", EVIL)
        self.said("play", "small.json", "--record", f"{SPOOF}/a.play", "--auto")

    def test_lines_that_are_typed(self):
        words = [b"", b"move ", b"move north ", b"note ", b"guess ", b"vote ",
                 b"codex ", b"advice ", b"mandates ", b"branch ", b"inject ",
                 b"veto ", b"veto north ", b"cap ", b"withdraw ", b"help "]
        typed = b"\n".join(word + BYTES for word in words) + b"\n"
        self.said("play", "small.json", "--seed", "1", typed=typed)
        clean = BYTES.decode("utf-8", "ignore").replace("\r", "").encode()
        typed = b"\n".join(word + clean for word in words) + b"\n"
        result = self.said("play", "small.json", "--seed", "1", "--record",
                           "a.play", typed=typed + b"history\nledger\n")
        self.assertIn("error[E90", result.both)
        self.put("b.play", (self.folder / "a.play").read_bytes() + BYTES)
        for path in ("a.play", "b.play"):
            self.said("replay", path, "--scenario", "small.json")
            self.said("saves", "small.json", path)
            self.said("saves", "small.json", path, "--format", "json")

    def test_what_scenarios_hold(self):
        marks = sorted(set(re.findall(r'"[^"\n]*"', SMALL)))
        texts = [json.dumps(EVIL.encode("utf-8", "ignore").decode()),
                 json.dumps(GENTLE, ensure_ascii=False),
                 '"' + EVIL.replace('"', "") + '"']
        files = [self.put(f"{place}-{number}.json", os.fsencode(
                     SMALL.replace(mark, text, 1)))
                 for place, mark in enumerate(marks)
                 for number, text in enumerate(texts)]
        self.said("check", *files)
        for form in ("json", "sarif"):
            json.loads(self.said("check", "--format", form, *files).out)

    def test_what_translations_hold(self):
        entry = b'msgctxt "title"\nmsgid "A small quarrel"\nmsgstr "Streit"\n'
        head = (b'msgid ""\n'
                b'msgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        clean = EVIL.encode("utf-8", "ignore")
        for evil in (BYTES, clean):
            for old in (b"msgctxt", b"title", b"A small", b"Streit", b"charset",
                        b"\n"):
                self.put("small.de.po", head + b"\n" + entry.replace(old, evil)
                         + entry.replace(b"title", evil))
                for words in (("check",), ("strings", "--check"), ("stats",),
                              ("play", "--auto", "--lang", "de")):
                    self.said(*words, "small.json")

    def test_what_recordings_and_saves_hold(self):
        self.said("play", "small.json", "--seed", "1", "--save", "a.save",
                  "--record", "a.play", typed=b"wait\nnote so\n")
        files = []
        for path in ("a.play", "a.save"):
            lines = (self.folder / path).read_bytes().splitlines(True)
            for place in range(0, len(lines), 2):
                word = lines[place].split(b" ")[0]
                files.append(self.put(f"{len(files)}-{path}", b"".join(
                    [*lines[:place], word + b" " + BYTES + b"\n",
                     *lines[place + 1:]])))
                self.said("replay", files[-1], "--scenario", "small.json")
        self.said("saves", "small.json", *files)
        json.loads(self.said("saves", "small.json", *files,
                             "--format", "json").out)


if __name__ == "__main__":
    cli.main()
