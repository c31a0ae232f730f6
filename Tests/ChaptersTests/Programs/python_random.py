import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.randrange(0, 100, 7), random.choice('abcdef'), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(1, 2), random.sample(range(100), 4), random.sample(list('abcdefghij'), 8), random.choices([1, 2, 3], k=4), random.choices('abc', weights=[1, 5, 2], k=5), random.getrandbits(40), random.expovariate(2), random.betavariate(2, 3), random.gammavariate(0.5, 1), random.triangular(0, 1))
l = list(range(10)); random.shuffle(l); print(l)
random.seed('hello'); print(random.random()); random.seed(-7); print(random.random()); random.seed(2**40 + 5); print(random.random(), random.randrange(10**12))
own = random.Random(5)
state = own.getstate()
first = [own.random(), own.gauss(0, 1)]
own.setstate(state)
print(first == [own.random(), own.gauss(0, 1)], own.sample(range(1000), 30))
random.seed(b'bytes')
print(random.lognormvariate(0, 1), random.randint(-5, 5), random.choice([1, 2, 3]))
