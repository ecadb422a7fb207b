#!/usr/bin/env python3
"""Writes a scenario of nearly so many bytes (1 MiB) to standard output: all
kinds of things that the language has, texts as long as people write them, no
findings. The same bytes everywhere, for bench_load and bench_check.py.

Usage: make_scenario.py [BYTES]"""

import itertools
import json
import sys

WIDTH = 120

OPENINGS = """The ministry says|In the evening|Two officials report|A cable
from the embassy says|Nobody in the room doubts|By noon it is known|The press
office hears|Along the coast|After a long night|In the harbour|The committee is
told|Before the markets open""".replace("\n", " ").split("|")
MIDDLES = """that the ferry was turned back at the strait|that three crews have
not answered|that the café by the gate is full of reporters|how little the
other side has said|that the cable ship needs four more days|that the allies
were told an hour late|why the first warning was not believed|that the talks
may go on without a date|which of the two letters was answered|that fuel prices
rose by a tenth|how the *agreement* of last spring is read|that both sides
count the same ships""".replace("\n", " ").split("|")
ENDS = """and nobody will say so on the record.|while the other capital’s
spokesman keeps his silence.|which leaves the weekend to find a way out.|and
the next step is yours.|so the question comes back tomorrow.|as it did in the
week before.|and the naïve reading may still be the right one.|although the
photographs show less than that.|and every hour makes it dearer.|which the
papers print under a large headline.""".replace("\n", " ").split("|")
WORDS = """anchor bridge cable delta ember ferry garden harbour island jetty
keel lantern meadow north orchard pier quay river signal tower upland valley
wharf yard""".split()
MEANS = ["none", "verbal", "legal", "economic", "cyber", "show", "force"]

ACTORS, METERS, FLAGS, UNKNOWNS = 12, 24, 64, 4
SOURCES, ENTRIES, LIBRARY, RULES, EVENTS, ENDINGS = 60, 40, 32, 40, 32, 12


class Dice:
    """Small and the same in every version of Python."""

    def __init__(self):
        self.state = 1

    def below(self, most):
        self.state = (self.state * 6364136223846793005
                      + 1442695040888963407) % 2**64
        return (self.state >> 33) % most

    def pick(self, items):
        return items[self.below(len(items))]


dice = Dice()
NUMBERS = itertools.count(1)


def sentence():
    return " ".join((dice.pick(OPENINGS), dice.pick(MIDDLES), dice.pick(ENDS)))


def plain():
    """Of a string that holds no markup."""
    return sentence().replace("*", "")


def words(count):
    return " ".join(sentence() for _ in range(count))


def one_of(kind, count):
    return f"{kind}_{dice.below(count)}"


def meter():
    return one_of("meter", METERS)


def flag():
    return one_of("flag", FLAGS)


def fact():
    return {"status": "reported", "sources": [one_of("source", SOURCES)]}


def told(count):
    """A text, plain or with what it rests on."""
    kind = dice.below(4)
    if kind == 0:
        return {"text": words(count), **fact()}
    if kind == 1:
        return [{"text": words(count), "when": condition(), "status": "model"},
                words(count)]
    if kind == 2:
        link = f"[{dice.pick(WORDS)}](codex:{one_of('entry', ENTRIES)})"
        return f"{words(count)} See {link}; it stands at {{{meter()}}}."
    return words(count)


def condition():
    kind = dice.below(4)
    if kind == 0:
        return flag()
    if kind == 1:
        return f"{meter()} > {20 + dice.below(60)} and not {flag()}"
    if kind == 2:
        return f"taken({one_of('library', LIBRARY)}) > 0 or {flag()}"
    return f"{flag()} or {meter()} + {meter()} < {40 + dice.below(80)}"


def amount():
    kind = dice.below(4)
    if kind == 0:
        return f"{2 + dice.below(5)} if {flag()} else -{1 + dice.below(4)}"
    if kind == 1:
        return f"-2 * min({meter()}, {3 + dice.below(5)}) + 4"
    return dice.below(13) - 6 or 7


def block(sets=1):
    effects = {meter(): amount() for _ in range(1 + dice.below(3))}
    out = {"effects": effects}
    if sets:
        out["set"] = {flag(): bool(dice.below(3))}
    return out


def advice(adviser):
    return [{"by": f"adviser_{adviser}", "side": side, "text": words(1),
             "expects": {meter(): mark}}
            for side, mark in (("for", "up"), ("against", "down"))]


