"""Prints what Python 2.7's random module gives, by its rules over CPython 3's random(), which is
the same: the table of Tests/ChaptersTests/StandardModuleTests.swift."""

import math
import random


def below(n):
    return int(random.random() * n)


def sample(population, k):
    pool, size = list(population), 21
    if k > 5:
        size += 4 ** math.ceil(math.log(k * 3, 4))
    if len(pool) <= size:
        result = []
        for i in range(k):
            j = below(len(pool) - i)
            result.append(pool[j])
            pool[j] = pool[len(pool) - i - 1]
        return result
    chosen = []
    while len(chosen) < k:
        j = below(len(pool))
        if j not in chosen:
            chosen.append(j)
    return [pool[j] for j in chosen]


def text_hash(text):
    value = ord(text[0]) << 7
    for letter in text:
        value = (1000003 * value ^ ord(letter)) % 2**64
    value ^= len(text)
    return value - 2**64 if value >= 2**63 else value


random.seed(7)
print(below(10), 1 + below(6), "abc"[below(3)], repr(random.random()))
order = list(range(8))
for i in reversed(range(1, 8)):
    j = below(i + 1)
    order[i], order[j] = order[j], order[i]
print(order)
print(sample(range(10), 4), sample(range(1000), 4))
random.seed(abs(text_hash("chapter")))
print(repr(random.random()))
