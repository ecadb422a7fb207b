"""What the fuzz targets begin with, made from what the other tests hold and
from plays as the program writes them now. Only what no other test holds lies
in corpus/TARGET.

seeds.py FOLDER SOURCE CLI fills FOLDER/TARGET."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / name)
                for name in ("hostile", "json_suite", "schema")]

import made  # noqa: E402 (where it lies is known only here)
import mutate  # noqa: E402
import test_cases  # noqa: E402

# In bytes, of an input: longer ones would be cut by libFuzzer. What takes
# longest comes first, so that two that run at a time end together.
LENGTHS = {"grammar": 1200, "save": 32768, "script": 1024, "load": 8704,
           "recording": 16384, "po": 4096, "expr": 256, "scan": 8704}
TARGETS = tuple(LENGTHS)


def put(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def copy(folder, paths):
    for path in paths:
        put(folder, f"{path.parent.name}-{path.name}", path.read_bytes())


# Scenarios ------------------------------------------------------------------

def small_scenarios():
    """The whole ones whose every part a change soon meets."""
    return [TESTS / "schema" / "every_key.json",
            TESTS / "explain" / "cable.json", *TESTS.glob("scenarios/*.json")]


def scenario_seeds(seeds):
    paths = [*small_scenarios(), *TESTS.glob("bad_scenarios/*.json"),
             *TESTS.glob("hostile/files/*.json")]
    for target in ("scan", "load"):
        copy(seeds / target, paths)


def changed_seeds(seeds):
    """Wrong by one to three changes to their values."""
    files = [json.loads(path.read_text("utf-8")) for path in small_scenarios()]
    mutator = mutate.Mutator(files, 2031)
    for i in range(150):
        text = json.dumps(mutator.file(), ensure_ascii=False)
        put(seeds / "load", f"changed-{i}", text.encode())


TAGS = ["de", "gsw", "sr-Latn-RS", "es-419", "de-1996", "zh-hant-hk-x-a",
        "en-x-", "xx", "english", "de_DE", "de-DE-DE", "de-Latn-Latn", "i",
        "12", "", "de-a"]


def hostile_seeds(seeds):
    """Of each row of the threats the first few that are short enough."""
    rows = re.findall(r"(?m)^made:(\w+)((?: \S+)*)",
                      (TESTS / "hostile" / "threats.txt").read_text("utf-8"))
    for i, (name, words) in enumerate(rows):
        for j, text in enumerate(getattr(made, name)(*words.split())[:5]):
            for target in ("scan", "load"):
                if len(text) <= LENGTHS[target]:
                    put(seeds / target, f"hostile-{i}-{name}-{j}", text)
    for tag in TAGS:
        put(seeds / "load", f"language-{tag}",
            made.text_of(made.scenario(language=tag)))


def json_seeds(seeds):
    """What is JSON, and what is not."""
    texts = [*test_cases.JSON, *test_cases.NO_SCENARIO, *test_cases.NO_JSON,
             *test_cases.OPEN_YES, *test_cases.OPEN_NO]
    for i, text in enumerate(texts):
        if len(text) <= LENGTHS["scan"]:
            put(seeds / "scan", f"text-{i}", text)


# Expressions ----------------------------------------------------------------

def choice_seeds(seeds):
    """Choices for the grammars: three in four that spoil nothing."""
    dice = random.Random(2031)
    for i in range(120):
        choices = bytes([i % 4]) + dice.randbytes(20 + 16 * i)
        put(seeds / "grammar", f"{i}", choices)
        put(seeds / "expr", f"choices-{i}", bytes([2 + i % 2])
            + dice.randbytes(4 + i))


def expression_seeds(seeds, source):
    """Every expression that stands in a scenario, a wrong one's too."""
    texts = set()
    for path in [*source.glob("scenarios/*/scenario.json"),
                 *small_scenarios(), *TESTS.glob("bad_scenarios/expr_*.json")]:
        texts |= set(re.findall(r'"(?:when|weight|chance|cancel_if|goal)": '
                                r'"([^"]+)"', path.read_text("utf-8")))
    for i, text in enumerate(sorted(texts)):
        put(seeds / "expr", f"text-{i}", bytes([i % 2]) + text.encode())


# Translations ---------------------------------------------------------------

RULES = ["nplurals=1; plural=0;", "nplurals=2; plural=(n > 1);",
         "nplurals=6; plural=n+0==0?0:n-1==0?1:n*2==4?2:n/1>=3&&n<11?3:n<=99?4"
         ":!n||5;", "nplurals=3; plural=n%10==1&&n%100!=11?0:n/0;",
         "nplurals=0; plural=0;", "nplurals=7; plural=0;", "plural=0;",
         "nplurals=2 plural=0;", "nplurals=2;", "nplurals=2; plural=;",
         "nplurals=2; plural=n 1;", "nplurals=2; plural=(n;",
         "nplurals=2; plural=n);", "nplurals=2; plural=n?1;",
         "nplurals=2; plural=n:1;", "nplurals=2; plural=(n?1);",
         "nplurals=2; plural=n ==;", "nplurals=2; plural=4294967296;",
         "nplurals=2; plural=n=1;", "nplurals=2; plural=!(!n);",
         "nplurals=2; plural=" + 40 * "(" + "n" + 40 * ")" + ";",
         "nplurals=2; plural=n" + 200 * "+1" + ";", "nplurals=2; plural=n&1;"]


def rule_seeds(seeds):
    """Rules for plurals, right and wrong, with an entry for two."""
    for i, rule in enumerate(RULES):
        put(seeds / "po", f"rule-{i}", (
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8'
            f'\\n"\n"Plural-Forms: {rule}\\n"\n\nmsgctxt "turns"\n'
            'msgid "{n} turn"\nmsgid_plural "{n} turns"\n'
            'msgstr[0] "{n} Zug"\nmsgstr[1] "{n} Züge"\n').encode())


