"""check: the claims of expect, their exit codes and their witnesses."""

import cli

HEAD = """{"format":1,"id":"t","title":"T","language":"en",
"start":"2030-01-01","limits":{"turns":9},
"actors":[{"id":"a","name":"A","playable":true},{"id":"b","name":"B"}],
"meters":[{"id":"m","name":"M"}],"flags":[{"id":"got","name":"G"}],
"scenes":[{"id":"read","title":"R"},
{"id":"hidden","title":"H","show":"debrief","effects":{"m":1}},
{"id":"both","title":"B","decisions":[
{"actor":"a","options":[{"id":"x","label":"X","effects":{"m":5}},
{"id":"y","label":"Y","outcomes":[{"weight":1,"set":{"got":true}},
{"weight":%s}]}]},
{"actor":"b","options":[{"id":"z","label":"Z","when":"m > 3"}]}]},
{"id":"close","title":"L","actor":"b",
"options":[{"id":"z2","label":"Z","when":"not got or m > 3"}]}],
"endings":[{"id":"high","title":"H","text":["."],"when":"m > 4"},
{"id":"calm","title":"C","text":["."]}],
"""


def claims(*lines, weight="3"):
    text = HEAD % weight + '"expect":[\n' + ",\n".join(lines) + "]}\n"
    return text


REFUTED = claims('{"never": "got and m > 0"}', '{"always": "m < 6"}',
                 '{"reachable": "ended(calm)"}', '{"reachable": "m == 7"}')


class Verdicts(cli.Case):
    def test_proved(self):
        name = self.put("t.json", claims('{"never": "m > 6"}',
                                         '{"always": "m < 7"}',
                                         '{"reachable": "got"}'))
        result = self.good("check", name, "--require-proof")
        self.assertRegex(result.out, r"(?m)^t\.json: 3 claims of expect: "
                         r"3 proved, 0 refuted, 0 undecided; \d+ turns")
        self.assertIn("0 errors, 0 warnings, 0 notices", result.out)

    def test_refuted(self):
        result = self.wrong(1, "check", self.put("t.json", REFUTED))
        first = HEAD.count("\n") + 2
        self.assertRegex(
            result.out,
            rf'(?m)^t\.json:{first}:11: error\[E711\]: never "got and m > 0": '
            r'after turn 3, in scene "both", it holds \(got true, m 1\); seed '
            r".* \(/expect/0/never\)$")
        self.assertRegex(
            result.out, rf'(?m)^t\.json:{first + 1}:12: error\[E711\]: always '
            r'.* it does not hold \(m 6\)')
        self.assertRegex(
            result.out, rf'(?m)^t\.json:{first + 3}:15: error\[E711\]: '
            r'reachable "m == 7": no play comes to that; all there can be')
        self.assertIn("1 proved, 3 refuted, 0 undecided", result.out)
        self.assertIn("it can be played, but not all it claims is true\n",
                      result.out)

    def test_a_translation_is_told_apart_from_a_claim(self):
        self.put("t.de.po", 'msgid ""\nmsgstr "Content-Type: text/plain; '
                 'charset=UTF-8\\n"\n\nmsgctxt "x"\nnonsense "y"\n')
        both = self.wrong(1, "check", self.put("t.json", REFUTED))
        self.assertIn("it can be played, but not all it claims is true, and "
                      "a translation of it has errors\n", both.out)
        one = self.wrong(1, "check", self.put(
            "t.json", claims('{"never": "false"}')))
        self.assertIn("it can be played, but a translation of it has errors\n",
                      one.out)

    def test_undecided(self):
        name = self.put("t.json", claims('{"never": "m > 6"}',
                                         '{"odds": {"ending": "high", '
                                         '"policy": "uniform", "min": 49}}'))
        result = self.good("check", name, "--effort", "9")
        self.assertIn("notice[N713]: never", result.out)
        self.assertIn("notice[N713]: odds of ending \"high\" by uniform",
                      result.out)
        self.assertIn("--effort 90 ", result.out)
        self.assertIn("0 errors, 0 warnings, 2 notices", result.out)
        result = self.run_cli("check", name, "--effort=9", "--require-proof")
        self.assertEqual(result.code, 1)

    def test_odds(self):
        name = self.put("t.json", claims('{"odds": {"ending": "high", '
                                         '"policy": "uniform", "max": 20}}'))
        result = self.wrong(1, "check", name)
        self.assertIn("error[E712]: odds", result.out)

    def test_the_same_every_time(self):
        name = self.put("t.json", REFUTED)
        self.assertEqual(self.run_cli("check", name).out,
                         self.run_cli("check", name).out)

    def test_of_no_effort(self):
        name = self.put("t.json", REFUTED)
        for effort in ("0", "1", "18446744073709551615"):
            result = self.run_cli("check", name, "--effort", effort)
            self.assertIn("4 claims of expect", result.out)
        self.wrong(2, "check", name, "--effort", "some")


class Witnesses(cli.Case):
    def test_each_replays(self):
        name = self.put("t.json", REFUTED)
        (self.folder / "seen").mkdir()
        result = self.wrong(1, "check", name, "--witness", "seen")
        files = sorted(p.name for p in (self.folder / "seen").iterdir())
        self.assertEqual(files, [f"t-expect-{i}.play" for i in (0, 1, 2)])
        for file in files:
            self.assertIn(f"seen/{file}: a play for", result.out)
            self.good("replay", f"seen/{file}", "--scenario", name)
        text = (self.folder / "seen" / files[0]).read_text("utf-8")
        self.assertIn("\nmove a y\n", text)
        text = (self.folder / "seen" / files[1]).read_text("utf-8")
        self.assertIn("\nmove a x\n", text)

    def test_what_no_seed_does_is_told_in_words(self):
        name = self.put("t.json", claims('{"never": "got"}',
                                         weight="1000000"))
        result = self.wrong(1, "check", name, "--witness", ".")
        self.assertIn("the way there: turn 3: a y (outcome no. 1)", result.out)
        self.assertEqual(list(self.folder.glob("*.play")), [])

    def test_of_the_scenarios_that_come_with_it(self):
        result = self.good("check", cli.MERIDIA, "--witness", ".",
                           "--effort", "20000")
        files = list(self.folder.glob("*.play"))
        self.assertEqual(len(files), 6, result.out)
        for file in files:
            self.good("replay", file.name, "--scenario", cli.MERIDIA)

    def test_a_folder_that_is_not_there(self):
        name = self.put("t.json", REFUTED)
        self.wrong(2, "check", name, "--witness", "none")


if __name__ == "__main__":
    cli.main()
