"""play: whole plays by typed lines and by a file of moves."""

import re
from pathlib import Path

import cli

SMALL = str(cli.SOURCE / "tests" / "cli" / "small.json")

# North waits, reads, speaks calmly, reads; it takes the seat alone.
MOVES = "move north wait\ncontinue\nmove north calm_word\ncontinue\n"


def play_to_the_end(case, *words, first=1):
    """The first option from number `first` on that is open, Enter where there
    is only something to read."""
    play = cli.Typed(case, *words)
    text = play.shown()
    number = first
    for _ in range(300):
        if "The end: " in text:
            return play.end()
        if "error[" in text:
            number = number % 9 + 1
        elif "Your choice?" in text:
            number = first
        text = play.type("" if text.endswith("goes on. > ") else str(number))
    raise AssertionError("the play does not end")


class Prompt(cli.Case):
    def test_typed_to_an_ending(self):
        result = play_to_the_end(self, SMALL, "--seed", "7")
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual(result.err, "")
        self.assertRegex(result.out, r"(?m)^ending (fight|quiet)$")
        result.hash()

    def test_the_opening_tells_who_you_are(self):
        text = self.good("play", SMALL, "--seed", "7").out
        for line in (
            "A small quarrel",
            "About its content: Nothing happens here.",
            "You play: North",
            "You want quiet.",
            "Seed: 7",
            "Scene: A note arrives",
            "You decide for: North",
            "What does North say?",
            "A note lies on the table.",
            "1. Shout",
            "2. Wait",
            "3. March",
            "   Closed: Nobody would march now.",
        ):
            self.assertIn(line + "\n", text)

    def test_lines_are_plain(self):
        result = play_to_the_end(self, SMALL, "--seed", "7")
        for line in result.lines():
            self.assertLessEqual(len(line), 400)
            self.assertRegex(line, r"^[\x20-\x7e]*$")
            self.assertNotRegex(line, r"[-=_+|*]{4}|\*\w|\]\(")

    def test_a_number_or_an_id_chooses(self):
        for answer in ("2", "wait", "move north wait", "  wait  "):
            result = self.good(
                "play", SMALL, "--seed", "7", typed=answer + "\n"
            )
            self.assertIn("Your choice: Wait", result.out)
            self.assertIn("Heat: from 20 to 15", result.out)

    def test_keys_stand_for_words(self):
        for key, word in (("?", "help"), ("h", "history")):
            outs = [self.good("play", SMALL, "--seed", "7",
                              typed=f"wait\n{line}\n").out
                    for line in (key, word)]
            self.assertEqual(*outs)
        self.assertNotIn("Your choice: Wait", self.good(
            "play", SMALL, "--seed", "7", typed="q\nwait\n").out)

    def test_an_option_goes_before_a_key(self):
        text = Path(SMALL).read_text(encoding="utf-8")
        self.put("q.json", text.replace('"wait"', '"q"'))
        self.assertIn("Your choice: Wait", self.good(
            "play", "q.json", "--seed", "7", typed="q\n").out)

    def test_of_two_seats_the_one_that_is_asked_is_named(self):
        both = self.good("play", SMALL, "--seat", "north", "--seat", "south",
                         "--seed", "7", typed="wait\n").out
        self.assertIn("\nNorth: your choice? > ", both)
        self.assertNotIn("your choice? > ", self.good(
            "play", SMALL, "--seat", "north", "--seed", "7").out)

    def test_what_is_wrong_is_said_and_asked_again(self):
        for answer, words in (
            ("wiat", 'did you mean "wait"?'),
            ("0", "help lists"),
            ("4", "help lists"),
            ("3", "closed: Nobody would march now"),
            ("march", "closed: Nobody would march now"),
            ("ledgre", 'did you mean "ledger"?'),
            ("move north wiat", "wait"),
            ("move nobody wait", ""),
            ("advice 9", "from 1 to 3"),
            ("codex heat_wrd", 'did you mean "heat_word"?'),
            ("debrief", "not over"),
            ("mandates 1", "two numbers"),
            ("mandates 1 1", "two numbers"),
            ("undo", ""),
            ("redo", ""),
            ("branch 5", ""),
            ("continue", ""),
            ("\x1b[31m", ""),
            ("x" * 9000, "too long"),
            ("inject sun", ""),
        ):
            with self.subTest(answer[:20]):
                result = self.run_cli(
                    "play", SMALL, "--seed", "7", typed=answer + "\nwait\n"
                )
                self.assertEqual(result.code, 0, result.both)
                self.assertRegex(result.out, r"error\[E9\d\d\]: ")
                self.assertIn(words, result.out)
                self.assertIn("Your choice: Wait", result.out)

    def test_each_word_shows_its_thing(self):
        typed = cli.Typed(self, SMALL, "--seed", "7")
        typed.shown()
        for word, lines in (
            (
                "help",
                [
                    "ledger: every change of every meter, and why",
                    "quit, q: ends here",
                ],
            ),
            ("meters", ["Heat: 20, between 0 and 100, Talk"]),
            ("ladder", ["0. Talk (here the crisis stands)", "1. Threats"]),
            ("codex", ["heat_word: What heat is"]),
            (
                "codex heat_word",
                ["How hot the quarrel is.", "  Status: model"],
            ),
            ("timeline", ["The quarrel begins."]),
            (
                "map",
                [
                    "Place: Hill, of North, your side; 38.90 north, 7.04 west",
                    "Place: Port; 4.00 south, 12.50 east",
                    "Between them: Hill to Port\n  writes to",
                    "Coloured country of: North",
                ],
            ),
            (
                "advice 1",
                [
                    "The clerk (fictional), against it: It is loud.",
                    "   Expected: Heat rises",
                ],
            ),
            ("advice 2", ["Nobody says anything."]),
            (
                "brief",
                [
                    "You play: North",
                    "You want quiet.",
                    "A note lies on the table.",
                ],
            ),
            ("options", ["1. Shout", "2. Wait"]),
            (
                "mandates",
                ["1. Keep calm", "2. Save face", "   Do not look weak."],
            ),
            ("mandates 2 1", ["1. Keep calm (yours)", "2. Save face (yours)"]),
            ("ledger", ["No meter has changed yet."]),
            ("branches", ["(you are here)"]),
        ):
            text = typed.type(word)
            for line in lines:
                self.assertIn(
                    line + "\n",
                    text.replace(": The quarrel", ":\nThe quarrel"),
                    word,
                )
        typed.type("wait")
        self.assertIn("Heat: from 20 to 15", typed.type("ledger"))
        self.assertIn("Your choice: Wait", typed.type("history"))
        self.assertIn("Doubts grow", typed.type("timeline"))
        self.assertIn("0. ", typed.type("branches"))
        result = typed.end()
        self.assertEqual(result.code, 0)
        self.assertIn("The play stands at turn 2.", result.out)

    def test_undo_redo_and_branches(self):
        typed = cli.Typed(self, SMALL, "--seed", "7")
        typed.shown()
        self.assertIn("Heat: from 20 to 15", typed.type("wait"))
        self.assertIn("Scene: A note arrives", typed.type("undo"))
        self.assertIn("Heat: from 20 to 38", typed.type("shout"))
        self.assertIn("Scene: A note arrives", typed.type("undo"))
        self.assertIn("Heat: 38", typed.type("redo") + typed.type("meters"))
        self.assertGreaterEqual(
            len(re.findall(r"(?m)^\d+\. ", typed.type("branches"))), 3
        )
        self.assertIn("Scene: A note arrives", typed.type("branch 0"))
        typed.end()

    def test_the_ledger_says_more_than_the_news(self):
        typed = cli.Typed(self, SMALL, "--seed", "7")
        typed.shown()
        news = typed.type("shout")
        ledger = typed.type("ledger")
        typed.end()
        for line in ("Heat: from 20 to 38", "  +3: Noise echoes"):
            self.assertIn(line + "\n", news)
            self.assertIn(line + "\n", ledger)
        for line in ("  Read: Heat 35", "  Formula: heat / 10"):
            self.assertNotIn(line + "\n", news)
            self.assertIn(line + "\n", ledger)
        self.assertIn("Turn 1. Heat: from 20 to 38\n", ledger)

    def test_the_debrief_comes_by_itself(self):
        typed = cli.Typed(self, SMALL, "--seed", "7")
        text = typed.shown()
        typed.type("mandates 1 2")
        typed.type("note I wonder.")
        for _ in range(10):
            if "The end: " in text:
                break
            text = typed.type("" if "Enter goes on" in text else "2")
        out = typed.end().out
        for line in (
            "What was hidden: Who began?",
            "On record, ",
            "  In fact: ",
            "Your mandate: Keep calm",
            "Your mandate: Save face",
        ):
            self.assertIn(line, out)

    def test_quit_and_the_end_of_the_input(self):
        for typed in ("quit\nwait\n", "", "# a remark\n\n", "wait"):
            result = self.good("play", SMALL, "--seed", "7", typed=typed)
            self.assertRegex(
                result.out, r"(?m)^The play stands at turn \d+\.$"
            )
            result.hash()

    def test_a_seat_hears_nothing_that_it_may_not(self):
        result = play_to_the_end(self, SMALL, "--seed", "7")
        self.assertNotIn("North waited.", result.out.split("The end: ")[0])


