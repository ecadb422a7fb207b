"""play --save keeps a play safe, saves says which still load, replay takes
them too."""

import json
import shutil
import signal
from pathlib import Path

import cli
import seal

SMALL = str(cli.SOURCE / "tests" / "cli" / "small.json")
SMALL_TEXT = Path(SMALL).read_text(encoding="utf-8")
LINES = ["move north wait", "continue", "move north calm_word", "continue"]
RESUMED = "The play goes on from a.save: "


class Saved(cli.Case):
    """A play of North, kept in a.save."""

    def play(self, lines, *words, code=0, scenario=SMALL, save="a.save"):
        """These lines, on top of what is in the save."""
        name = self.put("moves", "".join(line + "\n" for line in lines))
        result = self.run_cli("play", scenario, "--seed", "7", "--moves",
                              name, "--save", save, *words)
        self.assertEqual(result.code, code, result.both)
        return result

    def bytes(self, name="a.save"):
        return (self.folder / name).read_bytes()

    def files(self):
        """What lies in the folder, without what the test put there."""
        return sorted(path.name for path in self.folder.iterdir()
                      if path.name not in ("moves", "edited.json", "b.json"))

    def edited(self, old, new):
        """The scenario with one piece of it replaced; its name."""
        self.assertEqual(SMALL_TEXT.count(old), 1, old)
        return self.put("edited.json", SMALL_TEXT.replace(old, new))


