#!/usr/bin/env python3
"""`strings`, and playing in another language.

Usage: test_strings.py PROGRAM SOURCE"""

import json
import os
import re

from cli import MERIDIA, SOURCE, Case, main

HEADER = ('msgid ""\nmsgstr ""\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n')


def entry(name, source, text):
    return f'\nmsgctxt "{name}"\nmsgid "{source}"\nmsgstr "{text}"\n'


def parse(text):
    """The entries of a PO file by context: a reader of its own."""
    entries = {}
    for block in text.split("\n\n"):
        strings = {}
        key = None
        for line in block.splitlines():
            match = re.fullmatch(r'(#~ )?(?:(msg\w+(?:\[\d\])?) )?"(.*)"',
                                 line)
            if not match:
                continue
            key = match[2] or key
            part = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(
                m[1], m[1]), match[3])
            strings[key] = strings.get(key, "") + part
            strings["obsolete"] = bool(match[1])
        strings["fuzzy"] = "#, fuzzy" in block
        if "msgctxt" in strings:
            entries[strings["msgctxt"]] = strings
    return entries


class Small(Case):
    """A small scenario in a folder of its own."""

    def setUp(self):
        super().setUp()
        self.scenario = json.loads((SOURCE / "tests" / "cli" / "small.json")
                                   .read_text(encoding="utf-8"))
        self.write()
        self.file = "small/scenario.json"

    def write(self):
        self.put("small/scenario.json",
                 json.dumps(self.scenario, indent=1, ensure_ascii=False))

    def read(self, name="small/de.po"):
        return (self.folder / name).read_text(encoding="utf-8")

    def title(self):
        return self.scenario["title"]


class Template(Small):
    def test_is_the_same_every_time(self):
        first = self.good("strings", MERIDIA).out
        self.assertEqual(first, self.good("strings", MERIDIA).out)

    def test_names_places_and_what_helps(self):
        out = self.good("strings", MERIDIA).out
        self.assertIn('#. a meter: its name, as players read it\n'
                      '#: scenario.json:', out)
        line = int(re.search(r'scenario.json:(\d+)\nmsgctxt "meters/tension/'
                             r'name"', out)[1])
        text = (SOURCE / "scenarios/meridia/scenario.json").read_text(
            encoding="utf-8").splitlines()[line - 1]
        self.assertIn('"name": "Tension"', text)

    def test_holds_every_text_once(self):
        entries = parse(self.good("strings", MERIDIA).out)
        scenario = json.loads((SOURCE / "scenarios/meridia/scenario.json")
                              .read_text(encoding="utf-8"))
        for scene in scenario["scenes"]:
            self.assertEqual(entries[f"scenes/{scene['id']}/title"]["msgid"],
                             scene["title"])
        for meter in scenario["meters"]:
            self.assertEqual(entries[f"meters/{meter['id']}/name"]["msgid"],
                             meter["name"])


class Merge(Small):
    def merge(self):
        return self.good("strings", self.file, "--lang", "de").out

    def test_first_a_file_without_translations(self):
        self.assertIn(" 0 translated", self.merge())
        self.assertEqual(parse(self.read())["title"]["msgid"], self.title())

    def test_again_changes_no_byte(self):
        self.merge()
        before = self.read()
        self.merge()
        self.assertEqual(self.read(), before)

    def test_a_mended_typo_orphans_nothing(self):
        self.put("small/de.po", HEADER + entry("title", "Old", "Alt"))
        self.assertIn("1 to be looked at", self.merge())
        title = parse(self.read())["title"]
        self.assertTrue(title["fuzzy"])
        self.assertEqual(title["msgstr"], "Alt")
        self.assertIn('#| msgid "Old"', self.read())

    def test_a_text_that_is_gone_is_kept(self):
        self.put("small/de.po", HEADER + entry("gone", "Gone", "Weg"))
        self.assertIn("1 kept of texts that are gone", self.merge())
        self.assertTrue(parse(self.read())["gone"]["obsolete"])
        self.merge()
        self.assertTrue(parse(self.read())["gone"]["obsolete"])

    def test_a_new_id_takes_its_translation_along(self):
        self.put("small/de.po",
                 HEADER + entry("old_title", self.title(), "Titel"))
        self.assertIn("1 under a new name", self.merge())
        self.assertEqual(parse(self.read())["title"]["msgstr"], "Titel")

    def test_a_file_that_cannot_be_read_is_left_alone(self):
        broken = HEADER + 'msgctxt "title"\nmsgid "open\n'
        self.put("small/de.po", broken)
        self.wrong(1, "strings", self.file, "--lang", "de")
        self.assertEqual(self.read(), broken)

    def test_no_name_leads_elsewhere(self):
        for tag in ("../de", "/tmp/de", "de/..", "", "d", "C:\\de"):
            self.wrong(2, "strings", self.file, "--lang", tag)
            self.wrong(2, "play", self.file, "--lang", tag)
        self.assertEqual([p.name for p in (self.folder / "small").iterdir()],
                         ["scenario.json"])

    def test_beside_a_file_of_another_name(self):
        self.put("a.json", json.dumps(self.scenario))
        self.good("strings", "a.json", "--lang", "pt-br")
        self.assertTrue((self.folder / "a.pt_BR.po").exists())


