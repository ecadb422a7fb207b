"""check --format json|sarif: every finding, as a program reads it."""

import json
import os
import re
import urllib.parse

import cli

BAD = sorted((cli.SOURCE / "tests" / "bad_scenarios").glob("*.json"))
CABLE = str(cli.SOURCE / "tests" / "explain" / "cable.json")
TEXT = cli.Path(CABLE).read_text(encoding="utf-8")
LINE = re.compile(r"(?m)^(?P<file>[^\n]*?):(?:(?P<line>\d+):(?P<column>\d+):)? "
                  r"(?P<severity>error|warning|notice)"
                  r"\[(?P<code>[EWN]\d{3})\]: "
                  r"(?P<message>[^\n]*)$")
CLASSES = ("syntax", "shape", "names", "types", "ranges", "text", "references",
           "flow", "sense", "facts", "classroom", "input")


def told(finding):
    """A finding as the line that the text form has."""
    place = finding["file"]
    if "line" in finding:
        place += f":{finding['line']}:{finding['column']}"
    pointer = finding.get("pointer")
    tail = f" ({pointer})" if pointer else ""
    return (f"{place}: {finding['severity']}[{finding['code']}]: "
            f"{finding['message']}{tail}")


class Logs(cli.Case):
    def log(self, form, *files):
        result = self.run_cli("check", "--format", form, *files)
        self.assertEqual(result.err, "")
        return result.code, json.loads(result.out)


