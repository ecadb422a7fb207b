#!/usr/bin/env python3
"""What must hold of the texts of scenarios/sony_2014, beyond what every
scenario must hold.

Usage: check_sony.py [--sheet FILE] [ROOT]

FILE is the fact sheet that facts.csv answers to; without it the marks are
only read. Findings are printed one a line; the exit code is 1 if there are
any."""

import argparse
import csv
import json
import re
from pathlib import Path

import tree

TEXT_KEYS = {"title", "brief", "prompt", "label", "line", "locked", "text",
             "headline", "note", "discuss"}
PLAIN = re.compile(r"title$|codex/\w+/title$|sources/")
ARTICLE = ["confront", "stay_quiet", "sanction", "back_film"]
FILM_FLAGS = {"film_out", "wide", "shelved"}
FILM_OWNERS = {"studio", "cinemas"}
MOVE = re.compile(r"\b(taken|since|last|rung|means|signal)\(")
ATTRIBUTED = re.compile(
    r"\b(call(s|ed)?|said|says?|saying|spoke|attribut\w+|den(y|ies|ied)|"
    r"blam\w+|claim\w*|accus\w+|name[sd]?|according|threaten\w*)\b", re.I)
CHARGED = re.compile(r"\bterror|\bacts? of war\b|\bwarfare\b", re.I)
BLAME = re.compile(
    r"\b(DPRK|North Korea|Pyongyang)\b[^.;]{0,40}\b(hacked|carried out|"
    r"ordered it|directed|wiped|broke into|did it|was behind)\b", re.I)
QUOTES = re.compile(r"[“”„«»\"]")
CAUSE = re.compile(
    r"hobbyist|hacktivist|denial[- ]of[- ]service|ddos|glitch|"
    r"\b(outage|internet|network)\b[^.]*\b(caused by|was the work of|"
    r"shut (itself|it) (down|off)|pulled the plug)\b", re.I)
NONE_LISTED = re.compile(
    r"\bnone of those listed\b|\bten (persons|people|individuals)\b"
    r"[^.]{0,12}\bnone (was )?said\b", re.I)
UNHURT = re.compile(
    r"\b(nobody|no one)( was| is| were)? (hurt|harmed|injured)\b", re.I)
SIDES = ["Pyongyang’s case", "Tokyo’s case", "Beijing’s case", "Seoul’s:",
         "The cinemas’ case", "The studio’s:", "The film makers’:"]
LISTED = re.compile(r"\bten (persons|people|individuals|names)\b|\blisted\b",
                    re.I)
LATER_KNOWN = [  # what, from when on, in which words or sources
    ("a poll", "2014-12-22", r"\bpoll|\bpercent\b|\bCNN\b", {"s53"}),
    ("the address evidence", "2015-01-07",
     r"\bsloppy\b|\bslips?\b|addresses (that|used) only|"
     r"overlapping addresses", {"s35", "s36"}),
    ("what China said of it", "2014-12-21",
     r"\boppose[sd]? (all|every) cyber|facts (first|before conclusions)",
     set()),
    ("a second outage", "2014-12-27",
     r"\bfail(s|ed) (again|a second time)|second outage", set()),
    ("the press exposure", "2015-01-18",
     r"since 2010|inside DPRK networks", {"s37"}),
    ("the committee chair’s remark", "2015-03-17",
     r"committee(’s)? chair|chair of the (House|committee)", {"s27b"})]
LONGEST = {"label": 24, "line": 28, "headline": 60}


class Piece:
    """One text with its name, as the engine names it, and its facts."""

    def __init__(self, name, text, holder):
        self.name = name
        self.text = text
        facts = holder if isinstance(holder, dict) else {}
        self.status = facts.get("status")
        self.sources = facts.get("sources", [])
        self.when = str(facts.get("when", ""))

    def words(self):
        return len(re.findall(r"[\w’'-]+", self.text))

    def key(self):
        parts = [part for part in self.name.split("/")
                 if not part.isdigit()]
        return parts[-1]


