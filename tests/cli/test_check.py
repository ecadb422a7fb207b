"""check: each kind of bad file, its place and its exit code."""

import json
import os
import re

import cli

HEAD = ('"format":1,"id":"t","title":"T","language":"en","start":"2030-01-01",'
        '"limits":{"turns":3}')
REST = ('"scenes":[{"id":"one","title":"One"}],'
        '"endings":[{"id":"calm","title":"Calm","text":["So."]}]')
GOOD = "{" + HEAD + "," + REST + "}"

def swap(old, new):
    """The good file with one piece replaced."""
    return GOOD.replace(old, new)


# Each is broken in its own way: name, content, the place of a finding, a
# piece of its message.
BAD = [
    ("empty", "", "", "empty"),
    ("only blanks", " \n\n", "", "empty"),
    ("cut off", GOOD[:-1], r":1", ""),
    ("broken", swap('"title":"T"', '"title";"T"'), r":1:\d+", ""),
    ("broken on line 3", swap(',"scenes"', ',\n\n"scenes"x'), r":3:\d+", ""),
    ("a comma too many", GOOD[:-1] + ",}", r":1:\d+", ""),
    ("text after the end", GOOD + "\n{}", r":2:1", ""),
    (
        "unknown key",
        swap('"title":"One"', '\n"titel":"One"'),
        r":2:1",
        "title",
    ),
    (
        "unknown key far from all",
        swap(REST, '\n"qqqqqqqqqq":1,' + REST),
        r":2:1",
        "qqqqqqqqqq",
    ),
    (
        "unknown id",
        swap('"title":"One"', '"title":"One","next":\n"ones"'),
        r":2:1",
        "one",
    ),
    (
        "unknown name in an expression",
        swap('"title":"One"', '"title":"One","when":\n"truth > 1"'),
        r":2:\d+",
        "truth",
    ),
    ("wrong type", swap('"title":"One"', '"title":\n1'), r":2:1", ""),
    (
        "wrong type of an expression",
        swap('"title":"One"', '"title":"One","when":\n"3"'),
        r":2:\d+",
        "",
    ),
    ("a point in a number", swap('"turns":3', '"turns":\n3.5'), r":2:1", ""),
    (
        "an exponent in a number",
        swap('"turns":3', '"turns":\n3e0'),
        r":2:1",
        "",
    ),
    ("a number beyond", swap('"turns":3', '"turns":\n1001'), r":2:1", "1000"),
    ("missing key", swap('"language":"en",', ""), "", "language"),
    (
        "duplicate key",
        swap('"title":"T"', '"title":"T",\n"title":"T"'),
        r":2:1",
        "title",
    ),
    (
        "duplicate key by escapes",
        swap('"title":"T"', '"title":"T",\n"\\u0074\\u0069tle":"T"'),
        r":2:1",
        "title",
    ),
    (
        "a duplicate in a note",
        swap('"title":"T"', '"title":"T","x-a":{"b":1,\n"b":2}'),
        r":2:1",
        "",
    ),
    (
        "lone surrogate",
        swap('"title":"T"', '"title":\n"\\ud800"'),
        r":2:\d+",
        "",
    ),
    ("U+0000", swap('"title":"T"', '"title":\n"a\\u0000b"'), r":2:\d+", ""),
    (
        "raw control character",
        swap('"title":"T"', '"title":\n"a\x1bb"'),
        r":2:3",
        "",
    ),
    ("raw NUL", swap('"title":"T"', '"title":\n"a\x00b"'), r":2:3", ""),
    (
        "invalid UTF-8",
        swap('"T"', '\n"a\xffb"').encode("latin-1"),
        r":2:\d+",
        "UTF-8",
    ),
    (
        "overlong UTF-8",
        swap('"T"', '\n"a\xc0\xaf"').encode("latin-1"),
        r":2:\d+",
        "UTF-8",
    ),
    (
        "a surrogate in UTF-8",
        swap('"T"', '\n"\xed\xa0\x80"').encode("latin-1"),
        r":2:\d+",
        "UTF-8",
    ),
    ("UTF-16", GOOD.encode("utf-16"), r":1", ""),
    ("depth 33", "[" * 33 + "]" * 33, r":1:33", "32"),
    ("depth 100000", "[" * 100000, r":1:33", "32"),
    ("100,001 values", "[" + "0," * 100000 + "0]", r":1:\d+", "100000"),
    (
        "a long string",
        swap('"T"', '\n"' + "a" * 4097 + '"'),
        r":2:\d+",
        "4096",
    ),
    ("NaN", swap('"turns":3', '"turns":\nNaN'), r":2:1", ""),
    ("a leading zero", swap('"turns":3', '"turns":\n03'), r":2:\d+", ""),
    ("not an object", "\n3", r":2:1", ""),
]


