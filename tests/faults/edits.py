"""What authors do to a scenario between two releases: twelve kinds of edit,
each a function from a scenario, as JSON gives it, to an edited copy.

Ids are taken from the scenario that is edited; a function that needs one gets
it as an argument. A removed or renamed id is also removed or renamed wherever
an expression or a reference names it, as its author would have to."""

import copy
import random
import re

EXPRESSIONS = {"when", "cancel_if", "weight", "chance", "goal", "about",
               "never", "always", "reachable"}
AMOUNTS = {"effects", "set"}
KEYED_BY_METER = {"effects", "set", "expects"}
REFERENCES = {"id", "option", "options", "scenes", "use", "goto", "next",
              "to", "actor", "show", "known_by", "meter"}


def edited(function):
    """The edit on a copy; the scenario itself stays as it is."""
    def on_copy(scenario, *arguments):
        result = copy.deepcopy(scenario)
        function(result, *arguments)
        return result
    on_copy.__name__ = function.__name__
    on_copy.__doc__ = function.__doc__
    return on_copy


def walk(node, visit):
    """Calls `visit` for each object, outer ones first."""
    if isinstance(node, dict):
        visit(node)
    for item in node.values() if isinstance(node, dict) else (
            node if isinstance(node, list) else ()):
        walk(item, visit)


def each_expression(scenario, change):
    """Puts change(text) in the place of every expression."""
    def visit(node):
        for key, value in node.items():
            if key in EXPRESSIONS and isinstance(value, str):
                node[key] = change(value)
            if key in AMOUNTS and isinstance(value, dict):
                node[key] = {name: change(amount)
                             if isinstance(amount, str) else amount
                             for name, amount in value.items()}
    walk(scenario, visit)


def find(items, ident):
    for item in items:
        if item.get("id") == ident:
            return item
    raise KeyError(ident)


def find_option(scenario, ident):
    """The option itself, wherever it stands."""
    found = []

    def visit(node):
        if node.get("id") == ident and "label" in node:
            found.append(node)
    walk(scenario, visit)
    if len(found) != 1:
        raise KeyError(ident)
    return found[0]


def offers(scenario):
    """Every list of options of a decision."""
    for scene in scenario["scenes"]:
        for decision in scene.get("decisions", [scene]):
            if "options" in decision:
                yield decision


def place(scenario, scene):
    return [item["id"] for item in scenario["scenes"]].index(scene)


# The twelve ---------------------------------------------------------------


@edited
def typo(scenario):
    """One letter in one text, and nothing else."""
    scene = scenario["scenes"][0]
    scene["title"] = scene["title"] + "!"
    first = next(offers(scenario))["options"][0]
    if isinstance(first, dict) and "label" in first:
        first["label"] = first["label"][:23] + "."


@edited
def new_option(scenario, scene):
    """One more thing to choose; it is the best liked of all."""
    one = find(scenario["scenes"], scene)
    decision = one.get("decisions", [one])[0]
    decision["options"].append(
        {"id": "write_a_poem", "label": "Write a poem", "weight": 1000})


@edited
def removed_option(scenario, option):
    """It is gone, and what spoke of it."""
    for decision in offers(scenario):
        decision["options"] = [
            item for item in decision["options"]
            if option not in (item, *(item.get(key) for key in ("id", "use")
                                      if isinstance(item, dict)))]
        if decision.get("history", {}).get("option") == option:
            del decision["history"]
    if "options" in scenario:
        scenario["options"] = [item for item in scenario["options"]
                               if item["id"] != option]
    for cut in scenario.get("classroom", {}).get("cuts", []):
        cut["options"] = [item for item in cut.get("options", [])
                          if item != option]
    cap = scenario["limits"]["turns"]

    def forget(text):
        text = re.sub(rf"taken\({option}\b[^)]*\)", "0", text)
        text = re.sub(rf"since\({option}\b[^)]*\)", str(cap), text)
        text = re.sub(rf"last\(\w+\) == {option}\b", "false", text)
        return re.sub(rf"last\(\w+\) != {option}\b", "true", text)
    each_expression(scenario, forget)


@edited
def renamed_id(scenario, old, new):
    """Everywhere: where it is defined, referred to, asked for, filled in."""
    each_expression(scenario,
                    lambda text: re.sub(rf"\b{old}\b", new, text))

    def renamed(value):
        if isinstance(value, list):
            return [renamed(item) if isinstance(item, str) else item
                    for item in value]
        return new if value == old else value

    def visit(node):
        for key in list(node):
            if key in KEYED_BY_METER and isinstance(node[key], dict):
                node[key] = {new if name == old else name: value
                             for name, value in node[key].items()}
            elif key in REFERENCES:
                node[key] = renamed(node[key])
            elif isinstance(node[key], str) and key not in EXPRESSIONS:
                node[key] = node[key].replace("{%s}" % old, "{%s}" % new)
            elif isinstance(node[key], list):
                node[key] = [item.replace("{%s}" % old, "{%s}" % new)
                             if isinstance(item, str) else item
                             for item in node[key]]
    walk(scenario, visit)