def part_of(value, place):
    if isinstance(value, dict):
        return value.get("id") or value.get("use") or str(place)
    return str(place)


def pieces_of(name, value):
    """The pieces of one text or of paragraphs, variants and all."""
    if isinstance(value, str):
        return [Piece(name, value, None)]
    if isinstance(value, dict):
        return [Piece(name, value["text"], value)]
    found = []
    for place, item in enumerate(value):
        found += pieces_of(f"{name}/{part_of(item, place)}", item)
    return found


def walk(node, name=""):
    """Every piece below a node of the file, in file order."""
    found = []
    if isinstance(node, list):
        for place, item in enumerate(node):
            found += walk(item, f"{name}/{part_of(item, place)}")
    if isinstance(node, dict):
        for key, value in node.items():
            below = f"{name}/{key}" if name else key
            if key in TEXT_KEYS and not PLAIN.match(below):
                found += pieces_of(below, value)
            else:
                found += walk(value, below)
    return found


def holders(node, name=""):
    """Every object that names sources, as a piece without words: they are
    shown beside it."""
    found = []
    if isinstance(node, list):
        for place, item in enumerate(node):
            found += holders(item, f"{name}/{part_of(item, place)}")
    if isinstance(node, dict):
        if name and "sources" in node:
            found.append(Piece(name, "", node))
        for key, value in node.items():
            if key != "sources":
                found += holders(value, f"{name}/{key}" if name else key)
    return found


def nodes(node):
    """Every object below a node, the node first."""
    if isinstance(node, list):
        return [found for item in node for found in nodes(item)]
    if not isinstance(node, dict):
        return []
    return [node] + [found for item in node.values()
                     for found in nodes(item)]


class Scenario:
    def __init__(self, data, rows):
        self.data = data
        self.rows = rows
        self.pieces = walk(data)
        self.holders = holders(data)
        self.library = {o["id"]: o for o in data["options"]}
        self.flags = {f["id"] for f in data["flags"]}
        self.dates = {s["id"]: s.get("date", "")[:10]
                      for s in data["scenes"]}
        self.first = {}  # the date on which an option is first on offer
        for scene, _, option in self.offers():
            date = self.dates[scene["id"]] or data["start"]
            known = self.first.setdefault(option["id"], date)
            self.first[option["id"]] = min(known, date)

    def offers(self):
        """(scene, decision, option with its overrides laid over it)."""
        for scene in self.data["scenes"]:
            for decision in scene.get("decisions", []):
                for offer in decision["options"]:
                    base = self.library.get(offer.get("use"), {})
                    yield scene, decision, {**base, **offer,
                                            "id": offer.get("use")
                                            or offer["id"]}


def texts_differ(s):
    seen = {}
    for piece in s.pieces:
        other = seen.setdefault(piece.text, piece.name)
        if other != piece.name:
            yield f"{piece.name}: the same text as {other}"


def consequences_speak(s):
    for node in nodes(s.data):
        for kind in ("outcomes", "later"):
            for block in node.get(kind, []):
                if "text" not in block:
                    yield f"{block['id']}: an outcome without a text"
    for piece in s.pieces:
        told = re.search(r"(outcomes|later)/\w+/text(/\d+)?$|"
                         r"^events/\w+/text(/\d+)?$", piece.name)
        if told and piece.words() < 20:
            yield f"{piece.name}: {piece.words()} words; 20 are asked for"


def amounts(option):
    for block in nodes({key: option.get(key) for key in
                        ("effects", "later", "outcomes")}):
        for value in (block.get("effects") or {}).values():
            yield str(value)
    for outcome in option.get("outcomes") or []:
        yield str(outcome.get("when", ""))
        yield str(outcome.get("weight", ""))


def depends(s, option):
    flag = re.compile(r"\b(%s)\b" % "|".join(sorted(s.flags)))
    return any(MOVE.search(text) or flag.search(text)
               for text in amounts(option))


