import Language
import Testing

/// Programs that ask for too much, or for nonsense, end in a message of the kind expected.
struct HostileProgramTests {
  static let programs: [(program: String, kind: String)] = [
    // Numbers at the edge of 64 bits.
    ("round(1.5, -9223372036854775808)", ""), ("round(5, 10 ** 18)", ""),
    ("-9223372036854775808 % -1", ""), ("abs(-9223372036854775808)", ""),
    ("9223372036854775808", ""), ("10.0 ** 400", "OverflowError"),
    ("1 >> 10 ** 18", ""), ("-1 << 64", ""), ("1.0 // 0", "ZeroDivisionError"),
    ("2 ** 10 ** 9", "MemoryError"), ("1 << 10 ** 9", "MemoryError"),
    ("x = 7\nwhile True: x *= x", "MemoryError"), ("(2 ** 1000) ** 10 ** 6", "MemoryError"),
    ("10 ** 400 / 2", "OverflowError"), ("float(10 ** 400)", "OverflowError"),
    ("int(float('nan'))", "ValueError"), ("int('1 2')", "ValueError"),
    ("float('1 2')", "ValueError"), ("chr(-1)", "ValueError"), ("'%c' % -1", "OverflowError"),
    ("range(1, 0, -1)[0]\n-9223372036854775807 in range(1, 0, -1)", ""),
    // Strings as long as they like.
    ("s = 'x'\nwhile True: s += s", "MemoryError"),
    ("','.join(['x' * 2 ** 20] * 300)", "MemoryError"),
    ("'a'.zfill(-9223372036854775808)", ""),
    ("('a' * 2 ** 20).replace('a', 'b' * 2 ** 20)", "MemoryError"),
    ("'a'.center(-9223372036854775808)", ""), ("'{:>10001}'.format(1)", "ValueError"),
    // Formats.
    ("'{0[}'.format([1])", "TypeError"), ("'{:{:{:{}}}}'.format(1, 2, 3, 4)", "ValueError"),
    ("'%(a'%{}", "KeyError"), ("'%*.*f' % (1, 2)", "TypeError"), ("'%' % 1", "ValueError"),
    // Containers.
    ("a, *b = [1]\nb[0]", "IndexError"), ("a, *b = []", "ValueError"),
    ("[0] * -9223372036854775808", ""), ("10 ** 18 * ()", ""),
    ("[1].pop(-9223372036854775808)", "IndexError"), ("[1][::-9223372036854775808][0]", ""),
    ("[1].insert(-9223372036854775808, 0)", ""), ("list(range(9))[::2 ** 62]", ""),
    ("l = []\nl.append(l)\nprint(l, l == l)\nd = {1: l}\nd[2] = d\nprint(d)", ""),
    ("a = []\na.append(a)\nb = []\nb.append(b)\na == b", "RecursionError"),
    ("{[]: 1}", "TypeError"), ("a = [3, 1]\na.sort(key=lambda x: a.append(x) or x)\nlen(a)", ""),
    ("a = [1, 2]\nfor x in a: a.remove(x)\na[1]", "IndexError"),
    ("10 ** 15 in range(10 ** 18)", ""), ("any(x > 3 for x in range(10 ** 18))", ""),
    ("next(x for x in range(10 ** 18) if x > 3)", ""),
    // Calls within calls.
    ("f = lambda: [f() for i in range(3)]\nf()", "RecursionError"),
    ("def f(): return sorted([1], key=lambda x: f())\nf()", "RecursionError"),
    ("def f(): return list(map(lambda x: f(), [1]))\nf()", "RecursionError"),
    ("it = [1]\nfor i in range(5000): it = map(abs, it)\nlist(it)", "RecursionError"),
    ("it = [1]\nfor i in range(5000): it = (x for x in it)\nlist(it)", "RecursionError"),
    // Classes, and what holds itself.
    ("class L(list): pass\nl = L()\nl.append(l)\nprint(l, [l])", ""),
    ("class L(list): pass\na = L()\na.append(a)\nb = L()\nb.append(b)\na == b", "RecursionError"),
    ("class A: __getattr__ = getattr\nA().x", "RecursionError"),
    ("d = {}\nd['k'] = d.values()\nprint(d)", ""),
    ("class A: pass\na = A()\na.d = a.__dict__\nprint(a.d)", ""),
    ("class A(list, dict): pass", "TypeError"), ("class A(A): pass", "NameError"),
    ("class A:\n  def __index__(self): return self\n[1][A()]", "TypeError"),
    (
      "class M(type):\n  def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()",
      "RecursionError"
    ),
    (
      "class A:\n  def __mro_entries__(self, bases): return (self,)\nclass B(A()): pass",
      "RecursionError"
    ),
    ("class D(dict):\n  def __missing__(self, k): return self[k]\nD()[1]", "RecursionError"),
    ("int('', 7)", "ValueError"), ("int('-', 36)", "ValueError"), ("int('+-1')", "ValueError"),
    ("pow(3 ** 99999, 3 ** 99999, 7 ** 9999)", "MemoryError"),
    ("'\\t'.expandtabs(2 ** 62)", "ValueError"), ("(5).to_bytes(2 ** 40)", "ValueError"),
    // Texts nested too deeply to be read.
    (String(repeating: "(", count: 100_000), "SyntaxError"),
    (String(repeating: "-", count: 100_000) + "1", "SyntaxError"),
    (String(repeating: "lambda: ", count: 20_000) + "1", "SyntaxError"),
  ]

