"""What a user of the program waits for, measured on .build/release/nnrepl.

    python3 Benchmarks/program.py [ROUNDS]

Prints seconds (the least of the rounds) from the program's start to the end of a first training step, to
load mnist.pkl.gz beside Python's own, to test on 10,000 digits, to replay each of Notebooks; megabytes that
training chapter 6's network of two convolutions takes beyond the data; milliseconds from a key to its echo
and to a completion in a session of 10,000 names. MNIST names mnist.pkl.gz; without it the embedded sample
is used and what needs the file is left out. Standard library only.
"""

import os
import pathlib
import pty
import select
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent
NNREPL = FOLDER / ".build/release/nnrepl"
MNIST = os.environ.get("MNIST", "")
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("MNIST", "NNREPL_DATA")}
if MNIST:
    ENVIRONMENT["NNREPL_DATA"] = str(pathlib.Path(MNIST).resolve().parent)
LENET = "1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> conv 40 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10"


def run(text, arguments=(), data=True):
    """Seconds, megabytes at most and output of the program with some lines as its input."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [NNREPL, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=ENVIRONMENT if data else {k: v for k, v in ENVIRONMENT.items() if k != "NNREPL_DATA"})
    process.stdin.write(text.encode())
    process.stdin.close()
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {text}\n{output}")
    return seconds, usage.ru_maxrss / 1024, output


def least(text, arguments=(), data=True):
    return min(run(text, arguments, data)[0] for _ in range(ROUNDS))


def say(what, value, unit):
    print(f"{what:62} {value:9.3f} {unit}", flush=True)


def first_step():
    """Examples made in the program, so that no data set is loaded."""
    text = f"""import numpy as np
net a = {LENET}
train(a, (np.random.rand(10, 784), np.arange(10)), batch=10)
"""
    say("start to the end of a first training step, and out", least(text), "s")
    say("  start and out alone", least("1\n"), "s")


def loading():
    if not MNIST:
        return
    empty = least("1\n")
    say("load mnist.pkl.gz", least("x = mnist.train[0]\n") - empty, "s")
    python = "import gzip, pickle, time; t = time.perf_counter(); "
    python += f"pickle.load(gzip.open({MNIST!r}), encoding='latin1'); print(time.perf_counter() - t)"
    times = []
    for _ in range(ROUNDS):
        result = subprocess.run([os.environ.get("PYTHON", sys.executable), "-c", python], capture_output=True, text=True)
        if result.returncode == 0:
            times.append(float(result.stdout))
    if times:
        say("  by Python with NumPy", min(times), "s")


def testing():
    once = f"net a = {LENET}\ntest a on mnist\n"
    more = once + "test a on mnist\n" * 4
    say("test two convolutions on the test set", (least(more) - least(once)) / 4, "s")


class Session:
    """The program in a pseudo-terminal."""

    def __init__(self):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(NNREPL, [str(NNREPL)], {**ENVIRONMENT, "TERM": "xterm", "HOME": "/tmp", "NNREPL_GRAPHICS": "ascii"})
        self.read(b"> ")

    def read(self, until, limit=60.0):
        seen, end = b"", time.perf_counter() + limit
        while until not in seen and time.perf_counter() < end:
            if select.select([self.terminal], [], [], 0.02)[0]:
                seen += os.read(self.terminal, 65536)
        return seen

    def write(self, text):
        os.write(self.terminal, text)

    def memory(self):
        """Megabytes that it holds now."""
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def memory():
    session = Session()
    session.write(b"x = mnist.train[0]; 40 + 2\r")
    session.read(b"42\r")
    session.write(f"net a = {LENET}\r".encode())
    session.read(b"nn> ")
    loaded, most = session.memory(), 0.0
    session.write(b"train a on mnist for 1 epochs batch 10 rate 0.03 l2 0.1\r")
    while b"best: valid" not in session.read(b"best: valid", 0.05):
        most = max(most, session.memory())
    session.close()
    say("memory of an epoch of two convolutions beyond the data", most - loaded, "MB")


def keys():
    session = Session()
    for first in range(0, 10000, 100):
        names = " = ".join(f"name{first + i:04}" for i in range(100))
        session.write(f"{names} = 9999\r".encode())
        session.read(b"nn> ", 2)
    session.write(b"name9999 + 1\r")
    if b"10000" not in session.read(b"10000", 10):
        sys.exit("no 10,000 names")
    session.read(b"nothing", 0.5)

    def response(key, until):
        start = time.perf_counter()
        session.write(key)
        session.read(until, 5)
        return 1000 * (time.perf_counter() - start)

    echoes = [response(b"q", b"q") for _ in range(20)]
    session.write(b"\x15")
    session.read(b"nothing", 0.5)
    session.write(b"another_name = 1\r")
    session.read(b"nn> ", 2)
    session.write(b"another_")
    session.read(b"another_", 2)
    tab = response(b"\t", b"name")
    session.close()
    say("key to echo with 10,000 names", sorted(echoes)[10], "ms")
    say("Tab to completion with 10,000 names", tab, "ms")


def notebooks():
    for path in sorted((FOLDER / "Notebooks").glob("*.nn.md")):
        # As they stand, on the embedded sample.
        say(f"replay {path.name}", least("", ["replay", str(path)], data=False), "s")


for part in (first_step, loading, testing, memory, keys, notebooks):
    part()