@edited
def changed_effect(scenario, option, meter):
    """One number of what an option does."""
    find_option(scenario, option)["effects"][meter] += 1


@edited
def changed_start(scenario, meter):
    """Where a meter begins."""
    one = find(scenario["meters"], meter)
    one["start"] = one.get("start", one.get("min", 0)) + 1


@edited
def new_scene(scenario, before):
    """A scene to read, in front of another."""
    scenario["scenes"].insert(place(scenario, before), {
        "id": "a_letter_comes", "title": "A letter comes",
        "brief": ["It is about something else."]})


@edited
def removed_scene(scenario, scene):
    """A scene is gone, with its decisions and what spoke of them."""
    gone = find(scenario["scenes"], scene)
    options = [item["id"] for decision in gone.get("decisions", [gone])
               for item in decision.get("options", [])
               if isinstance(item, dict) and "id" in item]
    for option in options:
        scenario.update(removed_option(scenario, option))
    scenario["scenes"] = [item for item in scenario["scenes"]
                          if item["id"] != scene]
    for cut in scenario.get("classroom", {}).get("cuts", []):
        cut["scenes"] = [item for item in cut["scenes"] if item != scene]
    each_expression(scenario, lambda text: re.sub(
        rf"visited\({scene}\)", "0", text))


@edited
def new_meter(scenario, option):
    """A meter that nothing had before, moved by one option."""
    scenario["meters"].insert(0, {
        "id": "patience", "name": "Patience", "start": 50, "better": "high",
        "drift": {"to": 20, "by": 3}})
    find_option(scenario, option).setdefault("effects", {})["patience"] = -4


@edited
def changed_weight(scenario, option, outcome, weight):
    """How likely one thing is to follow."""
    find(find_option(scenario, option)["outcomes"], outcome)["weight"] = weight


@edited
def new_event(scenario, meter, chance):
    """Something from outside that may happen from turn 3 on."""
    scenario.setdefault("events", []).append({
        "id": "comet", "name": "A comet", "when": "turn >= 3",
        "chance": chance, "headline": "A comet in the night",
        "effects": {meter: 3}})


@edited
def changed_when(scenario, option, when):
    """When an option can be chosen."""
    find_option(scenario, option)["when"] = when


@edited
def reordered(scenario, seed):
    """Arrays whose order means nothing, and the keys of every object. Scenes
    that are reached by a goto alone go to the end."""
    dice = random.Random(seed)
    for name in ("meters", "flags", "options", "advisers", "codex", "sources",
                 "unknowns", "timeline"):
        dice.shuffle(scenario.get(name, []))
    for decision in offers(scenario):
        dice.shuffle(decision["options"])
    scenario["scenes"].sort(key=lambda scene: scene.get("when") is False)

    def mixed(node):
        if isinstance(node, dict):
            keys = list(node)
            dice.shuffle(keys)
            return {key: mixed(node[key]) for key in keys}
        return [mixed(item) for item in node] if isinstance(
            node, list) else node
    for name, value in mixed(scenario).items():
        del scenario[name]
        scenario[name] = value


# Everything in sight --------------------------------------------------------


@edited
def in_sight(scenario):
    """The scenario with one line in every scene and ending that names all
    values of its world, so that a play tells where it stands: `World:` with
    every meter, flag and hidden truth. Nobody is kept from seeing it, every
    seat can be played, and claims of `expect` are left out."""
    scenario.pop("expect", None)
    words = []
    for meter in scenario["meters"]:
        for key in ("show", "scale", "about"):
            meter.pop(key, None)
        words.append({"text": "World: %s={%s}" % (meter["id"], meter["id"])})
    for flag in scenario.get("flags", []):
        words.append({"text": f"World: {flag['id']}", "when": flag["id"]})
    for unknown in scenario.get("unknowns", []):
        if unknown.get("reveal") == "never":
            continue
        for value in unknown.get("values", []):
            words.append({
                "text": f"World: {unknown['id']}={value['id']}",
                "when": f"{unknown['id']} == {value['id']}"})
    for actor in scenario["actors"]:
        actor["playable"] = True
    for scene in scenario["scenes"]:
        scene.pop("show", None)
        brief = scene.get("brief", [])
        brief = brief if isinstance(brief, list) else [brief]
        scene["brief"] = [{"text": f"World: @{scene['id']}"}, *brief, *words]
    for ending in scenario["endings"]:
        text = ending["text"]
        text = text if isinstance(text, list) else [text]
        ending["text"] = [{"text": f"World: @{ending['id']}"}, *text, *words]
