"""Random expressions, valued by Python's own parser and integers.

The text goes through ast.parse, so that precedence is Python's by
construction; values are big integers, held to 64 bits after each operation;
division truncates. The program under test reads one line an expression and
compares.

usage: expr_oracle.py PROGRAM [COUNT]
"""
import ast
import random
import subprocess
import sys

LOW, HIGH = -(2**63), 2**63 - 1
TURN_CAP = 20

METERS = {"tension": (0, 100), "trust": (-50, 50), "gap": (1, 10),
          "debt": (-10, -1), "belief": (1, 99), "accident": (0, 9)}
FLAGS = ["named", "sent", "flag32"]
UNKNOWNS = {"cause": ["accident", "proxy"], "attacker": ["dprk", "insider"],
            "insider": ["yes", "no"]}
ACTORS = ["aldra", "boreal", "dprk"]
MEANS = ["none", "verbal", "legal", "economic", "cyber", "show", "force"]
SIGNALS = ["public", "private", "deniable"]
# By option as used: identity, rung, means, signal. The last overrides ask.
OPTIONS = [("ask", 1, "verbal", "private"), ("deny", 2, "cyber", "deniable"),
           ("ask", 3, "show", "public")]
TAKEN = ["taken(ask)", "taken(ask, boreal)", "taken(deny)"]
NUMBERS = [0, 1, 2, 3, 7, 10, 100, 1000, 2**31 - 1, 2**31, 2**32, 2**32 + 1,
           3037000500, 2**62, 2**63 - 1]


class World:
    """What the expression reads; `words` is the line the program gets."""

    def __init__(self, rng):
        self.numbers = {m: rng.randint(*r) for m, r in METERS.items()}
        self.flags = {f: rng.random() < 0.5 for f in FLAGS}
        self.unknowns = {u: rng.randint(-1, 1) for u in UNKNOWNS}
        self.turn = rng.randint(0, TURN_CAP)
        self.day = rng.randint(0, 400)
        self.ending = rng.randint(-1, 1)
        self.taken = [rng.randint(0, 5) for _ in TAKEN]
        self.since = [rng.randint(0, self.turn) for _ in range(2)]
        self.last = [rng.randint(-1, 2) for _ in ACTORS]
        self.moved = [rng.random() < 0.5 for _ in ACTORS]
        self.visited = [rng.randint(0, 5) for _ in range(2)]

    def words(self):
        bits = sum(1 << i for i, moved in enumerate(self.moved) if moved)
        values = [*self.numbers.values(), *map(int, self.flags.values()),
                  *self.unknowns.values(), self.turn, self.day, self.ending,
                  *self.taken, *self.since, *self.last, bits, *self.visited]
        return " ".join(map(str, values))


# Making texts: (text, precedence) ------------------------------------------

SELECT, OR, AND, NOT, COMPARE, SUM, TERM, NEG, ATOM = range(1, 10)


