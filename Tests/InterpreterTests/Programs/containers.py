a = [3, 1, 2]
a.append(5); a.extend([7, 8]); a.insert(0, 9)
print(a, a.pop(), a.pop(0), a, a.index(5), a.count(1))  # expect: [3, 1, 2, 5, 7] 8 9 [3, 1, 2, 5, 7] 3 1
a.sort(); print(a); a.reverse(); print(a)  # expect: [1, 2, 3, 5, 7]
# expect: [7, 5, 3, 2, 1]
a[1:3] = [0]; print(a); del a[0]; print(a); a[0] += 10; print(a)  # expect: [7, 0, 2, 1]
# expect: [0, 2, 1]
# expect: [10, 2, 1]
b = a; b.append(4); print(a, a is b, a == [10, 2, 1, 4])  # expect: [10, 2, 1, 4] True True
x, (y, *z) = 1, (2, 3, 4); print(x, y, z)  # expect: 1 2 [3, 4]
d = {"b": 1, "a": [2]}
d["c"] = None; d["a"].append(3)
print(d, len(d), "a" in d, d.get("z", 0), sorted(d.keys()))  # expect: {'b': 1, 'a': [2, 3], 'c': None} 3 True 0 ['a', 'b', 'c']
for k, v in sorted(d.items()): print(k, v)  # expect: a [2, 3]
# expect: b 1
# expect: c None
print({1: "a", 1.0: "b"}, {(1, 2): 3}[1, 2], {x * x for x in [1, -1, 2]} == {1, 4})  # expect: {1: 'b'} 3 True
print((1,), (), (1, 2) + (3,), (1, 2) * 2, (1, 2) < (1, 3), [1, [2]] == [1, [2]])  # expect: (1,) () (1, 2, 3) (1, 2, 1, 2) True True
print([i * i for i in range(10) if i % 2], [(i, j) for i in "ab" for j in range(2)])  # expect: [1, 9, 25, 49, 81] [('a', 0), ('a', 1), ('b', 0), ('b', 1)]
print({k: v for k, v in zip("ab", [1, 2])}, list(enumerate("ab", 1)), list(map(abs, [-1, 2])))  # expect: {'a': 1, 'b': 2} [(1, 'a'), (2, 'b')] [1, 2]
print(sorted(["bb", "a", "ccc"], key=len, reverse=True), list(reversed([1, 2])), any([0, 1]), all([]))  # expect: ['ccc', 'bb', 'a'] [2, 1] True True
print([1, 2, 3][10:], [1, 2, 3][-2:], [1, 2, 3][:-1], list(range(10))[2:9:3], list(range(5, 0, -2)))  # expect: [] [2, 3] [1, 2] [2, 5, 8] [5, 3, 1]
c = [1]; c.append(c); print(c)  # expect: [1, [...]]
