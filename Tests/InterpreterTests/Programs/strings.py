print("a" + "b" * 3, "abc"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::-2])  # expect: abbb b c bcd fdb
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\t\n\\"))  # expect: "it's" 'say "hi"' 'both \' and "' '\t\n\\'
print("%d of %5.2f%% %s|%-5s|%05d|%x|%e|%g" % (3, 4.5678, [1], "ab", 42, 255, 12345.678, 0.0001))  # expect: 3 of  4.57% [1]|ab   |00042|ff|1.234568e+04|0.0001
print("%(name)s is %(age)d" % {"name": "x", "age": 7})  # expect: x is 7
print("{0:.2%} {n:>8} {1[0]} {{}}".format(0.9392, [7], n="x"))  # expect: 93.92%        x 7 {}
print("{:,} {:+d} {:08.3f} {:^7}| {:<4}| {!r} {:e}".format(1234567, 5, 3.14159, "mid", "l", "q", 1500.0))  # expect: 1,234,567 +5 0003.142   mid  | l   | 'q' 1.500000e+03
print(f"{3.14159:.3f} {'a':>3} {1 + 1} {'x'!r}")  # expect: 3.142   a 2 'x'
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".split("-", 1))  # expect: ['a', 'b', '', 'c'] ['a', 'b'] ['a', 'b-c']
print("-".join(["x", "y"]), " pad ".strip() + "|", "xxhixx".strip("x"), "abc".upper(), "Hello".lower())  # expect: x-y pad| hi ABC hello
print("hello".replace("l", "L"), "hello".find("l"), "hello".find("z"), "hello".count("l"))  # expect: heLLo 2 -1 2
print("abc".startswith("ab"), "abc".endswith("bc"), "12".isdigit(), "b" in "abc", "x" not in "abc")  # expect: True True True True True
print(len("中文 text"), "中文"[0], "5".zfill(3), "a".ljust(3) + "|", "a".rjust(3))  # expect: 7 中 005 a  |   a
print("a" "b", r"\n", "\x41\u4e2d", """two
lines""")  # expect: ab \n A中 two
# expect: lines
print([("ababab" + "é").find("ab", *r) for r in [(0,), (1,), (-3,), (2, 4), (3, 4), (9,), (-99, 2), (0, -99), (4, None)]])  # expect: [0, 2, 4, 2, -1, -1, 0, -1, 4]
print("abc".find("", 2), "abc".find("", 3), "abc".find("", 4), "中文字".find("字", 1), "abc".find("c", 0, 2))  # expect: 2 3 -1 2 -1
print([s.isalnum() for s in ["a1", "a 1", "", "中5", "½", "a_"]], [s.isnumeric() for s in ["12", "1.5", "", "½", "五", "²"]])  # expect: [True, False, False, True, True, False] [True, False, False, True, True, True]
print(format(3.14159, ".2e"), format(255, "x"), format("a", ">3"), format(7), format(0.5, ".0%"), format(1234567, ","))  # expect: 3.14e+00 ff   a 7 50% 1,234,567
