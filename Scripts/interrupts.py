"""Presses Ctrl-C at random moments of a session and measures how long the prompt takes to come back.

    python3 Scripts/interrupts.py [PRESSES] [PROGRAM] [SEED] [KIND]

Each round types a line or starts some work in a pseudo-terminal, waits a random time, from none at all, and
presses Ctrl-C, at times two or three in a row. The prompt has to come back, the terminal's modes have to be
those of the prompt, and the next line has to be taken as it is typed. A press after which nothing ends within
five seconds is lost: another is tried, then a new session is started. KIND names the kinds of work to try, by
a part of their names. Standard library only.
"""

import os
import pathlib
import pty
import random
import select
import signal
import statistics
import sys
import tempfile
import termios
import time

PRESSES = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
PROGRAM = str(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ".build/debug/nnrepl").resolve())
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
ONLY = sys.argv[4] if len(sys.argv) > 4 else ""
LIMIT = 0.2
PATIENCE = 5.0
PROMPT = b"\x1b[?2004hnn> "

PREPARATION = [
    "import numpy as np, matplotlib.pyplot as plt, theano, theano.tensor as T, re, json, network3",
    "from network3 import Network, FullyConnectedLayer, SoftmaxLayer",
    "%seed 1",
    "net a = 784 -> dense 100 -> softmax 10",
    "net b = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> conv 40 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10",
    "train b on mnist for 1 epochs batch 100",
    "A = np.random.rand(1000, 1000)",
    "B = np.random.rand(300, 300)",
    "V = np.random.rand(1000000)",
    "W = list(range(100000))",
    "open('lines.txt', 'w').write('1 2 3 4 5 6 7 8\\n' * 100000)",
    "S = theano.shared(np.random.rand(300, 300))",
    "g = theano.function([], T.sum(S), updates=[(S, T.tanh(T.dot(S, S)))])",
    "d, v, t = network3.load_data_shared()",
    "c = Network([FullyConnectedLayer(n_in=784, n_out=100), SoftmaxLayer(n_in=100, n_out=10)], 10)",
    "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\r",
]

# What is typed and left there.
TYPED = {
    "at the prompt": "",
    "a line": "for i in range(10): print(i)",
    "a block": "for i in range(10):\r    print(i)",
    "a search": "\x12fo",
    "a count": "\x1b5",
    "a quoted key": "ab\x16",
    "half a key": "ab\x1b[",
    "a completion": "np.li\t",
    "history": "\x1b[A\x1b[A",
    "half a paste": "\x1b[200~a = 1\nb = 2",
}

# What is started.
STARTED = {
    "while True": "while True: pass\r",
    "a loop with except": "while True:\r    try: 1 / 0\r    except ZeroDivisionError: pass\r\r",
    "recursion": "fib(40)",
    "sum of a range": "sum(range(10**12))",
    "a comprehension": "z = [i * i for i in range(10**8)]",
    "a generator": "any(i < 0 for i in range(10**9))",
    "a dictionary": "z = {i: str(i) for i in range(10**7)}",
    "sorted": "while True: z = sorted(W, key=lambda i: -i)\r",
    "sort of a list": "z = sorted(V[:500000].tolist())",
    "a large power": "z = 7**300000",
    "a product of large numbers": "z = 7**100000 * 11**100000",
    "a text of a large number": "z = len(str(7**60000))",
    "split": "z = ('a b ' * 10**6).split()",
    "replace": "z = ('ab' * 10**6).replace('a', 'xyz')",
    "a long list": "z = [0] * 10**7",
    "json": "z = json.dumps(W * 10)",
    "a pattern": "re.match('(a+)+b', 'a' * 40)",
    "sleep": "import time; time.sleep(100)",
    "print": "print(W * 3)",
    "a long value": "W",
    "a paste": "\x1b[200~" + "n = 1\n" * 1000 + "\x1b[201~",
    "reading lines": "z = [line.split() for line in open('lines.txt')]",
    "loadtxt": "z = np.loadtxt('lines.txt')",
    "%save": "%save all",
    "np.dot": "z = np.dot(A, A)",
    "np.dot in a loop": "while True: np.dot(B, B)\r",
    "np.dot of whole numbers": "z = np.dot(np.ones((400, 400), dtype=int), np.ones((400, 400), dtype=int))",
    "np.sort": "z = np.sort(V)",
    "np.argsort": "z = np.argsort(V)",
    "np.unique": "z = np.unique(V)",
    "np.exp": "z = np.exp(V) + np.sin(V)",
    "np.cumsum": "z = np.cumsum(V)",
    "random numbers": "z = np.random.randn(2000, 1000)",
    "a permutation": "z = np.random.permutation(10**6)",
    "svd": "z = np.linalg.svd(B)",
    "eig": "z = np.linalg.eig(B)",
    "inverse": "z = np.linalg.inv(A)",
    "fft": "z = np.fft.fft(V)",
    "einsum": "z = np.einsum('ij,jk->ik', A, A)",
    "outer": "z = np.outer(V[:3000], V[:3000])",
    "tolist": "z = V.tolist()",
    "vectorize": "z = np.vectorize(lambda x: x + 1)(V)",
    "histogram": "z = np.histogram(V, 100)",
    "theano": "while True: g()\r",
    "compiling": "z = theano.function([], T.grad(T.sum(T.tanh(T.dot(S, S))), S))",
    "N1, batch 10": "train a on mnist for 1000 epochs batch 10 rate 0.1",
    "N1, batch 1000": "train a on mnist.train for 1000 epochs batch 1000 rate 0.1",
    "two convolutions, batch 10": "train b on mnist for 1000 epochs batch 10 rate 0.01",
    "two convolutions, batch 1000": "train b on mnist.train for 1000 epochs batch 1000 rate 0.01",
    "SGD": "c.SGD(d, 1000, 10, 0.1, v, t)",
    "test": "test b on mnist",
    "confusion": "b.confusion(mnist.train)",
    "errors": "show b.errors(mnist.train)",
    "filters": "show b.filters(3)",
    "maps": "show b.maps(3, mnist.test[7])",
    "a curve": "plot b.history",
    "a long curve": "plot V",
    "a histogram": "plt.hist(V, 100); plt.show()",
    "an image": "plt.imshow(A); plt.show()",
    "a PNG": "show A to 'a.png'",
    "%timeit": "%timeit np.dot(B, B)",
}


