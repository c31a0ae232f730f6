def f(a, b=2, *rest, **named):
    return a, b, rest, sorted(named.items())
print(f(1), f(1, 3, 4, 5), f(b=7, a=0, z=1), f(*[1, 2, 3], **{"k": 4}))  # expect: (1, 2, (), []) (1, 3, (4, 5), []) (0, 7, (), [('z', 1)]) (1, 2, (3,), [('k', 4)])
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
print(factorial(20))  # expect: 2432902008176640000
def counter():
    count = [0]
    def step(by=1):
        count[0] += by
        return count[0]
    return step
c = counter(); _ = c(); print(c(), c(5))  # expect: 2 7
def outer():
    n = 1
    def inner():
        nonlocal n
        n += 1
        return n
    return inner() + n
print(outer())  # expect: 4
total = 0
def add(x):
    global total
    total += x
add(3); add(4); print(total)  # expect: 7
print((lambda x, y=1: x + y)(2), list(filter(lambda v: v > 1, [1, 2, 3])))  # expect: 3 [2, 3]
fs = [lambda k=k: k for k in range(3)]
print([g() for g in fs])  # expect: [0, 1, 2]
def nothing(): pass
print(nothing())  # expect: None