def library_remembers(s):
    scenes = {name: set() for name in s.library}
    for scene, _, option in s.offers():
        if option["id"] in scenes and depends(s, option):
            scenes[option["id"]].add(scene["id"])
    for name, found in scenes.items():
        if len(found) < 2:
            yield (f"options/{name}: its effects depend on an earlier move "
                   f"in {len(found)} scenes; 2 are asked for")
    if [o["id"] for o in s.data["options"]][:4] != ARTICLE:
        yield "options: the article's four answers do not come first"


def scenes_differ(s):
    seen = {}
    for scene in s.data["scenes"]:
        offer = [[option for other, decision, option in s.offers()
                  if other is scene and decision is asked]
                 for asked in scene.get("decisions", [])]
        print_of = json.dumps([offer, scene.get("brief")], sort_keys=True)
        other = seen.setdefault(print_of, scene["id"])
        if other != scene["id"]:
            yield f"scenes/{scene['id']}: offers and tells what {other} does"


def sentences(text):
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|\*", r"\1", text)
    for part in re.split(r"[.!?;:]+(\s|$)", plain):
        part = (part or "").strip().lower()
        if len(part.split()) > 2:
            yield part


def endings_differ(s):
    seen = {}
    for piece in s.pieces:
        if not re.match(r"endings/\w+/text", piece.name):
            continue
        ending = piece.name.split("/")[1]
        for part in sentences(piece.text):
            other = seen.setdefault(part, ending)
            if other != ending:
                yield f"{piece.name}: shares a sentence with {other}: {part}"


def facts_stand(s):
    known = {source["id"] for source in s.data["sources"]}
    rows = {(row["text"], row["source"]) for row in s.rows}
    asked = set()
    for piece in s.pieces:
        if piece.status != "reported":
            continue
        if not piece.sources:
            yield f"{piece.name}: reported, but no source is named"
        asked |= {(piece.name, source) for source in piece.sources}
    for name, source in sorted(asked - rows):
        yield f"{name}: reported from {source}, but facts.csv has no row"
    for name, source in sorted(rows - asked):
        yield f"facts.csv: {name}, {source}: no reported text says so"
    for row in s.rows:
        if row["mark"] != "V":
            yield f"facts.csv: {row['text']}: {row['mark']} is not verified"
        if row["source"] not in known:
            yield f"facts.csv: {row['source']} is no source"


def numbers_are_ours(s):
    for node in nodes(s.data):
        moves = node.get("effects") or node.get("set")
        if moves and node.get("status") in ("reported", "contested"):
            yield (f"{node.get('id') or node.get('use')}: its numbers are "
                   f"ours, so they are not {node['status']}")


def film_is_the_studios(s):
    owned = {id(block) for _, decision, option in s.offers()
             if decision["actor"] in FILM_OWNERS
             for block in nodes(option)}
    for node in nodes(s.data):
        flags = FILM_FLAGS & set(node.get("set") or {})
        if flags and id(node) not in owned:
            yield f"{node.get('id')}: sets {sorted(flags)}, not its to set"
    for _, decision, option in s.offers():
        shows = any("platform" in (block.get("set") or {})
                    for block in nodes(option))
        text = option.get("text")
        marked = isinstance(text, dict) and text.get("status")
        if shows and marked != "counterfactual":
            yield f"{option['id']}: a public showing, not labelled invented"


def words_are_attributed(s):
    for piece in s.pieces:
        charged = CHARGED.search(piece.text) or BLAME.search(piece.text)
        said = piece.status != "contested" and \
            not ATTRIBUTED.search(piece.text)
        if charged and said:
            yield (f"{piece.name}: \"{charged.group()}\" stands neither in "
                   "contested nor in attributed text")


def nothing_is_quoted(s):
    lines = [(piece.name, piece.text) for piece in s.pieces]
    lines += [("classroom", text)
              for values in s.data["classroom"].values()
              for text in (values if isinstance(values, list) else [])
              if isinstance(text, str)]
    for name, text in lines:
        if QUOTES.search(text):
            yield f"{name}: speech in quotation marks"