class Good(cli.Case):
    def test_a_good_file(self):
        result = self.good("check", self.put("a.json", GOOD))
        self.assertIn(
            "a.json: 0 errors, 0 warnings, 0 notices; it can be played",
            result.out,
        )

    def test_the_hint_names_the_codes_the_gravest_first(self):
        text = GOOD.replace('"T"', "7").replace(REST, '"x":1,' + REST)
        out = self.wrong(1, "check", self.put("a.json", text)).out
        codes = re.findall(r"(?m)^a\.json:\S+ (\w)\w+\[(\w+)\]", out)
        ranked = sorted(codes, key=lambda code: "ewn".index(code[0]))
        names = list(dict.fromkeys(code for _, code in ranked))
        self.assertGreaterEqual(len(names), 2, out)
        self.assertIn(f"demarche-cli explain {' '.join(names[:4])} tells "
                      "more.\n", out)

    def test_a_folder_stands_for_its_scenario(self):
        self.put("own/scenario.json", GOOD.replace('"One"', "1"))
        for name in ("own", str(self.folder / "own")):
            self.assertIn(f"{name}/scenario.json:1:",
                          self.wrong(1, "check", name).out)
        self.put("own/scenario.json", GOOD)
        self.good("check", "own")
        self.good("play", "own", "--auto")
        self.good("play", str(self.folder / "own"), "--auto")
        self.good("strings", "own", "--lang", "de")
        self.assertTrue((self.folder / "own" / "de.po").exists())
        self.assertIn("W54", self.good("check", "own").out)

    def test_standard_input(self):
        wrong = GOOD.replace('"One"', "1")
        found = self.wrong(1, "check", self.put("a.json", wrong)).out
        piped = self.wrong(1, "check", "-", typed=wrong)
        self.assertEqual(piped.out, found.replace("a.json", "standard input"))
        self.assertIn("\n       | ", piped.out)
        self.assertIn("standard input: 0 errors",
                      self.good("check", "-", typed=GOOD).out)
        log = json.loads(self.good("check", "-", "--format", "json",
                                   typed=GOOD).out)
        self.assertEqual(log["files"][0]["file"], "standard input")
        self.assertIn("E923", self.wrong(
            2, "check", "-", typed=GOOD + " " * 1024 * 1024).out)

    def test_what_is_allowed_at_the_edge(self):
        self.good("check", self.put("mark.json", "\ufeff" + GOOD))
        self.good("check", self.put("crlf.json", GOOD.replace(",", ",\r\n")))
        self.good(
            "check",
            self.put(
                "depth.json",
                GOOD.replace(
                    REST, '"x-a":' + "[" * 31 + "]" * 31 + "," + REST
                ),
            ),
        )
        self.good(
            "check",
            self.put(
                "long.json",
                GOOD.replace('"title":"T"', '"title":"' + "é" * 4096 + '"'),
            ),
        )
        self.good(
            "check",
            self.put("size.json", GOOD + " " * (1024 * 1024 - len(GOOD))),
        )

    def test_the_scenarios_that_come_with_it(self):
        for path in sorted((cli.SOURCE / "scenarios").glob("*/scenario.json")):
            self.good("check", str(path))
        self.good("check", str(cli.SOURCE / "tests" / "cli" / "small.json"))


