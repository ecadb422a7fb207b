"""Pictures: whole PNG files, of the size that was asked for, and the same
every time."""

import gui
import png


class Pictures(gui.Case):
    def shot(self, name, *words):
        self.good(*words, "--screenshot", name)
        return (self.folder / name).read_bytes()

    def test_size_and_sums(self):
        for size in ("960x540", "1280x720", "1921x1081"):
            width, height, rows = png.decode(
                self.shot("a.png", "--size", size))
            self.assertEqual(f"{width}x{height}", size)
            # A canvas of one colour, with text and cards on it.
            self.assertEqual(rows[0][:3], b"\x0b\x12\x20")
            self.assertGreater(len({row[i:i + 3] for row in rows
                                    for i in range(0, width * 3, 3)}), 50)

    def test_the_same_every_time(self):
        words = (gui.SONY, "--seat", "white_house", "--seed", "5")
        self.assertEqual(self.shot("a.png", *words),
                         self.shot("b.png", *words))

    def test_the_same_by_another_driver(self):
        first = self.shot("a.png")
        self.environment["SDL_VIDEODRIVER"] = "offscreen"
        self.assertEqual(first, self.shot("b.png"))

    def test_a_key_saves_one_each_time(self):
        result = self.script(["key f12", "key down", "key f12",
                              "picture b.png"])
        self.assertEqual(result.code, 0, result.both)
        folder = self.folder / "data" / "demarche"
        first, second = (folder / f"picture-000{n}.png" for n in (1, 2))
        self.assertIn(str(first), result.err)
        self.assertNotEqual(first.read_bytes(), second.read_bytes())
        self.assertEqual(second.read_bytes(),
                         (self.folder / "b.png").read_bytes())

    def test_drawn_again_after_other_sizes(self):
        result = self.script(["picture a.png", "size 1920 1080", "wait",
                              "picture big.png", "size 1280 720", "wait",
                              "picture b.png"])
        self.assertEqual(result.code, 0, result.both)
        self.assertEqual((self.folder / "a.png").read_bytes(),
                         (self.folder / "b.png").read_bytes())


gui.main()
