#!/usr/bin/env python3
"""Plain strings of a scenario, as names are: each sign of them is shown as it
stands, wherever it is shown.

Usage: test_plain.py PROGRAM SOURCE"""

import json
import re

from cli import SOURCE, Case, main

FILE = str(SOURCE / "tests" / "cli" / "plain.json")
TEXT = (SOURCE / "tests" / "cli" / "plain.json").read_text(encoding="utf-8")
LOOK = ["brief", "options", "news", "meters", "ladder", "timeline", "map",
        "history", "ledger", "codex", "codex anchor", "mandates", "branches",
        "debrief"]
# Each is in the file as *q1*; those of another program, or of paper.
ELSEWHERE = {"q5": "license", "q90": "authors", "q92": "a class role"}


class Plain(Case):
    def told(self, *words):
        """All pages at each stop of a play of both seats. (A word that does
        not fit the moment is refused, and the play goes on.)"""
        lines = ["mandates 1 2"]
        for turn in range(12):
            lines += ["advice 1", *LOOK, "inject fog" if turn == 1 else "news",
                      "1", "continue"]
        return self.run_cli("play", FILE, "--seed", "1", "--seat", "aldra",
                            "--seat", "boreal", *words,
                            typed="\n".join(lines) + "\n").both

    def test_each_is_shown_with_its_stars(self):
        told = self.told()
        self.assertEqual(re.findall(r"(?<!\*)q\d+|q\d+(?![\d*])", told), [])
        self.assertNotIn("\\", told)
        shown = set(re.findall(r"\*(q\d+)\*", told))
        there = set(re.findall(r"\*(q\d+)\*", TEXT))
        self.assertEqual(sorted(there - shown - set(ELSEWHERE)), [])

    def test_texts_lose_theirs(self):
        self.assertIn("A dragged anchor", self.told())

    def test_a_formula_keeps_its_star(self):
        self.assertIn("2 * (tension / 40) + 2", self.told())

    def test_in_another_language_too(self):
        whole = json.loads(TEXT)
        self.put("plain.json", TEXT)
        head = ('msgid ""\nmsgstr ""\n'
                '"Content-Type: text/plain; charset=UTF-8\\n"\n')
        self.put("plain.de.po", head + "".join(
            f'\nmsgctxt "{name}"\nmsgid "{old}"\nmsgstr "{new}"\n'
            for name, old, new in (
                ("title", whole["title"], "[Das] *Kabel* {x}"),
                ("actors/aldra/name", whole["actors"][0]["name"],
                 "*Aldra* [sic]"),
                ("meters/tension/name", whole["meters"][0]["name"],
                 "**Lage**"))))
        self.assertNotIn("plain.de.po: error",
                         self.run_cli("check", "plain.json").both)
        told = self.run_cli("play", "plain.json", "--lang", "de", "--seed",
                            "1", "--moves", self.put("m", "meters\n")).out
        for text in ("*Aldra* [sic]", "**Lage**"):
            self.assertIn(text, told)

    def test_check_warns_of_each_that_seems_to_be_markup(self):
        result = self.run_cli("check", FILE)
        self.assertEqual(result.code, 0)
        warned = re.findall(r'W516\]: "\*(q\d+)\*" is shown as it stands',
                            result.out)
        self.assertEqual(sorted(warned),
                         sorted(re.findall(r"\*(q\d+)\*", TEXT)))

    def test_what_seems_to_be_markup(self):
        for title, warned in (
                ("The (*quick*) way", ["*quick*"]),
                ("The '*quick*' way", ["*quick*"]),
                ("A [word](codex:anchor)", ["[word](codex:anchor)"]),
                ("Of {tension} on {date}", ["{tension}"]),
                ("On {date}", ["{date}"]),
                ("2 * 3 * 4, 5*6*7", []), ("rated *** by", []),
                ("{" + "a" * 64 + "}", []), ("{" + "a" * 65 + "}", []),
                ("[sic] {nobody}", [])):
            whole = json.loads(TEXT)
            whole["authors"] = [title]
            out = self.run_cli("check", "--format", "json",
                               self.put("a.json", json.dumps(whole))).out
            found = [f["message"] for f in json.loads(out)["findings"]
                     if f["pointer"].startswith("/authors")]
            self.assertEqual([re.match('"(.*?)"', text)[1] for text in found],
                             warned, title)


if __name__ == "__main__":
    main()
