"""More mistakes for Meridia: what no error should keep `check` from finding,
and errors that could hide it."""

from mistakes import Mistake


def added(name, before, text):
    """A mistake that is a new text before one that stands there."""
    return Mistake(name, before, text + before)


MORE = [
    # What nothing uses, sets, changes, reads or says.
    added("a flag that nothing sets", '{"id": "named", "name": "Boreal was',
          '{"id": "sworn", "name": "An oath was sworn"}, '),
    added("a meter that nothing changes", '{"id": "tension", "name": "Tension"',
          '{"id": "grain", "name": "Grain", "start": 5, "better": "high"}, '),
    added("a meter that nobody sees", '{\n      "id": "trust", "name": "Trust',
          '{"id": "hush", "name": "Hush", "show": [], "better": "high", '
          '"drift": {"to": 9, "by": 1}}, '),
    added("a library option that nothing offers",
          '{\n      "id": "call_line", "label"',
          '{"id": "idle_talk", "label": "Talk", "effects": {"tension": -1}}, '),
    added("an adviser who is silent", '{"id": "admiral", "name": "Aldra’s a',
          '{"id": "clerk", "name": "Aldra’s clerk", "actor": "aldra"}, '),
    added("an unknown that nothing asks for",
          '{\n      "id": "cause", "question"',
          '{"id": "debt", "question": "Who owes whom?", "reveal": "never", '
          '"values": [{"id": "corvo_owes"}, {"id": "nobody_owes"}]}, '),
    added("a source that nothing names", '"timeline": [',
          '"sources": [{"id": "gazette", "title": "The Gazette", '
          '"publisher": "Corvo"}],\n  '),
    Mistake("a seat that decides nothing", '"role": "Aldra’s allies"}',
            '"role": "Aldra’s allies", "playable": true}'),
    Mistake("a planner without a goal", '"role": "A neutral harbour state"}',
            '"role": "A neutral harbour state", "policy": "planner"}'),
    # What can never come.
    Mistake("a rule that never acts",
            '"when": "means(aldra) == show or means(boreal) == show"',
            '"when": "turn > 20"'),
    Mistake("a reason for closing what nothing closes",
            '"id": "hold", "label": "Say nothing yet",',
            '"id": "hold", "locked": "No.", "label": "Say nothing yet",'),
    Mistake("a text that is never told", 'before the world.", "when": "named"}',
            'before the world.", "when": "turn > 20"}'),
    Mistake("an ending that can never come", '"when": "tension >= 56"',
            '"when": "tension >= 56 and turn > 20"'),
    Mistake("a consequence that is always cancelled",
            '"in": 3, "cancel_if": "taken(pull_back) > 0"',
            '"in": 3, "cancel_if": "turn > 0"'),
    # Numbers.
    Mistake("an effect that adds nothing",
            '"effects": {"sources": -35, "tension": 5, "pride": -3}',
            '"effects": {"sources": -35, "tension": 0, "pride": -3}'),
    Mistake("an effect beyond its meter",
            '"effects": {"belief": 36, "trust": 16}',
            '"effects": {"belief": 36, "trust": 1600}'),
    Mistake("an effect that adds a meter to itself",
            '"effects": {"belief": -8, "trust": -3}',
            '"effects": {"belief": "belief + 8", "trust": -3}'),
    # Texts.
    Mistake("a language that there is not", '"language": "en"',
            '"language": "e"'),
    Mistake("a text that is not finished", "Notes, visits, a dull week.",
            "TBD: notes, visits, a dull week."),
    Mistake("a blank at the edge", "No reply comes.", "No reply comes. "),
    Mistake("a text that is empty", '"prompt": "What does Aldra show?"',
            '"prompt": ""'),
    Mistake("a short name that is too long", '"short": "Corvo"',
            '"short": "Corvo of the Narrows"'),
    Mistake("two cards of one label", '"label": "Write in secret"',
            '"label": "Deny"'),
    # Shape.
    Mistake("a word that is not of the list",
            '"when": "not named and mended", "tone": "sober"',
            '"when": "not named and mended", "tone": "gruesome"'),
    Mistake("a weight with a point", '"id": "kept", "weight": 70',
            '"id": "kept", "weight": 70.5'),
    Mistake("a rung that is a text",
            '"rung": 1,\n              "weight": "30 + tension"',
            '"rung": "one",\n              "weight": "30 + tension"'),
    Mistake("days that are a text",
            '"id": "evidence", "title": "What the post heard", "days": 2',
            '"id": "evidence", "title": "What the post heard", "days": "2"'),
    Mistake("a key that means nothing here",
            '"label": "Newspapers will not wait"',
            '"xylophone": 3, "label": "Newspapers will not wait"'),
    Mistake("effects that are a list", '"effects": {"tension": 2},',
            '"effects": [2],'),
    # References.
    Mistake("an actor that is not there",
            '"actor": "boreal", "prompt": "How does Boreal answer?"',
            '"actor": "borael", "prompt": "How does Boreal answer?"'),
    Mistake("a receiver that is not there", '"to": ["league"], "weight": 10',
            '"to": ["leauge"], "weight": 10'),
    Mistake("a flag among the effects",
            '"effects": {"tension": -3, "pride": -2}',
            '"effects": {"tension": -3, "named": -2}'),
    Mistake("a list that names one twice", '"known_by": ["boreal"]',
            '"known_by": ["boreal", "boreal"]'),
]
