"""A play in the window is the same play in the terminal: what a script
clicked, typed as moves into demarche-cli, ends in the same world."""

import gui


class SamePlay(gui.Case):
    def compare(self, name, scenario, seed, *seats, shown_with=()):
        script = str(gui.SCRIPTS / f"{name}.script")
        first = [f"--seat={seats[0]}"] if name == "sony" else []
        shown = self.good(scenario, *first, "--seed", seed, "--script",
                          script, *shown_with)
        hash_line = [line for line in shown.out.splitlines()
                     if line.startswith("hash ")]
        self.assertEqual(len(hash_line), 1, shown.out)
        moves = (self.folder / f"{name}.moves").read_text(encoding="utf-8")
        self.assertGreaterEqual(moves.count("move "), 5, moves)
        typed = self.run_program(
            gui.CLI, "play", scenario, *[f"--seat={s}" for s in seats],
            "--seed", seed, "--moves", f"{name}.moves")
        self.assertEqual(typed.code, 0, typed.both)
        self.assertEqual(typed.out.splitlines()[-1], hash_line[0])
        return hash_line[0]

    def test_december_2014(self):
        self.compare("sony", gui.SONY, "2014", "white_house")

    def test_meridia_with_a_move_taken_back(self):
        self.compare("meridia", gui.MERIDIA, "7", "aldra")

    def test_meridia_in_german(self):
        self.compare("german", gui.MERIDIA, "7", "aldra",
                     shown_with=("--lang", "de"))

    def test_two_persons(self):
        self.compare("two_seats", gui.MERIDIA, "9", "aldra", "boreal")

    def test_a_seed_in_two_spellings(self):
        self.assertEqual(self.compare("meridia", gui.MERIDIA, "31", "aldra"),
                         self.compare("meridia", gui.MERIDIA, "0x1f",
                                      "aldra"))


gui.main()
