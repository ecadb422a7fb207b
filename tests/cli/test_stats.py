#!/usr/bin/env python3
"""`stats`: figures counted by hand, and again by another program.

Usage: test_stats.py PROGRAM SOURCE"""

import json
import re

from cli import MERIDIA, SOURCE, Case, main

TEMPLATE = str(SOURCE / "src" / "app" / "template" / "scenario.json")
SONY = str(SOURCE / "scenarios" / "sony_2014" / "scenario.json")

# Words were counted by hand and stand behind each text.
SMALL = {
    "format": 1, "id": "small", "language": "en", "start": "2031-01-01",
    "limits": {"turns": 3}, "license": "not counted", "version": "9",
    "title": "A small one",                                 # head 3
    "summary": "One, two — three... four-and-a-half!",      # head 4
    "sources": [
        {"id": "s", "title": "The book", "publisher": "A house"},  # 4
        {"id": "t", "title": "Unused"}],                           # 1
    "codex": [{"id": "c", "title": "Word",                  # codex 1
               "text": ["*Two* **words**"]}],               # codex 2
    "timeline": [{"date": "2030-01-01", "text": "It began"}],  # record 2
    "actors": [
        {"id": "us", "name": "Our side", "role": "Firm",    # names 3
         "playable": True, "brief": ["You lead {us} here"],  # briefings 4
         "mandates": [{"id": "m", "name": "Be good",        # briefings 2
                       "text": "Or else", "goal": "heat"}]},  # 2
        {"id": "them", "name": "Them"}],                    # names 1
    "advisers": [{"id": "a", "name": "The clerk", "actor": "us"}],  # names 2
    "meters": [
        {"id": "heat", "name": "Heat", "better": "low",     # names 1
         "note": "A note", "drift": {"to": 50, "by": 1}},   # names 2
        {"id": "gold", "name": "Gold", "better": "high",    # names 1
         "actor": "us", "start": 50,
         "bands": [{"from": 0, "name": "No gold"}]},        # names 2
        {"id": "theirs", "name": "Their gold", "better": "high",  # names 2
         "actor": "them", "start": 50},
        {"id": "dust", "name": "Dust"}],                    # names 1
    "flags": [{"id": "f", "name": "It happened"}],          # names 2
    "ladder": {"meter": "heat", "rungs": [
        {"from": 0, "name": "Low", "text": "All is well"},  # names 4
        {"from": 50, "name": "High"}]},                     # names 1
    "unknowns": [{"id": "u", "question": "Who was it?", "values": [  # 3
        {"id": "x", "text": "He was."}]}],                  # unknowns 2
    "options": [
        {"id": "lib", "label": "Go on", "line": "As ever",  # options 4
         "text": "Nothing changes.", "status": "model",     # options 2
         "effects": {"gold": -1},
         "outcomes": [{"text": "So it goes on"}]}],         # outcomes 4
    "scenes": [
        {"id": "one", "title": "First", "actor": "us",      # scenes 1
         "brief": [[{"text": "Hot day", "when": "heat > 90",  # scenes 2
                     "status": "reported", "sources": ["s"]},
                    "Cold [day](codex:c)"]],                # scenes 2
         "prompt": "And now?", "discuss": ["Why so?"],      # 2, class 2
         "headline": "Day breaks",                          # scenes 2
         "options": [
             "lib",
             {"id": "free", "label": "Free", "when": "f",   # options 1
              "locked": "Not today", "set": {"dust": 1},    # options 2
              "status": "counterfactual",
              "effects": {"gold": "2 * 3", "theirs": -5},
              "advice": [{"by": "a", "text": "Do not"}]}],  # advice 2
         "history": {"option": "lib", "text": "They went on",  # record 3
                     "status": "contested"}},
        {"id": "two", "title": "Second",                    # scenes 1
         "decisions": [
             {"actor": "us", "options": [
                 {"use": "lib", "label": "Other words"},    # options 2
                 {"id": "late", "label": "Later",           # options 1
                  "later": [{"id": "l", "in": 1,
                             "label": "It comes",           # consequences 2
                             "later": [{
                                 "id": "ll", "in": 1,
                                 "headline": "Here it is",  # consequences 3
                                 "effects": {"heat": "5 if f else 0"}}]}]}]},
             {"actor": "them", "options": [
                 {"id": "give", "label": "Give",            # options 1
                  "effects": {"theirs": "heat - 1"}},
                 {"id": "nod", "label": "Nod"},             # options 1
                 {"id": "take", "label": "Take",            # options 1
                  "effects": {"gold": -9}, "set": {"f": True}}]}]}],
    "rules": [{"id": "r", "name": "A rule", "when": "f",    # happenings 2
               "text": "It acts", "effects": {"heat": 1}}],  # 2
    "events": [{"id": "e", "name": "An event",              # happenings 2
                "headline": "Rain", "effects": {"heat": -1}}],  # 1
    "endings": [
        {"id": "end_one", "title": "Over", "text": ["And that is all."],  # 5
         "status": "model"}],
    "classroom": {"minutes": 10, "group": 2,
                  "objectives": ["Learn it"], "questions": ["What for?"],  # 4
                  "roles": [{"name": "Boss", "text": "Talks"}]}}  # class 2

