import time
def loop(n):
    s = 0
    for i in range(n):
        s += i
    return s
def wloop(n):
    i = 0
    s = 0
    while i < n:
        if i % 3 == 0:
            s += i * 2
        i += 1
    return s
def fib(n):
    if n < 2: return n
    return fib(n - 1) + fib(n - 2)
class P(object):
    def __init__(self, x): self.x = x
    def step(self, d):
        self.x = self.x + d
        return self.x
def objs(n):
    p = P(0)
    for i in range(n):
        p.step(i)
    return p.x
def lists(n):
    a = []
    for i in range(n):
        a.append(i * i)
    t = 0
    for x in a: t += x
    return t + len([x for x in a if x % 2])
def floats(n):
    x = 0.0
    for i in range(n):
        x = x * 0.5 + i / 3.0
    return x
def dicts(n):
    d = {}
    for i in range(n):
        d[i % 100] = d.get(i % 100, 0) + 1
    return len(d)
def strs(n):
    d = {}
    for w in ["a", "bb", "ccc", "dd"] * (n // 4):
        if w not in d: d[w] = 0
        d[w] += 1
    return d["a"]
def gen(n):
    def g():
        for i in range(n): yield i
    return sum(x for x in g())
def nested(n):
    c = 0
    for i in range(n // 100):
        for j, v in enumerate(range(100)):
            if v > 50: c += 1
    return c
for name, f, n in (("for", loop, 1000000), ("while", wloop, 1000000), ("fib", fib, 23), ("objs", objs, 200000), ("lists", lists, 300000), ("floats", floats, 1000000), ("dicts", dicts, 200000), ("strs", strs, 200000), ("gen", gen, 200000), ("nested", nested, 300000)):
    best = 1e9
    for k in range(3):
        t = time.time()
        f(n)
        best = min(best, time.time() - t)
    print("%s %.1f" % (name, best * 1000))
t = time.time()
s = 0
for i in range(1000000):
    s += i
print("top %.1f" % ((time.time() - t) * 1000))