def turn_date(s, turn):
    """The earliest day of a turn. A scene that interrupts takes a turn of
    its own, so the story may be one scene behind its count."""
    dates = []
    for scene in s.data["scenes"]:
        if scene.get("when") is not False and scene["date"] not in dates:
            dates.append(scene["date"])
    return dates[min(max(turn - 2, 0), len(dates) - 1)][:10]


def asked_of(s, piece):
    """The condition of a piece, with that of the event that tells it."""
    parts = piece.name.split("/")
    for event in s.data["events"]:
        if parts[:2] == ["events", event["id"]]:
            return f"{event['when']} and {piece.when}"
    return piece.when


def known_from(s, piece):
    """The day from which on a play can show the piece."""
    when = asked_of(s, piece)
    parts = piece.name.split("/")
    if re.search(r"/history(/|$)", piece.name) or parts[0] == "unknowns":
        return "9999"
    date = s.data["start"][:10]
    if parts[0] == "scenes":
        date = s.dates[parts[1]] or date
    elif parts[0] == "options":
        date = s.first.get(parts[1], date)
    elif parts[0] == "timeline":
        date = s.data["timeline"][int(parts[1])]["date"]
    elif parts[0] == "endings":
        date = max(s.dates.values())
    for scene in re.findall(r"visited\((\w+)\) > 0", when):
        date = max(date, s.dates[scene])
    for option in re.findall(r"taken\((\w+)\) > 0", when):
        date = max(date, s.first[option])
    for sign, turn in re.findall(r"\bturn (>=?) (\d+)", when):
        date = max(date, turn_date(s, int(turn) + (sign == ">")))
    return date


def nobody_knows_too_early(s):
    for piece in s.pieces + s.holders:
        date = known_from(s, piece)
        for what, since, words, sources in LATER_KNOWN:
            tells = re.search(words, piece.text, re.I) or \
                sources & set(piece.sources)
            if tells and date < since:
                yield (f"{piece.name}: can be read on {date}, but {what} was "
                       f"not known before {since}")


def outage_stays_open(s):
    for piece in s.pieces:
        if CAUSE.search(piece.text):
            yield f"{piece.name}: says what stopped the network"
    dark = [u for u in s.data["unknowns"] if u["id"] == "dark"]
    if any(u.get("reveal") != "never" or any("text" in v for v in u["values"])
           for u in dark):
        yield "unknowns/dark: must never be told"


def listed_are_not_accused(s):
    for piece in s.pieces:
        if LISTED.search(piece.text) and "hacker" in piece.text.lower():
            yield f"{piece.name}: calls those who were listed hackers"
        if NONE_LISTED.search(piece.text):
            yield (f"{piece.name}: it is the ten, not the bodies, who were "
                   "not said to have run the attack")


def nobody_is_counted(s):
    for piece in s.pieces:
        if piece.name.startswith("endings/") and \
                re.search(r"abduct|kidnap", piece.text, re.I):
            yield f"{piece.name}: an ending speaks of the abducted"
    for kind in ("meters", "flags"):
        for thing in s.data[kind]:
            if re.search(r"abduct|kidnap", json.dumps(thing), re.I):
                yield f"{kind}/{thing['id']}: the abducted are no points"


def nobody_is_called_unhurt(s):
    for piece in s.pieces:
        if UNHURT.search(piece.text):
            yield (f"{piece.name}: people were, by what was published of "
                   "them")


def sides_are_heard(s):
    """The best case of each side stands where the seat that decides can
    read it, not in the mouth of an adviser whom no screen shows."""
    read_by = {scene["id"] for scene, decision, _ in s.offers()
               if decision["actor"] == "white_house"}
    told = [piece.text for piece in s.pieces
            if re.match(r"scenes/\w+/(decisions/\d+/)?brief/", piece.name)
            and piece.name.split("/")[1] in read_by]
    for side in SIDES:
        if not any(side in text for text in told):
            yield f"scenes: no lead-in has \"{side}\""


