"""Runs the programs of Tests/InterpreterTests/Programs under CPython and compares what they print
with their `# expect:` lines, so that the lines are Python's and not ours."""

import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).resolve().parents[2] / "Tests/InterpreterTests/Programs"
failed = False
for program in sorted(folder.glob("*.py")):
    lines = program.read_text(encoding="utf-8").splitlines()
    expected = [line.split("# expect: ", 1)[1] for line in lines if "# expect: " in line]
    result = subprocess.run([sys.executable, program], capture_output=True, text=True)
    found = result.stdout.splitlines()
    if result.returncode != 0 or found != expected:
        failed = True
        print(program.name, result.stderr[-300:])
        for a, b in zip(expected + [None] * len(found), found + [None] * len(expected)):
            if a != b:
                print("  expected", a, "\n  found   ", b)
sys.exit(failed)
