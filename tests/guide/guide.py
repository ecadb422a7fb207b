"""The author's guide as parts: its code blocks, headings, links and tables.

A block says behind its three ticks how it is to be read:

    json scenario        a whole scenario
    json add             members that are added to the base: the scenario that
                         `new` writes; lists get longer, objects too
    json at=PATH         goes into the base there; a list is ended by "-"
    json before=PATH     goes into the list before what stands there
    json into=PATH       its members go into the object there
    ... then             on top of the block before, not of the base alone
    ... half             judged with the next one only
    ... wrong=E302       must give that finding; all others must give none
    json matcher         VS Code's tasks, with a pattern for findings
    expr number|truth    one expression a line, of that type
    expr always          claims that hold in every play of the base
    sh, sh exit=1        commands, run one block after the other in one folder
    text output          what the commands before wrote; "…" is anything
    ebnf                 the grammar of expressions
    vim, elisp           how an editor finds the place of a finding
    text                 shown, not run

A step of a PATH is a key, a place in a list, or the id of what stands there."""

import copy
import json
import re
from pathlib import Path

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODES = ("add", "at", "before", "into")


class Block:
    def __init__(self, info, body, line):
        words = info.split()
        self.line = line
        self.body = body
        self.language = words[0] if words else ""
        self.words = [word for word in words[1:] if "=" not in word]
        self.values = dict(word.split("=", 1) for word in words[1:]
                           if "=" in word)

    def __str__(self):
        return f"scenarios/README.md:{self.line}"

    def is_a(self, *words):
        """Whether it is that language with these words."""
        return self.language == words[0] and set(words[1:]) <= set(self.words)

    @property
    def mode(self):
        """How a json block goes into the base; None where it does not."""
        if self.language != "json":
            return None
        return next((mode for mode in MODES
                     if mode in self.values or mode in self.words), None)


class Guide:
    def __init__(self, path):
        self.path = Path(path)
        self.text = self.path.read_text(encoding="utf-8")
        self.blocks = [
            Block(found[1], found[2],
                  self.text.count("\n", 0, found.start()) + 1)
            for found in FENCE.finditer(self.text)]
        self.prose = FENCE.sub("", self.text)

    def of(self, *words):
        return [block for block in self.blocks if block.is_a(*words)]

    def anchors(self):
        """Of headings, as the places that show Markdown make them."""
        return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-")
                for line in re.findall(r"^#+ (.*)$", self.prose, re.MULTILINE)}

    def section(self, heading):
        found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)",
                          self.text, re.MULTILINE | re.DOTALL)
        return found[1]


# Into the base ---------------------------------------------------------------

def step(value, word):
    if isinstance(value, dict):
        return value[word]
    if word.isdigit():
        return value[int(word)]
    return value[place(value, word)]


def place(items, word):
    """Where in a list the thing of that id stands."""
    for at, item in enumerate(items):
        if isinstance(item, dict) and word in (item.get("id"),
                                               item.get("use")):
            return at
    raise KeyError(word)


def find(scenario, path):
    """What stands above the end of a path, and its last step."""
    words = path.strip("/").split("/")
    value = scenario
    for word in words[:-1]:
        value = step(value, word)
    return value, words[-1]


def add(base, members):
    for key, value in members.items():
        if isinstance(base.get(key), list):
            base[key] = base[key] + value
        elif isinstance(base.get(key), dict):
            base[key].update(value)
        else:
            base[key] = value


def put(base, block):
    """A copy of the base with what a block has to add."""
    scenario = copy.deepcopy(base)
    part = json.loads(block.body)
    mode = block.mode
    if mode == "add":
        add(scenario, part)
        return scenario
    above, last = find(scenario, block.values[mode])
    if mode == "into":
        step(above, last).update(part)
    elif mode == "before":
        above.insert(place(above, last), part)
    elif last == "-":
        above.append(part)
    else:
        above[last] = part
    return scenario
