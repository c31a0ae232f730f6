import Testing

@testable import Language

/// What parses, what does not, and what says Python 2.
@Suite struct DialectTests {
  /// Accepted by CPython 3.11's `compile`.
  @Test(arguments: [
    "x = 1 if a else 2 if b else 3", "a = b = c, d = 1, 2", "x: int = 3",
    "def f(a, /, b, *, c=1, **d) -> int: return a", "def f(*args, k): pass",
    "lambda: (yield)", "print('a', file=f, end='')", "f(*a, *b, **c, **d)",
    "{**a, 'b': 1}", "{1, 2, *a}", "[*a, *b]", "(yield_ for yield_ in x)", "x[...]", "x[:, None]",
    "x[1:2, ::3]", "not a in b", "a not in b is not c", "-x ** -y", "a @ b", "a @= b",
    "with (open(x) as f, open(y) as g): pass", "for x, in y: pass", "for i in *a, b: pass",
    "raise E from e", "nonlocal_ = 1", "try: pass\nfinally: pass", "from . import a",
    "from .. import b", "from .a.b import c", "from a import (b,\n  c,\n)", "import a.b.c",
    "@a.b(c)\n@d\ndef f(): pass", "class A: pass", "class A(B, *C, k=1): pass",
    "if a: b; c", "while 1: break", "def f():\n  def g():\n    nonlocal x\n  return g",
    "x = (  # comment\n  1,\n\t2)", "x = '''a\nb'''", "x = 1 + \\\n  2", "'a' 'b' f'{c}'",
    "rb'\\d' b'x'", "1_000.0_1e1_0", "0o17 + 0b11 + 0xfF", "1if x else 2", "x = ()", "x = (1,)",
    "f'{x:{w}.{p}}'", "f'{x!r}' f\"{d['k']}\"", "f'{x = !s:>3}'", "a = yield_", "pass;", "...",
    "print(a) or b", "x[a, *b]", "del a, (b, c), [d]", "assert (a, b)", "global a, b",
    "async_ = await_ = match = 1", "print = 3", "exec('x')", "match(x)", "1 .real", "1..real",
    "if x:\n\ty\n\tz\nelif w: v\nelse:\n  u", "\u{FEFF}x = 1", "x\u{00A0}= 1\u{3000}+ 2",
  ])
  func accepted(_ program: String) throws {
    let parsed = try Parser.parse(SourceText(program), dialect: .python3)
    #expect(parsed.needsPython2 == nil)
    #expect(!parsed.statements.isEmpty)
  }

  /// Refused by CPython 3.11's `compile`, too.
  @Test(arguments: [
    "x = *a", "*a", "f(**a, *b, c)", "def f(a=1, b): pass", "def f(**a, b): pass",
    "def f(*, **a): pass\n(", "a = 1 = b", "f() += 1", "a, b += 1", "(a + 1) = 2", "None = 1",
    "x = 1 2", "if a: if b: c", "lambda x: yield", "import a.b as c.d", "from a import",
    "class A", "for x y: z", "while: x", "x = 0x", "x = 1__0", "x = 0b2", "'abc", "f'{'",
    "f'{a!x}'", "a b", "(a", "a)", "(a]", "del f()", "not", "a not b", "x = not", "return",
    "continue", "  x\n y", "try: a", "else: b", "@a", "a..b", "a[", "a.1", "{a: b, c}", "{a, b: c}",
    "print 'x'\n)", "x = y z = 1", "def f(: pass", "def f(a a): pass", "with a as 1: pass",
    "for 1 in x: pass", "import", "global", "raise a from", "a ? b", "a ! b", "$",
  ])
  func refused(_ program: String) {
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(program), dialect: .python3)
    }
  }

  @Test(arguments: [
    ("print x", "`print` as a statement"), ("print (a), b", "`print` as a statement"),
    ("print 'a %d' % 3,", "`print` as a statement"), ("print >>f, x", "`print` as a statement"),
    ("print -1", "`print` as a statement"), ("print ('%d') % x", "`print` as a statement"),
    ("x = xrange(3)", "`xrange`"), ("import cPickle", "`cPickle`"),
    ("import cPickle as pickle", "`cPickle`"), ("from StringIO import StringIO", "`StringIO`"),
    ("try: a\nexcept E, e: b", "`except` with a comma"), ("raise E, 'm'", "`raise` with a comma"),
    ("x = 0777", "an octal number without `0o`"), ("x = 1L", "the `L` behind a number"),
    ("x = `y`", "backquotes"), ("a <> b", "`<>`"), ("ur'x'", "the prefix `ur`"),
    ("def f(a, (b, c)): pass", "a parameter in brackets"), ("d.iteritems()", "`.iteritems()`"),
    ("[x for x in 1, 2]", "a comprehension over values without brackets"),
    ("x = raw_input()\nprint x", "`raw_input`"),
  ])
  func needsPython2(_ program: String, _ reason: String) throws {
    let parsed = try Parser.parse(SourceText(program), dialect: .python3)
    #expect(parsed.needsPython2?.reason == reason)
  }

  /// What a program defines or tries is not Python 2's.
  @Test(arguments: [
    "xrange = range\nxrange(3)", "def unicode(x): return x\nunicode(1)",
    "try:\n  import cPickle as pickle\nexcept ImportError:\n  import pickle",
    "from __future__ import print_function\nprint(a)", "print('x')", "print('a', b)", "print",
    "print(a) if b else c", "d.iteritems", "six.iteritems(d)",
  ])
  func needsNothing(_ program: String) throws {
    #expect(try Parser.parse(SourceText(program), dialect: .python3).needsPython2 == nil)
  }

  /// What both dialects accept but read differently.
  @Test(arguments: [
    ("print(a, b)", "print"), ("print (a)", "print"), ("print", "print"),
    ("print(a, file=f)", "expression"), ("print(*a)", "expression"),
    ("from __future__ import print_function; print(a, b)", "expression"),
  ])
  func printInPython2(_ program: String, _ kind: String) throws {
    let source = SourceText(program)
    let two = try Parser.parse(source, dialect: .python2)
    let tree = dump(two.statements.suffix(1), in: source)
    #expect(tree.hasPrefix(kind + " "))
    let three = try Parser.parse(source, dialect: .python3)
    #expect(dump(three.statements.suffix(1), in: source).hasPrefix("expression "))
  }

  @Test func semicolonSilencesTheLastValueOnly() throws {
    let parsed = try Parser.parse(SourceText("a; b;"), dialect: .python3)
    let silent = parsed.statements.map { statement in
      if case .expression(_, let silent) = statement.kind { return silent }
      return false
    }
    #expect(silent == [false, true])
  }

  @Test func documentationAndGenerators() throws {
    let text = "def f():\n  'doc'\n  def g(): yield 1\n  return g\ndef h():\n  x = yield\n"
    let parsed = try Parser.parse(SourceText(text), dialect: .python3)
    let functions = parsed.statements.compactMap { statement -> FunctionDefinition? in
      if case .function(let definition) = statement.kind { return definition }
      return nil
    }
    #expect(functions.map(\.documentation) == ["doc", nil])
    #expect(functions.map(\.isGenerator) == [false, true])
  }
}
