#!/usr/bin/env python3
"""The scenario that figures are taken with is one: of full size, all kinds of
things in it, and nothing to find.

Usage: test_generated.py PROGRAM"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main():
    text = subprocess.run([sys.executable, HERE / "make_scenario.py"],
                          check=True, capture_output=True).stdout
    assert 1000 * 1024 < len(text) <= 1024 * 1024, len(text)
    assert len(json.loads(text)["scenes"]) > 50
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.json"
        path.write_bytes(text)
        done = subprocess.run([sys.argv[1], "check", path], text=True,
                              capture_output=True)
    print(done.stdout[:3000], done.stderr)
    clean = "0 errors, 0 warnings, 0 notices" in done.stdout
    return 0 if done.returncode == 0 and clean else 1


if __name__ == "__main__":
    sys.exit(main())
