"""Examples of `explain` as files that can be checked.

A piece of a scenario stands in cable.json at its JSON pointer, letter by
letter: what is wrong with it may be that it is no JSON."""

import json
import re

HERE = "@here@"


def number_of(text, place):
    return text.replace("#", str(place))


def repeated(match):
    """What a text in guillemets stands for."""
    count, text = int(match[1]), match[2]
    joined = "".join(number_of(text, place) for place in range(count))
    return joined[:-1] if text.endswith(",") else joined


def expanded(fragment):
    """The bytes that a fragment stands for."""
    text = re.sub(r"‹(\d+) × ([^›]*)›", repeated, fragment)
    parts = re.split(r"\\x([0-9a-f]{2})", text)
    return b"".join(bytes([int(part, 16)]) if place % 2 else part.encode()
                    for place, part in enumerate(parts))


def is_repeated(fragment):
    return "‹" in fragment


def keys_of(fragment):
    """The keys of members; none where it does not read."""
    try:
        return set(json.loads(b"{" + expanded(fragment) + b"}"))
    except ValueError:
        return set()


def is_members(fragment):
    return re.match(r'\s*"[^"\n]*"\s*:', fragment) is not None


def parent_of(tree, pointer):
    """The list or object that holds the last part of a pointer, and that."""
    *path, last = pointer.split("/")[1:]
    for part in path:
        tree = tree[int(part) if isinstance(tree, list) else part]
    return tree, last


def target_of(tree, pointer):
    if pointer == "/":
        return tree
    parent, last = parent_of(tree, pointer)
    return parent[int(last) if isinstance(parent, list) else last]


def mark_value(tree, pointer):
    parent, last = parent_of(tree, pointer)
    if isinstance(parent, list) and last == "-":
        parent.append(HERE)
    else:
        parent[int(last) if isinstance(parent, list) else last] = HERE


def placed(base, example, which):
    """The file in which the fragment stands, and the line before it."""
    fragment = example[which]
    if example["form"] == "file":
        return expanded(fragment.rstrip("\n")), 0
    tree = json.loads(base)
    mark = json.dumps(HERE)
    if is_members(example["right"]):
        members = target_of(tree, example["at"])
        for key in keys_of(example["wrong"]) | keys_of(example["right"]):
            members.pop(key, None)
        members[HERE] = 0
        mark += ": 0"
    else:
        mark_value(tree, example["at"])
    text = json.dumps(tree, indent=1, ensure_ascii=False)
    assert text.count(mark) == 1, "the fragment has no place"
    head, tail = text.split(mark)
    return (head.encode() + b"\n" + expanded(fragment) + tail.encode(),
            head.count("\n") + 1)


def contexts(text):
    """The contexts of PO entries; that of the header is empty."""
    header = {""} if "Content-Type" in text else set()
    return header | set(re.findall(r'(?m)^msgctxt "(.*)"$', text))


def translated(template):
    """The entries of a template, each translated by its own text."""
    entries = ['msgid ""\nmsgstr ""\n'
               '"Content-Type: text/plain; charset=UTF-8\\n"']
    for block in template.strip().split("\n\n")[1:]:
        lines = [line for line in block.split("\n") if line[0] != "#"]
        text = "\n".join(lines[1:-1]).removeprefix("msgid ")
        entries.append(f"{lines[0]}\nmsgid {text}\nmsgstr {text}")
    return entries


def translation(entries, example, which):
    """A PO file in which the fragment's entries stand instead of those of
    their contexts, and the line before them. A header begins the file."""
    own = contexts(example["wrong"]) | contexts(example["right"])
    rest = [entry for entry in entries if not contexts(entry) <= own]
    content = ("\n\n".join(rest) + "\n\n").encode()
    fragment = expanded(example[which])
    if "" in own:
        return fragment + b"\n" + content, 0
    return content + fragment, content.count(b"\n")
