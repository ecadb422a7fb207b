"""fmt: what it writes and what it leaves alone. How a file is laid out is
compared with a second program in tests/oracle."""

import os
import re
import stat

import cli

MESSY = ('\ufeff{"format":1,"id":"t",\r\n"title":"T\\u00e9\\/","language":"en",'
         '"start":"2030-01-01","x-note":[1.50,1e3],"limits":{"turns":3},'
         '"scenes":[{"id":"one","title":"One"}],\r\n\r\n'
         '"endings":[{"id":"calm","title":"Calm","text":["So."]}]}')
NEAT = '''{
  "format": 1, "id": "t", "title": "Té/", "language": "en", \
"start": "2030-01-01", "x-note": [1.50, 1e3], "limits": {"turns": 3},
  "scenes": [{"id": "one", "title": "One"}], \
"endings": [{"id": "calm", "title": "Calm", "text": ["So."]}]
}
'''


class Fmt(cli.Case):
    def read(self, name):
        return (self.folder / name).read_bytes().decode("utf-8")

    def names(self):
        return sorted(os.listdir(self.folder))

    def test_writes_the_layout_and_tells_what_changed(self):
        self.put("a.json", MESSY)
        self.put("b.json", NEAT)
        self.assertEqual(self.good("fmt", "a.json", "b.json").out,
                         "a.json: laid out anew\n")
        self.assertEqual(self.read("a.json"), NEAT)
        self.assertEqual(self.names(), ["a.json", "b.json"])
        self.assertEqual(self.good("fmt", "a.json", "b.json").out, "")
        self.good("check", "a.json")

    def test_a_file_that_is_laid_out_is_not_written(self):
        self.put("a.json", NEAT)
        before = (self.folder / "a.json").stat()
        self.good("fmt", "a.json")
        after = (self.folder / "a.json").stat()
        self.assertEqual((before.st_ino, before.st_mtime_ns),
                         (after.st_ino, after.st_mtime_ns))

    def test_check_names_what_would_change_and_writes_nothing(self):
        self.put("a.json", MESSY)
        self.put("b.json", NEAT)
        result = self.run_cli("fmt", "--check", "a.json", "b.json")
        self.assertEqual((result.code, result.out, result.err),
                         (1, "a.json: would be laid out anew\n", ""))
        self.assertEqual(self.read("a.json"), MESSY)
        self.good("fmt", "b.json", "--check")

    def test_standard_input_goes_to_standard_output(self):
        for text in (MESSY, NEAT):
            self.assertEqual(self.good("fmt", "-", typed=text).out, NEAT)
        result = self.run_cli("fmt", "-", "--check", typed=MESSY)
        self.assertEqual((result.code, result.out),
                         (1, "standard input: would be laid out anew\n"))
        result = self.wrong(1, "fmt", "-", typed="{")
        self.assertEqual(result.out, "")
        self.assertIn("standard input:1:2: error[E011]", result.err)

    def test_what_is_no_json_is_left_alone_and_told(self):
        for text in ("", "{", MESSY + "x", '{"a":1,"a":2}', '["\x01"]'):
            self.put("a.json", text)
            result = self.wrong(1, "fmt", "a.json")
            self.assertEqual(self.read("a.json"), text)
            self.assertIn("a.json:", result.err)
            self.wrong(1, "fmt", "--check", "a.json")

    def test_the_others_are_laid_out_all_the_same(self):
        self.put("a.json", "{")
        self.put("b.json", MESSY)
        self.wrong(1, "fmt", "a.json", "b.json")
        self.assertEqual(self.read("b.json"), NEAT)
        self.wrong(2, "fmt", "none.json", "b.json")

    def test_a_layout_beyond_the_limit_of_a_file_is_not_written(self):
        deep = "[" * 31 + '["' + "a" * 130 + '"]' + "]" * 31
        text = "[" + ",".join([deep[1:-1]] * 3000) + "]"
        self.assertLess(len(text), 1024 * 1024)
        self.put("a.json", text)
        self.assertIn("E401", self.wrong(1, "fmt", "a.json").err)
        self.assertEqual(self.read("a.json"), text)

    def test_rights_and_links_stay(self):
        self.put("real/a.json", MESSY)
        path = self.folder / "real" / "a.json"
        path.chmod(0o640)
        (self.folder / "link.json").symlink_to("real/a.json")
        self.good("fmt", "link.json")
        self.assertTrue((self.folder / "link.json").is_symlink())
        self.assertEqual(self.read("real/a.json"), NEAT)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(self.folder / "real"), ["a.json"])

    def test_what_may_not_be_written_stays(self):
        user = 65534 if os.getuid() == 0 else None
        os.chmod(self.folder, 0o777)
        self.put("a.json", MESSY)
        (self.folder / "a.json").chmod(0o444)
        result = self.run_cli("fmt", "a.json", user=user)
        self.assertEqual(result.code, 2, result.both)
        self.assertIn("access to it is denied", result.err)
        self.assertEqual((self.read("a.json"), self.names()),
                         (MESSY, ["a.json"]))

    def test_devices_pipes_and_folders(self):
        os.mkfifo(self.folder / "pipe")
        for name in ("/dev/zero", "/dev/null", "pipe", "."):
            self.assertIn("E922", self.wrong(2, "fmt", name).err)


def findings(output):
    """Without places, as `check` tells them."""
    found = re.findall(r"(?m)^\S+?:\d+:\d+: (.*)$", output)
    return sorted(re.sub(r"line \d+(, column \d+)?", "line N", f)
                  for f in found)


class Ours(cli.Case):
    def test_our_own_scenarios_are_laid_out(self):
        files = [*cli.SOURCE.glob("scenarios/*/scenario.json"),
                 *cli.SOURCE.glob("src/app/template/*.json")]
        self.assertGreaterEqual(len(files), 3)
        self.good("fmt", "--check", *map(str, files))

    def test_what_new_writes_is_laid_out(self):
        self.good("new", "harbour", "--title", "A title, \\ \"quoted\"")
        self.good("fmt", "--check", "harbour/scenario.json")


class Meaning(cli.Case):
    def test_check_finds_the_same_at_the_same_pointers(self):
        files = sorted(cli.SOURCE.glob("tests/bad_scenarios/*.json"))
        files += cli.SOURCE.glob("scenarios/*/scenario.json")
        for file in files:
            self.put(f"a/{file.stem}.json", file.read_bytes())
        names = [str(p.relative_to(self.folder))
                 for p in sorted(self.folder.glob("a/*"))]
        before = self.run_cli("check", *names)
        self.run_cli("fmt", *names)
        after = self.run_cli("check", *names)
        self.assertEqual(before.code, after.code)
        self.assertGreater(len(findings(before.out)), len(files) // 2)
        self.assertEqual(findings(before.out), findings(after.out))
        changed = self.run_cli("fmt", *names)
        self.assertEqual(changed.out, "")


if __name__ == "__main__":
    cli.main()
