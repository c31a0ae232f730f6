def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(count(4)), sum(count(5)), [x for x in count(3)], max(count(7)), dict(zip(count(2), "ab")))
g = count(2)
print(next(g), next(g), next(g, "end"))

def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    yield received
e = echo()
print(next(e), e.send("a"), e.send("b"), e.send("c"))

def chain(*several):
    for values in several:
        yield from values
print(list(chain("ab", [1, 2], count(2))))

def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
c = cleanup()
print(next(c))
c.close()
print(list(c))

def catching():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            yield "caught " + str(e)
k = catching()
print(next(k), k.throw(ValueError("x")), next(k))

def early():
    yield 1
    return
    yield 2
print(list(early()))
squares = (n * n for n in range(6) if n % 2)
print(next(squares), list(squares), list(squares))
print(any(n > 2 for n in [1, 2, 3]), all(n > 2 for n in [1, 2, 3]), sorted((-n for n in range(3))))
pairs = ((a, b) for a in range(3) for b in range(a))
print(list(pairs))

class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children
    def __iter__(self):
        yield self.value
        for child in self.children:
            for value in child:
                yield value
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))

def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
p = primes()
print([next(p) for _ in range(10)])
def batches(data, size):
    for start in range(0, len(data), size):
        yield data[start:start + size]
for batch in batches(list(range(7)), 3):
    print(batch)
try:
    next(count(0))
except StopIteration:
    print("stop")
makers = [lambda: i for i in range(3)]
print([m() for m in makers], [f(10) for f in [lambda x, i=i: x + i for i in range(3)]])
def accumulate():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    return add
add = accumulate()
print(add(1), add(2), accumulate()(5))
# expect: [0, 1, 2, 3] 10 [0, 1, 2] 6 {0: 'a', 1: 'b'}
# expect: 0 1 end
# expect: 0 1 2 ['a', 'b', 'c']
# expect: ['a', 'b', 1, 2, 0, 1]
# expect: 1
# expect: closed
# expect: []
# expect: ready caught x ready
# expect: [1]
# expect: 1 [9, 25] []
# expect: True False [-2, -1, 0]
# expect: [(1, 0), (2, 0), (2, 1)]
# expect: [1, 2, 3, 4]
# expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
# expect: [0, 1, 2]
# expect: [3, 4, 5]
# expect: [6]
# expect: stop
# expect: [2, 2, 2] [10, 11, 12]
# expect: 1 3 5