def cuts_hold_the_record(s):
    """A class can vote for what was done, and hears the accused."""
    for place, cut in enumerate(s.data["classroom"]["cuts"]):
        for scene, decision, _ in s.offers():
            known = decision.get("history", {}).get("option")
            if decision["actor"] == "white_house" and known and \
                    scene["id"] in cut["scenes"] and \
                    known not in cut["options"]:
                yield (f"classroom/cuts/{place}: {scene['id']} is voted on "
                       f"without {known}, the move on record")
                break
        if not {"room", "reply"} & set(cut["scenes"]):
            yield f"classroom/cuts/{place}: never hears Pyongyang’s case"


def truths_are_this_plays(s):
    for unknown in s.data["unknowns"]:
        for value in unknown["values"] if "history" in unknown else []:
            if "this play" not in value["text"]:
                yield (f"unknowns/{unknown['id']}/{value['id']}: told as if "
                       "it were a finding, not this play’s")


def longest(value):
    if isinstance(value, list):
        return max(longest(item) for item in value)
    text = value if isinstance(value, str) else value["text"]
    return Piece("", text, None).words()


def texts_are_short(s):
    for piece in s.pieces:
        most = LONGEST.get(piece.key())
        if most and len(piece.text) > most and \
                not re.search(r"later/\w+/label|arcs/", piece.name):
            yield f"{piece.name}: {len(piece.text)} characters, not {most}"
        if re.search(r"options/\w+/text(/\d+)?$", piece.name) and \
                piece.words() > 25:
            yield f"{piece.name}: {piece.words()} words, not 25"
    for scene in s.data["scenes"]:
        for holder in [scene] + scene.get("decisions", []):
            words = sum(longest(text) for text in holder.get("brief", []))
            if words > 90:
                yield f"scenes/{scene['id']}/brief: {words} words, not 90"


def options_are_argued(s):
    for scene, _, option in s.offers():
        sides = {line["side"] for line in option.get("advice", [])}
        if sides != {"for", "against"}:
            yield f"{scene['id']}/{option['id']}: argued {sorted(sides)} only"


RULES = [texts_differ, consequences_speak, library_remembers, scenes_differ,
         endings_differ, facts_stand, numbers_are_ours, film_is_the_studios,
         words_are_attributed, nothing_is_quoted, nobody_knows_too_early,
         outage_stays_open, listed_are_not_accused, nobody_is_counted,
         nobody_is_called_unhurt, sides_are_heard, cuts_hold_the_record,
         truths_are_this_plays, texts_are_short, options_are_argued]


def check(data, rows):
    scenario = Scenario(data, rows)
    return [finding for rule in RULES for finding in rule(scenario)]


def check_sheet(rows, sheet):
    """Rows against the fact sheet: the source stands there, and with the
    mark that the row claims."""
    findings = []
    marks = set()
    for tag in re.findall(r"\[V: ([^\]]*)\]", sheet):
        marks |= set(re.findall(r"S\d+[a-z]?", tag))
    listed = set(re.findall(r"\bS\d+[a-z]?\b",
                            sheet[sheet.find("## 8. Sources"):]))
    for row in rows:
        source = "S" + row["source"][1:]
        if source not in listed:
            findings.append(f"facts.csv: {row['text']}: the sheet lists no "
                            f"{source}")
        elif source not in marks:
            findings.append(f"facts.csv: {row['text']}: the sheet marks "
                            f"nothing V from {source}")
    return findings


def read(root):
    folder = Path(root) / "scenarios" / "sony_2014"
    data = json.loads((folder / "scenario.json").read_text(encoding="utf-8"))
    with open(folder / "facts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return data, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sheet")
    parser.add_argument("root", nargs="?", default=tree.ROOT)
    chosen = parser.parse_args()
    data, rows = read(chosen.root)
    findings = check(data, rows)
    if chosen.sheet:
        sheet = Path(chosen.sheet).read_text(encoding="utf-8")
        findings += check_sheet(rows, sheet)
    return tree.tell(findings, "sony_2014")


if __name__ == "__main__":
    raise SystemExit(main())
