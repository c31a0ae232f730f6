"""Writes what CPython 3.11 and NumPy 2.4 print for the programs of Tests/ChaptersTests/Programs
into the `.expected` files beside them, each run in an empty folder."""

import pathlib
import subprocess
import sys
import tempfile

folder = pathlib.Path(__file__).resolve().parents[2] / "Tests/ChaptersTests/Programs"
for program in sorted(folder.glob("*.py")):
    with tempfile.TemporaryDirectory() as place:
        result = subprocess.run(
            [sys.executable, "-W", "ignore", program], cwd=place, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{program.name}: {result.stderr}")
    program.with_suffix(".expected").write_text(result.stdout, encoding="utf-8")