class Session:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(self.folder.name)
            variables = {"TERM": "xterm", "HOME": self.folder.name, "LANG": "C.UTF-8", "NNREPL_GRAPHICS": "blocks"}
            os.execve(PROGRAM, [PROGRAM], variables)
        self.seen = b""
        self.until_prompt(0, 20)
        for line in PREPARATION:
            start = len(self.seen)
            self.write(line + "\r")
            if not self.until_prompt(start, 120):
                sys.exit(f"not prepared: {line!r}: {self.seen[start:]!r}")
        self.modes = self.current_modes()

    def read(self, seconds):
        """Reads what comes within some time; None where nothing came."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return None
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            sys.exit(f"the session has ended: {self.seen[-500:]!r}")
        self.seen += piece
        return time.time()

    def write(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.terminal, data[:512]):]
            if data:
                self.read(0)

    def wait(self, seconds):
        end = time.time() + seconds
        while time.time() < end:
            self.read(max(0, end - time.time()))

    def until_prompt(self, start, limit):
        """The time at which the last prompt behind `start` was shown; None where it is not."""
        last = None
        end = time.time() + limit
        while time.time() < end:
            # A prompt is the last thing shown only where nothing follows it.
            came = self.read(0.06)
            if came:
                last = came
            elif last and len(self.seen) > start and self.seen.endswith(PROMPT):
                return last
        return None

    def current_modes(self):
        modes = termios.tcgetattr(self.terminal)
        return modes[:4]

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
        self.folder.cleanup()


def one_press(session, text, longest):
    """Seconds until the prompt is back, and what is wrong, if anything."""
    start = len(session.seen)
    session.write(text)
    session.wait(random.random() ** 2 * longest)
    presses = random.choice([1, 1, 1, 1, 2, 3])
    mark = len(session.seen)
    pressed = time.time()
    for number in range(presses):
        if number:
            session.wait(random.random() * 0.03)
        os.write(session.terminal, b"\x03")
    back = session.until_prompt(mark, PATIENCE)
    if back is None:
        mark = len(session.seen)
        os.write(session.terminal, b"\x03")
        if session.until_prompt(mark, PATIENCE) is None:
            return None, f"no prompt: {session.seen[start:][-200:]!r}"
        return PATIENCE, "lost: another press was needed"
    if session.current_modes() != session.modes:
        return back - pressed, "the terminal's modes differ"
    start = len(session.seen)
    session.write("7000 + 77\r")
    session.until_prompt(start, 20)
    wanted = b"7000 + 77\r\n\x1b[?2004l\r7077\r\n" + PROMPT
    if session.seen[start:] != wanted:
        return back - pressed, f"stray bytes: {session.seen[start:][-300:]!r}"
    return back - pressed, None


def main():
    random.seed(SEED)
    work = [("typed: " + name, text, 0.05) for name, text in TYPED.items()]
    work += [(name, text + "\r", 0.6) for name, text in STARTED.items()]
    work = [entry for entry in work if ONLY in entry[0]]
    session = Session()
    times = {}
    problems = 0
    for number in range(PRESSES):
        name, text, longest = work[number % len(work)]
        seconds, problem = one_press(session, text, longest)
        if problem:
            problems += 1
            print(f"{name}: {problem}", flush=True)
        times.setdefault(name, []).append(2 * PATIENCE if seconds is None else seconds)
        if seconds is None:
            session.end()
            session = Session()
    session.end()
    everything = sorted(one for several in times.values() for one in several)

    def milliseconds(seconds):
        return f"{seconds * 1000:.1f} ms"

    late = sum(one > LIMIT for one in everything)
    print(
        f"{PRESSES} presses: median {milliseconds(statistics.median(everything))}, "
        f"99 % {milliseconds(everything[int(len(everything) * 0.99)])}, "
        f"longest {milliseconds(everything[-1])}; {late} over {milliseconds(LIMIT)}, {problems} with a problem")
    for name, several in sorted(times.items(), key=lambda entry: -max(entry[1])):
        if max(several) > LIMIT / 2:
            print(
                f"  {name:30} median {milliseconds(statistics.median(several)):>10}, "
                f"longest {milliseconds(max(several)):>10}, of {len(several)}")
    return 1 if problems or late else 0


sys.exit(main())
