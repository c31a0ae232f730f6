"""Runs a program under nnrepl and under CPython, in turn, and prints the ratios of what it measures.

    python3 Benchmarks/compare.py [loops|arrays] [ROUNDS]

The program prints lines of a name and milliseconds; the least of all rounds counts. A ratio below 1
means that nnrepl is faster. Needs a release build (`make build`) and, for arrays, NumPy.
"""

import os
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).resolve().parent
program = (folder / ((sys.argv[1] if len(sys.argv) > 1 else "loops") + ".py")).read_text()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
nnrepl = folder.parent / ".build/release/nnrepl"
# Settings that slow a current NumPy down on some machines.
environment = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}


def measure(command, best):
    output = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
    for line in output.splitlines():
        name, _, milliseconds = line.rpartition(" ")
        best[name] = min(best.get(name, 1e9), float(milliseconds))


ours, theirs = {}, {}
for _ in range(rounds):
    measure([nnrepl, "-e", program], ours)
    measure([sys.executable, "-c", program], theirs)
for name in ours:
    print(f"{name:12} {ours[name]:9.2f} ms {theirs[name]:9.2f} ms  ratio {ours[name] / theirs[name]:.2f}")
