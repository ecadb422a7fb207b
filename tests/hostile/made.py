"""Hostile files that are too many, too large or too odd to lie in a folder.

Each function makes the inputs of one kind: a list of bytes, or of names of
what is no file. The words after `made:NAME` in threats.txt are its
arguments."""

import json
import os
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024


def scenario(**changes):
    """A small whole scenario; a change to None leaves a key out."""
    whole = {
        "format": 1, "id": "trap", "title": "A trap", "language": "en",
        "start": "2031-05-04", "limits": {"turns": 4},
        "actors": [{"id": "north", "name": "North", "playable": True}],
        "meters": [{"id": "heat", "name": "Heat", "start": 10}],
        "scenes": [{"id": "one", "title": "One", "actor": "north",
                    "prompt": "What now?",
                    "options": [{"id": "wait", "label": "Wait"},
                                {"id": "act", "label": "Act",
                                 "effects": {"heat": 5}}]}],
        "endings": [{"id": "over", "title": "Over", "text": ["Over."]}],
    }
    whole.update(changes)
    return {key: value for key, value in whole.items() if value is not None}


def text_of(value):
    return json.dumps(value, ensure_ascii=False).encode()


def with_title(raw):
    """Raw bytes between the quotes of a title."""
    return text_of(scenario(title="@@")).replace(b"@@", raw)


# Sizes ----------------------------------------------------------------------

def padded(size):
    """A good scenario of so many bytes, blanks at its end."""
    return [text_of(scenario()).ljust(int(size))]