class Keep(Saved):
    def test_it_goes_on_where_it_stood(self):
        name = self.put("all", "".join(line + "\n" for line in LINES))
        whole = self.good("play", SMALL, "--seed", "7", "--moves", name)
        for count in range(len(LINES) + 1):
            first = self.play(LINES[:count])
            self.assertNotIn(RESUMED, first.out)
            rest = self.play(LINES[count:])
            self.assertIn(RESUMED, rest.out)
            self.assertEqual(rest.err, "")
            self.assertEqual(rest.hash(), whole.hash())
            self.assertEqual(self.files(), ["a.save", "all"])
            (self.folder / "a.save").unlink()

    def test_it_says_where(self):
        self.play(LINES[:2])
        self.assertIn(RESUMED + "Turn 3, Thu 3 Jan 2030\nSeed: 7\n",
                      self.play([]).out)
        self.play(LINES[2:])
        self.assertIn(RESUMED + "Quiet\n", self.play([]).out)

    def test_each_line_is_acknowledged(self):
        lines = LINES[:1] + ["# a remark of the file's", ""] + LINES[1:]
        told = [line for line in self.play(lines).lines()
                if line.endswith(" is kept.")]
        self.assertEqual(told, [f"Line {i + 1} is kept."
                                for i in range(len(lines))])

    def test_seats_and_seed_are_the_saves(self):
        moves = self.put("moves", LINES[0] + "\n")
        self.good("play", SMALL, "--seed", "7", "--seat", "north",
                  "--policy", "south=hawk", "--moves", moves, "--save",
                  "a.save")
        result = self.run_cli("play", SMALL, "--seed", "8", "--seat", "south",
                              "--moves", self.put("none", ""), "--save",
                              "a.save")
        self.assertEqual(result.code, 0, result.both)
        self.assertIn("Seed: 7\n", result.out)
        text = self.bytes().decode()
        self.assertIn("\nseat north person\nseat south hawk\n", text)

    def test_whatever_changes_the_play_is_kept_at_once(self):
        """When the next prompt is there, the file has it."""
        typed = cli.Typed(self, SMALL, "--seed", "7", "--save", "a.save")
        typed.shown()
        self.assertIn(b"\nturn 1 ", self.bytes())
        for line, words in (
                ("mandates 1 2", b"\nmandates north calm face\n"),
                ("note a reason", b"\nnote a reason\n"),
                ("inject rain", b"\ninject rain\n"),
                ("move north shout", b"\nmove north shout\n"),
                ("undo", b"\nway "),
                ("2", b"\nmove north wait\n"),
        ):
            typed.type(line)
            self.assertIn(words, self.bytes(), line)
        before = self.bytes()
        for line in ("help", "meters", "fly", "branches"):
            typed.type(line)
            self.assertEqual(self.bytes(), before, line)
        typed.type("quit")
        self.assertEqual(typed.end().code, 0)
        self.assertEqual(self.files(), ["a.save"])
        self.assertEqual(self.good("replay", "a.save", "--scenario",
                                   SMALL).code, 0)

    def test_other_ways_are_kept(self):
        self.play(["move north shout", "undo", "move north wait"])
        result = self.play(["branches"])
        self.assertIn("Shout", result.out)
        self.assertIn("Wait", result.out)

    def test_any_end_is_as_good_as_quitting(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP,
                       signal.SIGKILL):
            typed = cli.Typed(self, SMALL, "--seed", "7", "--save", "a.save")
            typed.shown()
            typed.type(LINES[0])
            typed.process.send_signal(number)
            self.assertEqual(typed.end().code, -number)
            result = self.play(LINES[1:])
            self.assertIn(RESUMED + "Turn 2, Wed 2 Jan 2030\n", result.out)
            self.assertIn("\nending ", result.out)
            self.assertEqual(self.files(), ["a.save"])
            (self.folder / "a.save").unlink()

    def test_one_program_a_save(self):
        typed = cli.Typed(self, SMALL, "--seed", "7", "--save", "a.save")
        typed.shown()
        result = self.play(LINES[:1], code=2)
        self.assertIn("another program is playing here", result.err)
        self.assertNotIn("hash", result.out)
        typed.type(LINES[0])
        typed.type("quit")
        typed.end()
        self.play(LINES[1:])

    def test_a_play_by_policies_alone(self):
        self.good("play", SMALL, "--auto", "--seed", "7", "--save", "a.save")
        text = self.bytes().decode()
        self.assertIn("\nover ", text)

    def test_the_folder_goes_and_comes_back(self):
        (self.folder / "there").mkdir()
        typed = cli.Typed(self, SMALL, "--seed", "7", "--save", "there/a.save")
        typed.shown()
        shutil.rmtree(self.folder / "there")
        for line in LINES[:2]:
            self.assertIn("\nTurn ", typed.type(line))
        (self.folder / "there").mkdir()
        typed.type(LINES[2])
        typed.type("quit")
        result = typed.end()
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual(result.err.count("the play cannot be kept"), 1)
        self.assertEqual(result.err.count("the play is kept again"), 1)
        self.assertIn("its folder does not exist", result.err)
        again = self.play(LINES[3:], save="there/a.save")
        self.assertIn("\nending ", again.out)

    def test_where_it_cannot_be_kept(self):
        result = self.play(LINES, code=2, save="none/a.save")
        self.assertEqual(result.err.count("the play cannot be kept"), 1)
        self.assertIn("\nending ", result.out)
        self.assertIn("Line 4 is not kept.\n", result.out)
        (self.folder / "folder").mkdir()
        result = self.play(LINES, code=2, save="folder")
        self.assertIn("E922", result.err)