class Json(Logs):
    def test_its_members(self):
        self.put("bad.json", TEXT.replace('"goto": "collision"',
                                          '"goto": "colision"'))
        code, log = self.log("json", "bad.json", CABLE, "none.json")
        self.assertEqual(code, 2)
        self.assertEqual(list(log), ["program", "version", "files", "findings",
                                     "counts"])
        self.assertEqual(log["program"], "demarche-cli")
        self.assertRegex(log["version"], r"^\d+\.\d+\.\d+$")
        bad, cable, none = log["files"]
        self.assertEqual(bad, {"file": "bad.json", "playable": False,
                               "errors": 1, "warnings": 0, "notices": 0,
                               "complete": True})
        self.assertEqual((cable["id"], cable["playable"]), ("cable", True))
        self.assertEqual((none["playable"], none["errors"]), (False, 1))
        first, last = log["findings"]
        self.assertEqual(first["file"], "bad.json")
        self.assertEqual((first["code"], first["class"], first["severity"]),
                         ("E601", "references", "error"))
        self.assertEqual(first["pointer"], "/events/0/goto")
        self.assertEqual(set(last), {"file", "severity", "code", "class",
                                     "message"})
        self.assertEqual(last["code"], "E920")
        self.assertEqual(log["counts"],
                         {"errors": 2, "warnings": 0, "notices": 0})

    def test_what_was_meant(self):
        for old, new, near in (('"prompt": "How', '"promt": "How', "prompt"),
                               ('"when": "tension > 50"',
                                '"when": "tenison > 50"', "tension"),
                               ('"by": "admiral"', '"by": "admirl"',
                                "admiral"),
                               ('"tone": "grave"', '"tone": "grav"', "grave")):
            self.assertEqual(TEXT.count(old), 1)
            self.put("bad.json", TEXT.replace(old, new))
            findings = self.log("json", "bad.json")[1]["findings"]
            self.assertEqual([f.get("near") for f in findings], [near])

    def test_where_a_finding_ends(self):
        for old, new, span in (
                ('"prompt": "How', '"promt": "How', '"promt"'),
                ('"when": "tension > 50"', '"when": "tenison > 50"',
                 "tenison"),
                ('"by": "admiral"', '"by": "admirl"', '"admirl"'),
                ('"start": 46', '"start": 4600', "4600"),
                ("stands at {tension}", "stands at {tenson}", "{tenson}"),
                ('"title": "The cable"', '"title": "Das K\u00e4bel é 🙂 *ä*"',
                 "*"),
                ('"chance": 20', '"chance": "2 +"', '"')):
            self.assertEqual(TEXT.count(old), 1)
            text = TEXT.replace(old, new)
            self.put("bad.json", text)
            finding = self.log("json", "bad.json")[1]["findings"][0]
            line = text.splitlines()[finding["line"] - 1]
            self.assertEqual(line[finding["column"] - 1:finding["end"] - 1],
                             span)

    def test_of_standard_input_too(self):
        result = self.run_cli("check", "--format", "json", "-",
                              typed=TEXT.replace('"goto": "collision"',
                                                 '"goto": "colision"'))
        finding = json.loads(result.out)["findings"][0]
        self.assertEqual(finding["end"] - finding["column"], 10)
        self.assertEqual(finding["fix"], '"collision"')

    def mend(self, text, finding):
        lines = text.split("\n")
        line = lines[finding["line"] - 1]
        lines[finding["line"] - 1] = (line[:finding["column"] - 1]
                                      + finding["fix"]
                                      + line[finding["end"] - 1:])
        return "\n".join(lines)

    def test_every_fix_mends(self):
        """Of all bad files and mistakes: with the fix the finding is gone,
        and the file is JSON as before."""
        tried = 0
        for path in BAD:
            text = path.read_text(encoding="utf-8", errors="replace")
            findings = self.log("json", str(path))[1]["findings"]
            for finding in findings:
                if "fix" not in finding or finding["file"] != str(path):
                    continue
                tried += 1
                with self.subTest(path.name, finding=finding["message"]):
                    self.put("mended.json", self.mend(text, finding))
                    after = self.log("json", "mended.json")[1]["findings"]
                    self.assertNotIn(
                        (finding["code"], finding["line"], finding["column"]),
                        [(f["code"], f.get("line"), f.get("column"))
                         for f in after])
        self.assertGreater(tried, 15)

    def test_claims(self):
        log = self.log("json", cli.MERIDIA)[1]
        claims = log["files"][0]["claims"]
        self.assertEqual(set(claims),
                         {"proved", "refuted", "undecided", "turns"})
        self.assertEqual(claims["refuted"], 0)
        self.assertGreater(claims["turns"], 0)

    def test_holds_what_the_text_says(self):
        files = list(map(str, BAD))
        text = self.run_cli("check", *files)
        code, log = self.log("json", *files)
        self.assertEqual(code, text.code)
        lines = [match[0] for match in LINE.finditer(text.out)]
        self.assertEqual([told(finding) for finding in log["findings"]
                          if "\\x" not in told(finding)],
                         [line for line in lines if "\\x" not in line])
        self.assertGreater(len(lines), 150)
        for finding in log["findings"]:
            self.assertIn(finding["class"], CLASSES)
        for severity in ("error", "warning", "notice"):
            found = [f for f in log["findings"] if f["severity"] == severity]
            self.assertEqual(log["counts"][severity + "s"], len(found))
            self.assertEqual(sum(f[severity + "s"] for f in log["files"]),
                             len(found))

    def test_more_than_the_text_shows(self):
        keys = ",".join(f'"q{i}":{i}' for i in range(300))
        self.put("bad.json", "{" + keys + "}")
        text = self.run_cli("check", "bad.json").out
        log = self.log("json", "bad.json")[1]
        more = int(re.search(r"(?m)^\.\.\. and (\d+) more: \d+ errors$",
                             text)[1])
        self.assertEqual(len(log["findings"]), 200 + more)
        self.assertTrue(log["files"][0]["complete"])

    def test_more_than_is_kept(self):
        keys = ",".join(f'"q{i}":{i}' for i in range(2100))
        self.put("bad.json", "{" + keys + "}")
        log = self.log("json", "bad.json")[1]
        self.assertFalse(log["files"][0]["complete"])
        kept = [f for f in log["findings"] if f["severity"] == "error"]
        self.assertEqual(len(kept), 2000)
        self.assertGreaterEqual(log["counts"]["errors"], 2100)
        self.assertEqual([f["code"] for f in log["findings"]
                          if f["severity"] == "notice"], ["N412"])

    def test_witnesses_are_told_beside_it(self):
        self.put("bad.json", (cli.SOURCE / "tests" / "bad_scenarios" /
                              "flow_claim.json").read_bytes())
        result = self.run_cli("check", "bad.json", "--format=json",
                              "--witness", ".")
        self.assertEqual(result.code, 1)
        json.loads(result.out)
        self.assertIn("a play for /expect/0", result.err)


