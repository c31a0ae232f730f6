"""Kills sessions at random moments and looks whether anything was lost.

    python3 Scripts/kill_sessions.py [ROUNDS] [PROGRAM]

Each round types statements and a training run into a session in a pseudo-terminal, ends it with SIGKILL after
a random time, starts another and restores. Lost is a statement whose answer had been shown, or an epoch whose
figures had been shown: the number of epochs in the live view and in what `resume` goes on from. Every fourth
round kills the restored session too and restores once more. Standard library only.
"""

import os
import pathlib
import pty
import random
import re
import select
import signal
import sys
import tempfile
import time

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
PROGRAM = str(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ".build/debug/nnrepl").resolve())


class Session:
    def __init__(self, folder):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(PROGRAM, [PROGRAM], {"TERM": "xterm", "HOME": folder, "LANG": "C.UTF-8", "NNREPL_GRAPHICS": "ascii"})
        self.seen = b""
        self.until(b"nn> ")

    def until(self, text, limit=60.0, start=0):
        """Everything shown, once it has `text` behind `start`; what is there after the limit otherwise."""
        end = time.time() + limit
        while text not in self.seen[start:] and time.time() < end:
            if select.select([self.terminal], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.terminal, 65536)
                except OSError:
                    break
        return self.seen

    def say(self, text, answer, limit=60.0):
        start = len(self.seen)
        os.write(self.terminal, text.encode() + b"\r")
        self.until(answer, limit, start)
        return self.seen[start:].decode(errors="replace")

    def read(self, seconds):
        self.until(b"\0never", seconds)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def epochs_shown(text):
    """Epochs that were done when the last view was drawn."""
    found = re.findall(r"epoch (\d+)/\d+ ", text)
    return int(found[-1]) - 1 if found else 0


def one_round(number, folder):
    session = Session(folder)
    count = random.randint(0, 6)
    session.say("n = []", b"nn> ")
    for item in range(count):
        session.say(f"n.append({item}); len(n)", f"\r{item + 1}\r\n".encode())
    trains = random.random() < 0.7
    shown = 0
    if trains:
        session.say("net a = 784 -> dense 20 relu dropout 0.5 -> softmax 10", b"nn> ")
        start = len(session.seen)
        os.write(session.terminal, b"train a on mnist for 500 epochs batch 10 rate 0.01\r")
        session.read(random.uniform(0, 1.5))
        shown = epochs_shown(session.seen[start:].decode(errors="replace"))
    else:
        session.read(random.uniform(0, 0.05))
    session.kill()
    for _ in range(2 if number % 4 == 0 else 1):
        session = Session(folder)
        restored = session.say("%restore", b"restored ")
        session.read(0.2)
        if "restored" not in restored:
            return f"nothing restored: {session.seen.decode(errors='replace')!r}"
        answer = session.say(f"n[:{count}] == list(range({count})), len(n)", b"(True, ")
        if "(True, " not in answer:
            return f"a statement is lost: {answer!r}"
        if trains and "train" in restored + session.seen.decode(errors="replace"):
            place = re.search(r"in epoch (\d+)", session.seen.decode(errors="replace"))
            if place and int(place.group(1)) < shown:
                return f"{shown} epochs were done, {place.group(1)} are there"
            if shown and not place:
                return f"the training run is lost: {session.seen.decode(errors='replace')!r}"
        session.kill()
    return None


lost = 0
for number in range(ROUNDS):
    with tempfile.TemporaryDirectory() as folder:
        problem = one_round(number, folder)
    if problem:
        lost += 1
        print(f"round {number}: {problem}", flush=True)
print(f"{ROUNDS} sessions killed, {lost} with something lost")
sys.exit(1 if lost else 0)