class Moves(cli.Case):
    def play(self, moves, *words, code=0):
        name = self.put("moves.txt", moves)
        result = self.run_cli(
            "play", SMALL, "--seed", "7", "--moves", name, *words
        )
        self.assertEqual(result.code, code, result.both)
        return result

    def test_the_same_moves_give_the_same_hash(self):
        first = self.play(MOVES)
        self.assertIn("The end: ", first.out)
        self.assertEqual(self.play(MOVES).hash(), first.hash())
        again = self.good(
            "play", SMALL, "--seed=7", "--moves", "-", typed=MOVES
        )
        self.assertEqual(again.hash(), first.hash())
        typed = self.good(
            "play", SMALL, "--seed", "0x7", typed="wait\n\n1\n\n"
        )
        self.assertEqual(typed.hash(), first.hash())

    def test_other_moves_and_seeds_give_another(self):
        first = self.play(MOVES).hash()
        self.assertNotEqual(
            self.play(MOVES.replace("wait", "shout")).hash(), first
        )
        hashes = {
            self.good(
                "play",
                SMALL,
                "--seed",
                str(seed),
                "--moves",
                self.put("m", MOVES),
            ).hash() for seed in range(12)
        }
        self.assertGreater(len(hashes), 1)

    def test_blanks_and_remarks(self):
        moves = "# North\r\n\r\n  move north wait  \r\n# on\ncontinue\n"
        self.assertEqual(
            self.play(moves).hash(),
            self.play("move north wait\ncontinue").hash(),
        )

    def test_undo_leaves_no_trace_in_the_hash(self):
        moves = "move north shout\nundo\n" + MOVES
        self.assertEqual(self.play(moves).hash(), self.play(MOVES).hash())

    def test_an_illegal_line_is_named(self):
        for moves, line, words in (
            ("move north wait\nmove north wait\n", 2, ""),
            ("\n# x\nmove north wiat\n", 3, "wait"),
            ("move nroth wait\n", 1, "north"),
            ("fly north\n", 1, "fly"),
            ("move\n", 1, ""),
            ("move north wait\0\n", 1, "UTF-8"),
            ("note \xff\n".encode("latin-1"), 1, "UTF-8"),
            ("x" * 10000 + "\n", 1, "too long"),
            ("continue\n", 1, ""),
        ):
            with self.subTest(moves[:30]):
                result = self.play(moves, code=1)
                self.assertRegex(
                    result.err, rf"(?m)^moves\.txt:{line}: error\[E9\d\d\]: "
                )
                self.assertIn(words, result.err)
                result.hash()

    def test_a_file_of_moves_that_cannot_be_read(self):
        self.assertIn(
            "E920", self.wrong(2, "play", SMALL, "--moves", "none").err
        )
        self.assertIn("E922", self.wrong(2, "play", SMALL, "--moves", ".").err)
        name = self.put("big", "#" * (4 * 1024 * 1024 + 1))
        self.assertIn(
            "E923", self.wrong(2, "play", SMALL, "--moves", name).err
        )

    def test_remarks_never_change_the_world(self):
        self.assertEqual(
            self.play("vote wait\nguess calm\nnote x\n" + MOVES).hash(),
            self.play(MOVES).hash(),
        )

    def test_a_facilitator(self):
        result = self.play("inject rain\n" + MOVES)
        self.assertIn("It rains.", result.out)
        self.play("veto north wait\nmove north wait\n", code=1)
        self.play("cap 0\nmove north shout\n", code=1)


