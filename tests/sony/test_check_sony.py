#!/usr/bin/env python3
"""check_sony.py finds each violation that is planted in December 2014.

Usage: test_check_sony.py ROOT"""

import copy
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else \
    Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "tools"))

import check_sony  # noqa: E402


def found(things, name):
    return next(thing for thing in things if thing["id"] == name)


class Planted(unittest.TestCase):
    def setUp(self):
        data, rows = check_sony.read(ROOT)
        self.data, self.rows = copy.deepcopy(data), copy.deepcopy(rows)

    def scene(self, name):
        return found(self.data["scenes"], name)

    def option(self, scene, name):
        for decision in self.scene(scene)["decisions"]:
            for option in decision["options"]:
                if name in (option.get("id"), option.get("use")):
                    return option
        raise KeyError(name)

    def expect(self, part):
        findings = check_sony.check(self.data, self.rows)
        self.assertTrue(findings, "nothing was found")
        self.assertTrue(any(part in line for line in findings), findings)

    def test_nothing_planted_nothing_found(self):
        self.assertEqual(check_sony.check(self.data, self.rows), [])

    def test_two_texts_equal(self):
        brief = self.scene("mirror")["brief"]
        brief.append(dict(self.scene("podium")["brief"][-1]))
        self.expect("the same text as")

    def test_a_short_outcome(self):
        option = self.option("room", "name_rich")
        option["outcomes"][0]["text"] = "It is read."
        self.expect("3 words; 20 are asked for")

    def test_a_short_consequence(self):
        option = self.option("threat", "brief_chains")
        option["later"][0]["text"] = "They bear fruit."
        self.expect("later/briefed_halls/text: 3 words")

    def test_an_outcome_that_says_nothing(self):
        del self.option("room", "name_rich")["outcomes"][0]["text"]
        self.expect("an outcome without a text")

    def test_a_library_option_that_forgets(self):
        option = found(self.data["options"], "raise_readiness")
        option["effects"]["tension"] = 11
        self.expect("options/raise_readiness: its effects depend")

    def test_the_four_answers_come_first(self):
        self.data["options"].insert(0, self.data["options"].pop())
        self.expect("four answers do not come first")

    def test_two_scenes_alike(self):
        self.data["scenes"].append(dict(self.scene("tirade"), id="again"))
        self.expect("offers and tells what")

    def test_endings_that_share_a_sentence(self):
        texts = found(self.data["endings"], "drawer")["text"]
        texts.append("Nobody is to blame for it. You promised an answer, and "
                     "no one has seen one.")
        found(self.data["endings"], "alone")["text"].append(
            "You promised an answer, and no one has seen one.")
        self.expect("shares a sentence with")

    def test_a_fact_without_a_row(self):
        del self.rows[0]
        self.expect("but facts.csv has no row")

    def test_a_row_without_a_fact(self):
        self.rows.append(dict(self.rows[0], text="scenes/none/brief/0"))
        self.expect("no reported text says so")

    def test_a_fact_without_a_source(self):
        self.scene("threat")["brief"][0]["sources"] = []
        self.expect("no source is named")

    def test_a_fact_that_is_not_verified(self):
        self.rows[0]["mark"] = "B"
        self.expect("is not verified")

    def test_numbers_that_pose_as_facts(self):
        found(self.data["events"], "reactor")["status"] = "reported"
        self.expect("its numbers are ours")

    def test_a_government_that_shows_the_film(self):
        self.option("podium", "defend_only")["set"] = {"film_out": True}
        self.expect("not its to set")

    def test_a_rule_that_shows_the_film(self):
        self.data["rules"][0]["set"]["shelved"] = False
        self.expect("not its to set")

    def test_a_showing_that_is_not_labelled(self):
        self.option("unseen", "public_platform")["text"]["status"] = "model"
        self.expect("not labelled invented")

    def test_a_charged_word_of_our_own(self):
        self.scene("noun")["brief"].append("It is an act of war.")
        self.expect("stands neither in contested nor in attributed")

    def test_blame_of_our_own(self):
        self.scene("noun")["brief"].append("The DPRK hacked the studio.")
        self.expect("stands neither in contested nor in attributed")

    def test_invented_speech(self):
        self.scene("noun")["brief"].append("A senator: “Enough.”")
        self.expect("speech in quotation marks")

    def test_a_poll_too_early(self):
        self.scene("podium")["brief"].append("A poll is out.")
        self.expect("a poll was not known before")

    def test_the_slips_too_early(self):
        self.scene("order")["brief"].append("They were sloppy.")
        self.expect("the address evidence was not known before")

    def test_the_press_too_early(self):
        self.option("room", "name_rich")["sources"] = ["s37"]
        self.scene("room")["brief"][0]["sources"] = ["s37"]
        self.expect("the press exposure was not known before")

    def test_a_source_too_early(self):
        found(self.data["codex"], "sources_kept")["sources"] = ["s37"]
        self.expect("codex/sources_kept: can be read on 2014-12-16")

    def test_an_ungated_page_of_the_codex(self):
        for page in self.data["codex"]:
            for text in page["text"]:
                text.pop("when", None)
        self.expect("can be read on 2014-12-16")

    def test_the_chair_too_early(self):
        self.scene("mirror")["brief"].append(
            "The chair of the committee says that it was a reply.")
        self.expect("the committee chair’s remark was not known")

    def test_a_cause_of_the_outage(self):
        self.scene("dark")["brief"].append(
            "The outage was the work of a few people.")
        self.expect("says what stopped the network")

    def test_an_outage_that_is_told(self):
        found(self.data["unknowns"], "dark")["reveal"] = "debrief"
        self.expect("must never be told")

    def test_the_listed_called_hackers(self):
        self.scene("order")["brief"].append("Ten persons are listed, all of "
                                            "them hackers.")
        self.expect("calls those who were listed hackers")

    def test_the_bodies_cleared_with_the_ten(self):
        brief = self.scene("order")["brief"]
        brief.append("Three bodies and ten persons, none said to have run "
                     "the attack.")
        self.expect("it is the ten, not the bodies")

    def test_addresses_before_their_day(self):
        self.scene("room")["brief"].append("There are overlapping addresses.")
        self.expect("the address evidence was not known before")

    def test_a_capital_that_speaks_too_early(self):
        found(self.data["codex"], "beijing")["text"][0]["text"] = \
            "China opposes all cyber attacks."
        self.expect("what China said of it was not known before")

    def test_an_outage_that_is_told_too_early(self):
        found(self.data["events"], "second_outage")["when"] = "turn >= 9"
        self.expect("a second outage was not known before")

    def test_a_page_that_opens_with_a_turn(self):
        page = found(self.data["codex"], "beijing")["text"]
        page[1]["when"] = "turn > 3"
        self.expect("what China said of it was not known before")
        page[1]["when"] = "turn > 8"
        self.assertEqual(check_sony.check(self.data, self.rows), [])

    def test_nobody_called_unhurt(self):
        found(self.data["endings"], "drawer")["text"].append(
            "It is over, and nobody was hurt.")
        self.expect("people were, by what was published")

    def test_a_side_unheard(self):
        brief = self.scene("second_offer")["brief"]
        brief[3]["text"] = "A drill is a drill."
        self.expect("no lead-in has \"Seoul’s:\"")

    def test_a_class_without_the_move_on_record(self):
        cut = self.data["classroom"]["cuts"][1]
        cut["options"].remove("lean_beijing")
        self.expect("menu is voted on without lean_beijing")

    def test_a_class_that_hears_one_side(self):
        self.data["classroom"]["cuts"][0]["scenes"] = ["order"]
        self.expect("never hears Pyongyang’s case")

    def test_a_truth_told_as_a_finding(self):
        value = found(self.data["unknowns"], "attacker")["values"][0]
        value["text"] = "Directed from Pyongyang."
        self.expect("told as if it were a finding")

    def test_an_ending_that_returns_somebody(self):
        found(self.data["endings"], "long_table")["text"].append(
            "One abducted citizen comes home.")
        self.expect("an ending speaks of the abducted")

    def test_a_meter_of_the_abducted(self):
        self.data["meters"][0]["name"] = "Abductees"
        self.expect("the abducted are no points")

    def test_a_long_brief(self):
        self.scene("threat")["brief"].append("word " * 60)
        self.expect("words, not 90")

    def test_a_long_card(self):
        self.option("podium", "defend_only")["line"] = "x" * 29
        self.expect("29 characters, not 28")
        self.option("podium", "defend_only")["text"] = "word " * 26
        self.expect("26 words, not 25")

    def test_an_option_without_an_opponent(self):
        del self.option("podium", "defend_only")["advice"][1]
        self.expect("argued ['for'] only")

    def test_rows_against_the_sheet(self):
        sheet = "a fact [V: S1 S2]\n## 8. Sources\nS1 here · S2 there · S3"
        rows = [{"text": "a", "source": "s1", "mark": "V"},
                {"text": "b", "source": "s3", "mark": "V"},
                {"text": "c", "source": "s9", "mark": "V"}]
        findings = check_sony.check_sheet(rows, sheet)
        self.assertEqual(len(findings), 2, findings)
        self.assertIn("marks nothing V from S3", findings[0])
        self.assertIn("lists no S9", findings[1])


if __name__ == "__main__":
    unittest.main()