def po_seeds(seeds, source):
    """Pieces of what is translated, each with the header."""
    for path in [*source.glob("scenarios/*/de.po"),
                 source / "assets" / "lang" / "de.po"]:
        header, *entries = path.read_text("utf-8").split("\n\n")
        for i in range(0, len(entries), max(1, len(entries) // 12)):
            piece = "\n\n".join([header, *entries[i:i + 6]]).encode()
            put(seeds / "po", f"{path.parent.name}-{i}",
                piece[:LENGTHS["po"]])


# Plays ----------------------------------------------------------------------

SAID = ["1", "1", "2", "2", "3", "continue", "continue", "undo", "redo",
        "branch 2", "mandates 1 2", "inject storm", "inject fishermen",
        "veto boreal deny", "cap 2", "cap none", "vote 3 of 4 for a call",
        "guess peace 40", "note one \\ two", "withdraw aldra"]
MISSAID = ["move", "move nobody deny", "move corvo deny", "move boreal denied",
           "move boreal deny now", "veto boreal", "veto corvo deny", "inject",
           "inject strom", "cap", "cap low", "cap 99", "note", "vote  ",
           "withdraw", "withdraw nobody", "withdraw corvo", "undo 3", "redo it",
           "branch", "branch two", "branch 999", "cotinue", "", " ", "\t",
           "note \u202e back", "veto aldra nothing", "move \udcff deny"]
HOW = [["--auto"], [], ["--as-it-was"], ["--cut", "15"],
       ["--seat", "boreal", "--seat", "aldra"]]


def play_seeds(seeds, source, cli):
    """Recordings and saves of Meridia as the program writes them now: alone,
    with persons, with ways that were tried and left, with orders, remarks and
    a class cut. A line that is refused is passed over."""
    scenario = source / "scenarios" / "meridia" / "scenario.json"
    dice = random.Random(7)
    for folder in ("recording", "save"):
        (seeds / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(15):
        kept = seeds / "recording" / f"play-{seed}"
        said = "".join(dice.choice(SAID[:7 if seed % 2 else None]) + "\n"
                       for _ in range(8 * seed))
        subprocess.run([cli, "play", scenario, "--seed", str(seed),
                        *HOW[seed % len(HOW)], "--record", kept,
                        "--save", seeds / "save" / kept.name],
                       input=said.encode(), check=False, capture_output=True)
    if len(list((seeds / "save").iterdir())) < 12:
        sys.exit("no plays could be kept to begin with")
    for folder in ("recording", "save"):
        for name in ("play-6", "play-14"):
            damaged_seeds(seeds / folder, name)


def damages(lines, place):
    """The line out, twice, cut, with another number or word, elsewhere."""
    line = lines[place]
    words = line.split(b" ")
    others = [[], [line, line], [line[:len(line) // 2]],
              [re.sub(rb"\d+", b"7", line, count=1)],
              [b" ".join([*words[:-1], b"other"])],
              [b" ".join([*words, b"more"])], [b"odd " + line]]
    for other in others:
        yield lines[:place] + other + lines[place + 1:]
    yield lines[place:place + 2][::-1] + lines[:place] + lines[place + 2:]


def damaged_seeds(folder, name):
    """A play with the first line of each kind damaged in each way."""
    lines = (folder / name).read_bytes().split(b"\n")
    seen = set()
    for place, line in enumerate(lines):
        word = line.split(b" ")[0]
        if word in seen:
            continue
        seen.add(word)
        for i, damaged in enumerate(damages(lines, place)):
            put(folder, f"{name}-{place}-{i}", b"\n".join(damaged))


def script_seeds(seeds):
    """What persons say, a number for an option; the first byte says who."""
    dice = random.Random(11)
    for i in range(40):
        words = [SAID[:7], SAID, SAID + MISSAID][i % 3]
        said = "".join(dice.choice(words) + "\n" for _ in range(2 * i))
        put(seeds / "script", f"said-{i}", bytes([7 * i % 256])
            + said.encode("utf-8", "surrogateescape"))


# The whole ------------------------------------------------------------------

def kept_seeds(seeds):
    """What once went wrong, or reached what nothing else did."""
    for folder in (TESTS / "fuzz" / "corpus").iterdir():
        copy(seeds / folder.name, folder.iterdir())


def dictionary(path, source):
    """The keys and words of the language."""
    words = re.findall(r"X\((\w+)\)",
                       (source / "src/scenario/keys.def").read_text("utf-8"))
    lines = [f'"\\"{word}\\":"' for word in words]
    lines += [f'"{word}"' for word in (
        "taken(", "since(", "visited(", "rung(", "clamp(", " if ", " else ",
        " and ", " or ", "not ", "\\\\u0000", "\\\\ud83d", "codex:", "**")]
    path.write_text("\n".join(lines) + "\n")


def make(seeds, source, cli):
    """Fills seeds/TARGET; the path of the dictionary."""
    scenario_seeds(seeds)
    changed_seeds(seeds)
    hostile_seeds(seeds)
    json_seeds(seeds)
    choice_seeds(seeds)
    expression_seeds(seeds, source)
    po_seeds(seeds, source)
    rule_seeds(seeds)
    play_seeds(seeds, source, cli)
    script_seeds(seeds)
    kept_seeds(seeds)
    words = seeds / "words.dict"
    dictionary(words, source)
    return words


if __name__ == "__main__":
    make(*(Path(word).resolve() for word in sys.argv[1:]))