class Check(Small):
    def test_says_what_is_missing(self):
        self.put("small/de.po", HEADER + entry("title", self.title(), "Titel"))
        result = self.run_cli("strings", self.file, "--check")
        self.assertEqual(result.code, 1)
        self.assertIn("warning[W541]", result.err)
        self.assertNotIn("title has no translation",
                         result.err.replace("/title", "/x"))
        result = self.run_cli("check", self.file)
        self.assertEqual(result.code, 0)
        self.assertEqual(result.out.count("[W541]"), 1)

    def test_what_is_missing_is_summed_up(self):
        self.good("strings", self.file, "--lang", "de")
        self.good("strings", self.file, "--lang", "fr")
        path = self.folder / "small" / "fr.po"
        text = path.read_text(encoding="utf-8")
        path.write_text(text + entry("gone", "Gone", "Parti"),
                        encoding="utf-8")
        total = self.good("strings", self.file).out.count("\nmsgctxt")
        self.assertGreater(total, 10)
        result = self.run_cli("strings", self.file, "--check")
        self.assertEqual(result.code, 1)
        self.assertEqual(result.err.count("[W541]"), 20)
        for name, others in (("de", "0 other findings"),
                             ("fr", "1 other finding")):
            self.assertIn(
                f"/{name}.po: {total} texts without a translation, the first "
                f"10 are shown; {others}\n", result.err)

    def test_of_a_language_that_is_not_there(self):
        result = self.run_cli("strings", self.file, "--check", "--lang", "fr")
        self.assertEqual(result.code, 1)
        self.assertIn("W547", result.err)