WORDS = {
    "head": 7, "briefings": 8, "scenes": 10, "options": 15, "advice": 2,
    "outcomes": 4, "consequences": 5, "rules_and_events": 7, "endings": 5,
    "unknowns": 5, "record": 5, "names": 22, "codex": 3, "sources": 5,
    "class": 8}

# What a reader of the file counts: the keys whose strings are prose.
PROSE = {"title", "summary", "content_note", "facts_note", "name", "role",
         "brief", "text", "label", "line", "locked", "prompt", "headline",
         "question", "discuss", "objectives", "questions", "rubric", "note",
         "publisher"}


def words(text):
    """Another way to count: of what blanks and long dashes part."""
    text = re.sub(r"\[([^\]]*)\]\(codex:[a-z0-9_]*\)", r"\1", text)
    text = text.replace("*", "").replace("{", "").replace("}", "")
    return sum(bool(re.search(r"\w", part))
               for part in re.split(r"[\s\u2014\u200b]+", text))


def strings(value, key=None):
    """All prose of a scenario; notes are none."""
    if isinstance(value, str):
        return [value] if key in PROSE else []
    if isinstance(value, list):
        return [found for part in value for found in strings(part, key)]
    if isinstance(value, dict):
        return [found for name, part in value.items()
                if not name.startswith("x-")
                for found in strings(part, name)]
    return []