  @Test(arguments: programs.indices)
  func program(_ index: Int) {
    let (program, kind) = Self.programs[index]
    let lines = output(of: program, budget: 128 << 10).split(separator: "\n").map(String.init)
    // An error's kind stands on a line of its own before the message; without one nothing ends so.
    let found = lines.first { $0.hasSuffix("Error") && !$0.contains(" ") } ?? ""
    #expect(found == kind, "\(program.prefix(100)): \(lines.suffix(4))")
  }

  /// Values and operations put together at random: whatever comes of it, it is no trap.
  @Test(arguments: 0..<8)
  func puttingTogether(_ seed: Int) {
    var source = Mixer(state: UInt64(seed) &+ 1)
    var reports = 0
    for _ in 0..<100 {
      let program = source.program()
      if output(of: program, budget: 128 << 10).contains("\n") { reports += 1 }
    }
    // Most programs print something or end in a message, so the mixture does reach the evaluator.
    #expect(reports > 60)
  }
}

/// Small programs of odd values; the same again from the same state.
private struct Mixer {
  var state: UInt64

  private static let values = [
    "None", "True", "-5", "0", "9223372036854775807", "-9223372036854775808", "float('nan')",
    "float('inf')", "1e308", "0.5", "''", "'abc'", "'e\\u0301\\r\\n'", "[]", "[[1], [2, 3]]", "()",
    "(1,)", "{}", "{1: 2}", "{1, 2}", "frozenset([1])", "lambda x: x", "len", "int", "iter([1])",
    "range(5)", "range(9223372036854775807)", "slice(None, None, -1)", "b'ab'", "...", "'%s %d'",
    "'{0}{1:>5}'", "L", "D", "10 ** 12",
  ]
  private static let functions = [
    "abs", "round", "divmod", "chr", "ord", "len", "zip", "map", "sorted", "reversed", "max", "min",
    "iter", "next", "repr", "int", "float", "str", "dict", "range", "isinstance", "getattr", "pow",
    "'abc'.center", "'abc'.split", "'abc'.replace", "'a{}'.format", "'abc'.find", "'ab'.join",
    "[1, 2].insert", "[1, 2].pop", "[1, 2].index", "{1: 2}.get", "{1: 2}.update", "{1}.add",
  ]
  private static let operators = [
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", "==", "in", "is",
    "and", "not in",
  ]

  /// A number below `bound`: Knuth's linear congruential generator, whose high bits are good.
  private mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func one(of choices: [String]) -> String {
    choices[number(below: choices.count)]
  }

  mutating func program() -> String {
    let start = "L = [1]\nL.append(L)\nD = {}\nD[1] = D\n"
    let (a, b, c) = (one(of: Self.values), one(of: Self.values), one(of: Self.values))
    switch number(below: 6) {
    case 0: return start + "print((\(a)) \(one(of: Self.operators)) (\(b)))"
    case 1: return start + "print((\(a))[\(b)], 1)"
    case 2: return start + "x = \(a)\nx[\(b):\(c)] = \(a)\nprint(x)"
    case 3: return start + "p, *q = \(a)\nprint(p, q, -p, q[::\(b)])"
    case 4: return start + "print(\(one(of: Self.functions))(\(a)))"
    default: return start + "print(\(one(of: Self.functions))(\(a), \(b)))"
    }
  }
}