class Play(Small):
    def play(self, *words, **variables):
        for name, value in variables.items():
            self.environment[name] = value
        return self.good("play", self.file, "--auto", "--seed", "1", *words)

    def test_in_the_language_that_is_asked_for(self):
        source = self.play()
        self.put("small/de.po", HEADER + entry("title", self.title(), "Titel"))
        german = self.play("--lang", "de")
        self.assertIn("Titel", german.out)
        self.assertNotIn(self.title(), german.out)
        self.assertEqual(german.hash(), source.hash())
        self.assertIn("Titel", self.play("--lang", "de_AT").out)

    def test_in_that_of_the_environment(self):
        self.put("small/de.po", HEADER + entry("title", self.title(), "Titel"))
        self.environment.pop("LANGUAGE", None)
        self.assertIn(self.title(), self.play(LANG="C.UTF-8").out)
        self.assertIn("Titel", self.play(LANG="de_CH.UTF-8").out)
        self.assertIn(self.title(), self.play(LC_MESSAGES="en_US").out)
        self.assertIn("Titel", self.play(LANGUAGE="fr:de").out)
        self.assertIn(self.title(), self.play(LC_ALL="C").out)
        self.assertEqual(self.play(LC_ALL="fr_FR").err, "")

    def test_goes_on_in_the_source_language(self):
        for text in (HEADER + 'msgctxt "title"\nmsgid "open\n', "",
                     HEADER + "\0", HEADER.replace("UTF-8", "latin1")):
            self.put("small/de.po", text)
            result = self.run_cli("play", self.file, "--auto", "--seed", "1",
                                  "--lang", "de")
            self.assertEqual(result.code, 0)
            self.assertIn(self.title(), result.out)
            self.assertIn("W547", result.err)
        result = self.run_cli("play", self.file, "--auto", "--lang", "nl")
        self.assertEqual(result.code, 0)
        self.assertIn('there is no translation "nl"', result.err)

    def test_waits_for_nothing_and_reads_no_giant(self):
        path = self.folder / "small" / "de.po"
        makers = (lambda: os.mkfifo(path), lambda: path.mkdir(),
                  lambda: path.write_bytes(b"\n" * (1024 * 1024 + 1)),
                  lambda: path.symlink_to("de.po"))
        for make in makers:
            make()
            result = self.run_cli("play", self.file, "--auto", "--lang", "de")
            self.assertEqual(result.code, 0)
            self.assertIn(self.title(), result.out)
            self.assertRegex(result.err, r"de\.po: error\[E9(2\d|31)\]: ")
            self.run_cli("strings", self.file, "--lang", "de")
            self.run_cli("check", self.file)
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()

    def test_a_version_of_two_lines_is_no_field(self):
        self.scenario["version"] = ("1\nContent-Type: text/plain; "
                                    "charset=latin1")
        self.scenario["license"] = 'CC0\nmsgid "x"'
        self.write()
        self.good("strings", self.file, "--lang", "de")
        lines = [line for line in self.read().splitlines()
                 if "Content-Type" in line or line.startswith("msgid \"x")]
        self.assertEqual(lines, [
            '"Project-Id-Version: small 1 Content-Type: text/plain; '
            'charset=latin1\\n"',
            '"Content-Type: text/plain; charset=UTF-8\\n"'])
        self.assertNotIn("error[", self.run_cli(
            "strings", self.file, "--check").both)

    def test_what_nothing_is_written_for(self):
        for lang, told in (("en", 'it is written in "en"'),
                           ("EN", 'it is written in "en"'),
                           ("qps", "nobody's language"),
                           ("con", "a device on Windows"),
                           ("nul", "a device on Windows")):
            with self.subTest(lang):
                result = self.wrong(2, "strings", self.file, "--lang", lang)
                self.assertIn("small/scenario.json: error[E927]: ",
                              result.err)
                self.assertIn(told, result.err)
                self.assertEqual(os.listdir(self.folder / "small"),
                                 ["scenario.json"])
        self.good("strings", self.file, "--lang", "en_GB")
        self.assertEqual(sorted(os.listdir(self.folder / "small")),
                         ["en_GB.po", "scenario.json"])
        self.put("other.json", (self.folder / self.file).read_bytes())
        self.good("strings", "other.json", "--lang", "con")

    def test_a_link_beside_it_is_neither_read_nor_written(self):
        secret = self.folder / "secret.po"
        text = HEADER + entry("title", self.title(), "Geheimnis") + "rubbish\n"
        secret.write_text(text, encoding="utf-8")
        (self.folder / "small" / "de.po").symlink_to(secret)
        for code, *words in ((1, "check", self.file),
                             (2, "strings", self.file, "--lang", "de"),
                             (1, "strings", self.file, "--check"),
                             (0, "play", self.file, "--auto", "--lang", "de"),
                             (0, "stats", self.file, "--plays", "5")):
            result = self.run_cli(*words)
            self.assertEqual(result.code, code, words)
            if words[0] != "stats":
                self.assertIn("small/de.po: error[E931]: the file cannot be "
                              "read: it is a symbolic link, and only one that "
                              "you name is followed", result.both)
            for word in ("Geheimnis", "rubbish"):
                self.assertNotIn(word, result.both)
        self.assertEqual(secret.read_text(encoding="utf-8"), text)
        self.assertTrue((self.folder / "small" / "de.po").is_symlink())

    def test_the_scenario_may_be_a_link_that_was_named(self):
        (self.folder / "here.json").symlink_to(self.file)
        (self.folder / "there").symlink_to("small")
        self.put("here.de.po", HEADER + entry("title", self.title(), "Titel"))
        for name in ("here.json", "there", "there/scenario.json"):
            self.good("check", name)
        played = self.run_cli("play", "here.json", "--auto", "--lang", "de")
        self.assertIn("Titel", played.out)
        self.good("strings", "here.json", "--lang", "nl")
        self.good("strings", "there/scenario.json", "--lang", "nl")
        self.assertTrue((self.folder / "here.nl.po").is_file())
        self.assertTrue((self.folder / "small" / "nl.po").is_file())

    def test_one_bad_translation_does_no_harm(self):
        self.put("small/de.po", HEADER
                 + entry("title", self.title(), "%n%s\\033[2J\\033]0;x\\007")
                 + entry("actors/aldra/name", "x", "{no} %s"))
        self.assertIn(self.title(), self.play("--lang", "de").out)

    def test_a_pseudo_language(self):
        source = self.play()
        pseudo = self.play("--lang", "qps")
        self.assertNotIn(self.title(), pseudo.out)
        self.assertEqual(pseudo.hash(), source.hash())

    def test_recordings_and_saves_know_no_language(self):
        self.put("small/de.po", HEADER + entry("title", self.title(), "Titel"))
        self.play("--lang", "de", "--record", "a.play")
        self.play("--record", "b.play")
        self.assertEqual((self.folder / "a.play").read_bytes(),
                         (self.folder / "b.play").read_bytes())
        self.good("replay", "a.play", "--scenario", self.file)


