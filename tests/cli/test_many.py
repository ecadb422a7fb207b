"""auto and bench: many plays at once."""

import re
from pathlib import Path

import cli

SMALL = str(cli.SOURCE / "tests" / "cli" / "small.json")
SMALL_TEXT = Path(SMALL).read_text(encoding="utf-8")


class Auto(cli.Case):
    def test_everything_is_seen(self):
        name = self.put("a.json", SMALL_TEXT.replace("heat > 90", "heat > 10"))
        result = self.good("auto", name, "--plays", "2000")
        self.assertIn("everything was seen\n", result.out)
        self.assertIn("plays: 2000\n", result.out)
        self.assertIn("stuck: 0\n", result.out)
        self.assertNotIn("never seen", result.out)

    def test_shares_add_up(self):
        result = self.run_cli("auto", SMALL, "--plays", "300", "--seed", "9")
        shares = re.findall(
            r"(?m)^ending \w+: (\d+)\.(\d\d) percent, (\d+)$", result.out
        )
        self.assertEqual(sum(int(s[2]) for s in shares), 300)

    def test_the_same_seed_tells_the_same(self):
        first = self.run_cli("auto", SMALL, "--plays", "200", "--seed", "4")
        self.assertEqual(
            self.run_cli("auto", SMALL, "--plays", "200", "--seed", "4").out,
            first.out,
        )
        self.assertNotEqual(
            self.run_cli(
                "auto", SMALL, "--plays", "200", "--seed", "9999"
            ).out,
            first.out,
        )

    def test_what_is_never_seen_is_named(self):
        text = SMALL_TEXT.replace(
            '"chance": 40', '"chance": 0'
        ).replace('"heat > 30"', '"heat > 99"')
        text = text.replace(
            '"weight": 1, "text": "It is lost."',
            '"weight": 0, "text": "It is lost."',
        )
        text = text.replace('"when": "heat >= 40"', '"when": "heat >= 100"')
        text = text.replace(
            '"id": "doubt"', '"id": "doubt", "cancel_if": true'
        )
        result = self.run_cli(
            "auto", self.put("a.json", text), "--plays", "500"
        )
        self.assertEqual(result.code, 1)
        for thing in (
            "event rain",
            "rule echo",
            "outcome calm_word/lost",
            "ending fight",
            "option march",
            "consequence doubt",
        ):
            self.assertIn(f"never seen: {thing}\n", result.out)

    def test_policies(self):
        hawk = self.run_cli(
            "auto", SMALL, "--plays", "100", "--policy", "hawk"
        )
        self.assertIn("never seen: option wait\n", hawk.out)
        self.assertIn(
            "there is no policy eagle; there are weights, uniform, hawk",
            self.wrong(2, "auto", SMALL, "--policy", "eagle").err,
        )
        self.assertIn(
            'there is no policy hauk; did you mean "hawk"?',
            self.wrong(2, "auto", SMALL, "--policy", "hauk").err,
        )
        for value, name in (("north=dove", "dove"), ("north=", "hawk")):
            self.assertIn(
                f"auto plays all seats by one policy; give its name alone, as "
                f"--policy {name}\n",
                self.wrong(2, "auto", SMALL, "--policy", value).err,
            )

    def test_meridia(self):
        result = self.good("auto", cli.MERIDIA, "--plays", "2000")
        self.assertIn("everything was seen\n", result.out)


class Bench(cli.Case):
    def test_two_figures(self):
        result = self.good("bench", SMALL, "--plays", "500")
        self.assertRegex(
            result.out,
            r"^plays: 500, [1-9]\d* a second\n"
            r"turns: \d+, [1-9]\d* a second\n$",
        )


if __name__ == "__main__":
    cli.main()
