import Language
import Testing

/// What a mistake looks like, to the letter: the kind's name, then the message with its place.
struct ErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let program: String
    let message: String
    var testDescription: String { program }
  }

  static let cases = [
    Case(
      program: "learning_rate = 0.1\nprint(learnin_rate)",
      message: """
        NameError
        2  print(learnin_rate)
                 ^^^^^^^^^^^^ there is no learnin_rate
           try learning_rate

        """),
    Case(
      program: "x = [1, 2]\nx[2] + 1",
      message: """
        IndexError
        2  x[2] + 1
           ^^^^ the list has 2 elements, so 2 is outside

        """),
    Case(
      program: "'a' + 1",
      message: """
        TypeError
        1  'a' + 1
           ^^^^^^^ + has no meaning between str and int
           try str(x) to join a number to a string

        """),
    Case(
      program: "1 / 0",
      message: """
        ZeroDivisionError
        1  1 / 0
           ^^^^^ division by zero

        """),
    Case(
      program: "x = {'epochs': 3}\nx['epoch']",
      message: """
        KeyError
        2  x['epoch']
           ^^^^^^^^^^ there is no key 'epoch'
           try 'epochs'

        """),
    Case(
      program: "[].appendd(1)",
      message: """
        AttributeError
        1  [].appendd(1)
              ^^^^^^^ a list has no appendd
           try append

        """),
    Case(
      program: "def f(a, b):\n  return a\nf(1)",
      message: """
        TypeError
        3  f(1)
           ^^^^ f() needs b
           try f(a, b)

        """),
    Case(
      program: "sorted([1], reversed=True)",
      message: """
        TypeError
        1  sorted([1], reversed=True)
                       ^^^^^^^^ sorted() has no argument named reversed
           try reverse=

        """),
    Case(
      program: "a, b = 1, 2, 3",
      message: """
        ValueError
        1  a, b = 1, 2, 3
           ^^^^ 2 names for 3 values

        """),
    Case(
      program: "for i in 3: pass",
      message: """
        TypeError
        1  for i in 3: pass
                    ^ a value of type int cannot be walked through

        """),
    Case(
      program: "def f():\n  x += 1\nx = 1\nf()",
      message: """
        UnboundLocalError
        2  x += 1
           ^ x has no value yet
           try global x, to use the session's x
        called from line 4: f()

        """),
    Case(
      program: "class A(object):\n  def f(self): return self.rate\nA().f()",
      message: """
        AttributeError
        2  def f(self): return self.rate
                                    ^^^^ an A has no rate
        called from line 3: A().f()

        """),
    Case(
      program: "class A(bool): pass",
      message: """
        TypeError
        1  class A(bool): pass
           ^^^^^^^^^^^^^^^^^^^ a class cannot inherit from bool

        """),
    Case(
      program: "def f(n):\n  if n == 0: raise ValueError('at the end')\n  f(n - 1)\nf(9)",
      message: """
        ValueError
        2  if n == 0: raise ValueError('at the end')
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ at the end
        called from line 3: f(n - 1)
        called from line 3: f(n - 1)
        called from line 3: f(n - 1)
        4 more calls
        called from line 3: f(n - 1)
        called from line 3: f(n - 1)
        called from line 4: f(9)

        """),
    Case(
      program: "try:\n  1 / 0\nexcept KeyError:\n  pass",
      message: """
        ZeroDivisionError
        2  1 / 0
           ^^^^^ division by zero

        """),
    Case(
      program: "raise 'a string'",
      message: """
        TypeError
        1  raise 'a string'
           ^^^^^^^^^^^^^^^^ only exceptions are raised, not 'a string'
           try ValueError(…), or a class that inherits from Exception

        """),
  ]

  @Test(arguments: cases)
  func message(_ test: Case) {
    #expect(output(of: test.program) == test.message)
  }

  /// Programs that would use up the stack or the memory end in a message.
  @Test(arguments: [
    ("def f(n): return f(n + 1)\nf(0)", "RecursionError"),
    ("f = lambda: f()\nf()", "RecursionError"),
    ("'x' * 10 ** 12", "MemoryError"), ("[0] * 10 ** 12", "MemoryError"),
    ("list(range(10 ** 12))[:2]", "MemoryError"),
    ("'%99999999d' % 1", "ValueError"), ("'{:99999999}'.format(1)", "ValueError"),
    ("2 ** 64 ** 64", "MemoryError"), ("1 << 63 ** 9", "MemoryError"),
    ("int(float('inf'))", "OverflowError"), ("range(-2 ** 63, 2 ** 62)", "ValueError"),
    ("range(2 ** 70)", "OverflowError"), ("[1][::0]", "ValueError"),
    ("'a'.ljust(10 ** 12)", "MemoryError"), ("'%*d' % (10 ** 10, 1)", "ValueError"),
  ])
  func limits(_ program: String, _ kind: String) {
    #expect(output(of: program).hasPrefix(kind + "\n"), "\(output(of: program))")
  }
}
