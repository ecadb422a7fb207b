"""Saves at every stop of many plays, loaded into scenarios that their authors
edited since: `test_edits.py PROGRAM SOURCE [SEED...]` prints what each edit
does to them and fails where a save stands in a world that is not the one saved.
With seeds it is Meridia alone, and only those plays.

What must come out is worked out without saves: the same moves are played in
the edited scenario from the start, all by persons, and both plays tell their
worlds (see in_sight() of edits.py). A save has to go as far as these two
plays agree on every value that both scenarios name, and no further."""

import json
import random
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import edits
import plays
from plays import run

def worlds(text):
    """The worlds that a play told, {turn: set of words}; 0: how it ended."""
    told = {}
    turn = None
    for line in text.splitlines():
        stop = re.match(r"Turn (\d+) of at most", line)
        if stop or line.startswith("The end: "):
            turn = int(stop.group(1)) if stop else 0
            told[turn] = set()
        elif line.startswith("World: ") and turn is not None:
            told[turn].add(line[len("World: "):])
    return told


def names(scenario):
    """Of everything that a world holds."""
    return {item["id"] for kind in ("meters", "flags", "unknowns")
            for item in scenario.get(kind, [])}


def shared(world, common):
    """The part of a world that both scenarios name; its scene, too."""
    return {word for word in world
            if word[0] == "@" or word.split("=")[0] in common}


class Play:
    """A play of the unedited scenario, with a save at each of its stops."""

    def __init__(self, base, folder, seed, policies):
        self.base, self.folder, self.seed = base, folder, seed
        self.parts = {}  # differs() of every edit
        self.ends = {}  # the last line of a play that an edit leaves whole
        deciders = base.deciders
        self.policies = policies
        self.persons = deciders[:1] if seed % 3 else deciders[:2]
        self.turns = plays.turns(base.file, seed, self.policies, folder)
        typed = plays.lines(self.turns, self.persons)
        self.lines = [line for _, line in typed]
        self.line_turns = [turn for turn, _ in typed]
        self.told = worlds(self.play_on(base.file).stdout)
        self.saves = [self.save(k) for k in range(len(self.lines) + 1)]

    def play_on(self, file):
        """All of its moves on a scenario file, from the start, by persons."""
        persons = self.base.deciders
        typed = plays.lines(self.turns, persons)
        moves = plays.put_lines(self.folder / "all.moves",
                                [line for _, line in typed])
        return run("play", file, "--seed", self.seed, "--moves", moves,
                   *(f"--seat={actor}" for actor in persons), code=(0, 1))

    def save(self, count):
        """The play after `count` of its lines: (file, its stop's turn)."""
        file = self.folder / f"{count}.save"
        moves = plays.put_lines(self.folder / "some.moves",
                                self.lines[:count])
        run("play", self.base.file, "--seed", self.seed, "--moves", moves,
            *(f"--seat={actor}" for actor in self.persons),
            *(f"--policy={a}={p}" for a, p in self.policies.items()
              if a not in self.persons), "--save", file)
        over = count == len(self.lines)
        return file, 0 if over else self.line_turns[count]

    def stands_before(self, turn):
        """The last turn up to `turn` in which its persons stop."""
        stops = [stop for stop in self.line_turns if stop <= turn]
        return stops[-1] if stops else None

    def differs(self, edit):
        """How the edited scenario parts from this play: (the first turn that
        does not come out alike, the last that can be stood in, the move that
        is refused); where a move is refused, or the end is another, one can
        stand in that very turn, where a world differs only a turn earlier."""
        done = self.play_on(edit.file)
        self.ends[edit] = done.stdout.splitlines()[-1]
        common = edit.names & self.base.names
        told = worlds(done.stdout)
        refused = re.search(r"all\.moves:(\d+): ", done.stderr)
        typed = plays.lines(self.turns, self.base.deciders)
        bad = typed[int(refused.group(1)) - 1] if refused else (0, None)
        for turn, _ in self.turns:
            if turn not in told and 0 in told:  # it is over one turn earlier
                return turn - 1, turn - 1, None
            if (turn not in told or shared(told[turn], common)
                    != shared(self.told[turn], common)):
                return turn, turn - 1, None
            if turn == bad[0]:
                return turn, turn, bad[1]
        if shared(told.get(0, ()), common) != shared(self.told[0], common):
            return self.turns[-1][0], self.turns[-1][0], None
        return None, None, None

    def has(self, count, turn, line):
        """Whether that line of a turn is among its first `count`."""
        return (turn, line) in list(zip(self.line_turns, self.lines))[:count]


class Base:
    """The unedited scenario."""

    def __init__(self, scenario, folder):
        self.scenario = edits.in_sight(scenario)
        self.file = put(folder, "base.json", self.scenario)
        self.names = names(self.scenario)
        self.deciders = []
        for scene in scenario["scenes"]:
            for decision in scene.get("decisions", [scene]):
                actor = decision.get("actor")
                if actor is not None and actor not in self.deciders:
                    self.deciders.append(actor)