class Bad(cli.Case):
    def test_each_kind(self):
        for name, content, place, words in BAD:
            with self.subTest(name):
                self.assertNotEqual(content, GOOD, "nothing was broken")
                result = self.wrong(1, "check", self.put("bad.json", content))
                self.assertRegex(
                    result.out,
                    rf"(?m)^bad\.json{place}[^/]*: error\[E\d\d\d\]: .+",
                )
                self.assertIn(words, result.out)
                self.assertIn("it cannot be played", result.out)

    def test_everything_wrong_comes_in_one_run(self):
        text = GOOD.replace(
            '"title":"One"', '"titel":"One","when":"x","next":"y"'
        )
        result = self.wrong(1, "check", self.put("bad.json", text))
        self.assertGreaterEqual(result.out.count("error["), 3, result.out)

    def test_a_json_pointer_stands_at_the_end(self):
        text = GOOD.replace('"title":"One"', '"title":3')
        result = self.wrong(1, "check", self.put("bad.json", text))
        self.assertRegex(result.out, r"(?m) \(/scenes/0/title\)$")

    def test_at_most_two_hundred_findings_are_shown(self):
        keys = ",".join(f'"q{i}":{i}' for i in range(300))
        text = GOOD.replace(REST, keys + "," + REST)
        result = self.wrong(1, "check", self.put("bad.json", text))
        self.assertEqual(result.out.count("error["), 200)
        self.assertRegex(result.out, r"(?m)^.*\b100\b.*more")

    def test_a_broken_file_cannot_be_played(self):
        name = self.put("bad.json", GOOD[:-1])
        for command in ("play", "auto", "bench"):
            result = self.wrong(1, command, name)
            self.assertEqual(result.out, "")


class Unreadable(cli.Case):
    def refuse(self, name, code):
        for command in ("check", "play", "auto", "bench"):
            result = self.wrong(2, command, name)
            self.assertRegex(result.both, rf"(?m)^{name}: error\[{code}\]: ")
        self.assertIn(f"[{code}]", self.wrong(2, "replay", name).err)

    def test_missing(self):
        self.refuse("none.json", "E920")

    def test_a_folder(self):
        (self.folder / "folder").mkdir()
        self.refuse("folder", "E922")

    def test_a_pipe_is_not_waited_for(self):
        os.mkfifo(self.folder / "pipe")
        self.refuse("pipe", "E922")

    def test_an_endless_device(self):
        self.refuse("/dev/zero", "E922")

    def test_two_mebibytes(self):
        name = self.put("big.json", GOOD + " " * (2 * 1024 * 1024))
        self.assertIn("E923", self.wrong(2, "check", name).out)
        self.assertIn("1048576", self.wrong(2, "check", name).out)

    def test_one_byte_over(self):
        name = self.put("big.json", GOOD + " " * (1024 * 1024 + 1 - len(GOOD)))
        self.assertIn("E923", self.wrong(2, "check", name).out)

    def test_without_permission(self):
        name = self.put("secret.json", GOOD)
        os.chmod(self.folder / name, 0)
        os.chmod(self.folder, 0o755)
        user = 65534 if os.geteuid() == 0 else None
        try:
            result = self.run_cli("check", name, user=user)
        except PermissionError:
            self.skipTest("somebody else cannot start the program here")
        self.assertEqual(result.code, 2)
        self.assertIn("E921", result.out)

    def test_the_worst_file_decides(self):
        good = self.put("good.json", GOOD)
        bad = self.put("bad.json", "{")
        self.assertEqual(self.run_cli("check", good, bad).code, 1)
        self.assertEqual(self.run_cli("check", bad, good).code, 1)
        result = self.run_cli("check", "none", bad, good)
        self.assertEqual(result.code, 2)
        self.assertEqual(
            result.out.count("errors,") + result.out.count("error,"), 3
        )


class Hostile(cli.Case):
    def test_text_of_a_file_cannot_steer_the_terminal(self):
        evil = "\\u001b]0;x\\u0007\\u009b31m\\u007f"
        for text in (GOOD.replace('"T"', f'"{evil}"'),
                     GOOD.replace('"t"', f'"{evil}"'),
                     GOOD.replace(REST, f'"{evil}":1,' + REST),
                     GOOD.replace('"T"', '"\x1b\x9b\x7f"')):
            result = self.run_cli("check", self.put("evil.json", text))
            self.assertIn(result.code, (0, 1), result.out)

    def test_every_bad_file_there_is(self):
        files = sorted((cli.SOURCE / "tests" / "bad_scenarios").glob("*.json"))
        self.assertGreater(len(files), 40)
        result = self.run_cli("check", *map(str, files))
        self.assertEqual(result.code, 1)
        for path in files:
            self.assertIn(f"{path}: ", result.out)

    def test_names_of_files(self):
        for name in ("a\nb", "\x1b[2J", "\x9b", "'\"", "é"):
            self.put(name, GOOD)
            result = self.good("check", name)
            self.assertEqual(len(result.lines()), 1, result.out)
            self.put(name, "{")
            self.wrong(1, "check", name)
        name = os.fsdecode(b"\xff\xfe")
        self.put(name, GOOD)
        self.good("check", name)


if __name__ == "__main__":
    cli.main()
