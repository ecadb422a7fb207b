"""The real window: on an X server, with xdotool's mouse and keys, it shows
what the dummy driver drew for the same input, and closes well."""

import mmap
import os
import shutil
import subprocess
import time
import unittest

import gui
import png

WIDTH, HEIGHT = 1280, 720


@unittest.skipUnless(shutil.which("Xvfb") and shutil.which("xdotool"),
                     "needs Xvfb and xdotool")
class Window(gui.Case):
    def setUp(self):
        super().setUp()
        ready, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0",
             f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(self.folder),
             "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        self.addCleanup(self.end, self.server)
        os.close(write)
        with os.fdopen(ready) as stream:
            display = ":" + stream.readline().strip()
        self.x_environment = {**self.environment, "DISPLAY": display}
        with open(self.folder / "Xvfb_screen0", "rb") as file:
            self.screen = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        self.addCleanup(self.screen.close)

    def end(self, process):
        process.terminate()
        process.wait(gui.SECONDS)

    def xdotool(self, *words):
        done = subprocess.run(["xdotool", *words], env=self.x_environment,
                              capture_output=True, timeout=gui.SECONDS,
                              check=True)
        return done.stdout.decode().split()

    def start(self, *words):
        """The game, and its window once it is there and has the keys."""
        process = subprocess.Popen(
            [gui.PROGRAM, *words], env=self.x_environment, cwd=self.folder,
            stdin=subprocess.DEVNULL)
        self.addCleanup(self.end, process)
        window = self.xdotool("search", "--sync", "--onlyvisible", "--class",
                              "demarche")[0]
        self.xdotool("windowfocus", "--sync", window)
        return process, window

    def expected(self, lines, *words):
        """The picture after these script lines, as bytes of the screen."""
        result = self.script([*lines, "picture expected.png"], *words)
        self.assertEqual(result.code, 0, result.both)
        rows = png.decode((self.folder / "expected.png").read_bytes())[2]
        rgb = b"".join(rows)
        screen = bytearray(WIDTH * HEIGHT * 4)
        for at, channel in ((0, 2), (1, 1), (2, 0)):
            screen[at::4] = rgb[channel::3]
        return screen

    def shows(self, expected):
        """Waits until the screen shows exactly that."""
        size = WIDTH * HEIGHT * 4
        before = time.monotonic()
        while time.monotonic() - before < gui.SECONDS:
            shown = bytearray(self.screen[-size:])
            shown[3::4] = bytes(WIDTH * HEIGHT)
            if shown == expected:
                return
        self.fail("the window never showed the expected picture")

    def test_mouse_and_keys(self):
        words = (gui.MERIDIA, "--seat", "aldra", "--seed", "4")
        process, window = self.start(*words)
        self.xdotool("mousemove", "5", "5")
        lines = ["hover 5 5"]
        self.shows(self.expected(lines, *words))
        self.xdotool("key", "Return", "Down", "Return")
        lines += ["key enter", "key down", "key enter"]
        self.shows(self.expected(lines, *words))
        self.xdotool("mousemove", "1100", "670", "click", "1")
        lines += ["click 1100 670"]
        self.shows(self.expected(lines, *words))
        self.xdotool("key", "3")
        lines += ["key 3", "assert screen decision"]
        self.shows(self.expected(lines, *words))
        self.xdotool("windowclose", window)
        self.assertEqual(process.wait(gui.SECONDS), 0)

    def goes_on_after(self, end):
        """A play, ended in the middle; the next game stands where it stood."""
        words = (gui.MERIDIA, "--seat", "aldra", "--seed", "4")
        process, window = self.start(*words)
        self.xdotool("mousemove", "5", "5")
        self.xdotool("key", "Return", "Down", "Return")
        self.xdotool("mousemove", "1100", "670", "click", "1")
        self.xdotool("mousemove", "5", "5")
        self.xdotool("key", "3", "Return", "Return")
        stands = self.expected(
            ["key enter", "key down", "key enter", "click 1100 670",
             "hover 5 5", "key 3", "key enter", "key enter",
             "assert screen decision"], *words)
        self.shows(stands)
        end(process, window)
        process, window = self.start()
        self.xdotool("key", "Return")
        self.shows(stands)
        self.xdotool("windowclose", window)
        self.assertEqual(process.wait(gui.SECONDS), 0)

    def test_goes_on_after_a_closed_window(self):
        def close(process, window):
            self.xdotool("windowclose", window)
            self.assertEqual(process.wait(gui.SECONDS), 0)
        self.goes_on_after(close)

    def test_goes_on_after_sigterm(self):
        def terminate(process, _):
            process.terminate()
            self.assertEqual(process.wait(gui.SECONDS), 0)
        self.goes_on_after(terminate)

    def test_goes_on_after_sigkill(self):
        def kill(process, _):
            process.kill()
            process.wait(gui.SECONDS)
        self.goes_on_after(kill)

    def test_small_and_large(self):
        process, window = self.start("--no-save")
        self.xdotool("mousemove", "5", "5")
        self.xdotool("windowsize", "--sync", window, "1000", "600")
        self.xdotool("windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
        self.shows(self.expected(["hover 5 5"]))
        process.terminate()
        self.assertEqual(process.wait(gui.SECONDS), 0)


gui.main()
