"""Mutations of scenarios at the level of JSON. every_place() leaves
each key out once, empties each list, adds a key to each object, and puts
whatever stands at an edge for each number and date. A Mutator changes one to
three things by chance; the same seed makes the same files."""

import copy
import random

WORDS = ["always", "debrief", "public", "private", "deniable", "verbal",
         "force", "high", "neither", "likelihood", "number", "never", "grave",
         "for", "up", "reported", "size", "hawk", "Public", "nothing", ""]
DATES = ["2031-03-02", "2032-02-29", "2000-02-29", "0004-02-29", "9999-12-31",
         "2031-03-02T00:00", "2031-12-31T23:59:59", "2031-02-29", "1900-02-29",
         "2031-04-31", "2031-13-01", "2031-00-10", "2031-1-1", "0000-01-01",
         "2031-03-02T24:00", "2031-03-02T12", "2031-03-02T12:60", "2031-03-02Z",
         "2031-03-02T12:00:60", "2031-03-02 12:00", "2031-03-02\n", "today",
         "2031-03-02T12:00Z", "0100-02-29", "0400-02-29"]
IDS = ["a", "zz_9", "x" * 64, "x" * 65, "A", "9a", "a-b", "a b", "", "_a",
       "a\n", "caf\u00e9", "turn", "end"]
NUMBERS = [-1, 0, 1, 2, 5, 32, 33, 90, 91, 100, 101, 180, 181, 1000, 1001,
           10000, 10001, 100001, 1000000, 1000001, -1000000, -1000001, 2000001,
           2**63 - 1, 2**63, 10**30]
VALUES = [None, True, False, 3, -4, 1.5, 2.0, 0.25, "text", "", [], {},
          ["a"], [[]], [{}], {"text": "T"}, {"x-a": 1}, {"use": "say"},
          {"id": "new", "label": "New"}, [1, "a"], [None]]
NONE = object()
NOTES = [None, 1.5, "why", [], {"effects": 3}, [{"id": 1}]]


class Mutator:
    """Draws from `files`, a list of parsed scenarios."""

    def __init__(self, files, seed):
        self.files = files
        self.random = random.Random(seed)
        self.keys = sorted({key for file in files
                            for node in nodes(file) if isinstance(node, dict)
                            for key in node if not key.startswith("x-")})
        self.parts = [(key, value) for file in files for node in nodes(file)
                      if isinstance(node, dict) for key, value in node.items()]

    def file(self):
        root = copy.deepcopy(self.random.choice(self.files))
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            self.random.choice(self.CHANGES)(self, root)
        return root

    def thing(self, root):
        return self.random.choice([node for node in nodes(root)
                                   if isinstance(node, dict)] or [{}])

    def key(self, node, kind=object):
        keys = [key for key, value in node.items() if isinstance(value, kind)]
        return self.random.choice(keys) if keys else None

    def place(self, root, kind):
        """An object and one of its keys under which such a value stands."""
        places = [(node, key) for node in nodes(root) if isinstance(node, dict)
                  for key, value in node.items()
                  if isinstance(value, kind) and not isinstance(value, bool)]
        return self.random.choice(places) if places else ({}, None)

    def drop(self, root):
        node = self.thing(root)
        node.pop(self.key(node), None)

    def rename(self, root):
        node = self.thing(root)
        key = self.key(node)
        if key is not None:
            typo = self.random.choice([key[:-1], key + "s", key.upper(),
                                       self.random.choice(self.keys)])
            node[typo] = node.pop(key)

    def other_type(self, root):
        node = self.thing(root)
        key = self.key(node)
        if key is not None:
            node[key] = copy.deepcopy(self.random.choice(VALUES))

    def number(self, root):
        node, key = self.place(root, (int, float))
        if key is not None:
            node[key] = self.random.choice(NUMBERS)

    def string(self, root):
        node, key = self.place(root, str)
        if key is not None:
            node[key] = self.random.choice(
                DATES if key in ("date", "start") else
                IDS if key == "id" else WORDS)

    def text(self, root):
        """Another text in a place where any will do."""
        places = [(node, key) for node in nodes(root) if isinstance(node, dict)
                  for key in ("title", "name", "text", "label", "prompt")
                  if isinstance(node.get(key), str)]
        node, key = self.random.choice(places)
        node[key] = self.random.choice(["Other.", [], ["A", {"text": "B"}],
                                        {"text": "C", "when": "true"}])

    def note(self, root):
        node = self.thing(root)
        node["x-" + self.random.choice("abc")] = self.random.choice(NOTES)

    def add_known(self, root):
        """A key that stands elsewhere, with the value that it has there."""
        node = self.thing(root)
        key, value = self.random.choice(self.parts)
        node[key] = copy.deepcopy(value)

    def element(self, root):
        node, key = self.place(root, list)
        if key is not None:
            node[key].append(copy.deepcopy(
                self.random.choice(node[key] or [3])
                if self.random.random() < 0.7 else self.random.choice(VALUES)))

    def fewer(self, root):
        node, key = self.place(root, list)
        if key is not None and node[key]:
            node[key].pop(self.random.randrange(len(node[key])))

    def empty(self, root):
        node, key = self.place(root, (list, dict))
        if key is not None:
            node[key] = type(node[key])()

    def both_forms(self, root):
        """Keys that exclude each other, or need each other."""
        for name, keys in self.random.sample(FORMS, 3):
            lists = [root.get(name)] if name in root else []
            if name == "options":
                lists = [node["options"] for node in nodes(root)
                         if isinstance(node, dict) and "options" in node]
            found = [node for items in lists if isinstance(items, list)
                     for node in items if isinstance(node, dict)]
            if found:
                self.random.choice(found).update(copy.deepcopy(keys))
                return

    def clock(self, root):
        root["clock"] = "heat"

    def library(self, root):
        root["options"] = root.get("options", []) + [
            self.random.choice(["say", {"use": "say"}, 3])]

    CHANGES = [drop, rename, other_type, number, string, text, note, note,
               add_known, element, fewer, empty, both_forms, both_forms, clock,
               library]


