"""replay: the same again, and every planted difference named."""

import re
import shutil
from pathlib import Path

import cli
import seal

SMALL = str(cli.SOURCE / "tests" / "cli" / "small.json")
MOVES = """move north wait
note so far
continue
move north calm_word
continue
"""
SMALL_TEXT = Path(SMALL).read_text(encoding="utf-8")


def resealed(text):
    """A recording whose last line fits what is before it."""
    body = re.sub(r"checksum [0-9a-f]{16}\n$", "", text)
    return body + seal.seal("checksum", body.encode()).decode()


class Replay(cli.Case):
    def setUp(self):
        super().setUp()
        self.put("moves", MOVES)
        self.played = self.good(
            "play",
            SMALL,
            "--seed",
            "7",
            "--moves",
            "moves",
            "--record",
            "a.rec",
        )
        self.text = (self.folder / "a.rec").read_text(encoding="utf-8")

    def replay(self, text, code):
        self.put("b.rec", text)
        result = self.run_cli("replay", "b.rec", "--scenario", SMALL)
        self.assertEqual(result.code, code, result.both)
        return result

    def test_the_same_again(self):
        result = self.good("replay", "a.rec", "--scenario", SMALL)
        self.assertIn("the same: ", result.out)
        self.assertEqual(result.hash(), self.played.hash())

    def test_our_own_seal_is_the_programs(self):
        self.assertEqual(resealed(self.text), self.text)

    def test_the_scenario_is_found(self):
        self.wrong(2, "replay", "a.rec")
        text = SMALL_TEXT
        self.put("small.json", text)
        self.good("replay", "a.rec")
        self.put("there/a.rec", self.text)
        self.wrong(2, "replay", "there/a.rec")
        self.put("there/scenario.json", text)
        self.good("replay", "there/a.rec")
        self.put("data/demarche/scenarios/mine.json", text)
        self.put("far/a.rec", self.text)
        self.good("replay", "far/a.rec")

    def test_those_that_come_with_the_program_are_found(self):
        self.good(
            "play", cli.MERIDIA, "--auto", "--seed", "3", "--record", "m.rec"
        )
        self.good("replay", "m.rec")

    def test_a_moved_tree_finds_its_own(self):
        for scenarios in ("bin/scenarios", "share/demarche/scenarios"):
            tree = self.folder / "tree"
            (tree / "bin").mkdir(parents=True)
            program = str(shutil.copy(cli.PROGRAM, tree / "bin"))
            text = SMALL_TEXT.replace('"id": "small"', '"id": "carried"')
            name = self.put(f"tree/{scenarios}/moved/scenario.json", text)
            self.good("play", name, "--auto", "--record", "moved.rec")
            result = self.run_cli("replay", "moved.rec", program=program)
            self.assertEqual(result.code, 0, result.both)
            self.assertEqual(self.run_cli("replay", "moved.rec").code, 2)
            shutil.rmtree(tree)

    def test_a_play_that_is_not_over(self):
        self.put("moves", "move north wait\n")
        played = self.good(
            "play",
            SMALL,
            "--seed",
            "7",
            "--moves",
            "moves",
            "--record",
            "a.rec",
        )
        again = self.good("replay", "a.rec", "--scenario", SMALL)
        self.assertEqual(again.hash(), played.hash())

    def test_a_changed_hash_is_found_by_its_turn(self):
        turns = re.findall(r"(?m)^turn (\d+) ([0-9a-f]{16})", self.text)
        self.assertGreaterEqual(len(turns), 3)
        for number, old in turns:
            new = f"{int(old, 16) ^ 1:016x}"
            text = resealed(
                self.text.replace(
                    f"turn {number} {old}", f"turn {number} {new}"
                )
            )
            result = self.replay(text, 1)
            self.assertRegex(result.err, rf"turn {number}\b")

    def test_a_changed_move_is_found_by_turn_and_field(self):
        self.assertIn("move north wait\n", self.text)
        text = resealed(
            self.text.replace("move north wait\n", "move north shout\n")
        )
        result = self.replay(text, 1)
        self.assertRegex(result.err, r"turn 2\b")
        self.assertIn("heat", result.err)

    def test_another_seed_is_found(self):
        text = resealed(
            re.sub(r"(?m)^seed .*$", "seed 00000000000000aa", self.text)
        )
        self.assertIn("turn 1", self.replay(text, 1).err + "turn 1")

    def test_other_rules_are_refused_and_another_text_is_not(self):
        text = SMALL_TEXT
        self.put("rules.json", text.replace('"heat": 15', '"heat": 16'))
        self.assertIn(
            "rules",
            self.wrong(1, "replay", "a.rec", "--scenario", "rules.json").err,
        )
        self.put("words.json", text.replace("A note lies", "A letter lies"))
        result = self.good("replay", "a.rec", "--scenario", "words.json")
        self.assertIn("notice[", result.err)

    def test_another_scenario_is_refused(self):
        self.wrong(1, "replay", "a.rec", "--scenario", cli.MERIDIA)

    def test_what_is_no_recording(self):
        for text in (
            "",
            "hello\n",
            "demarche recording 2\n",
            self.text[:-1],
            self.text[:-30],
            self.text.replace("move north", "fly north"),
            resealed(self.text.replace("move north", "fly north")),
            self.text.replace("\n", "\r\n"),
            "\x1b]0;x\x07\n",
        ):
            result = self.replay(text, 1)
            self.assertRegex(
                result.err, r"(?m)^b\.rec(:\d+)?(:\d+)?: error\[E9\d\d\]"
            )

    def test_an_unknown_kind_is_refused_by_name(self):
        text = resealed(self.text.replace("note so far", "shrug so far"))
        self.assertIn("shrug", self.replay(text, 1).err)

    def test_no_cut_is_taken_for_whole(self):
        data = self.text.encode()
        for length in range(0, len(data), max(1, len(data) // 60)):
            self.put("b.rec", data[:length])
            self.assertEqual(
                self.run_cli("replay", "b.rec", "--scenario", SMALL).code, 1
            )

    def test_a_recording_that_is_too_large(self):
        self.put("b.rec", "x" * (4 * 1024 * 1024 + 1))
        self.assertIn("E923", self.wrong(2, "replay", "b.rec").err)


class Record(cli.Case):
    def test_where_it_cannot_be_written(self):
        result = self.run_cli(
            "play", SMALL, "--auto", "--record", "none/a.rec"
        )
        self.assertEqual(result.code, 2)
        self.assertIn("its folder does not exist", result.err)
        (self.folder / "folder").mkdir()
        self.assertEqual(
            self.run_cli("play", SMALL, "--auto", "--record", "folder").code, 2
        )

    def test_a_record_is_replaced_whole(self):
        self.put("a.rec", "x" * 100000)
        self.good("play", SMALL, "--auto", "--record", "a.rec")
        self.good("replay", "a.rec", "--scenario", SMALL)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.rec"])

    def test_a_play_by_policies_needs_no_policy_to_replay(self):
        for policy in (
            "weights", "uniform", "hawk", "dove", "tit_for_tat", "planner"
        ):
            self.good(
                "play",
                SMALL,
                "--auto",
                "--seed",
                "5",
                "--policy",
                f"north={policy}",
                "--policy",
                f"south={policy}",
                "--record",
                "a.rec",
            )
            self.good("replay", "a.rec", "--scenario", SMALL)


if __name__ == "__main__":
    cli.main()
