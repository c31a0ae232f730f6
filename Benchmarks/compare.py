"""Runs a program under nnrepl and under CPython, in turn, and prints the ratios of what it measures.

    python3 Benchmarks/compare.py [loops|arrays|char_rnn|toy_training] [ROUNDS]

The program prints lines of a name and milliseconds; the least of all rounds counts. Lines that begin
with # are results, which must be the same. A ratio below 1 means that nnrepl is faster. Needs a
release build (`make build`) and, for all but loops, NumPy.
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
    """Keeps the least milliseconds of each name in best; gives the results."""
    output = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
    results = [line for line in output.splitlines() if line.startswith("#")]
    for line in output.splitlines():
        if line.startswith("#"):
            continue
        name, _, milliseconds = line.rpartition(" ")
        best[name] = min(best.get(name, 1e9), float(milliseconds))
    return results


ours, theirs = {}, {}
for _ in range(rounds):
    found = measure([nnrepl, "-e", program], ours)
    expected = measure([sys.executable, "-c", program], theirs)
    if found != expected:
        sys.exit("\n".join(["other results:"] + found + ["instead of:"] + expected))
for name in ours:
    print(f"{name:12} {ours[name]:9.2f} ms {theirs[name]:9.2f} ms  ratio {ours[name] / theirs[name]:.2f}")