class Maker:
    def __init__(self, rng):
        self.rng = rng

    def hold(self, part, least):
        """The part in parentheses where it binds less tightly, or at whim."""
        text, precedence = part
        if precedence < least or self.rng.random() < 0.05:
            return "(" + text + ")"
        return text

    def space(self):
        return self.rng.choice([" ", " ", " ", "  ", "\t "])

    def tight(self):
        return self.rng.choice([" ", " ", ""])

    def number_leaf(self):
        rng = self.rng
        kind = rng.randrange(10)
        if kind < 3:
            return str(rng.choice(NUMBERS)), ATOM
        if kind < 7:
            return rng.choice(list(METERS)), ATOM
        return rng.choice(["turn", "day", *TAKEN, "since(ask)", "since(deny)",
                           "visited(cable)", "visited(answer)",
                           f"rung({rng.choice(ACTORS)})"]), ATOM

    def symbol_test(self):
        rng = self.rng
        kind = rng.randrange(4)
        actor = rng.choice(ACTORS)
        if kind == 0:
            left = rng.choice(list(UNKNOWNS))
            right = rng.choice(UNKNOWNS[left])
        elif kind == 1:
            left, right = f"last({actor})", rng.choice(["ask", "deny"])
        elif kind == 2:
            left, right = f"means({actor})", rng.choice(MEANS)
        else:
            left, right = f"signal({actor})", rng.choice(SIGNALS)
        if rng.random() < 0.3:
            left, right = right, left
        return left + rng.choice([" == ", " != ", "=="]) + right, COMPARE

    def truth_leaf(self):
        rng = self.rng
        kind = rng.randrange(6)
        if kind == 0:
            return rng.choice(["true", "false"]), ATOM
        if kind == 1:
            return f"moved({rng.choice(ACTORS)})", ATOM
        if kind == 2:
            return f"ended({rng.choice(['brink', 'calm'])})", ATOM
        if kind == 3:
            return rng.choice(FLAGS), ATOM
        return self.symbol_test()

    def join(self, left, operator, right, precedence):
        """Two sides of an operator that groups to the left."""
        return (self.hold(left, precedence) + operator +
                self.hold(right, precedence + 1), precedence)

    def divisor(self, depth):
        rng = self.rng
        kind = rng.randrange(8)
        inner = self.number(depth - 1)[0]
        if kind == 0:
            return rng.choice(["gap", "debt", "belief"]), ATOM
        if kind == 1:
            return str(rng.choice(NUMBERS[1:])), ATOM
        if kind == 2:
            return f"min(-1, {inner})", ATOM
        if kind == 3:
            return f"abs({inner}) + 1", SUM
        if kind == 4 and rng.random() < 0.3:
            return inner, SELECT  # may be refused
        return f"max({rng.choice([1, 2, 100])}, {inner})", ATOM

    def call(self, depth):
        name = self.rng.choice(["abs", "min", "max", "clamp"])
        count = {"abs": 1, "clamp": 3}.get(name) or self.rng.randint(2, 4)
        parts = [self.number(depth - 1)[0] for _ in range(count)]
        return f"{name}({(',' + self.tight()).join(parts)})", ATOM

    def select(self, depth, part):
        return (self.hold(part(depth - 1), OR) + " if " +
                self.hold(self.truth(depth - 1), OR) + " else " +
                self.hold(part(depth - 1), SELECT), SELECT)

    def number(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.15:
            return self.number_leaf()
        kind = rng.randrange(12)
        pad = self.tight()
        if kind < 4:
            operator = pad + rng.choice("+-") + pad
            return self.join(self.number(depth - 1), operator,
                             self.number(depth - 1), SUM)
        if kind < 6:
            return self.join(self.number(depth - 1), pad + "*" + pad,
                             self.number(depth - 1), TERM)
        if kind < 8:
            operator = pad + rng.choice("/%") + pad
            return self.join(self.number(depth - 1), operator,
                             self.divisor(depth - 1), TERM)
        if kind < 9:
            return "-" + self.hold(self.number(depth - 1), NEG), NEG
        if kind < 11:
            return self.call(depth)
        return self.select(depth, self.number)

    def truth(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.15:
            return self.truth_leaf()
        kind = rng.randrange(9)
        if kind < 3:
            sign = rng.choice(["==", "!=", "<", "<=", ">", ">="])
            pad = self.tight()
            return (self.hold(self.number(depth - 1), SUM) + pad + sign + pad +
                    self.hold(self.number(depth - 1), SUM), COMPARE)
        if kind < 5:
            word, precedence = rng.choice([("and", AND), ("or", OR)])
            return self.join(self.truth(depth - 1),
                             self.space() + word + self.space(),
                             self.truth(depth - 1), precedence)
        if kind < 7:
            return "not " + self.hold(self.truth(depth - 1), NOT), NOT
        if kind < 8:
            sign = rng.choice([" == ", " != "])
            return (self.hold(self.truth(depth - 1), SUM) + sign +
                    self.hold(self.truth(depth - 1), SUM), COMPARE)
        return self.select(depth, self.truth)


# Valuing texts ----------------------------------------------------------------


def held(value):
    return max(LOW, min(HIGH, value))


def quotient(a, b):
    if b == 0:
        return 0
    size = abs(a) // abs(b)
    return size if (a < 0) == (b < 0) else -size


BINARY = {
    ast.Add: lambda a, b: held(a + b),
    ast.Sub: lambda a, b: held(a - b),
    ast.Mult: lambda a, b: held(a * b),
    ast.Div: lambda a, b: held(quotient(a, b)),
    ast.Mod: lambda a, b: a - b * quotient(a, b) if b != 0 else 0,
}
COMPARISONS = {
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b,
    ast.Lt: lambda a, b: a < b, ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b,
}


class Oracle:
    def __init__(self, world):
        self.world = world

    def last(self, actor):
        option = self.world.last[ACTORS.index(actor)]
        return None if option < 0 else OPTIONS[option]

    def call(self, node):
        name = node.func.id
        if name in ("abs", "min", "max", "clamp"):
            values = [self.value(a) for a in node.args]
            if name == "abs":
                return held(abs(values[0]))
            if name == "clamp":
                return min(max(values[0], values[1]), values[2])
            return min(values) if name == "min" else max(values)
        args = [a.id for a in node.args]
        world = self.world
        if name == "taken":
            return world.taken[TAKEN.index(f"taken({', '.join(args)})")]
        if name == "since":
            turn = world.since[["ask", "deny"].index(args[0])]
            return TURN_CAP if turn == 0 else world.turn - turn
        if name == "visited":
            return world.visited[["cable", "answer"].index(args[0])]
        if name == "moved":
            return world.moved[ACTORS.index(args[0])]
        if name == "ended":
            return world.ending == ["brink", "calm"].index(args[0])
        last = self.last(args[0])
        return 0 if last is None else last[1]  # rung

    def symbol(self, node):
        """What stands there if it is compared with a word, else None."""
        if isinstance(node, ast.Call):
            name = node.func.id
            if name not in ("last", "means", "signal"):
                return None
            last = self.last(node.args[0].id)
            if last is None:
                return "none" if name == "means" else ""
            return last[{"last": 0, "means": 2, "signal": 3}[name]]
        if isinstance(node, ast.Name) and node.id in UNKNOWNS:
            value = self.world.unknowns[node.id]
            return "" if value < 0 else UNKNOWNS[node.id][value]
        return None

    def compare(self, node):
        (operator,), (right,) = node.ops, node.comparators
        left = node.left
        # `insider` is an unknown and a value of `attacker`.
        if self.symbol(left) is None or (
                isinstance(right, ast.Name) and right.id == "attacker"):
            left, right = right, left
        symbol = self.symbol(left)
        if symbol is not None:
            equal = symbol == right.id
            return equal if isinstance(operator, ast.Eq) else not equal
        return COMPARISONS[type(operator)](self.value(node.left),
                                           self.value(node.comparators[0]))

    def name(self, word):
        if word in ("true", "false"):
            return word == "true"
        if word in self.world.flags:
            return self.world.flags[word]
        if word == "turn":
            return self.world.turn
        return self.world.day if word == "day" else self.world.numbers[word]

    def unary(self, node):
        value = self.value(node.operand)
        return not value if isinstance(node.op, ast.Not) else held(-value)

    def value(self, node):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return self.name(node.id)
        if isinstance(node, ast.BinOp):
            return BINARY[type(node.op)](self.value(node.left),
                                         self.value(node.right))
        if isinstance(node, ast.UnaryOp):
            return self.unary(node)
        if isinstance(node, ast.BoolOp):
            values = [self.value(v) for v in node.values]
            return all(values) if isinstance(node.op, ast.And) else any(values)
        if isinstance(node, ast.Compare):
            return self.compare(node)
        if isinstance(node, ast.IfExp):
            return self.value(node.body if self.value(node.test)
                              else node.orelse)
        return self.call(node)


def line(rng):
    maker = Maker(rng)
    truth = rng.random() < 0.4
    depth = rng.randint(1, 4)
    text = maker.truth(depth)[0] if truth else maker.number(depth)[0]
    world = World(rng)
    value = int(Oracle(world).value(ast.parse(text, mode="eval").body))
    return f"{int(truth)} {value} {world.words()} {text}\n"


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    rng = random.Random(20141124)
    lines = "".join(line(rng) for _ in range(count))
    return subprocess.run([program, str(count)], input=lines.encode(),
                          check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
