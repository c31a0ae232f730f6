print(1 / 2, 7 // 2, -7 // 2, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2)  # expect: 0.5 3 -4 2 -2 3.0 0.5
print(2 ** 10, 2 ** -1, 2.0 ** 0.5, (-8) ** 3)  # expect: 1024 0.5 1.4142135623730951 -512
print(0.1 + 0.2, 1e16, 1e15, 123456.789, 1e-5, 0.0001, -0.0)  # expect: 0.30000000000000004 1e+16 1000000000000000.0 123456.789 1e-05 0.0001 -0.0
print(5e-324, 1.7976931348623157e308, float("inf"), -float("inf"), float("nan"))  # expect: 5e-324 1.7976931348623157e+308 inf -inf nan
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 1 != 1, not 1)  # expect: True False True False False
print(7 & 3, 7 | 8, 7 ^ 2, ~7, 1 << 10, 1024 >> 3)  # expect: 3 15 5 -8 1024 128
print(abs(-3), abs(-2.5), round(2.5), round(3.5), round(2.675, 2), round(-1.5))  # expect: 3 2.5 2 4 2.67 -2
print(int("42"), int(3.9), int(-3.9), float("1e3"), int("ff", 16), bool(0), bool("0"))  # expect: 42 3 -3 1000.0 255 False True
print(divmod(7, 2), divmod(-7, 2), pow(2, 8), max(3, 1, 2), min([4, 2, 8]))  # expect: (3, 1) (-4, 1) 256 3 2
print(sum([1, 2, 3]), sum([0.5, 0.25]), sum(range(101)))  # expect: 6 0.75 5050
print(True + True, True * 3.0, 3 if True else 4)  # expect: 2 3.0 3
print(chr(65), ord("A"), chr(20013))  # expect: A 65 中