class Seats(cli.Case):
    def test_two_persons_decide_in_turn(self):
        moves = ("move north wait\ncontinue\nmove north calm_word\n"
                 "move south hot_word\ncontinue\n")
        name = self.put("moves", moves)
        result = self.good("play", SMALL, "--seed", "7", "--seat", "north",
                           "--seat", "south", "--moves", name)
        self.assertIn("You play: North", result.out)
        self.assertIn("You play: South", result.out)
        self.assertIn("You decide for: South", result.out)
        self.assertIn("The end: ", result.out)

    def test_another_seat(self):
        result = self.good("play", SMALL, "--seat", "south", "--seed", "7")
        self.assertIn("You play: South", result.out)
        self.assertNotIn("You want quiet.", result.out)

    def test_the_first_seat_without_a_policy_is_yours(self):
        result = self.good(
            "play", SMALL, "--policy", "north=hawk", "--seed", "7"
        )
        self.assertIn("You play: South", result.out)
        self.assertIn("Move of North: Shout", result.out)

    def test_auto_plays_to_the_end(self):
        result = self.good("play", SMALL, "--auto", "--seed", "7")
        self.assertIn("The end: ", result.out)
        self.assertEqual(result.out.count("\nDebrief\n"), 1)
        self.assertEqual(
            self.good("play", SMALL, "--auto", "--seed", "7").hash(),
            result.hash(),
        )

    def test_policies(self):
        hawk = self.good(
            "play",
            SMALL,
            "--auto",
            "--seed",
            "7",
            "--policy",
            "north=hawk",
            "--policy",
            "south=hawk",
        )
        dove = self.good(
            "play",
            SMALL,
            "--auto",
            "--seed",
            "7",
            "--policy",
            "north=dove",
            "--policy",
            "south=dove",
        )
        self.assertIn("\nending fight\n", hawk.out)
        self.assertIn("\nending quiet\n", dove.out)
        self.good(
            "play", SMALL, "--auto", "--seed", "7", "--policy=north=planner"
        )

    def test_what_cannot_be(self):
        for words, message in (
            (["--seat", "nroth"], 'did you mean "north"?'),
            (["--seat", "crowd"], "no seat that can be played"),
            (["--policy", "hawk"], "ID=NAME was expected, whose policy and "
             "which, as north=hawk"),
            (["--policy", "north=eagle"], "tit_for_tat"),
            (["--policy", "north=hauk"], 'did you mean "hawk"?'),
            (["--policy", "nobody=hawk"], "no actor nobody"),
            (["--seat", "north", "--policy", "north=hawk"], "both"),
            (["--seat", "north", "--auto"], "exclude"),
        ):
            with self.subTest(words):
                self.assertIn(
                    message, self.wrong(2, "play", SMALL, *words).err
                )