def zeros(kind):
    """As many values as a file can hold, of the cheapest kinds."""
    if kind == "list":
        return [b"[" + b",".join([b"0"] * (MIB // 2 - 1)) + b"]"]
    if kind == "lists":
        return [b"[" + b",".join([b"[]"] * (MIB // 3 - 1)) + b"]"]
    if kind == "keys":
        keys = (b'"%x":0' % i for i in range(100200))
        return [b"{" + b",".join(keys) + b"}"]
    return [b"{" + b",".join([b'"":0'] * (MIB // 5 - 1)) + b"}"]


def values(count):
    """A scenario of so many values, the top object included."""
    whole = scenario()
    whole["x-many"] = []
    have = count_values(whole)
    whole["x-many"] = [0] * (int(count) - have)
    return [text_of(whole)]


def count_values(value):
    inner = (value.values() if isinstance(value, dict)
             else value if isinstance(value, list) else [])
    return 1 + sum(map(count_values, inner))


def deep(depth):
    """So many brackets, square, curly and in turns."""
    depth = int(depth)
    square = b"[" * depth + b"]" * depth
    curly = b'{"":' * (depth - 1) + b"{}" + b"}" * (depth - 1)
    mixed = b'[{"":' * (depth // 2) + b"0" + b"}]" * (depth // 2)
    return [square, curly, mixed if depth % 2 == 0 else b"[" + mixed + b"]",
            b"[" * depth]


def long_string(points):
    """In a text and in a key of a note, with letters of one to four bytes."""
    return [text_of(scenario(summary=letter * int(points)))
            for letter in "aé–🙂"] + \
        [text_of(scenario(**{"x-" + "a" * (int(points) - 2): 1}))]


def long_id(letters):
    name = "a" * int(letters)
    return [text_of(scenario(id=name))]


def long_word(letters):
    return [text_of(scenario(summary="a" * int(letters)))]


def marks(count):
    return [text_of(scenario(title="A" + "\u0301" * int(count)))]


# Numbers --------------------------------------------------------------------

def number(*spellings):
    """Each in fields of several kinds, at the same place of their line."""
    whole = scenario()
    whole["meters"][0]["start"] = "@@"
    text = json.dumps(whole, ensure_ascii=False).replace('"@@"', "\n@@\n")
    return [text.replace("@@", spelling).encode() for spelling in spellings]


def digits(count):
    return number("1" * int(count), "-" + "9" * int(count))


def decimals(count):
    return number("0." + "3" * int(count))


def amount(*expressions):
    """Expressions as what an option does to a meter."""
    whole = scenario()
    inputs = []
    for expression in expressions:
        whole["scenes"][0]["options"][1]["effects"]["heat"] = expression
        inputs.append(text_of(whole))
    return inputs


def overflow():
    """Arithmetic at the ends of 64 bits, in every place of an amount."""
    big = "9223372036854775807"
    return amount(f"{big} + 1", f"-{big} - 2", f"{big} * {big}",
                  f"-(-{big} - 1)", f"abs(-{big} - 1)",
                  f"(-{big} - 1) / -1", f"(-{big} - 1) % -1",
                  f"{big} * heat * heat * heat", f"max(-{big}, {big}) * -2",
                  f"clamp({big} * 3, -{big}, {big})", f"7 % -3 + -7 / 2")


def divisions():
    return amount("1 / heat", "1 % heat", "1 / 0", "1 / (heat - heat)",
                  "1 / (1 if heat > 3 else 0)")


# Letters --------------------------------------------------------------------

def points(where, *ranges):
    """Each code point of the ranges (hexadecimal), raw where JSON takes it,
    as an escape, or both: `raw`, `escape`; in an `id` or a `key` too."""
    inputs = []
    for span in ranges:
        first, last = (span.split("-") * 2)[:2]
        for point in range(int(first, 16), int(last, 16) + 1):
            inputs.append(point_in(where, point))
    return inputs


def point_in(where, point):
    units = chr(point).encode("utf-16-be", "surrogatepass").hex()
    escape = "".join("\\u" + units[i:i + 4] for i in range(0, len(units), 4))
    raw = chr(point).encode("utf-8", "surrogatepass")
    if where == "raw":
        return with_title(b"a" + raw + b"b")
    if where == "id":
        return text_of(scenario(id="@@")).replace(b"@@", escape.encode())
    if where == "key":
        return text_of(scenario(**{"@@": 1})).replace(b"@@", escape.encode())
    return with_title(b"a" + escape.encode() + b"b")


def titles(*spellings):
    """Bytes of a title, spelt as Python spells them."""
    return [with_title(spelling.encode().decode("unicode_escape")
                       .encode("latin-1")) for spelling in spellings]


def utf16():
    whole = json.dumps(scenario())
    return [whole.encode("utf-16"), whole.encode("utf-16-le"),
            whole.encode("utf-16-be"), b"\xfe\xff" + whole.encode("utf-16-be")]


def with_mark():
    """A byte order mark, as Windows editors write it."""
    return [b"\xef\xbb\xbf" + text_of(scenario())]


def steering():
    """What could steer a terminal, wherever a message repeats it."""
    evil = "\x1b]0;t\x07\x1b[31m\x9b2J\x7f"
    return [text_of(scenario(**changes)) for changes in (
        {"title": evil}, {evil: 1}, {"id": evil}, {"language": evil},
        {"clock": evil}, {"start": evil}, {"forecast": evil},
        {"scenes": [{"id": "one", "title": "One", "when": evil}]},
        {"scenes": [{"id": "one", "title": "{" + evil + "}"}]})]


# What never ends ------------------------------------------------------------

def node_chain(nodes):
    """An expression of so many nodes, as flat and as deep as can be."""
    terms = (int(nodes) + 1) // 2
    flat = " + ".join(["heat"] * terms)
    return amount(flat)


def node_depth(depth):
    inner = int(depth) - 1
    return amount("abs(" * inner + "heat" + ")" * inner)


def bombs():
    """As many of the largest expressions as a file can hold."""
    bomb = " + ".join(["max(heat, 1 if heat > 2 else heat)"] * 23)
    scenes = []
    for scene in range(16):
        options = [{"id": f"o{scene}_{i}", "label": "O", "weight": bomb,
                    "effects": {"heat": bomb}} for i in range(32)]
        scenes.append({"id": f"s{scene}", "title": "S", "actor": "north",
                       "options": options})
    whole = text_of(scenario(scenes=scenes, limits={"turns": 16}))
    assert len(whole) > MIB * 0.75
    return [whole]


def circles(length):
    """Scenes that lead to each other, and events that set each other off."""
    length = int(length)
    scenes = [{"id": f"s{i}", "title": "S", "actor": "north",
               "options": [{"id": f"o{i}", "label": "Go",
                            "goto": f"s{(i + 1) % length}"}]}
              for i in range(length)]
    flags = [{"id": f"f{i}", "name": "F"} for i in range(length)]
    events = [{"id": f"e{i}", "name": "E", "when": f"f{i}",
               "set": {f"f{i}": False, f"f{(i + 1) % length}": True}
               if length > 1 else {"f0": True},
               "goto": f"s{(i + 1) % length}"}
              for i in range(length)]
    rules = [{"id": "start", "name": "R", "once": True, "when": True,
              "set": {"f0": True}},
             {"id": "read", "name": "R", "when":
              " or ".join(f"f{i}" for i in range(length)),
              "effects": {"heat": 1}}]
    return [text_of(scenario(scenes=scenes, flags=flags, events=events,
                             rules=rules, limits={"turns": 100}))]


def later_circle():
    """A consequence that sends the next, each out of the last."""
    later = []
    for i in range(9):
        later = [{"id": f"c{i}", "in": 1, "effects": {"heat": 1},
                  **({"later": later} if later else {})}]
    whole = scenario(limits={"turns": 100})
    whole["scenes"][0]["options"][0]["later"] = later
    whole["scenes"][0]["next"] = "one"
    return [text_of(whole)]


def effects(count):
    """So many effects in one turn, by rules that all hold."""
    meters = [{"id": f"m{i}", "name": "M", "start": 1} for i in range(63)]
    rules = []
    left = int(count) - 1  # the option's own
    while left > 0:
        names = [f"m{i}" for i in range(min(63, left))]
        rules.append({"id": f"r{len(rules)}", "name": "R", "when": True,
                      "effects": {name: 1 for name in names}})
        left -= len(names)
    whole = scenario(rules=rules)
    whole["meters"] += meters
    return [text_of(whole)]


def no_way_out():
    """No option is ever open, no scene leads on, no ending comes early."""
    shut = [{"id": "a", "label": "A", "when": False},
            {"id": "b", "label": "B", "when": "heat > 1000"}]
    scene = {"id": "one", "title": "One", "actor": "north", "next": "one"}
    return [text_of(scenario(scenes=[{**scene, "options": shut}],
                             limits={"turns": 100}))]


def endless():
    """A scene without a decision that leads to itself."""
    return [text_of(scenario(scenes=[{"id": "one", "title": "One",
                                      "next": "one"}],
                             limits={"turns": 100}))]


def formats():
    """What printf, Python and others would take for orders."""
    evil = "%n %s %1000000d %x {{0}} {{}} ${{x}} $(id) `id` %n%n%n%n"
    whole = scenario(title=evil, summary=evil, facts_note=evil)
    whole["scenes"][0]["options"][0]["label"] = "%n%s"
    whole["scenes"][0]["brief"] = [evil]
    return [text_of(whole)]


# What is no file ------------------------------------------------------------

def thing(kind, folder):
    """Makes it in a folder; returns its name."""
    path = folder / kind
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to("loop")
    elif kind == "dangling":
        path.symlink_to("nowhere")
    elif kind == "link_to_folder":
        path.symlink_to(".")
    elif kind == "link":
        (folder / "real.json").write_bytes(text_of(scenario()))
        path.symlink_to("real.json")
    else:
        return kind
    return str(path)
