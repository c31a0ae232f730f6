import functools, operator
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, [[1], [2]], []), functools.partial(pow, 2)(5), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), sorted([(1, 'b'), (0, 'c')], key=operator.itemgetter(0)), operator.itemgetter(1, 0)('ab'), operator.mul(3, 4), operator.methodcaller('upper')('a'))
print(operator.add('a', 'b'), operator.neg(3), operator.lt(1, 2), operator.contains([1, 2], 2))
print(operator.truediv(7, 2), operator.floordiv(7, 2), operator.getitem([1, 2], 1))
print(operator.itemgetter('a')({'a': 5}), functools.partial(int, base=2)('101'))
square = functools.lru_cache(maxsize=None)(lambda x: x * x)
print(square(3), square(3), functools.reduce(lambda a, b: a + b, [], 7))