class Edit:
    """An edited scenario and what became of the saves."""

    def __init__(self, kind, what, scenario, folder, expected):
        self.kind, self.what, self.expected = kind, what, expected
        self.scenario = edits.in_sight(scenario)
        self.names = names(self.scenario)
        self.file = put(folder, "edited.json", self.scenario)
        run("check", put(folder, "plain.json", scenario))
        run("check", self.file)
        self.counts = {"same": 0, "agrees": 0, "shifts": 0, "none": 0}
        self.reasons = {}

    def names_it(self, reason):
        """Who takes an option away reads which one it was."""
        return (self.kind != "removed option"
                or self.what.split(",")[0] in reason)

    def row(self):
        cells = [f"{self.kind:16}", f"{self.what:34}"]
        cells += [f"{self.counts[fit] or '-':>6}" for fit in self.counts]
        reason = max(self.reasons, key=self.reasons.get, default="")
        return " ".join([*cells, " " + reason]).rstrip()


def put(folder, name, scenario):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(scenario, ensure_ascii=False, indent=1),
                    encoding="utf-8")
    return path


# What each save must do -----------------------------------------------------


def expect(play, edit, file, stop):
    """(fits that may be told, first turn that differs, turn to stand in);
    `stop`: the save's own, 0 where it is over. In a turn of several persons
    some have chosen already."""
    first, stand, refused = play.parts[edit]
    end = play.turns[-1][0]
    within = first is not None and (
        stop == 0 or first < stop or (first == stop and stand < first)
        or (first == stop and play.has(int(file.stem), first, refused)))
    if not within:
        return {"same", "agrees"}, 0, stop
    before = play.stands_before(min(stand, end))
    if before is None:
        return {"none"}, first, 0
    return {"shifts"}, first, before


def judge(play, edit, save, told):
    """Holds what the program told of a save to what must come out; what is
    left to try: where it stands."""
    file, stop = save
    fits, first, stand = expect(play, edit, file, stop)
    where = f"{edit.kind}, {edit.what}: {file}: {told}"
    assert told["fit"] in fits, f"{fits} was expected; {where}"
    edit.counts[told["fit"]] += 1
    if edit.expected is not None:
        assert told["fit"] in edit.expected, f"{edit.expected}; {where}"
    if told["fit"] in ("same", "agrees"):
        assert told["turn"] == 0 and told["reason"] == "", where
    else:
        assert told["turn"] == first, f"turn {first} was expected; {where}"
        assert told["reason"] != "", where
        assert edit.names_it(told["reason"]), where
        key = re.sub(r"\d+", "N", told["reason"])
        edit.reasons[key] = edit.reasons.get(key, 0) + 1
    return None if told["fit"] == "none" else (play, edit, file, stand, where)


def stands(play, edit, file, turn, where):
    """The loaded play must tell the world of the unedited one; and where
    persons choose everything, the rest of their lines must bring it to the
    very end that these lines have from the start."""
    copy = Path(str(file) + f".{edit.number}")
    shutil.copy(file, copy)
    whole = (play.parts[edit][0] is None
             and set(play.persons) == set(play.base.deciders))
    rest = play.lines[int(file.stem):] if whole else []
    moves = plays.put_lines(copy.with_suffix(".moves"), rest)
    done = run("play", edit.file, "--save", copy, "--before", "--moves", moves)
    copy.unlink()
    told = worlds(done.stdout)
    common = edit.names & play.base.names
    assert next(iter(told)) == turn, f"stands in {list(told)}, {turn} was " \
        f"expected; {where}"
    assert shared(told[turn], common) == shared(play.told[turn], common), (
        f"{shared(told[turn], common) ^ shared(play.told[turn], common)} "
        f"differ; {where}")
    end = done.stdout.splitlines()[-1]
    assert not whole or end == play.ends[edit], f"it ends in {end}; {where}"


def judge_all(edit, made):
    """All saves in one run of `saves`, then each by itself."""
    files = [str(save[0]) for play in made for save in play.saves]
    done = run("saves", edit.file, *files, "--format", "json", code=(0, 1))
    told = {item["file"]: item for item in json.loads(done.stdout)["saves"]}
    assert sorted(told) == sorted(files), "a save is missing"
    left = []
    for play in made:
        play.parts[edit] = play.differs(edit)
        left += [judge(play, edit, save, told[str(save[0])])
                 for save in play.saves]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: stands(*one), filter(None, left)))
    bad = edit.counts["shifts"] + edit.counts["none"]
    assert done.returncode == (1 if bad else 0), done.returncode