FORMS = [
    ("scenes", {"decisions": []}),
    ("scenes", {"actor": "us"}),
    ("scenes", {"options": []}),
    ("scenes", {"prompt": "What?"}),
    ("scenes", {"history": {}}),
    ("scenes", {"date": "2033-01-01"}),
    ("scenes", {"days": 3}),
    ("meters", {"scale": "likelihood"}),
    ("meters", {"scale": "number"}),
    ("meters", {"max": 80}),
    ("meters", {"bands": []}),
    ("options", {"to": []}),
    ("options", {"to": [], "signal": "private"}),
    ("options", {"signal": "public"}),
    ("options", {"use": "say"}),
    ("expect", {"never": "false"}),
    ("expect", {"odds": {"ending": "peace"}}),
]


def places(root):
    """One place of each kind: (way, key, value), a way as a list of keys."""
    seen = set()
    waiting = [([], root)]
    while waiting:
        way, node = waiting.pop()
        if isinstance(node, list):
            waiting += [(way + [i], item) for i, item in enumerate(node)]
        elif isinstance(node, dict):
            for key, value in node.items():
                if key.startswith("x-"):
                    continue
                kind = tuple("" if isinstance(part, int) else part
                             for part in way + [key])
                if (kind, type(value)) not in seen:
                    seen.add((kind, type(value)))
                    yield way, key, value
                waiting.append((way + [key], value))


def edges(key, value):
    """What becomes of a value; NONE: it is left out."""
    yield NONE
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from NUMBERS
    elif key in ("date", "start") and isinstance(value, str):
        yield from DATES
    elif value == "every_key":
        yield from IDS
    elif isinstance(value, list):
        yield []
    elif isinstance(value, dict):
        yield {**value, "unknown": 1}


def every_place(root):
    for way, key, value in places(root):
        for edge in edges(key, value):
            out = copy.deepcopy(root)
            node = out
            for part in way:
                node = node[part]
            if edge is NONE:
                del node[key]
            else:
                node[key] = edge
            yield out


def nodes(root):
    """Every value that is not within a note."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, dict):
            waiting.extend(value for key, value in node.items()
                           if not key.startswith("x-"))
        elif isinstance(node, list):
            waiting.extend(node)