class Versions(cli.Case):
    """A play as it was, and class cuts."""

    SONY = str(cli.SOURCE / "scenarios" / "sony_2014" / "scenario.json")

    def recorded(self, *words):
        """The recording of a play by rules, which must replay."""
        target = self.folder / "version.rec"
        result = self.run_cli("play", self.SONY, "--record", str(target),
                                  *words)
        self.assertEqual(result.code, 0, result.both)
        again = self.run_cli("replay", str(target), "--scenario", self.SONY)
        self.assertEqual(again.code, 0, again.both)
        return target.read_text(encoding="utf-8"), result.out

    def test_truths_as_on_record_are_never_invented(self):
        invented = "This is invented, not the record."
        found = 0
        for seed in range(400):
            words = ["play", self.SONY, "--auto", "--seed", str(seed)]
            if invented not in self.good(*words).out:
                continue
            found += 1
            text, shown = self.recorded(*words[2:], "--as-it-was")
            self.assertIn("\nunknowns history\n", text)
            self.assertNotIn(invented, shown)
            if found == 3:
                return
        self.fail(f"{found} of 400 plays drew a truth that is not on record")

    def test_a_cut_asks_only_for_its_scenes(self):
        whole = play_to_the_end(self, self.SONY, "--seed", "5")
        cut = play_to_the_end(self, self.SONY, "--seed", "5", "--cut", "30")
        ask = "Your choice? > "
        self.assertGreater(whole.out.count(ask), 6)
        self.assertGreaterEqual(cut.out.count(ask), 1)
        self.assertLessEqual(cut.out.count(ask), 6)
        self.assertIn("Not voted on here: ", cut.out)
        self.assertNotIn("Not voted on here: ", whole.out)

    def test_a_cut_replays(self):
        text, _ = self.recorded("--auto", "--cut", "30", "--seed", "3")
        self.assertIn("\ncut 30\n", text)

    def test_what_there_is_is_told(self):
        shown = self.recorded("--auto", "--seed", "1")[1]
        self.assertIn("--as-it-was plays", shown)
        self.assertRegex(shown, r"--cut 30 is a version of 30 minutes: \d+ ")

    def test_cuts_that_there_are_not(self):
        for word in ("31", "x", "-30", "99999999999999999999", ""):
            result = self.run_cli("play", self.SONY, "--cut", word)
            self.assertEqual(result.code, 2, result.both)
            self.assertIn("30, ", result.err)
        result = self.run_cli("play", SMALL, "--cut", "30")
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("has no class cut", result.err)


class Meridia(cli.Case):
    def test_to_an_ending_from_either_seat(self):
        text = self.good("play", cli.MERIDIA, "--auto", "--seed", "1").out
        self.assertIn("The end: ", text)
        for seat in ("aldra", "boreal"):
            for first in (1, 2, 3):
                result = play_to_the_end(
                    self,
                    cli.MERIDIA,
                    "--seat",
                    seat,
                    "--seed",
                    "3",
                    first=first,
                )
                self.assertEqual(result.code, 0, result.both)
                self.assertRegex(result.out, r"(?m)^ending \w+$")

    def test_text_of_a_scenario_cannot_steer_the_terminal(self):
        with open(SMALL, encoding="utf-8") as file:
            small = file.read()
        refused = small.replace("It is quiet.", "Quiet \u202e\U000e0041 tail")
        result = self.run_cli("play", self.put("evil.json", refused), "--auto")
        self.assertEqual(result.code, 1)
        taken = small.replace("It is quiet.", "Quiet \u2067\u200dtail\u2069.")
        result = self.run_cli("play", self.put("odd.json", taken), "--auto")
        self.assertEqual(result.code, 0)


if __name__ == "__main__":
    cli.main()