class Game(Case):
    """What the game itself says."""

    def rows(self):
        """{context: English} of the table, by a reader of its own."""
        rows = {}
        for path in (SOURCE / "src" / "base").glob("words_*.def"):
            for row in re.finditer(r'^WORD(?:_MANY)?\(\w+,\s*"([^"]*)",'
                                   r'((?:\s*"(?:\\.|[^"\\])*")+)',
                                   path.read_text(), re.M):
                text = "".join(re.findall(r'"((?:\\.|[^"\\])*)"', row[2]))
                rows[row[1]] = text.encode("latin-1").decode(
                    "unicode_escape").encode("latin-1").decode("utf-8")
        return rows

    def test_a_template_of_every_entry(self):
        out = self.good("strings", "--game").out
        entries = parse(out)
        self.assertEqual({name: entry["msgid"]
                          for name, entry in entries.items()}, self.rows())
        self.assertIn('#. a button', out)
        self.assertIn('msgid_plural "{n} other meters did not move"', out)

    def test_german_is_complete(self):
        self.assertEqual(self.good("strings", "--game", "--check").out, "")
        text = (SOURCE / "assets/lang/de.po").read_text(encoding="utf-8")
        self.assertEqual(parse(text).keys(), self.rows().keys())
        self.assertNotIn("#, fuzzy", text)

    def test_other_uses_are_refused(self):
        for words in ([], ["--game", MERIDIA], ["--game", "--lang", "de"]):
            self.assertEqual(self.run_cli("strings", *words).code, 2)
        self.assertEqual(self.run_cli("strings", "--game", "--check",
                                      "--lang", "nl").code, 1)

    def test_a_play_in_german(self):
        self.put("moves", "help\nmeters\ntimeline\n1\nledger\n")
        german = self.good("play", MERIDIA, "--seed", "1", "--moves", "moves",
                           "--lang", "de")
        english = self.good("play", MERIDIA, "--seed", "1", "--moves",
                            "moves")
        self.assertEqual(german.hash(), english.hash())
        for words in ("Runde 1 von höchstens", "Datum: So, 2. März 2031",
                      "zeigt diese Liste", "Was geschah:",
                      "Die Partie steht in"):
            self.assertIn(words, german.out)
        for words in ("Turn ", "Date: ", "What happened", "shows this"):
            self.assertIn(words, english.out)
            self.assertNotIn(words, german.out)


if __name__ == "__main__":
    main()