class Small(Case):
    def setUp(self):
        super().setUp()
        self.put("small.json", json.dumps(SMALL))
        self.stats = json.loads(
            self.good("stats", "small.json", "--format", "json").out)[0]

    def test_words_of_each_kind(self):
        self.assertEqual(self.stats["words"],
                         {"all": sum(WORDS.values()), **WORDS})

    def test_labels(self):
        # Of lib label, line, text, outcome; ending title and text: model.
        self.assertEqual(
            {key: count for key, count in self.stats["texts"].items()
             if key != "unmarked"},
            {"reported": 1, "contested": 1, "counterfactual": 3, "model": 7})
        self.assertEqual(self.stats["sources_named"], 1)

    def test_options(self):
        # Cost: lib, its override, late (two turns on), take never (it is
        # them who lose nothing), give ("heat - 1" can be below 0).
        self.assertEqual(self.stats["options"], {
            "least": 2, "most": 3, "mean": 2.3, "different": 7,
            "with_cost": 4, "percent_with_cost": 57.1})

    def test_counts(self):
        self.assertEqual(self.stats["counts"], {
            "scenes": 2, "decisions": 3, "outcomes": 1, "consequences": 2,
            "rules": 1, "events": 1, "meters": 4, "flags": 1, "unknowns": 1,
            "actors": 2, "sources": 2, "endings": 1})
        self.assertEqual(self.stats["endings"], {"end_one": 100.0})

    def test_one_seat_is_played(self):
        seat, = self.stats["seats"]
        self.assertEqual(seat["actor"], "us")
        for which in ("shortest", "typical", "longest"):
            self.assertEqual(seat[which]["decisions"], 2)
            self.assertGreater(seat[which]["words"], 40)
        play = seat["typical"]
        reading = play["words"] * 60 // 238
        self.assertEqual(play["minutes"], (reading + 120 + 59) // 60)
        self.assertEqual(seat["class_seconds_a_decision"],
                         (600 - reading) // 2)

    def test_pace_is_taken(self):
        slow = json.loads(self.good(
            "stats", "small.json", "--format=json", "--words", "20",
            "--seconds", "0", "--plays", "3").out)[0]
        self.assertEqual(slow["reading"], {
            "words_a_minute": 20,
            "minutes": -(-(sum(WORDS.values()) * 3) // 60)})
        play = slow["seats"][0]["longest"]
        self.assertEqual(play["minutes"], (play["words"] * 3 + 59) // 60)
        self.assertEqual(slow["seats"][0]["plays"], 3)


# There is one way through it. A reader meets, in this order: 7 words before
# it begins, 15 of the first scene and its card, 6 of what followed, 4 of the
# second scene, and 5 of the ending, whose title stands among the news, too.
MINI = {
    "format": 1, "id": "mini", "language": "en", "start": "2031-01-01",
    "limits": {"turns": 2}, "title": "A title", "summary": "Two words",
    "actors": [{"id": "us", "name": "We", "playable": True,
                "brief": ["Three words here"]}],
    "scenes": [
        {"id": "one", "title": "First", "actor": "us", "prompt": "What now?",
         "brief": ["Four words stand here."],
         "options": [{"id": "go", "label": "Go", "line": "By day",
                      "text": "Go while it is light.",
                      "outcomes": [{"text": "It was a long way."}]}]},
        {"id": "two", "title": "Second", "brief": ["Nobody decides this."]}],
    "endings": [{"id": "over", "title": "Over", "text": ["All is done."]}]}


class Mini(Case):
    def test_what_a_play_shows_is_counted(self):
        self.put("mini.json", json.dumps(MINI))
        stats, = json.loads(self.good(
            "stats", "mini.json", "--format=json", "--plays=2", "--words=10",
            "--seconds=30").out)
        seat, = stats["seats"]
        for which in ("shortest", "typical", "longest"):
            self.assertEqual(seat[which], {
                "minutes": 5, "words": 37, "decisions": 1, "turns": 2})


class Long(Case):
    def test_nobody_waits_for_a_long_one(self):
        """The squares of the turns are bounded by 100,000 in all."""
        scene = dict(MINI["scenes"][0], next="one")
        self.put("long.json", json.dumps(dict(
            MINI, limits={"turns": 120}, scenes=[scene])))
        stats, = json.loads(self.good(
            "stats", "long.json", "--format=json").out)
        seat, = stats["seats"]
        self.assertEqual(seat["typical"]["turns"], 120)
        self.assertEqual(seat["plays"], -(-100000 // 120 ** 2))


class Shipped(Case):
    def stats(self, *files):
        return json.loads(self.good(
            "stats", *files, "--format", "json", "--plays", "20").out)

    def test_words_as_another_program_counts(self):
        files = [MERIDIA, SONY, TEMPLATE]
        for path, stats in zip(files, self.stats(*files)):
            with self.subTest(path):
                with open(path, encoding="utf-8") as file:
                    scenario = json.load(file)
                self.assertEqual(stats["words"]["all"],
                                 sum(map(words, strings(scenario))))
                counts = stats["counts"]
                self.assertEqual(counts["scenes"], len(scenario["scenes"]))
                self.assertEqual(counts["sources"],
                                 len(scenario.get("sources", [])))
                self.assertAlmostEqual(sum(stats["endings"].values()), 100,
                                       delta=0.5)

    def test_endings_are_those_of_auto(self):
        shares = self.stats(TEMPLATE)[0]["endings"]
        out = self.good("auto", TEMPLATE, "--plays", "1000").out
        for ending, share in shares.items():
            line = next(line for line in out.splitlines()
                        if line.startswith(f"ending {ending}:"))
            self.assertEqual(float(line.split()[2]), share)

    def test_same_figures_each_time(self):
        self.assertEqual(self.good("stats", TEMPLATE).out,
                         self.good("stats", TEMPLATE).out)

    def test_text_tells_the_same(self):
        stats = self.stats(TEMPLATE)[0]
        text = self.good("stats", TEMPLATE, "--plays", "20").out
        self.assertRegex(text, rf"\n  words +{stats['words']['all']}  ")
        self.assertRegex(text, rf"\n    codex +{stats['words']['codex']}\n")
        for seat in stats["seats"]:
            play = seat["typical"]
            self.assertIn(
                f"{play['minutes']}  minutes: {play['words']} words, "
                f"{play['decisions']} decisions, {play['turns']} turns\n",
                text)
        self.assertIn("Brysbaert", text)
        self.assertLessEqual(max(map(len, text.splitlines()[1:])), 80)


    def test_one_minute_is_one(self):
        one = self.good("stats", TEMPLATE, "--words", "10000").out
        self.assertIn(" 1 minute to read them all, ", one)
        self.assertIn(" 2 minutes to read them all, ",
                      self.good("stats", TEMPLATE, "--words", "1000").out)


class Translated(Case):
    PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "A small one"
msgstr "Ein kleines"

msgctxt "scenes/one/title"
msgid "Once it was called otherwise"
msgstr "Erste"

msgctxt "scenes/one/prompt"
msgid "And now?"
msgstr ""
"""

    def test_languages_beside_it(self):
        self.put("s/scenario.json", json.dumps(SMALL))
        self.put("s/de.po", self.PO)
        self.put("s/fr.po", "msgid")
        stats = json.loads(self.good(
            "stats", "s/scenario.json", "--format=json").out)[0]
        german, french = stats["translations"]
        texts = german["texts"]
        self.assertEqual(german, {
            "language": "de", "readable": True, "texts": texts, "done": 2,
            "missing": texts - 2, "stale": 1, "unknown": 0})
        self.assertEqual((french["language"], french["readable"]),
                         ("fr", False))
        text = self.good("stats", "s/scenario.json").out
        self.assertRegex(text, rf"\n    de +{round(200 / texts, 1)}  percent "
                               rf"of {texts} texts, {texts - 2} missing, "
                               r"1 stale\n    fr +cannot be read\n")


class Refused(Case):
    def test_values(self):
        for option in ("--plays=0", "--plays=100001", "--words=0",
                       "--seconds=36001", "--format=xml"):
            with self.subTest(option):
                self.assertIn("error[E927]",
                              self.wrong(2, "stats", TEMPLATE, option).err)

    def test_a_bad_file_stops_no_other(self):
        self.put("bad.json", "{}")
        result = self.run_cli("stats", "bad.json", TEMPLATE,
                              "--format=json", "--plays=1")
        self.assertEqual(result.code, 1)
        self.assertEqual(len(json.loads(result.out)), 1)
        self.assertEqual(
            self.run_cli("stats", "none.json", TEMPLATE).code, 2)


if __name__ == "__main__":
    main()