def meridia(one):
    """[(kind, what, scenario, fits that may come)] for Meridia."""
    fine = {"same", "agrees"}
    return [
        ("typo", "two texts", edits.typo(one), {"same"}),
        ("new option", "of the first scene", edits.new_option(one, "cable"),
         {"agrees"}),
        ("new option", "of the fourth scene", edits.new_option(one, "ships"),
         {"agrees"}),
        ("removed option", "ask", edits.removed_option(one, "ask"), None),
        ("removed option", "escort", edits.removed_option(one, "escort"),
         None),
        ("removed option", "deny, of the other side",
         edits.removed_option(one, "deny"), None),
        ("renamed id", "option ask",
         edits.renamed_id(one, "ask", "ask_quietly"), None),
        ("renamed id", "meter pride",
         edits.renamed_id(one, "pride", "standing"), fine),
        ("renamed id", "scene ships",
         edits.renamed_id(one, "ships", "ships_meet"), None),
        ("changed number", "hold: tension",
         edits.changed_effect(one, "hold", "tension"), None),
        ("changed number", "accept: tension",
         edits.changed_effect(one, "accept", "tension"), None),
        ("changed number", "start of trust",
         edits.changed_start(one, "trust"), {"none"}),
        ("new scene before", "the first", edits.new_scene(one, "cable"),
         {"none"}),
        ("new scene before", "the fourth", edits.new_scene(one, "ships"),
         None),
        ("removed scene", "evidence", edits.removed_scene(one, "evidence"),
         None),
        ("removed scene", "the last, to read",
         edits.removed_scene(one, "harbour_bells"), None),
        ("new meter", "moved by name", edits.new_meter(one, "name"),
         {"agrees"}),
        ("changed weight", "ask: logs come seldom",
         edits.changed_weight(one, "ask", "logs", 1), None),
        ("changed weight", "ask: logs come a bit less",
         edits.changed_weight(
             one, "ask", "logs", "55 if cause == accident else 18"),
         {"agrees", "shifts"}),
        ("new event", "certain from turn 3",
         edits.new_event(one, "tension", 100), None),
        ("new event", "of 20 percent",
         edits.new_event(one, "tension", 20), None),
        ("changed when", "keep_file: only when blamed",
         edits.changed_when(one, "keep_file", "named"), None),
        ("changed when", "accept: only where calm",
         edits.changed_when(one, "accept", "tension < 50"), None),
        ("reordered file", "arrays and keys, once",
         edits.reordered(one, 1), fine),
        ("reordered file", "arrays and keys, otherwise",
         edits.reordered(one, 2), fine),
    ]


def sony(one):
    """The same for December 2014, where its ids differ."""
    fine = {"same", "agrees"}
    return [
        ("typo", "two texts", edits.typo(one), {"same"}),
        ("new option", "of the second scene",
         edits.new_option(one, "pulled"), {"agrees"}),
        ("removed option", "name_thin",
         edits.removed_option(one, "name_thin"), None),
        ("renamed id", "scene menu",
         edits.renamed_id(one, "menu", "carte"), None),
        ("changed number", "start of tokyo",
         edits.changed_start(one, "tokyo"), {"none"}),
        ("new scene before", "the sixth", edits.new_scene(one, "reply"),
         None),
        ("removed scene", "dark", edits.removed_scene(one, "dark"), None),
        ("new meter", "moved by ask_tokyo",
         edits.new_meter(one, "ask_tokyo"), {"agrees"}),
        ("new event", "of 20 percent",
         edits.new_event(one, "support", 20), None),
        ("reordered file", "arrays and keys", edits.reordered(one, 1), fine),
    ]


def table(name, scenario, list_edits, seeds, folder):
    """Every save of every play through every edit."""
    dice = random.Random(2014)
    base = Base(scenario, folder)
    made = []
    for seed in range(1, max(seeds) + 1):
        policies = {actor: dice.choice(["uniform", "weights", "hawk", "dove"])
                    for actor in base.deciders}
        if seed not in seeds:
            continue
        own = folder / f"play{seed}"
        own.mkdir()
        made.append(Play(base, own, seed, policies))
    done = []
    for number, (kind, what, edited, expected) in enumerate(
            list_edits(scenario)):
        edit = Edit(kind, what, edited, folder / f"edit{number}", expected)
        edit.number = number
        done.append(edit)
    for edit in done:
        judge_all(edit, made)
    saves = sum(len(play.saves) for play in made)
    print(f"\n{name}: {saves} saves of {len(made)} plays")
    print(f"{'kind':16} {'edit':34} {'same':>6} {'agrees':>6} "
          f"{'shifts':>6} {'none':>6}  most frequent reason")
    for edit in done:
        print(edit.row())
        if edit.expected is None and len(made) >= 12:
            assert edit.counts["shifts"] > 0, "nothing shifts: no test"
    return saves * len(done)


def main():
    folder = Path(tempfile.mkdtemp(prefix="demarche-edits-"))
    judged = 0
    few = [int(seed) for seed in sys.argv[3:]]
    jobs = (("meridia", plays.MERIDIA, meridia, few or range(1, 13)),
            ("sony_2014", plays.SONY, sony, range(1, 4)))
    try:
        for name, file, list_edits, seeds in jobs[:1 if few else 2]:
            scenario = json.loads(file.read_text(encoding="utf-8"))
            own = folder / name
            own.mkdir()
            judged += table(name, scenario, list_edits, seeds, own)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{judged} times a save met an edited scenario; every world is "
          "the one that was saved")


if __name__ == "__main__":
    main()