class GoOn(Saved):
    """From a file that is not as the play left it."""

    def test_what_is_no_save_of_this_scenario(self):
        self.play(LINES[:1])
        other = self.bytes().replace(b"scenario small", b"scenario large")
        for content in (b"", b"hello\n", b"demarche save 9\n", other,
                        self.bytes()[:20], SMALL_TEXT.encode()):
            self.put("a.save", content)
            result = self.play(LINES[1:], code=1)
            self.assertIn("error[E", result.err)
            self.assertEqual(self.bytes(), content)
            self.assertEqual(self.files(), ["a.save"])

    def test_a_recording_is_never_written_over(self):
        self.good("play", SMALL, "--auto", "--record", "a.save")
        before = self.bytes()
        self.assertIn("it is a recording", self.play([], code=2).err)
        self.assertEqual(self.bytes(), before)

    def test_another_scenario(self):
        self.play(LINES[:1])
        before = self.bytes()
        moves = self.put("none", "")
        result = self.wrong(1, "play", cli.MERIDIA, "--moves", moves, "--save",
                            "a.save")
        self.assertIn("small", result.err)
        self.assertEqual(self.bytes(), before)

    def test_damage(self):
        """What was chosen in turn 3 is gone, all before it led there. What
        was in the file lies beside it."""
        self.play(LINES[:3])
        data = self.bytes()
        at = data.index(b"\nturn 3 ") + 12
        damaged = data[:at] + b"?" + data[at + 1:]
        self.put("a.save", damaged)
        result = self.play([], code=0)
        self.assertIn("W941", result.err)
        self.assertIn("a.bad", result.err)
        self.assertIn(RESUMED + "Turn 3, ", result.out)
        self.assertEqual(self.files(), ["a.bad", "a.save"])
        self.assertEqual(self.bytes("a.bad"), damaged)
        again = self.play(LINES[2:])
        self.assertEqual(again.err, "")
        self.assertIn("\nending ", again.out)

    def test_a_second_damage(self):
        self.play(LINES[:3])
        data = self.bytes()
        for number, name in ((1, "a.bad"), (2, "a.2.bad")):
            cut = data[:data.index(b"\nturn 3 ") + number]
            self.put("a.save", cut)
            self.assertIn(name, self.play([]).err)
            self.assertEqual(self.bytes(name), cut)

    def test_no_cut_and_no_flip_harms(self):
        """A sample here, all of them in the test of the format."""
        self.play(LINES[:3])
        data = self.bytes()
        for at in range(0, len(data), max(1, len(data) // 40)):
            flip = bytearray(data)
            flip[at] ^= 1 << at % 8
            for content in (data[:at], bytes(flip)):
                self.put("a.save", content)
                result = self.run_cli(
                    "play", SMALL, "--moves", self.put("none", ""), "--save",
                    "a.save")
                self.assertIn(result.code, (0, 1), result.both)
                kept = [name for name in self.files() if ".bad" in name]
                if result.code == 1:
                    self.assertEqual(self.bytes(), content)
                    self.assertEqual(kept, [])
                else:
                    self.assertEqual(self.bytes(kept[0]), content)
                for name in kept:
                    (self.folder / name).unlink()

    def test_an_edited_text_is_no_matter(self):
        self.play(LINES[:2])
        name = self.edited("A note lies on", "A letter lies upon")
        result = self.play(LINES[2:], scenario=name)
        self.assertEqual(result.err, "")
        self.assertIn("\nending ", result.out)

    def test_an_edit_that_changes_nothing_so_far(self):
        self.play(LINES[:2])
        name = self.edited('"heat": 15', '"heat": 16')
        self.assertEqual(self.play(LINES[2:], scenario=name).err, "")

    def test_an_edit_that_shifts(self):
        self.play(LINES[:3])
        before = self.bytes()
        name = self.edited('"heat": -5', '"heat": -6')
        result = self.play(LINES, code=1, scenario=name)
        for words in ("turn 2 does not come out alike", "heat", "--before",
                      "from turn 1"):
            self.assertIn(words, result.err)
        self.assertEqual(self.bytes(), before)
        self.assertEqual(self.files(), ["a.save"])
        result = self.play(LINES, "--before", scenario=name)
        self.assertIn(RESUMED + "Turn 1, ", result.out)
        self.assertIn("\nending ", result.out)
        self.assertEqual(self.bytes("a.bad"), before)
        self.assertEqual(self.play([], scenario=name).err, "")

    def test_whoever_types_is_asked(self):
        self.play(LINES[:3])
        before = self.bytes()
        name = self.edited('"heat": -5', '"heat": -6')
        for answer, code in (("no", 1), ("", 1), ("yes", 0)):
            typed = cli.Typed(self, name, "--save", "a.save")
            self.assertIn("Go on from turn 1? yes or no > ", typed.shown())
            self.assertEqual(self.bytes(), before)
            shown = typed.type(answer)
            if code == 0:
                self.assertIn("Turn 1 of at most", shown)
                typed.type("quit")
            self.assertEqual(typed.end().code, code)
        self.assertEqual(self.bytes("a.bad"), before)

    def test_nothing_to_stand_on(self):
        self.play(LINES[:3])
        before = self.bytes()
        name = self.edited('"start": 20', '"start": 21')
        result = self.play(LINES, "--before", code=1, scenario=name)
        self.assertIn("heat", result.err)
        self.assertEqual(self.bytes(), before)


class Saves(Saved):
    def setUp(self):
        super().setUp()
        (self.folder / "kept").mkdir()
        for count in range(4):
            self.play(LINES[:count], save=f"kept/{count}.save")

    def judged(self, scenario, *files, code):
        result = self.run_cli("saves", scenario, *files, "--format", "json")
        self.assertEqual(result.code, code, result.both)
        self.assertEqual(result.err, "")
        return json.loads(result.out)

    def test_as_before(self):
        told = self.judged(SMALL, "kept", code=0)
        self.assertEqual(sorted(told),
                         ["counts", "id", "reasons", "saves", "scenario"])
        self.assertEqual(told["counts"], {"same": 4, "agrees": 0, "shifts": 0,
                                          "none": 0, "others": 0})
        self.assertEqual(told["reasons"], [])
        self.assertEqual(told["id"], "small")
        self.assertEqual(told["scenario"], SMALL)
        one = told["saves"][2]
        self.assertGreater(one.pop("saved"), 1700000000)
        self.assertEqual(one, {
            "file": "kept/2.save", "name": "", "title": "A small quarrel",
            "stands": "Turn 3, Thu 3 Jan 2030", "turns": 3, "whole": True,
            "fit": "same", "turn": 0, "stand": 3, "reason": "",
            "ways_left": 0})

    def test_the_edit_is_named(self):
        name = self.edited('"heat": -5', '"heat": -6')
        told = self.judged(name, "kept", code=1)
        self.assertEqual([one["fit"] for one in told["saves"]],
                         ["agrees", "shifts", "shifts", "shifts"])
        self.assertEqual(len(told["reasons"]), 1)
        reason = told["reasons"][0]
        self.assertEqual((reason["saves"], reason["fit"], reason["turn"]),
                         (3, "shifts", 2))
        self.assertIn("heat", reason["reason"])
        self.assertTrue(all(one["stand"] == 1 for one in told["saves"]))
        text = self.run_cli("saves", name, "kept").out
        self.assertIn("kept/0.save: agrees, in turn 1\n", text)
        self.assertIn("kept/3.save: differs from turn 2 on, stands in turn 1: "
                      + reason["reason"], text)
        self.assertIn("\n3 saves from turn 2: " + reason["reason"], text)
        self.assertTrue(text.endswith(
            "edited.json: 0 as before, 1 agree, 3 shift, 0 cannot be used\n"))

    def test_a_folder_of_all_sorts(self):
        """Other scenarios' are counted, other files passed by."""
        self.good("play", SMALL, "--auto", "--record", "kept/a.rec")
        self.put("b.json", SMALL_TEXT.replace('"id": "small"', '"id": "b"'))
        self.play([], save="kept/b.save", scenario="b.json")
        self.put("kept/notes.txt", "hello")
        self.put("kept/a.bad", self.bytes("kept/1.save"))
        told = self.judged(SMALL, "kept", code=0)
        self.assertEqual(told["counts"]["others"], 1)
        self.assertEqual([one["file"] for one in told["saves"]], [
            f"kept/{name}" for name in
            ("0.save", "1.save", "2.save", "3.save", "a.rec")])
        self.assertIn("; 1 of other scenarios\n",
                      self.good("saves", SMALL, "kept").out)
        told = self.judged(SMALL, "kept/b.save", code=1)
        self.assertEqual(told["saves"][0]["fit"], "none")
        self.assertIn("b", told["saves"][0]["reason"])

    def test_damaged_ones(self):
        data = self.bytes("kept/3.save")
        at = data.index(b"\nturn 3 ") + 12
        self.put("a.save", data[:at] + b"?" + data[at + 1:])
        self.put("b.save", data[:20])
        told = self.judged(SMALL, "a.save", "b.save", code=1)["saves"]
        self.assertEqual((told[0]["fit"], told[0]["whole"], told[0]["stand"]),
                         ("same", False, 3))
        self.assertEqual((told[1]["fit"], told[1]["whole"]), ("none", False))
        self.assertNotEqual(told[1]["reason"], "")
        self.assertIn("(the file is damaged)",
                      self.run_cli("saves", SMALL, "a.save").out)

    def test_no_file_is_changed(self):
        before = {path.name: path.read_bytes()
                  for path in (self.folder / "kept").iterdir()}
        self.judged(self.edited('"heat": -5', '"heat": 5'), "kept", code=1)
        self.assertEqual(before, {path.name: path.read_bytes()
                                  for path in (self.folder / "kept").iterdir()})

    def test_what_cannot_be(self):
        self.assertIn("E927", self.wrong(2, "saves", SMALL, "kept",
                                         "--format", "xml").err)
        self.assertIn("E928", self.wrong(2, "saves", SMALL).err)
        self.assertIn("E920", self.wrong(2, "saves", "none.json", "kept").err)
        result = self.run_cli("saves", SMALL, "none.save")
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("none.save: cannot be used: the file cannot be read: it "
                      "does not exist\n", result.out)

    def test_names_that_are_hard(self):
        for name in ("a \"b\" \\ c.save", "line\nend.save", "bell\x07.save",
                     "é ü.save", "--x.save"):
            shutil.copy(self.folder / "kept" / "1.save", self.folder / name)
            told = self.judged(SMALL, "./" + name, code=0)
            self.assertEqual(told["saves"][0]["file"], "./" + name)
            self.good("saves", SMALL, "./" + name)


class Replay(Saved):
    def test_a_save(self):
        played = self.play(LINES)
        result = self.good("replay", "a.save", "--scenario", SMALL)
        self.assertIn("the same: 4 turns, every hash is equal\n", result.out)
        self.assertEqual(result.hash(), played.hash())
        self.assertIn("\nending quiet\n", result.out)

    def test_its_scenario_is_known_by_path(self):
        self.play(LINES[:1])
        self.good("replay", "a.save")

    def test_it_is_found_nowhere(self):
        self.put("b.json", SMALL_TEXT.replace('"id": "small"', '"id": "gone"'))
        self.play(LINES[:1], scenario="b.json")
        (self.folder / "b.json").unlink()
        self.assertIn("gone", self.wrong(2, "replay", "a.save").err)

    def test_differences_are_found(self):
        self.play(LINES[:3])
        name = self.edited('"heat": -5', '"heat": -6')
        result = self.wrong(1, "replay", "a.save", "--scenario", name)
        self.assertIn("turn 2", result.err)
        self.assertIn("heat", result.err)
        name = self.edited('"heat": 15', '"heat": 16')
        self.assertIn("rules", self.wrong(1, "replay", "a.save", "--scenario",
                                          name).err)
        data = self.bytes()
        cut = data[:data.index(b"\nturn 3 ") + 5]
        self.put("a.save", cut)
        self.assertIn("W941", self.run_cli("replay", "a.save", "--scenario",
                                           SMALL).err)
        self.assertEqual(self.run_cli("replay", "a.save", "--scenario",
                                      SMALL).code, 1)

    def test_its_seals_are_ours(self):
        self.play(LINES[:2])
        data = self.bytes()
        end = data.rindex(b"end ")
        self.assertEqual(data[end:], seal.seal("end", data[:end]))


if __name__ == "__main__":
    cli.main()