def outcomes(where):
    out = []
    for i in range(2 + dice.below(2)):
        weight = f"{20 + dice.below(40)} + {meter()} / 4"
        out.append({"id": f"way_{i}", "weight": weight, "text": told(1),
                    **block(0)})
    if dice.below(40) == 0 and CONSEQUENCES:
        out[0]["later"] = [{
            "id": CONSEQUENCES.pop(), "in": 1 + dice.below(6),
            "cancel_if": condition(),
            "label": f"The {dice.pick(WORDS)} answers",
            "headline": f"News from the {dice.pick(WORDS)}, {where}",
            "text": words(1), **block()}]
    return out


def option(name, actor, adviser):
    out = {"id": name, "label": f"{dice.pick(WORDS).title()} {next(NUMBERS)}",
           "line": f"A word at the {dice.pick(WORDS)}", "text": told(1),
           "means": dice.pick(MEANS), "rung": dice.below(5),
           "weight": f"{10 + dice.below(20)} + {meter()} / 10",
           "advice": advice(adviser), **block(), "outcomes": outcomes(name)}
    if dice.below(5) == 0:
        out["signal"] = "private"
        out["to"] = [f"actor_{(actor + 1) % 4}"]
    return out


def options_of(scene, actor, first):
    out = [option(f"{scene}_{actor}_{i}", actor, actor) for i in range(2)]
    shut = option(f"{scene}_{actor}_2", actor, actor)
    shut.update({"when": condition(), "locked": words(1)})
    out.append(shut)
    out.append(f"library_{first % LIBRARY}")
    out.append({"use": f"library_{(first + 1) % LIBRARY}",
                "line": f"Once more, {dice.pick(WORDS)}", "text": words(1),
                **block(0)})
    return out


def scene(i):
    name = f"scene_{i}"
    actor = dice.below(4)
    offered = options_of(name, actor, 2 * i)
    return {
        "id": name, "title": f"The {dice.pick(WORDS)} of day {i}",
        "days": 1 + dice.below(3),
        "brief": [told(2) for _ in range(3)],
        **block(),
        "headline": f"The {dice.pick(WORDS)} waits",
        "decisions": [{
            "actor": f"actor_{actor}", "brief": [told(1)],
            "prompt": f"What is done about the {dice.pick(WORDS)}?",
            "options": offered,
            "history": {"option": offered[0]["id"],
                        "text": {"text": words(1), **fact()}}}],
        "discuss": [f"Who could have known this at the {dice.pick(WORDS)}?"]}


def actors():
    return [{"id": f"actor_{i}", "name": f"State {WORDS[i].capitalize()}",
             "short": WORDS[i].capitalize(), "role": "A government",
             "playable": i < 4, "policy": "weights",
             "goal": f"meter_{i} - 2 * meter_{i + 1}",
             "brief": [{"text": words(3), **fact()} for _ in range(2)],
             "mandates": [{"id": f"mandate_{j}", "name": "In step",
                           "text": words(1), "goal": f"meter_{i + j}"}
                          for j in range(3)]} for i in range(ACTORS)]


def meters():
    out = []
    for i in range(METERS):
        one = {"id": f"meter_{i}", "name": f"The {WORDS[i]}'s standing",
               "start": 30 + i, "better": "low" if i == 0 else "high",
               "note": words(1)}
        if i > 0:
            one["bands"] = [{"from": 30 * j, "name": f"{WORDS[j]} {i}"}
                            for j in range(3)]
        if i % 3 == 0:
            one["drift"] = {"to": 40, "by": 1}
        out.append(one)
    return out


def unknowns():
    return [{"id": f"unknown_{i}", "question": f"Who cut cable {i}?",
             "values": [{"id": f"value_{j}", "weight": 10 + j,
                         "text": words(1)} for j in range(3)],
             "known_by": [f"actor_{j}" for j in range(ACTORS)]}
            for i in range(UNKNOWNS)]


def rules():
    out = [{"id": f"rule_{i}", "name": f"What the {dice.pick(WORDS)} does",
            "when": condition(), "text": words(1), **block()}
           for i in range(RULES)]
    for i in range(FLAGS): # each is asked and set somewhere, whatever falls
        one = out[i % RULES]
        one["set"][f"flag_{i}"] = True
        one["when"] += f" or flag_{FLAGS - 1 - i}"
    for i in range(METERS):
        out[i]["effects"][f"meter_{i}"] = f"-1 if meter_{i} > 90 else 1"
    for i in range(UNKNOWNS):
        out[i]["effects"]["meter_0"] = f"2 if unknown_{i} == value_0 else -3"
    return out


def events():
    return [{"id": f"event_{i}", "name": f"A storm over the {dice.pick(WORDS)}",
             "when": condition(), "chance": f"5 + {meter()} / 20",
             "headline": f"Storm at the {dice.pick(WORDS)}", "text": words(1),
             **block()} for i in range(EVENTS)]


