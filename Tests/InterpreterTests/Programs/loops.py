n = 5
while n > 0:
    n -= 1
    if n == 3: continue
    if n == 1: break
    print(n)  # expect: 4
    # expect: 2
else:
    print("never")
for i in range(3):
    pass
else:
    print("done", i)  # expect: done 2
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a + b)  # expect: 0 3
    # expect: 1 7
if n > 10: print("big")
elif n == 1: print("one")  # expect: one
else: print("small")
grid = [[i * j for j in range(3)] for i in range(3)]
print(grid)  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print(0 or "x", 1 and [], not [], None is None, 3 in (1, 2))  # expect: x [] True True False
assert n == 1, "n"
a = b = [1]
a += [2]; print(b)  # expect: [1, 2]
del a
print("a" in dir([]), type(3), type("x") == str, isinstance(3, (int, float)))  # expect: False <class 'int'> True True
