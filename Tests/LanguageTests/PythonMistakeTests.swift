import Testing

@testable import Language

/// What is said of mistakes in Python's own words: where, what, and what to try.
@Suite struct PythonMistakeTests {
  @Test(arguments: cases)
  func message(_ program: String, _ place: String, _ message: String, _ hint: String?) {
    do {
      _ = try Parser.parse(SourceText(program), dialect: .python3)
      Issue.record("it parses")
    } catch {
      let offset = Int(error.place?.range.lower ?? -1)
      let (line, column) = SourceText(program).position(of: offset)
      #expect("\(line + 1):\(column + 1)" == place)
      #expect(error.message == message)
      #expect(error.hint == hint)
    }
  }

  /// What the chapters' dialect has, of both Pythons.
  @Test(arguments: [
    "class A(B, metaclass=M):\n    x = 1\n    @y.setter\n    def y(self, v): self._y = v",
    "class A(B): x = 1; y = 2",
    "try: a\nexcept (A, B) as e: b\nexcept C, e: c\nexcept: d\nelse: e\nfinally: f",
    "raise E, 'm', tb", "raise E('x') from e", "raise",
    "def f():\n    x = yield\n    y = yield 1, *z\n    f((yield 3))\n    yield from g()\n"
      + "    return (yield x)",
    "with open(a) as f, open(b) as g: pass", "with (open(a) as f, open(b) as g,): pass",
    "with a as (b, c): pass", "@a.b(c)\n@d\ndef f(): pass", "@d\nclass A: pass",
    "f(*a, *b, c=1, **d)", "f(*a, b, **c, **d)", "f(a, (x for x in y), b)", "f(x for x in y)",
    "{x for x in y if x if z}", "{x: y for x, y in z}", "{**a, 'b': 1}", "[*a, *b]",
    "a < b <= c != d in e not in f is g is not h", "x = a if b else c if d else e",
    "f = lambda x=lambda y: y, *a, z=2, **k: x", "lambda (a, b): a", "lambda *, a: 1",
    "f\"{a!r:>{w}.{p}} {x['k']} {f'{y}'} {z=} {{}} {d:%Y-%m}\"", "f'{(lambda x: 1)(2)}'",
    "print >>f, x, y,", "print >>f", "print x,", "print (a), b", "print('a') if b else None",
    "`x` + `y, z`", "a <> b", "0777 + 0o17 + 0xFFL + 10L + 1_000 + 1e5j + 1.e3 + .5",
    "ur'x' + Ur\"y\" + u'z'", "br'x' + Rb'y' b'z'", "match = 3", "match(x)", "match[1]", "type = 3",
    "def f(a: int, /, b: str = 'x', *, c, d=1) -> int: return a", "def f(a, (b, c)=(1, 2)): pass",
    "a, *b = c", "*a, (*b, c) = d", "(a, (b, c)), d = e", "a = b = c = 1", "x: int = 3",
    "a += 1; b //= 2; c **= 3; e @= f; g >>= 1; h ^= 2", "for i, in x: pass",
    "for x in 1, *y: pass\nelse: pass", "x[1:2, ::3, ..., None, -1:]", "[x for x in 1, 2]",
    "from ..a import (b, c as d,)", "assert(x, 'm')", "del (a, b), c[0]",
    "def f():\n    def g():\n        nonlocal x\n        global y",
  ])
  func accepted(_ program: String) throws {
    _ = try Parser.parse(SourceText(program), dialect: .python3)
  }