def endings():
    out = [{"id": f"ending_{i}", "title": f"The {WORDS[i]} holds",
            "text": [words(2), {"text": words(1), "when": flag()}],
            "tone": "sober"} for i in range(ENDINGS)]
    for i, one in enumerate(out[:-1]):
        one["when"] = f"meter_{i} > 60 and meter_{i + 1} < 60"
    out[0].update({"when": "meter_0 >= 100 and meter_1 >= 100", "early": True,
                   "rare": "two meters at their end at once"})
    return out


def world_map():
    places = [{"id": f"place_{i}", "name": WORDS[i].capitalize(),
               "lon": i * 9.25 - 40, "lat": 40 - i * 1.5,
               "actor": f"actor_{i}"} for i in range(ACTORS)]
    arcs = [{"from": f"place_{i}", "to": f"place_{i + 1}", "label": "asks",
             "when": condition()} for i in range(ACTORS - 1)]
    return {"centre": {"lon": 10, "lat": 20}, "zoom": 100, "places": places,
            "arcs": arcs, "countries": [{"code": "840", "actor": "actor_0"}]}


def head():
    return {
        "format": 1, "id": "generated", "title": "A very long week",
        "language": "en", "version": "1", "authors": ["Nobody"],
        "license": "CC0", "summary": words(2), "content_note": "No injuries.",
        "facts_note": "All of it is invented; its sources are too.",
        "start": "2031-03-02", "limits": {"turns": 0},
        "forecast": "direction", "map": world_map(),
        "sources": [{"id": f"source_{i}", "title": plain(),
                     "publisher": "The Strait Gazette", "date": "2031-02-01",
                     "url": f"https://example.org/2031/02/{i}"}
                    for i in range(SOURCES)],
        "codex": [{"id": f"entry_{i}", "title": f"On the {WORDS[i % 20]}",
                   "text": [words(2), words(1)],
                   "status": "reported", "sources": [f"source_{i}"]}
                  for i in range(ENTRIES)],
        "timeline": [{"date": f"2031-02-{i + 1:02}",
                      "text": {"text": words(1), "status": "reported",
                               "sources": [f"source_{40 + i}"]}}
                     for i in range(20)],
        "actors": actors(),
        "advisers": [{"id": f"adviser_{i}", "name": f"Adviser {i} (invented)",
                      "actor": f"actor_{i}"} for i in range(4)]
                    + [{"id": "adviser_4", "name": "Adviser of all"}],
        "meters": meters(),
        "flags": [{"id": f"flag_{i}", "name": f"It was said of {i}"}
                  for i in range(FLAGS)],
        "unknowns": unknowns(),
        "ladder": {"meter": "meter_0",
                   "rungs": [{"from": 20 * i, "name": f"Rung {WORDS[i]}",
                              "text": words(1)} for i in range(5)]}}


def tail(scenes):
    return {
        "options": [option(f"library_{i}", i % 4, 4) for i in range(LIBRARY)],
        "rules": rules(), "events": events(), "endings": endings(),
        "expect": [{"never": "meter_0 > 100"},
                   {"reachable": "taken(library_0) > 0"}],
        "classroom": {
            "minutes": 45, "group": 8, "objectives": [plain()],
            "questions": [plain() for _ in range(5)],
            "rubric": [plain() for _ in range(4)],
            "roles": [{"name": "Scribe", "text": plain()}],
            "cuts": [{"minutes": 30, "scenes": [scenes[0]["id"],
                                                scenes[1]["id"]]}]}}


def layout(value, indent=0, before=0):
    """As an author would: on one line what fits there."""
    flat = json.dumps(value, ensure_ascii=False)
    inner = " " * (indent + 2)
    if not isinstance(value, (dict, list)) \
            or indent + before + len(flat) < WIDTH:
        return flat
    if isinstance(value, list):
        parts = [inner + layout(item, indent + 2) for item in value]
        brackets = "[]"
    else:
        keys = [json.dumps(key) + ": " for key in value]
        parts = [inner + key + layout(item, indent + 2, len(key))
                 for key, item in zip(keys, value.values())]
        brackets = "{}"
    return "%s\n%s\n%s%s" % (brackets[0], ",\n".join(parts), " " * indent,
                            brackets[1])


def laid_out(value):
    return (layout(value) + "\n").encode("utf-8")


CONSEQUENCES = [f"sequel_{i}" for i in range(60)]


def main():
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1024 * 1024
    scenes = [scene(0), scene(1)]
    out = {**head(), "scenes": scenes, **tail(scenes)}
    left = most - len(laid_out(out))
    while left > 0:
        one = scene(len(scenes))
        scenes.append(one)
        left -= len(laid_out([[one]])) - 8 # its brackets and new lines
    scenes.pop()
    out["limits"]["turns"] = len(scenes)
    sys.stdout.buffer.write(laid_out(out))


if __name__ == "__main__":
    main()
