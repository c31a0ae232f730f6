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


def run(text, arguments=()):
    """Seconds, megabytes at most and output of the program with some lines as its input."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [NNREPL, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENVIRONMENT)
    process.stdin.write(text.encode())
    process.stdin.close()
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {text}\n{output}")
    return seconds, usage.ru_maxrss / 1024, output


def least(text, arguments=()):
    return min(run(text, arguments)[0] for _ in range(ROUNDS))


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


def memory():
    loaded = run("x = mnist.train[0]\n")[1]
    trained = run(f"net a = {LENET}\ntrain a on mnist for 1 epochs batch 10 rate 0.03 l2 0.1\n")[1]
    say("memory of an epoch of two convolutions beyond the data", trained - loaded, "MB")


def keys():
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(NNREPL, [str(NNREPL)], {**ENVIRONMENT, "TERM": "xterm", "HOME": "/tmp", "NNREPL_GRAPHICS": "ascii"})

    def read(until, limit=30):
        seen, end = b"", time.perf_counter() + limit
        while until not in seen and time.perf_counter() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536)
        return seen

    read(b"> ")
    os.write(terminal, b"for i in range(10000): globals()['name%d' % i] = i\r\r")
    read(b"> ")
    os.write(terminal, b"len([n for n in dir() if n[:4] == 'name'])\r")
    answer = read(b"10000")
    if b"10000" not in answer:
        sys.exit(f"no 10,000 names: {answer.decode(errors='replace')}")
    time.sleep(0.3)
    read(b"nothing", 0.5)

    def response(key, until):
        start = time.perf_counter()
        os.write(terminal, key)
        read(until, 5)
        return 1000 * (time.perf_counter() - start)

    echoes = [response(b"q", b"q") for _ in range(20)]
    os.write(terminal, b"\x15name999")
    read(b"name999", 1)
    say("key to echo with 10,000 names", sorted(echoes)[10], "ms")
    say("Tab to completion with 10,000 names", response(b"9\t", b"name9999"), "ms")
    os.close(terminal)


def notebooks():
    for path in sorted((FOLDER / "Notebooks").glob("*.nn.md")):
        say(f"replay {path.name}", least("", ["replay", str(path)]), "s")


for part in (first_step, loading, testing, memory, keys, notebooks):
    part()
