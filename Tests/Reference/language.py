"""Makes random programs in plain Python, with what CPython prints for them.

    python3 Tests/Reference/language.py 20000 1 > cases.txt
    .build/debug/ProgramRunner cases.txt

The first number is how many, the second the seed. A case is a program, a line of five hyphens and
its output; cases are parted by a line of five equals signs. An output that ends with `! Name` is
that of a program which fails with that exception. The programs print nothing that differs from run
to run (addresses, hashes of strings) and compare the kinds of errors, not their words.
"""
import contextlib
import io
import random
import sys

WORDS = ["alpha", "beta", "gamma", "delta", "x", "", "Hello World", "a,b,,c", "  pad ", "tab\there",
         "line\nbreak", "éa", "日本", "it's", 'say "hi"', "AbC123", "0042", "-7", "3.5e2", "snake_case"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def pick(self, things):
        return self.random.choice(things)

    def chance(self, p):
        return self.random.random() < p

    def name(self):
        self.count += 1
        return "v%d" % self.count

    # Expressions ---------------------------------------------------------------------------------

    def integer(self):
        r = self.random
        return self.pick([
            lambda: str(r.randint(-9, 9)), lambda: str(r.randint(0, 9)),
            lambda: str(r.randint(-1000, 1000)), lambda: str(r.randint(-2**40, 2**40)),
            lambda: self.pick(["2**63", "-2**63", "2**64 - 1", "10**20", "-10**25 + 3", "0", "1", "-1",
                               "9223372036854775807", "-9223372036854775808", "True", "False"])])()

    def small(self):
        return str(self.random.randint(-6, 6))

    def real(self):
        r = self.random
        return self.pick([
            lambda: repr(r.randint(-9, 9) / 2), lambda: repr(round(r.uniform(-100, 100), 3)),
            lambda: repr(r.uniform(-1, 1)), lambda: self.pick(
                ["0.0", "-0.0", "1e16", "1e-7", "1.5e300", "float('inf')", "float('nan')", "0.1",
                 "1e22", "123456789.0"])])()

    def number(self):
        return self.integer() if self.chance(0.65) else self.real()

    def text(self):
        return repr(self.pick(WORDS))

    def atom(self):
        return self.pick([self.number, self.number, self.text, lambda: "None", lambda: "True",
                          lambda: "(1, 2)", lambda: "[3, 1, 2]"])()

    def sequence(self):
        kind = self.random.randint(0, 4)
        n = self.random.randint(0, 6)
        if kind == 0:
            return "[" + ", ".join(self.number() for _ in range(n)) + "]"
        if kind == 1:
            return "(" + "".join(self.atom() + ", " for _ in range(n)) + ")"
        if kind == 2:
            return self.text()
        if kind == 3:
            return "range(%s, %s, %s)" % (self.small(), self.small(), self.pick(["1", "2", "-1", "3", "-2"]))
        return "[" + ", ".join(self.atom() for _ in range(n)) + "]"

    def integers(self, n=None):
        n = self.random.randint(0, 7) if n is None else n
        return "[" + ", ".join(str(self.random.randint(-9, 9)) for _ in range(n)) + "]"

    def strings(self):
        return "[" + ", ".join(self.text() for _ in range(self.random.randint(0, 6))) + "]"

    def slice(self):
        part = lambda: self.pick(["", "", self.small(), self.small(), "None"])
        text = part() + ":" + part()
        return text + (":" + self.pick(["", "1", "2", "-1", "-2", "3", "0"]) if self.chance(0.5) else "")

    def arithmetic(self, depth=2):
        if depth == 0 or self.chance(0.2):
            return self.number()
        op = self.pick(["+", "-", "*", "/", "//", "%", "+", "-", "*", "&", "|", "^", "<<", ">>", "**"])
        left = self.arithmetic(depth - 1)
        if op in ("<<", ">>", "**"):
            return "(%s) %s %s" % (left, op, self.pick(["0", "1", "2", "3", "7", "-1"]))
        return "(%s) %s (%s)" % (left, op, self.arithmetic(depth - 1))

    def condition(self):
        return self.pick([
            lambda: "%s %s %s" % (self.number(), self.pick(["<", "<=", "==", "!=", ">", ">="]), self.number()),
            lambda: "%s < %s <= %s" % (self.number(), self.number(), self.number()),
            lambda: "%s %s %s" % (self.small(), self.pick(["in", "not in"]), self.integers()),
            lambda: "not %s" % self.atom(),
            lambda: "%s %s %s" % (self.atom(), self.pick(["and", "or"]), self.atom()),
            lambda: "%s == %s" % (self.atom(), self.atom()),
            lambda: "%s is None" % self.atom(),
            lambda: "isinstance(%s, %s)" % (self.atom(), self.pick(["int", "(int, float)", "str", "bool", "tuple", "object"])),
        ])()

    # Statements ----------------------------------------------------------------------------------

    def numbers(self):
        f = self.pick([
            lambda: "print(%s)" % self.arithmetic(3),
            lambda: "print(divmod(%s, %s))" % (self.number(), self.number()),
            lambda: "print(pow(%s, %s, %s))" % (self.integer(), self.pick(["3", "65", "-1", "0"]), self.pick(["7", "1000003", "-5", "1", "2**70"])),
            lambda: "print(round(%s, %s))" % (self.number(), self.pick(["0", "1", "2", "-1", "-3", "None"])),
            lambda: "print(round(%s), abs(%s), -(%s))" % (self.real(), self.number(), self.number()),
            lambda: "print(int(%s), float(%s))" % (self.number(), self.number()),
            lambda: "print(int(%r, %d))" % (self.pick(["ff", "0x1F", "101", "z9", "-7", "0b11", "12_3", "", " 8 "]), self.pick([0, 2, 8, 10, 16, 36])),
            lambda: "print(hex(%s), oct(%s), bin(%s))" % (self.integer(), self.integer(), self.integer()),
            lambda: "print((%s).bit_length(), (%s) == (%s))" % (self.integer(), self.number(), self.number()),
            lambda: "print(%s)" % self.condition(),
            lambda: "print(max(%s), min(%s))" % (self.integers(), self.integers()),
            lambda: "print(sum(%s), sum(%s, %s))" % (self.integers(), self.integers(), self.number()),
            lambda: "print((%s).is_integer(), (%s).as_integer_ratio())" % (self.real(), self.real()),
            lambda: "print(~%s, not %s, +%s)" % (self.integer(), self.number(), self.number()),
            lambda: "import math\nprint(math.gcd(%s, %s), math.factorial(%d), math.comb(%d, %d), math.isqrt(%d))" % (
                self.integer(), self.integer(), self.random.randint(0, 30), self.random.randint(0, 40), self.random.randint(0, 20), self.random.randint(0, 10**20)),
            lambda: "import math\nprint(math.floor(%s), math.ceil(%s), math.trunc(%s))" % (self.real(), self.real(), self.real()),
            lambda: "print(int.from_bytes((%s).to_bytes(%d, %r, signed=True), 'big', signed=True))" % (self.integer(), self.pick([1, 4, 9, 16]), self.pick(["big", "little"])),
            lambda: "print(hash(%s) == hash(%s), {%s: 1}.get(%s))" % (self.number(), self.number(), self.number(), self.number()),
            lambda: "print(%s if %s else %s)" % (self.atom(), self.condition(), self.atom()),
            lambda: "print(str(%s), repr(%s), bool(%s))" % (self.real(), self.real(), self.atom()),
        ])
        return f()

    def formatting(self):
        spec = self.pick(["", "d", "5", "05", "<8", ">8", "^9", "*^11", "+d", " d", ",", "_", "x", "#x", "b", "#o",
                          ".2f", "8.3f", "+.1e", "g", ".3g", "%", ".1%", "e", "n", "c", "s", ".2s", "08.2f", "=+8", ",.2f", "G", "#b", "X"])
        value = self.pick([self.number, self.number, self.text, self.atom])()
        old = self.pick(["d", "5d", "-5d|", "05d", "+d", "x", "#x", "o", "X", "f", ".2f", "8.3f", "e", ".1e", "g", ".3g", "s", "r", "10s|", "-10s|", ".2s", "c", "i", "%", "*d", "a", "#o", " d"])
        operand = self.pick([self.number, self.text, self.atom])()
        if "*" in old:
            operand = "(%s, %s)" % (self.pick(["5", "-6"]), self.number())
        elif old == "%":
            operand = "()"
        else:
            operand = "(%s,)" % operand
        return self.pick([
            lambda: "print('[{:%s}]'.format(%s))" % (spec, value),
            lambda: "print(f'{%s:%s}|')" % (value.replace("'", '"') if "\\" not in value and '"' not in value else "1", spec),
            lambda: "print(format(%s, %r))" % (value, spec),
            lambda: "print('<%%%s>' %% %s)" % (old, operand),
            lambda: "print('{0} {1!r} {0}'.format(%s, %s))" % (self.atom(), self.atom()),
            lambda: "print('{a}-{b[0]}-{}'.format(%s, a=%s, b=%s))" % (self.atom(), self.atom(), self.sequence()),
            lambda: "x = %s\nprint(f'{x!r:>10} {x=} {x!s}')" % self.atom(),
            lambda: "w = %d\np = %d\nprint(f'{%s:{w}.{p}f}', '%%(k)s %%(k)r' %% {'k': %s})" % (self.random.randint(0, 12), self.random.randint(0, 6), self.real(), self.atom()),
            lambda: "print('%%s %%s' %% (%s, %s), '{:>{}}'.format(%s, 9))" % (self.atom(), self.sequence(), self.text()),
            lambda: "print('{{}} {}'.format(%s), '%%s %%%%' %% %s)" % (self.atom(), self.number()),
        ])()

    def texts(self):
        t, u = self.text(), self.text()
        return self.pick([
            lambda: "print(%s.%s())" % (t, self.pick(["upper", "lower", "title", "capitalize", "swapcase", "strip", "lstrip", "rstrip",
                                                    "split", "rsplit", "splitlines", "isdigit", "isalpha", "isalnum", "isspace", "isupper",
                                                    "islower", "istitle", "isidentifier", "casefold", "encode", "expandtabs", "isnumeric", "isdecimal"])),
            lambda: "print(%s.split(%s, %s), %s.rsplit(%s, %s))" % (t, self.pick(["','", "' '", "'a'", "None", "''"]), self.small(), t, self.pick(["','", "' '", "'l'", "None"]), self.small()),
            lambda: "print(%s.find(%s), %s.rfind(%s), %s.count(%s))" % (t, self.pick(["'a'", "'l'", "''", u]), t, self.pick(["'a'", "'l'", "''"]), t, self.pick(["'a'", "'l'", "''"])),
            lambda: "print(%s.find('a', %s), %s.index('a', %s, %s), %s.count('l', %s))" % (t, self.small(), t, self.small(), self.small(), t, self.small()),
            lambda: "print(%s.replace(%s, %s), %s.replace('a', '-', %s))" % (t, self.pick(["'a'", "'l'", "''"]), u, t, self.small()),
            lambda: "print(%s.partition(%s), %s.rpartition(%s))" % (t, self.pick(["','", "' '", "'l'"]), t, self.pick(["','", "' '", "'l'"])),
            lambda: "print(%s.center(%s, '*'), %s.ljust(%s), %s.rjust(%s, '.'), %s.zfill(%s))" % (t, self.pick(["9", "12", "3"]), t, self.pick(["9", "12", "3"]), t, self.pick(["9", "12"]), t, self.pick(["6", "9"])),
            lambda: "print(%s.startswith(%s), %s.endswith((%s, 'c')), %s in %s)" % (t, u, t, u, u, t),
            lambda: "print(%s[%s], %s)" % (t, self.slice(), "%s[%s]" % (t, self.small())),
            lambda: "print(%s.join(%s))" % (t, self.strings()),
            lambda: "print(%s + %s, %s * %s, %s < %s)" % (t, u, t, self.small(), t, u),
            lambda: "print(%s.strip(%s), %s.translate(str.maketrans('abl', 'xyz', 'c')))" % (t, self.pick(["'ah'", "' '", "'lo'"]), t),
            lambda: "print(list(%s), [ord(c) for c in %s], repr(%s), ascii(%s))" % (t, t, t, u),
            lambda: "print(sorted(%s), sorted(%s, key=len), max(%s, key=len, default=None))" % (self.strings(), self.strings(), self.strings()),
            lambda: "print(%s.removeprefix('a'), %s.removesuffix('a'), %s.splitlines(True))" % (t, u, t),
            lambda: "print(%s.encode(), %s.encode().decode(), len(%s), list(%s.encode())[:5])" % (t, u, t, t),
            lambda: "print('%s'.isprintable(), chr(%d), str(b'ab', 'utf-8'))" % (self.pick(["a", "\\n", ""]), self.random.randint(32, 1000)),
            lambda: "print(%s == %s, %s != %s, hash(%s) == hash(%s))" % (t, u, t, u, t, t),
        ])()

    def sequences(self):
        v = self.name()
        lines = ["%s = %s" % (v, self.sequence())]
        for _ in range(self.random.randint(1, 3)):
            lines.append(self.pick([
                lambda: "print(%s[%s])" % (v, self.slice()),
                lambda: "print(%s[%s])" % (v, self.small()),
                lambda: "print(len(%s), list(%s))" % (v, v),
                lambda: "print(list(reversed(%s)))" % v,
                lambda: "print(list(enumerate(%s, %s)))" % (v, self.small()),
                lambda: "print(list(zip(%s, %s)))" % (v, self.sequence()),
                lambda: "print(%s in %s)" % (self.atom(), v),
                lambda: "a, *b = %s\nprint(a, b)" % v,
                lambda: "*a, b = %s\nprint(a, b)" % v,
                lambda: "a, b = %s\nprint(a, b)" % v,
                lambda: "print([x for x in %s if x])" % v,
                lambda: "print(%s == %s, %s != list(%s))" % (v, v, v, v),
                lambda: "print(any(%s), all(%s))" % (v, v),
                lambda: "print(%s * 2)" % v, lambda: "print(%s + %s)" % (v, self.sequence()),
                lambda: "print(%s.index(%s))" % (v, self.atom()),
                lambda: "print(%s.count(%s))" % (v, self.atom()),
                lambda: "for i, x in enumerate(%s):\n    if i > 2:\n        break\n    print(i, x)\nelse:\n    print('whole')" % v,
                lambda: "print(tuple(%s), set(map(type, %s)) == {int})" % (v, v),
                lambda: "it = iter(%s)\nprint(next(it, 'end'), next(it, 'end'), list(it))" % v,
            ])())
        return "\n".join(lines)

    def lists(self):
        v = self.name()
        lines = ["%s = %s" % (v, self.integers())]
        for _ in range(self.random.randint(1, 4)):
            lines.append(self.pick([
                lambda: "%s.append(%s)" % (v, self.atom()), lambda: "%s.extend(%s)" % (v, self.sequence()),
                lambda: "%s.insert(%s, %s)" % (v, self.small(), self.atom()), lambda: "print(%s.pop())" % v,
                lambda: "print(%s.pop(%s))" % (v, self.small()), lambda: "%s.remove(%s)" % (v, self.small()),
                lambda: "%s.reverse()" % v, lambda: "%s.sort()" % v, lambda: "%s.sort(key=lambda x: -x, reverse=%s)" % (v, self.chance(0.5)),
                lambda: "del %s[%s]" % (v, self.slice()), lambda: "del %s[%s]" % (v, self.small()),
                lambda: "%s[%s] = %s" % (v, self.slice(), self.sequence()), lambda: "%s[%s] = %s" % (v, self.small(), self.atom()),
                lambda: "%s += %s" % (v, self.sequence()), lambda: "%s *= %s" % (v, self.pick(["0", "2", "-1"])),
                lambda: "%s[%s] += 1" % (v, self.small()), lambda: "w = %s.copy()\nw.append(0)\nprint(w)" % v,
                lambda: "print(sorted(%s, key=lambda x: (x %% 3, x)))" % v,
            ])())
        lines.append("print(%s)" % v)
        return "\n".join(lines)

    def dictionary(self):
        n = self.random.randint(0, 5)
        key = lambda: self.pick([self.text, self.small, lambda: "(1, %s)" % self.small(), lambda: "None", self.real])()
        return "{" + ", ".join("%s: %s" % (key(), self.atom()) for _ in range(n)) + "}"

    def dictionaries(self):
        v = self.name()
        key = lambda: self.pick([self.text, self.small, lambda: "None", lambda: "1.0", lambda: "True", lambda: "[1]"])()
        lines = ["%s = %s" % (v, self.dictionary())]
        for _ in range(self.random.randint(1, 4)):
            lines.append(self.pick([
                lambda: "print(%s[%s])" % (v, key()), lambda: "%s[%s] = %s" % (v, key(), self.atom()),
                lambda: "print(%s.get(%s), %s.get(%s, 'no'))" % (v, key(), v, key()),
                lambda: "del %s[%s]" % (v, key()), lambda: "print(%s.pop(%s, None))" % (v, key()),
                lambda: "print(%s.pop(%s))" % (v, key()), lambda: "print(%s.setdefault(%s, %s))" % (v, key(), self.atom()),
                lambda: "%s.update(%s)" % (v, self.dictionary()), lambda: "%s.update(a=1, b=%s)" % (v, self.atom()),
                lambda: "print(list(%s), list(%s.values()), list(%s.items()))" % (v, v, v),
                lambda: "print(%s in %s, len(%s))" % (key(), v, v),
                lambda: "print({k: i for i, k in enumerate(%s)})" % v,
                lambda: "print(%s.popitem())" % v, lambda: "print({**%s, 'z': 0})" % v,
                lambda: "print(%s | %s)" % (v, self.dictionary()),
                lambda: "print(%s.keys(), %s.values())" % (v, v), lambda: "print(%s.items())" % v,
                lambda: "print(%s == dict(%s.items()), dict.fromkeys(%s, 0))" % (v, v, self.integers(3)),
                lambda: "for k, x in %s.items():\n    print(k, x)" % v,
                lambda: "print(sorted(%s, key=str), %s.keys() & {1, 'x'} == set())" % (v, v),
                lambda: "print(dict(%s))" % self.pick(["a=1, b=2", "[(1, 2), (3, 4)]", "[(1, 2, 3)]", "zip('ab', [1, 2])"]),
                lambda: "print(min(%s, default=0) if %s else None)" % (self.integers(), v),
            ])())
        lines.append("print(%s)" % v)
        return "\n".join(lines)

    def sets(self):
        numbers = lambda: "{" + ", ".join(str(self.random.randint(-3, 12)) for _ in range(self.random.randint(1, 6))) + "}"
        a, b = numbers(), numbers()
        return "a = %s\nb = %s\n" % (a, b) + "\n".join(self.pick([
            lambda: "print(sorted(a %s b))" % self.pick(["|", "&", "-", "^"]),
            lambda: "print(a < b, a <= b, a == b, a > b, a.isdisjoint(b), a >= b)",
            lambda: "a.%s(%s)\nprint(sorted(a))" % (self.pick(["add", "discard", "remove"]), self.small()),
            lambda: "a %s= b\nprint(sorted(a))" % self.pick(["|", "&", "-", "^"]),
            lambda: "print(sorted(a.%s(%s)))" % (self.pick(["union", "intersection", "difference", "symmetric_difference"]), self.integers()),
            lambda: "a.%s(%s)\nprint(sorted(a))" % (self.pick(["update", "intersection_update", "difference_update"]), self.integers()),
            lambda: "print(a)", lambda: "print(set(%s), frozenset(%s))" % (self.integers(), self.integers(2)),
            lambda: "print([x for x in b], %s in a)" % self.small(),
            lambda: "print({x %% 3 for x in a} == {0, 1, 2}, {frozenset(a): 1}[frozenset(a)])",
            lambda: "print(a.issubset(b), a.issuperset([]), len(a | b))",
        ])() for _ in range(self.random.randint(1, 3)))

    def comprehensions(self):
        return "print(%s)" % self.pick([
            lambda: "[x %s %s for x in %s]" % (self.pick(["*", "+", "-", "//", "%"]), self.small(), self.integers()),
            lambda: "[(x, y) for x in range(3) for y in %s if x != y]" % self.integers(3),
            lambda: "{x: x * x for x in %s if x %% 2}" % self.integers(),
            lambda: "sorted({x // 2 for x in %s})" % self.integers(),
            lambda: "sum(x for x in %s if x > %s)" % (self.integers(), self.small()),
            lambda: "[[y * x for y in range(3)] for x in %s]" % self.integers(3),
            lambda: "[f(2) for f in [lambda x, n=n: x + n for n in %s]]" % self.integers(3),
            lambda: "list(map(lambda x, y: x * y, %s, %s))" % (self.integers(), self.integers()),
            lambda: "list(filter(None, %s))" % self.sequence(),
            lambda: "[f() for f in [lambda: i for i in range(3)]]",
            lambda: "list(zip(*[%s, %s]))" % (self.integers(3), self.integers(4)),
            lambda: "[*%s, *%s]" % (self.integers(2), self.sequence()),
            lambda: "list((i, j) for i in range(3) for j in range(i))",
            lambda: "' '.join(str(x) for x in %s)" % self.sequence(),
        ])()

    def parameters(self):
        shapes = ["a", "a, b", "a, b=2", "a=1, b=2", "*args", "a, *args", "**kw", "a, b=2, *args, **kw", "a, *, k", "a, *, k=3",
                  "*args, k=1", "a, /, b", "a, b=5, /, c=6, *, d=7"]
        return self.pick(shapes)

    def functions(self):
        shape = self.parameters()
        names = [p.split("=")[0].strip().lstrip("*") for p in shape.split(",")]
        names = [n for n in names if n and n != "/"]
        call = ", ".join(self.pick([
            lambda: self.small(), lambda: self.small(), lambda: "*%s" % self.integers(self.random.randint(0, 3)),
            lambda: "%s=%s" % (self.pick(["a", "b", "k", "z"]), self.small()),
            lambda: "**{%r: %s}" % (self.pick(["a", "b", "k", "c"]), self.small())])() for _ in range(self.random.randint(0, 4)))
        text = "def f(%s):\n    return (%s,)\n" % (shape, ", ".join(names))
        if self.positional_after_keyword(call):
            call = self.small()
        return text + "print(f(%s))" % call

    @staticmethod
    def positional_after_keyword(call):
        try:
            compile("f(%s)" % call, "", "eval")
        except SyntaxError:
            return True
        return False

    def closures(self):
        return self.pick([
            "def make(n):\n    def inner(x):\n        nonlocal n\n        n += x\n        return n\n    return inner\nf = make(%s)\ng = make(%s)\nprint(f(1), f(2), g(3), f(4))" % (self.small(), self.small()),
            "total = %s\ndef add(x):\n    global total\n    total += x\n    return total\nprint(add(1), add(2), total)" % self.small(),
            "x = 1\ndef f():\n    print(x)\n    x = 2\ntry:\n    f()\nexcept UnboundLocalError as e:\n    print('unbound')",
            "def outer():\n    x = %s\n    def middle():\n        def inner():\n            return x * 2\n        return inner\n    return middle()()\nprint(outer())" % self.small(),
            "fs = []\nfor i in range(3):\n    fs.append(lambda i=i: i * %s)\nprint([f() for f in fs])" % self.small(),
            "def deco(n):\n    def wrap(f):\n        def inner(*a, **k):\n            return f(*a, **k) * n\n        return inner\n    return wrap\n@deco(%s)\ndef g(x, y=1):\n    return x + y\nprint(g(2), g(1, y=4))" % self.small(),
            "def counter(cache={}):\n    cache[len(cache)] = %s\n    return cache\ncounter()\nprint(counter())" % self.small(),
            "def fib(n, memo={0: 0, 1: 1}):\n    if n not in memo:\n        memo[n] = fib(n - 1) + fib(n - 2)\n    return memo[n]\nprint(fib(%d))" % self.random.randint(0, 120),
            "def f(n):\n    return n if n <= 1 else n * f(n - 1)\nprint(f(%d))" % self.random.randint(0, 40),
            "compose = lambda *fs: (lambda x: x) if not fs else lambda x: fs[0](compose(*fs[1:])(x))\nprint(compose(lambda x: x + 1, lambda x: x * %s)(3))" % self.small(),
            "def f():\n    return 1, 2, 3\na, (b, c) = 0, f()[:2]\nprint(a, b, c, f())",
            "def f(x):\n    '''Doc.'''\n    return x\nf.tag = 5\nprint(f.__name__, f.__doc__, f.tag, callable(f))",
            "def f():\n    if %s:\n        return 'yes'\nprint(f())" % self.condition(),
            "x = 5\nclass A:\n    x = 6\n    def f(self):\n        return x\nprint(A().f(), A.x)",
            "a = b = %s\na += [1]\nprint(a, b, a is b)" % self.integers(2),
            "a, b = 1, 2\na, b = b, a + b\nprint(a, b)\ndel a\ntry:\n    print(a)\nexcept NameError:\n    print('gone')",
        ])

    def generators(self):
        return self.pick([
            "def g(n):\n    for i in range(n):\n        x = yield i\n        if x:\n            print('got', x)\n    return 'end'\nit = g(%d)\nprint(next(it, 'none'))\ntry:\n    print(it.send('a'))\n    print(list(it))\nexcept StopIteration as e:\n    print('stop', e.value)" % self.random.randint(0, 4),
            "def g():\n    try:\n        yield 1\n        yield 2\n    finally:\n        print('clean')\nfor x in g():\n    print(x)\n    %s" % self.pick(["break", "pass", "continue"]),
            "def inner():\n    x = yield 1\n    return x\ndef outer():\n    r = yield from inner()\n    print('r', r)\n    yield from %s\nit = outer()\nprint(next(it))\ntry:\n    print(it.send(7))\n    print(list(it))\nexcept StopIteration:\n    print('stop')" % self.integers(3),
            "def g():\n    while True:\n        try:\n            yield 1\n        except ValueError as e:\n            print('caught', e)\n            yield 2\nit = g()\nprint(next(it), it.throw(ValueError('v')), next(it))\nit.close()\nprint(list(it))",
            "def primes():\n    seen = []\n    n = 2\n    while True:\n        if all(n %% p for p in seen):\n            seen.append(n)\n            yield n\n        n += 1\nfor i, p in enumerate(primes()):\n    if i == %d:\n        break\n    print(p, end=' ')\nprint()" % self.random.randint(1, 12),
            "def tree(t):\n    if isinstance(t, list):\n        for x in t:\n            yield from tree(x)\n    else:\n        yield t\nprint(list(tree([1, [2, [3, %s]], %s])))" % (self.integers(2), self.small()),
            "g = (x * 2 for x in %s)\nprint(next(g, None), sum(g), list(g))" % self.integers(),
            "def g():\n    yield\n    raise KeyError('k')\nit = g()\nnext(it)\ntry:\n    next(it)\nexcept KeyError as e:\n    print(repr(e))\nprint(next(it, 'over'))",
            "class It:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n        return self\n    def __next__(self):\n        if self.n <= 0:\n            raise StopIteration\n        self.n -= 1\n        return self.n\nprint(list(It(%s)), sum(It(4)), max(It(3)), 2 in It(5))\na, b = It(2)\nprint(a, b)" % self.small(),
            "import itertools\nprint(list(itertools.islice(itertools.count(%s), 3)), list(itertools.chain(%s, 'ab')), list(itertools.accumulate(%s)))" % (self.small(), self.integers(2), self.integers()),
            "import itertools\nprint([(k, list(g)) for k, g in itertools.groupby(%s, key=lambda x: x > 0)])" % self.integers(),
            "import itertools\nprint(list(itertools.%s))" % self.pick(["product([1, 2], 'ab')", "permutations([1, 2, 3], 2)", "combinations('abcd', 2)", "zip_longest([1], [2, 3], fillvalue=0)", "repeat(1, 3)", "takewhile(lambda x: x > 0, [1, 2, -1, 3])", "dropwhile(lambda x: x > 0, [1, -1, 3])", "starmap(pow, [(2, 3), (3, 2)])", "pairwise([1, 2, 3])", "compress('abc', [1, 0, 1])"]),
        ])

    def error(self):
        return self.pick(["1 / 0", "[][3]", "{}['k']", "int('x')", "None + 1", "'a' + 1", "undefined", "raise ValueError('v')", "raise KeyError('k')",
                          "raise RuntimeError", "assert False, 'no'", "assert %s" % self.condition(), "(1).foo", "len(5)", "[1, 2].remove(9)", "next(iter([]))",
                          "a, b = 1, 2, 3", "raise TypeError('a', 2)", "'abc'.index('z')", "{[]: 1}", "float('q')", "max([])", "print('fine')", "x = %s" % self.arithmetic(1),
                          "1 < 'a'", "raise StopIteration(3)", "(lambda: 1)(2)", "sorted([1, 'a'])", "chr(-1)", "[1][None]", "5()", "raise OSError(2, 'gone')"])

    def kind(self):
        return self.pick(["ValueError", "KeyError", "Exception", "TypeError", "(ValueError, TypeError)", "LookupError", "ArithmeticError",
                          "ZeroDivisionError", "IndexError", "AttributeError", "NameError", "AssertionError", "RuntimeError", "StopIteration", "BaseException"])

    def block(self, text, depth):
        return "\n".join("    " * depth + line for line in text.split("\n"))

    def attempt(self, depth=0):
        body = self.error()
        if depth < 2 and self.chance(0.35):
            body = self.attempt(depth + 1)
        if self.chance(0.4):
            body = "print('try')\n" + body
        lines = ["try:", self.block(body, 1)]
        handlers = self.random.randint(0, 2)
        for _ in range(handlers):
            named = self.chance(0.7)
            lines.append("except %s%s:" % (self.kind(), " as e" if named else ""))
            lines.append(self.block(self.pick([
                lambda: "print('handled', type(e).__name__)" if named else "print('handled')",
                lambda: "print(e)" if named and self.chance(0.01) else "pass",
                lambda: "raise", lambda: self.error(),
                lambda: "raise ValueError('again') from e" if named else "raise ValueError('again')",
                lambda: "print('args', len(e.args) >= 0)" if named else "print('x')"])(), 1))
        if handlers and self.chance(0.4):
            lines += ["else:", "    print('else')"]
        if not handlers or self.chance(0.5):
            lines += ["finally:", "    print('finally')"]
        return "\n".join(lines)

    def exceptions(self):
        if self.chance(0.6):
            return self.attempt()
        return self.pick([
            "def f(x):\n    try:\n        if x:\n            return 'body'\n        %s\n    except Exception as e:\n        return type(e).__name__\n    else:\n        return 'else'\n    finally:\n        print('final')\nprint(f(0), f(1))" % self.error().replace("raise StopIteration(3)", "1 / 0"),
            "for i in range(4):\n    try:\n        if i == 1:\n            continue\n        if i == 3:\n            break\n        print(i)\n    finally:\n        print('f', i)",
            "class E(%s):\n    def __init__(self, code):\n        super().__init__('code %%d' %% code)\n        self.code = code\ntry:\n    raise E(%s)\nexcept Exception as e:\n    print(e, e.code, e.args, type(e).__name__, isinstance(e, %s))" % (self.pick(["Exception", "ValueError", "RuntimeError"]), self.small(), self.kind().replace("(ValueError, TypeError)", "ValueError")),
            "class A(Exception): pass\nclass B(A): pass\nfor E in (A, B, KeyError):\n    try:\n        raise E('m')\n    except %s as e:\n        print('first', repr(e))\n    except %s as e:\n        print('second', repr(e))" % (self.pick(["B", "A", "KeyError"]), self.pick(["A", "Exception"])),
            "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise ValueError('v') from e\nexcept ValueError as e:\n    print(repr(e.__cause__) != '', type(e.__cause__).__name__, type(e.__context__).__name__)",
            "class C:\n    def __enter__(self):\n        print('in')\n        return self\n    def __exit__(self, t, v, tb):\n        print('out', t.__name__ if t else None)\n        return %s\nwith C() as c:\n    %s\nprint('after')" % (self.chance(0.5), self.error()),
            "def f():\n    while True:\n        try:\n            return 1\n        finally:\n            break\n    return 2\nprint(f())",
            "try:\n    raise KeyError(%s)\nexcept LookupError as e:\n    print(e.args, str(e), repr(e))" % self.atom(),
            "e = ValueError(%s, %s)\nprint(e, repr(e), e.args)" % (self.atom(), self.atom()),
            "def g():\n    try:\n        yield 1\n    except GeneratorExit:\n        print('exit')\n        raise\nit = g()\nnext(it)\nit.close()\nprint('closed')",
            "import contextlib\n@contextlib.contextmanager\ndef m(x):\n    print('enter', x)\n    try:\n        yield x * 2\n    except ValueError:\n        print('swallowed')\n    finally:\n        print('leave')\nwith m(%s) as y:\n    print(y)\n    %s" % (self.small(), self.error()),
        ])

    def classes(self):
        a, b = self.small(), self.small()
        return self.pick([
            "class P:\n    count = 0\n    def __init__(self, x, y=%s):\n        self.x, self.y = x, y\n        P.count += 1\n    def __repr__(self):\n        return 'P(%%r, %%r)' %% (self.x, self.y)\n    def __add__(self, o):\n        return P(self.x + o.x, self.y + o.y)\n    def __eq__(self, o):\n        return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)\n    def __neg__(self):\n        return P(-self.x, -self.y)\n    def __bool__(self):\n        return bool(self.x or self.y)\np, q = P(%s), P(1, %s)\nprint(p, q, p + q, -p, p == q, p != q, bool(p), P.count, [p, q])" % (a, b, a),
            "class A:\n    def f(self):\n        return 'A'\nclass B(A):\n    def f(self):\n        return 'B' + super().f()\nclass C(A):\n    def f(self):\n        return 'C' + super().f()\nclass D(B, C):\n    def f(self):\n        return 'D' + super().f()\nprint(D().f(), [c.__name__ for c in D.__mro__], isinstance(D(), A), issubclass(B, C))",
            "class S(list):\n    def push(self, x):\n        self.append(x)\n        return self\n    def top(self):\n        return self[-1]\ns = S(%s)\ns.push(%s).push(2)\nprint(s, len(s), s.top(), s[:2], list(s), s == list(s), isinstance(s, list), type(s).__name__, s + [1], sorted(s), 2 in s, bool(s))" % (self.integers(), a),
            "class D(dict):\n    def __missing__(self, k):\n        return k * 2\n    def __getattr__(self, n):\n        try:\n            return self[n]\n        except KeyError:\n            raise AttributeError(n)\nd = D(a=%s)\nd['b'] = %s\nprint(d, d[3], d.a, len(d), sorted(d), 'a' in d, d.get('q'), dict(d), {**d}, isinstance(d, dict))" % (a, b),
            "class F(float):\n    def __new__(cls, v):\n        return super().__new__(cls, v * 2)\n    def half(self):\n        return self / 2\nf = F(%s)\nprint(f, f + 1, f.half(), isinstance(f, float), f == %s, round(f, 1), type(f + 1).__name__, -f, abs(f), '%%.2f' %% f)" % (a, b),
            "class I(int):\n    def __add__(self, o):\n        return I(int.__add__(self, o) + 100)\n    def __str__(self):\n        return 'I<%%d>' %% self\ni = I(%s)\nprint(i, repr(i), i + 1, i * 2, 1 + i, [10, 20, 30][I(1)], hash(i) == hash(%s), i == %s, i < 5, range(I(3)), '%%d %%s' %% (i, i))" % (a, a, a),
            "class T(tuple):\n    def __new__(cls, *a):\n        return super().__new__(cls, a)\n    def total(self):\n        return sum(self)\nt = T(%s, %s, 3)\nprint(t, t.total(), t[0], t[1:], len(t), t == (%s, %s, 3), hash(t) == hash((%s, %s, 3)), t + (1,))\na, b, c = t\nprint(a, b, c)" % (a, b, a, b, a, b),
            "class W(str):\n    def shout(self):\n        return self.upper() + '!'\nw = W(%s)\nprint(w, w.shout(), len(w), w + 'x', w == %s, w.split(), {w: 1}.get(%s), w[:2], 'a' in w, isinstance(w, str), '-'.join([w, 'b']), sorted([w, 'A']), '%%s' %% w)" % (self.text(), self.text(), self.text()),
            "from collections import namedtuple\nclass P(namedtuple('P', 'x y')):\n    def norm(self):\n        return self.x * self.x + self.y * self.y\n    @property\n    def s(self):\n        return self.x + self.y\np = P(%s, y=%s)\nprint(p, p.norm(), p.s, p[0], list(p), p._replace(x=9), p == (%s, %s), p._asdict(), len(p), P._fields)" % (a, b, a, b),
            "class C:\n    def __init__(self):\n        self._x = %s\n    @property\n    def x(self):\n        return self._x\n    @x.setter\n    def x(self, v):\n        if v < 0:\n            raise ValueError('negative')\n        self._x = v\n    @staticmethod\n    def s(a):\n        return a * 2\n    @classmethod\n    def c(cls, a):\n        return cls.__name__, a\nc = C()\nprint(c.x, C.s(3), c.c(4))\nc.x = %s\nprint(c.x)" % (a, b),
            "class V:\n    def __init__(self, *v):\n        self.v = list(v)\n    def __len__(self):\n        return len(self.v)\n    def __getitem__(self, i):\n        return self.v[i]\n    def __setitem__(self, i, x):\n        self.v[i] = x\n    def __delitem__(self, i):\n        del self.v[i]\n    def __contains__(self, x):\n        return x in self.v\n    def __call__(self, *a, **k):\n        return len(a), sorted(k)\nv = V(1, 2, 3, %s)\nv[0] = %s\ndel v[1]\nprint(len(v), v[%s], v[:2], list(v), 3 in v, v(1, 2, k=3), list(reversed(v)))" % (a, b, self.small()),
            "class N:\n    def __init__(self, n):\n        self.n = n\n    def __lt__(self, o):\n        return self.n < o.n\n    def __le__(self, o):\n        return self.n <= o.n\n    def __hash__(self):\n        return hash(self.n)\n    def __eq__(self, o):\n        return self.n == o.n\n    def __repr__(self):\n        return 'N%%d' %% self.n\nprint(sorted([N(3), N(%s), N(2)]), max(N(1), N(%s)), N(1) > N(2), N(1) >= N(1), len({N(1), N(1), N(2)}), {N(1): 'a'}[N(1)])" % (a, b),
            "class M:\n    def __init__(self, x):\n        self.x = x\n    def __radd__(self, o):\n        return ('radd', o)\n    def __iadd__(self, o):\n        self.x += o\n        return self\n    def __mul__(self, o):\n        return NotImplemented\n    def __rmul__(self, o):\n        return 'rmul'\n    def __matmul__(self, o):\n        return 'mat'\n    def __format__(self, f):\n        return 'F' + f\n    def __index__(self):\n        return 2\n    def __int__(self):\n        return 7\n    def __float__(self):\n        return 1.5\n    def __abs__(self):\n        return 'abs'\n    def __pow__(self, o):\n        return 'pow'\n    def __round__(self, n=None):\n        return 'round'\n    def __divmod__(self, o):\n        return 'dm'\nm = M(%s)\nm += 5\nprint(m.x, 1 + m, 2 * m, m @ m, f'{m:>3}', format(m), [5, 6, 7][m], int(m), float(m), abs(m), m ** 2, round(m), divmod(m, 2), hex(m), [1, 2, 3, 4][:m])\nm * 3" % a,
            "class A:\n    __slots__ = ('x', 'y')\n    def __init__(self):\n        self.x = 1\na = A()\na.y = 2\nprint(a.x, a.y)\na.z = 3",
            "class A:\n    def __getattr__(self, n):\n        return 'no ' + n\n    def __setattr__(self, n, v):\n        object.__setattr__(self, n, v * 2)\n    def __delattr__(self, n):\n        print('del', n)\na = A()\na.x = %s\nprint(a.x, a.y, hasattr(a, 'z'), getattr(a, 'x', None))\ndel a.x" % a,
            "class Base:\n    subs = []\n    def __init_subclass__(cls, tag=None, **kw):\n        super().__init_subclass__(**kw)\n        Base.subs.append((cls.__name__, tag))\nclass A(Base, tag='t'): pass\nclass B(A): pass\nprint(Base.subs)",
            "class Meta(type):\n    def __new__(mcs, name, bases, ns):\n        ns['tag'] = name.lower()\n        return super().__new__(mcs, name, bases, ns)\n    def __call__(cls, *a):\n        print('make', cls.__name__)\n        return super().__call__(*a)\nclass A(metaclass=Meta):\n    def __init__(self, x):\n        self.x = x\nprint(A(%s).x, A.tag, type(A).__name__)" % a,
            "from dataclasses import dataclass, field, asdict\n@dataclass(order=True)\nclass P:\n    x: int\n    y: float = %s\n    z: list = field(default_factory=list)\np, q = P(%s), P(1, 2, [3])\nprint(p, q, p == q, p < q, asdict(q), P(1) == P(1))\nP()" % (a, b),
            "from enum import Enum, IntEnum\nclass C(Enum):\n    RED = 1\n    GREEN = 2\n    BLUE = %s\nclass N(IntEnum):\n    ONE = 1\n    TWO = 2\nprint(C.RED, repr(C.GREEN), C(1), C['RED'], [c.name for c in C], C.RED is C(1), C.RED == 1, N.ONE + 1, N.TWO > N.ONE, sorted(N), len(C), C.GREEN.value, isinstance(C.RED, C), {C.RED: 'r'}[C.RED])\nC(7)" % a,
            "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n    @property\n    @abc.abstractmethod\n    def p(self): ...\nclass B(A):\n    def f(self):\n        return %s\n    p = 3\nprint(B().f(), B().p)\nA()" % a,
            "class D:\n    def __get__(self, o, t=None):\n        return 'got' if o is not None else 'class'\n    def __set__(self, o, v):\n        print('set', v)\n    def __set_name__(self, o, n):\n        print('name', n)\nclass A:\n    d = D()\na = A()\na.d = %s\nprint(a.d, A.d)" % a,
            "class A:\n    x = %s\n    def __init__(self):\n        self.__secret = 1\n    def get(self):\n        return self.__secret\na = A()\nprint(a.get(), sorted(a.__dict__), vars(a), hasattr(a, '__secret'), A.__name__, a.__class__ is A, type(a) is A)\na.__dict__['k'] = 5\nprint(a.k)\nA.x = 2\nprint(a.x)\ndel A.x\nprint(hasattr(a, 'x'))" % a,
            "from functools import total_ordering, partial, reduce, wraps, lru_cache\n@total_ordering\nclass A:\n    def __init__(self, x): self.x = x\n    def __eq__(self, o): return self.x == o.x\n    def __lt__(self, o): return self.x < o.x\nprint(A(%s) >= A(%s), A(1) > A(2))\n@lru_cache(maxsize=None)\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(50), partial(pow, 2)(5), reduce(lambda x, y: x * y, %s, 1))\ndef d(g):\n    @wraps(g)\n    def w(*a):\n        '''inner'''\n        return g(*a)\n    return w\n@d\ndef named():\n    '''doc'''\nprint(named.__name__, named.__doc__, named.__wrapped__ is not None)" % (a, b, self.integers(3)),
            "class Stack:\n    def __init__(self): self._d = []\n    def __iter__(self):\n        return iter(self._d)\n    def push(self, x): self._d.append(x); return self\n    def __len__(self): return len(self._d)\n    def __str__(self): return 'S' + str(self._d)\ns = Stack().push(%s).push(%s)\nprint(s, list(s), len(s), bool(s), bool(Stack()), '%%s' %% s, f'{s}', *s)" % (a, b),
            "class A:\n    pass\na = A()\ntry:\n    a.nope\nexcept AttributeError:\n    print('no')\nB = type('B', (A,), {'x': %s, 'f': lambda self: self.x + 1})\nprint(B().x, B().f(), B.__name__, issubclass(B, A), isinstance(B(), A))\nprint(callable(A), callable(a), a == a, a != A(), a in [a])" % a,
        ])

    def loops(self):
        return self.pick([
            "n = %d\nsteps = 0\nwhile n != 1:\n    n = n // 2 if n %% 2 == 0 else 3 * n + 1\n    steps += 1\n    if steps > 50:\n        break\nelse:\n    print('one')\nprint(n, steps)" % self.random.randint(1, 30),
            "for i in range(%s, %s, %s):\n    if i == 2: continue\n    print(i, end=',')\nelse:\n    print('done')" % (self.small(), self.small(), self.pick(["1", "-1", "2"])),
            "x = %s\nx %s= %s\nprint(x)" % (self.number(), self.pick(["+", "-", "*", "//", "%", "&", "|", "**", "<<", "/"]), self.pick(["2", "3", "1", "0"])),
            "for (i, (a, b)), c in zip(enumerate([(1, 2), (3, 4)]), %s):\n    print(i, a, b, c)" % self.strings(),
            "if %s:\n    print('a')\nelif %s:\n    print('b')\nelse:\n    print('c')" % (self.condition(), self.condition()),
            "m = [[%s, %s], [%s, %s]]\nprint([list(r) for r in zip(*m)], sum(map(sum, m)))\nfor row in m:\n    row[0] = 0\nprint(m)" % tuple(self.small() for _ in range(4)),
            "d = {}\nfor w in %s:\n    d.setdefault(len(w), []).append(w)\nfor k in sorted(d):\n    print(k, d[k])" % self.strings(),
            "from collections import Counter, defaultdict, OrderedDict, deque\nc = Counter(%s)\nprint(c.most_common(2), c['a'], sum(c.values()))\nd = defaultdict(list)\nd[1].append(2)\nprint(dict(d), d[5])\nq = deque(%s, maxlen=3)\nq.appendleft(%s)\nprint(q, list(q))" % (self.text(), self.integers(), self.small()),
            "print(*%s, sep=%s, end='!\\n')" % (self.sequence(), self.pick(["', '", "''", "'\\n'"])),
            "s = slice(%s, %s, %s)\nprint(s, %s[s], s.start, s.stop)" % (self.small(), self.small(), self.pick(["None", "2", "-1"]), self.integers()),
            "import copy\na = [1, [2, %s], {'k': [3]}]\nb, c = copy.copy(a), copy.deepcopy(a)\na[1].append(9)\na[2]['k'].append(4)\nprint(a, b, c)" % self.small(),
            "import copy\nclass N:\n    def __init__(self, v): self.v, self.l = v, [v]\nn = N(%s)\nn.me = n\nm = copy.deepcopy(n)\nprint(m.me is m, m.l is n.l, m.v, copy.copy(n).l is n.l)" % self.small(),
        ])

    def program(self):
        kinds = [self.numbers, self.numbers, self.formatting, self.texts, self.sequences, self.lists, self.dictionaries, self.sets,
                 self.comprehensions, self.functions, self.closures, self.generators, self.exceptions, self.exceptions, self.classes, self.classes,
                 self.loops]
        return "\n".join(self.pick(kinds)() for _ in range(self.pick([1, 1, 1, 2])))


def run(program):
    """What the program prints, with the name of what it fails with in a last line."""
    out = io.StringIO()
    failure = ""
    try:
        code = compile(program, "program", "exec")
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SyntaxError, SystemExit)):
            return None
        failure = "! " + type(error).__name__
    text = out.getvalue().rstrip("\n")
    return text + ("\n" if text and failure else "") + failure


def main():
    import warnings
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    maker = Maker(seed)
    made = 0
    cases = []
    while made < count:
        program = maker.program()
        expected = run(program)
        if expected is None or "-----" in expected or " at 0x" in expected or len(expected) > 3000:
            continue
        made += 1
        cases.append(program + "\n-----\n" + expected)
    print("\n=====\n".join(cases))


if __name__ == "__main__":
    main()