  static let cases: [(String, String, String, String?)] = [
    (#"exec "x = 1" in d"#, "1:1", "`exec` is not in nnrepl", nil),
    ("exec code", "1:1", "`exec` is not in nnrepl", nil),
    ("f'{lambda x: 1}'", "1:12", "expected `:` behind the lambda's parameters", nil),
    ("if (n := 3) > 2: pass", "1:7", "`:=` is not in nnrepl", "an assignment on a line of its own"),
    (
      "while chunk := f.read(): pass", "1:13",
      "`:=` is not in nnrepl",
      "an assignment on a line of its own"
    ),
    ("[y := 1, y]", "1:4", "`:=` is not in nnrepl", "an assignment on a line of its own"),
    ("f(x := 1)", "1:5", "`:=` is not in nnrepl", "an assignment on a line of its own"),
    (
      "match x, y:\n    case 1: pass", "1:1",
      "Python's `match` is not in nnrepl",
      "`if` and `elif`"
    ),
    (
      "match (x):\n    case [a, b]: pass", "1:1",
      "Python's `match` is not in nnrepl",
      "`if` and `elif`"
    ),
    (
      "match f(x):\n    case 1: pass", "1:1",
      "Python's `match` is not in nnrepl",
      "`if` and `elif`"
    ),
    ("match -1:\n  case 1: pass", "1:1", "Python's `match` is not in nnrepl", "`if` and `elif`"),
    ("await x", "1:1", "`await` is not in nnrepl", nil),
    ("type X = int", "1:1", "`type` as a statement is not in nnrepl", nil),
    ("try: a\nexcept* E: b", "2:7", "`except*` is not in nnrepl", nil),
    ("a = b if c", "1:11", "a conditional expression needs `else`", "a if test else b"),
    (
      "[x for x in range(3) if x else 4]", "1:27",
      "`else` cannot stand behind the `if` of a comprehension",
      "`a if test else b` before `for`"
    ),
    (
      "[x, y for x in w]", "1:7",
      "several values before `for` need brackets of their own",
      "(a, b) for …"
    ),
    (
      "if x:\n    pass\n  else:\n    pass", "3:1",
      "this line is indented less than its block, but more than what is around it",
      "aligning it with one of the lines above"
    ),
    (
      "def f(a=1, b): pass", "1:12",
      "a parameter without a default cannot follow one with a default",
      nil
    ),
    ("def f(**k, a): pass", "1:12", "nothing can follow `**k` among the parameters", nil),
    ("def f(*): pass", "1:8", "expected a name behind `*`", nil),
    ("def f(*, **k): pass", "1:8", "expected a name behind `*`", nil),
    ("class A(: pass", "1:9", "expected a value, found `:`", nil),
    ("def f(:\n    pass", "1:7", "expected a parameter's name", nil),
    ("def f()\n    pass", "1:8", "expected `:` at the end of the `def` line", "adding `:`"),
    ("class A\n    pass", "1:8", "expected `:` at the end of the `class` line", "adding `:`"),
    ("for x in y\n    pass", "1:11", "expected `:` at the end of the `for` line", "adding `:`"),
    ("while x\n    pass", "1:8", "expected `:` at the end of the `while` line", "adding `:`"),
    ("try\n    x\nexcept: y", "1:4", "expected `:` at the end of the `try` line", "adding `:`"),
    ("with a as b\n    pass", "1:12", "expected `:` at the end of the `with` line", "adding `:`"),
    ("if (x = 3):\n    pass", "1:7", "`=` cannot stand here", "`==` to compare"),
    ("while x = 3: pass", "1:9", "`=` assigns, and cannot stand in a test", "`==` to compare"),
    (
      "x = 'it's'", "1:9",
      "the string before this ends here",
      #"`\` before a quote that belongs to the string"#
    ),
    (
      #"x = """abc"#, "1:5",
      #"this string has no closing """"#,
      #"adding """ where the string ends"#
    ),
    (#"print "hello"#, "1:7", #"this string has no closing ""#, #"adding " where the string ends"#),
    ("x = (1, 2\ny = 3", "1:5", "this `(` is never closed", "adding `)`"),
    ("x = {1: 2\ny = 3", "1:5", "this `{` is never closed", "adding `}`"),
    ("x[1,2", "1:2", "this `[` is never closed", "adding `]`"),
    ("x = [1, 2)", "1:10", "`)` does not close the `[` before it", "]"),
    ("retrun x", "1:1", "`retrun` begins no statement", "return"),
    (
      "if x:\ny = 1", "2:1",
      "expected this line to be indented, since it is the first behind `if …:`",
      "4 spaces before it"
    ),
    (
      "elif x: pass", "1:1",
      "`elif` has no `if` above it at the same indentation",
      "aligning it with its `if`"
    ),
    (
      "except: pass", "1:1",
      "`except` has no `try` above it at the same indentation",
      "aligning it with its `try`"
    ),
    (
      "else if x:", "1:1",
      "`else` has no `if` above it at the same indentation",
      "aligning it with its `if`"
    ),
    ("if a:\n    b\nelse if c:\n    d", "3:6", "expected `:` behind `else`", "elif"),
    ("for i in range(10) print(i)", "1:20", "expected `:` here, behind what `for` needs", nil),
    ("def __init__(self) pass", "1:20", "expected `:` here, behind what `def` needs", nil),
    ("class A: def f(self): pass", "1:10", "`def` needs a line of its own", nil),
    ("None = 1", "1:1", "cannot assign to `None`", "`==` to compare"),
    ("dict(a:1)", "1:7", "`:` cannot stand here", "`=` between a name and its value"),
    ("{a=1}", "1:3", "`=` cannot stand here", "`:` between key and value"),
    ("{'a' 1}", "1:6", "expected `:` between the key and its value", nil),
    ("f(**a, *b)", "1:9", "`*` cannot follow `**` among the values", "moving it to the front"),
    (
      "f(a, x for x in y)", "1:6",
      "a generator among other values needs brackets of its own",
      "(… for … in …)"
    ),
    (
      "f(x for x in y, 1)", "1:3",
      "a generator among other values needs brackets of its own",
      "(… for … in …)"
    ),
    ("*a, *b = c", "1:5", "only one name can be starred", nil),
    ("nonlocal x", "1:1", "`nonlocal` stands outside a function", nil),
    (
      "def f():\n    yield = 1", "2:5",
      "cannot assign to the result of an operation",
      "`==` to compare"
    ),
    ("x.class", "1:3", "`class` is a word of the language, so it cannot be an attribute", nil),
    ("try:\n    a\nb", "2:6", "expected `except` or `finally` behind the block of `try`", nil),
    (
      "def f():\n    x = 1\n   y = 2", "3:1",
      "this line is indented less than its block, but more than what is around it",
      "aligning it with one of the lines above"
    ),
    (
      "if a:\n    b\n     c", "3:6",
      "this line is indented more than the one before",
      "aligning it with the line before"
    ),
    ("(a, b) += 1", "1:1", "cannot assign to several names at once", nil),
    ("a = b += c", "1:7", "`+=` cannot stand behind `=`", nil),
    ("lambda x", "1:9", "expected `:` behind the lambda's parameters", nil),
    ("x if else y", "1:6", "expected a value, found the word `else`", nil),
    (#"f"{x["k"]}""#, "1:5", "this `[` is never closed", "adding `]`"),
    (#"print(f"{x")"#, "1:9", "this `{` is never closed", "`{{` for the sign itself"),
    (#"f"{x!z}""#, "1:7", "expected `r`, `s` or `a` behind `!`", nil),
    ("x = 0b12", "1:5", "not a number in base 2", nil),
    ("from x import", "1:14", "expected a name to import", nil),
    ("@\ndef f(): pass", "1:2", "expected a value behind `@`", nil),
  ]
}