class Sarif(Logs):
    """SARIF 2.1.0: what the specification requires of each object that is
    written, and that nothing else is in it. Numbers are its sections."""

    def only(self, found, required, optional=()):
        self.assertEqual(set(required) - set(found), set())
        self.assertEqual(set(found) - set(required) - set(optional), set())

    def message(self, found):  # 3.11, 3.12
        self.only(found, ["text"])
        self.assertGreater(len(found["text"]), 5)

    def rule(self, rule):  # 3.49
        self.only(rule, ["id", "name", "shortDescription", "fullDescription",
                         "help", "defaultConfiguration", "properties"])
        self.assertRegex(rule["id"], r"^[EWN]\d{3}$")
        self.assertRegex(rule["name"], r"^([A-Z][a-z0-9]*)+$")
        for key in ("shortDescription", "fullDescription", "help"):
            self.message(rule[key])
        self.only(rule["defaultConfiguration"], ["level"])
        self.assertEqual(rule["defaultConfiguration"]["level"],
                         {"E": "error", "W": "warning", "N": "note"}[
                             rule["id"][0]])
        self.only(rule["properties"], ["tags"])  # 3.8.2
        self.assertIn(rule["properties"]["tags"][0], CLASSES)

    def region(self, region):  # 3.30
        self.only(region, ["startLine"],
                  ["startColumn", "endLine", "endColumn"])
        for number in region.values():
            self.assertIsInstance(number, int)
            self.assertGreaterEqual(number, 1)
        self.assertEqual("endLine" in region, "endColumn" in region)
        if "endColumn" in region:  # 3.30.8: behind the last sign
            self.assertEqual(region["endLine"], region["startLine"])
            self.assertGreaterEqual(region["endColumn"],
                                    region["startColumn"])

    def fix(self, fix, location):  # 3.55
        self.only(fix, ["artifactChanges"], ["description"])
        self.message(fix["description"])
        self.assertEqual(len(fix["artifactChanges"]), 1)
        change = fix["artifactChanges"][0]  # 3.56
        self.only(change, ["artifactLocation", "replacements"])
        place = location["physicalLocation"]
        self.assertEqual(change["artifactLocation"],
                         place["artifactLocation"])
        self.assertEqual(len(change["replacements"]), 1)
        replacement = change["replacements"][0]  # 3.57
        self.only(replacement, ["deletedRegion"], ["insertedContent"])
        self.assertEqual(replacement["deletedRegion"], place["region"])
        self.assertIn("endColumn", place["region"])
        self.only(replacement["insertedContent"], ["text"])  # 3.3

    def location(self, location):  # 3.28
        self.only(location, ["physicalLocation"], ["logicalLocations"])
        place = location["physicalLocation"]  # 3.29
        self.only(place, ["artifactLocation"], ["region"])
        self.only(place["artifactLocation"], ["uri"])  # 3.4
        self.assertRegex(place["artifactLocation"]["uri"],
                         r"^[A-Za-z0-9._~/%:-]+$")
        if "region" in place:  # 3.30
            self.region(place["region"])
        for logical in location.get("logicalLocations", []):  # 3.33
            self.only(logical, ["fullyQualifiedName"])
            self.assertRegex(logical["fullyQualifiedName"], "^/")

    def result(self, result, rules):  # 3.27
        self.only(result, ["ruleId", "ruleIndex", "level", "message",
                           "locations"], ["properties", "fixes"])
        rule = rules[result["ruleIndex"]]
        self.assertEqual(rule["id"], result["ruleId"])
        self.assertEqual(result["level"],
                         rule["defaultConfiguration"]["level"])
        self.message(result["message"])
        self.assertEqual(len(result["locations"]), 1)
        self.location(result["locations"][0])
        if "properties" in result:
            self.only(result["properties"], ["near"])
        if "fixes" in result:
            self.assertEqual(len(result["fixes"]), 1)
            self.fix(result["fixes"][0], result["locations"][0])
            self.assertIn("near", result["properties"])

    def whole(self, log):
        self.only(log, ["$schema", "version", "runs"])  # 3.13
        self.assertEqual(log["version"], "2.1.0")
        self.assertRegex(log["$schema"],
                         r"^https://docs\.oasis-open\.org/.*2\.1\.0\.json$")
        self.assertEqual(len(log["runs"]), 1)
        run = log["runs"][0]  # 3.14
        self.only(run, ["tool", "columnKind", "results"])
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        self.only(run["tool"], ["driver"])  # 3.18
        driver = run["tool"]["driver"]  # 3.19
        self.only(driver, ["name", "version", "semanticVersion", "rules"])
        self.assertEqual(driver["name"], "demarche-cli")
        self.assertRegex(driver["semanticVersion"], r"^\d+\.\d+\.\d+$")
        ids = [rule["id"] for rule in driver["rules"]]
        self.assertEqual(len(ids), len(set(ids)))
        for rule in driver["rules"]:
            self.rule(rule)
        for result in run["results"]:
            self.result(result, driver["rules"])
        self.assertEqual({r["ruleId"] for r in run["results"]}, set(ids))
        return run

    def test_every_bad_file(self):
        files = [*map(str, BAD), CABLE, "none.json"]
        code, log = self.log("sarif", *files)
        self.assertEqual(code, 2)
        run = self.whole(log)
        findings = self.log("json", *files)[1]["findings"]
        self.assertEqual(len(run["results"]), len(findings))
        for result, finding in zip(run["results"], findings):
            place = result["locations"][0]["physicalLocation"]
            region = place.get("region", {})
            self.assertEqual(
                [result["ruleId"], result["message"]["text"],
                 region.get("startLine"), region.get("startColumn"),
                 result.get("properties", {}).get("near")],
                [finding["code"], finding["message"], finding.get("line"),
                 finding.get("column"), finding.get("near")])

    def test_nothing_found(self):
        code, log = self.log("sarif", CABLE)
        self.assertEqual(code, 0)
        run = self.whole(log)
        self.assertEqual((run["results"], run["tool"]["driver"]["rules"]),
                         ([], []))

    def test_a_rule_says_what_explain_says(self):
        self.put("bad.json", '{"titel": 1}')
        driver = self.log("sarif", "bad.json")[1]["runs"][0]["tool"]["driver"]
        told_of = {entry["code"]: entry for entry in json.loads(
            self.good("explain", "--format", "json").out)}
        for rule in driver["rules"]:
            entry = told_of[rule["id"]]
            self.assertEqual(rule["shortDescription"]["text"],
                             entry["meaning"])
            self.assertEqual(rule["fullDescription"]["text"], entry["text"])
            for part in (entry["todo"], entry["example"]["wrong"],
                         entry["example"]["right"]):
                self.assertIn(part, rule["help"]["text"])

    def uri_of(self, name):
        self.put(name, "{")
        log = self.log("sarif", "--", name)[1]
        self.whole(log)
        location = log["runs"][0]["results"][0]["locations"][0]
        return location["physicalLocation"]["artifactLocation"]["uri"]

    def test_names_of_files_are_relative_references(self):
        for name in ("a b.json", "50%.json", "a#b?c.json", "c:d.json",
                     "é字.json", "-x.json", "folder/a.json", "a\\b.json",
                     os.fsdecode(b"\xff\xfe.json"), "a\nb.json", "a\x1b.json"):
            with self.subTest(ascii(name)):
                uri = self.uri_of(name)
                self.assertEqual(urllib.parse.unquote_to_bytes(uri),
                                 os.fsencode(name))
                parts = urllib.parse.urlsplit(uri)
                self.assertEqual((parts.scheme, parts.netloc, parts.query,
                                  parts.fragment), ("", "", "", ""))

    def test_an_absolute_name_is_a_file_uri(self):
        path = self.folder / "a b.json"
        self.assertEqual(self.uri_of(str(path)), path.as_uri())


if __name__ == "__main__":
    cli.main()
