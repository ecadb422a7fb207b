"""What a save holds, read without the program: whether it is whole, and how
far the play is."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

import seal  # noqa: E402  it lies with the tests of the console program


class Torn(Exception):
    """The file is not as it was written."""


def state(data):
    """Where the play stands: the last turn of its way, with what was said and
    chosen in it, and how many other ways there are."""
    end = data.rfind(b"end ")
    if end < 0 or data[end:] != seal.seal("end", data[:end]):
        raise Torn(f"{len(data)} bytes do not end in their seal")
    text = data[:end].decode("utf-8")
    way = text[:text.index("\nchecksum ")]
    last = max(way.rfind("\nturn "), way.rfind("\nover "))
    return way[last:] + f"\n{len(re.findall(r'(?m)^way ', text))} ways"
