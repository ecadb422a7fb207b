"""Forty mistakes that authors make, each put into a shipped scenario.

A mistake is a name, the text that is replaced, what comes in its place, and
where a reader would point: a piece of the edited text, on the line of whose
first letter the finding must stand. The text that is replaced stands once in
the scenario."""

from typing import NamedTuple


class Mistake(NamedTuple):
    name: str
    old: str
    new: str
    at: str = ""  # "": the beginning of `new`


MISTAKES = [
    # Not JSON.
    Mistake("a comma is missing between two options",
            '"outcomes": [{"id": "examined", "weight": 10, "text": "Divers go '
            'down. The newspapers fill the silence with maps."}]\n        }',
            '"outcomes": [{"id": "examined" "weight": 10, "text": "Divers go '
            'down. The newspapers fill the silence with maps."}]\n        }'),
    Mistake("a comma after the last entry",
            '"goal": "-belief"}\n      ]', '"goal": "-belief"},\n      ]',
            ']\n    },\n    {"id": "league"'),
    Mistake("typographic quotation marks",
            '"title": "What stands"', '“title”: "What stands"'),
    Mistake("a quotation mark inside a text",
            "Engineers are honest.", 'Engineers are "honest".'),
    Mistake("a bracket too few at the end",
            '"classroom": {\n    "minutes": 20, "group": 4,',
            '"classroom": {\n    "minutes": [20, "group": 4,',
            '"group": 4'),
    # Shape.
    Mistake("a key is misspelt",
            '"effects": {"tension": 2, "pride": 2}',
            '"efects": {"tension": 2, "pride": 2}'),
    Mistake("an option has no label",
            '"id": "join", "label": "Join", "line"', '"id": "join", "line"',
            '{\n              "id": "join"'),
    Mistake("a number is written as a text",
            '"limits": {"turns": 10}', '"limits": {"turns": "10"}'),
    Mistake("a key stands twice",
            '"set": {"named": true},\n', '"set": {"named": true},\n'
            '          "set": {"channel": true},\n',
            '"set": {"channel": true},\n          "later"'),
    Mistake("a date that the calendar does not have",
            '"date": "2031-02-27"', '"date": "2031-02-29"'),
    # Numbers.
    Mistake("a start value beyond the meter",
            '"name": "Tension", "start": 46',
            '"name": "Tension", "start": 460'),
    Mistake("a chance of 350 percent", '"chance": 35,', '"chance": 350,'),
    Mistake("rungs that do not rise",
            '{"from": 60, "name": "Measures"',
            '{"from": 90, "name": "Measures"',
            '{"from": 80, "name": "Force in sight"'),
    Mistake("an option on a rung that the ladder does not have",
            '"line": "Blame it in public", "means": "verbal", "rung": 1',
            '"line": "Blame it in public", "means": "verbal", "rung": 7'),
    Mistake("no outcome can be drawn",
            '"id": "said", "weight": 10,', '"id": "said", "weight": 0,'),
    # Names and references.
    Mistake("a meter is misspelt in effects",
            '"effects": {"tension": 7, "pride": 6, "trust": 3}',
            '"effects": {"tensoin": 7, "pride": 6, "trust": 3}'),
    Mistake("an option is misspelt in a condition",
            '"cancel_if": "taken(help) > 0"', '"cancel_if": "taken(hepl) > 0"'),
    Mistake("an event leads to a scene that is not there",
            '"goto": "collision"', '"goto": "colision"'),
    Mistake("two options of one id",
            '"id": "stall", "label": "Ask for time"',
            '"id": "join", "label": "Ask for time"'),
    Mistake("advice by nobody that there is",
            '{"by": "harbour", "side": "against", "text": "Corvo buys',
            '{"by": "harbor", "side": "against", "text": "Corvo buys'),
    Mistake("a class cut of a scene that is not there",
            '"minutes": 10, "scenes": ["cable", "ships", "offer"]',
            '"minutes": 10, "scenes": ["cabel", "ships", "offer"]'),
    Mistake("the move on record is none of the decision's",
            '"history": {"option": "ask", "text"',
            '"history": {"option": "patrol", "text"'),
    # Expressions.
    Mistake("one equals sign",
            '"weight": "60 if cause == accident else 20"',
            '"weight": "60 if cause = accident else 20"'),
    Mistake("a bracket is not closed",
            '"chance": "clamp(tension - 32, 0, 60)"',
            '"chance": "clamp(tension - 32, 0, 60"'),
    Mistake("a flag is compared with a number",
            '"when": "named and trust < 45"',
            '"when": "named > 0 and trust < 45"'),
    # Texts.
    Mistake("bold is not closed", "You lead **Boreal**.", "You lead **Boreal.",
            '"You lead **Boreal.'),
    Mistake("a link to an entry that is not there",
            "(codex:public_word)", "(codex:public_words)",
            '"*New: [a public word'),
    Mistake("a placeholder that names nothing",
            "Say that there is nothing to discuss with those who accuse first.",
            "Say that there is nothing to discuss at {tensoin}.",
            '"Say that there'),
    Mistake("a label that is too long for its card",
            '"label": "Turn it down"',
            '"label": "Turn the whole proposal down for good"'),
    Mistake("a title that turns the reading direction round",
            '"title": "What stands"', '"title": "What \u202estands"'),
    Mistake("a text gives a hidden truth away",
            '"A data cable was cut on a holiday weekend. A fishing boat was '
            'near.',
            '"{cause}. A data cable was cut on a holiday weekend. A fishing '
            'boat '
            'was near.'),
    # Flow.
    Mistake("the last ending asks a condition",
            '"id": "uneasy", "tone"', '"id": "uneasy", "when": "named", "tone"',
            '"when": "named", "tone"'),
    Mistake("a scene that nothing leads to",
            '"id": "harbour_bells", "title": "What stands", "days": 4,',
            '"id": "harbour_bells", "title": "What stands", "days": 4, '
            '"when": "turn > 10",'),
    Mistake("a decision of which all options can be closed",
            '"id": "join", "label": "Join", "line": "Send an engineer",',
            '"id": "join", "label": "Join", "when": "channel", "line": '
            '"Send an engineer",'),
    # Sense.
    Mistake("an event that can never happen",
            '"when": "turn >= 3 and turn <= 5"',
            '"when": "turn >= 3 and turn <= 2"'),
    Mistake("a consequence that would land after the end",
            '"id": "proof_asked", "in": 3,', '"id": "proof_asked", "in": 30,'),
    Mistake("a flag that is set and never read",
            '"set": {"channel": true},\n      "outcomes"',
            '"set": {"called": true},\n      "outcomes"',
            '{"id": "called"'),
    Mistake("a fact without a source",
            '"id": "storm", "name": "A gale in the strait",',
            '"id": "storm", "name": "A gale in the strait", "status": '
            '"reported",',
            '"status": "reported",'),
    # Class.
    Mistake("a class page without a question",
            '    "questions": [\n'
            '      "Which choice came back later? Would you take it again?",\n'
            '      "What did you believe about the cable, and what was '
            'true?",\n'
            '      "In the fog: what did you think the other side would do, '
            'and '
            'why?"\n    ],\n', "", '"classroom": {'),
    Mistake("more roles than a group has members",
            '"minutes": 20, "group": 4,', '"minutes": 20, "group": 2,',
            '"group": 2'),
]

# What an edit needs besides, so that it is one mistake and not two.
BESIDES = {
    "a flag that is set and never read": (
        '{"id": "commission", "name": "A joint commission was agreed"}',
        '{"id": "commission", "name": "A joint commission was agreed"},\n'
        '    {"id": "called", "name": "The bridges have spoken"}'),
    "a decision of which all options can be closed": (
        '"id": "stall", "label": "Ask for time", "line"',
        '"id": "stall", "label": "Ask for time", "when": "mended", "line"'),
    "the way to a scene that a text asks for is misspelt": (
        '"Nothing is settled and nothing is burning.',
        '{"text": "Two hulls touched.", "when": "visited(collision) > 0"}, '
        '"Nothing is settled and nothing is burning.'),
}
