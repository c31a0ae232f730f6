import Testing

@testable import Language

/// What a reader sees for each kind of mistake: whole texts.
@Suite struct MistakeTests {
  @Test(arguments: cases + MistakesInSentences.cases) func message(
    _ program: String, _ message: String
  ) {
    #expect(throws: Diagnostic.self) {
      try Parser.parse(SourceText(program), dialect: .python3)
    }
    do {
      _ = try Parser.parse(SourceText(program), dialect: .python3)
    } catch {
      #expect(error.rendered() == message)
    }
  }

  static let cases: [(String, String)] = [
    (
      "if x = 3:\n  y\n",
      #"""
      1  if x = 3:
              ^ `=` assigns, and cannot stand in a test
         try `==` to compare
      """#
    ),
    (
      "if x\n  y\n",
      #"""
      1  if x
             ^ expected `:` at the end of the `if` line
         try adding `:`
      """#
    ),
    (
      "f(1, 2\nx = 3\n",
      #"""
      1  f(1, 2
          ^ this `(` is never closed
         try adding `)`
      """#
    ),
    (
      "f(1 2)\n",
      #"""
      1  f(1 2)
             ^ expected `,` or `)`
      """#
    ),
    (
      "s = \"abc\n",
      #"""
      1  s = "abc
             ^^^^ this string has no closing "
         try adding " where the string ends
      """#
    ),
    (
      "x = （1）\n",
      #"""
      1  x = （1）
             ^^ `（` is not the sign `(`, though it looks like it
         try `(`, typed with the input method off
      """#
    ),
    (
      "准确率 = “高”\n",
      #"""
      1  准确率 = “高”
                  ^ `“` is not the sign `"`, though it looks like it
         try `"`, typed with the input method off
      """#
    ),
    (
      "f(a，b)\n",
      #"""
      1  f(a，b)
            ^^ `，` is not the sign `,`, though it looks like it
         try `,`, typed with the input method off
      """#
    ),
    (
      "def f():\nreturn 1\n",
      #"""
      2  return 1
         ^^^^^^ expected this line to be indented, since it is the first behind `def …:`
         try 4 spaces before it
      """#
    ),
    (
      "x = 1\n   y = 2\n",
      #"""
      2  y = 2
         ^ this line is indented more than the one before
         try aligning it with the line before
      """#
    ),
    (
      "if x:\n    a\n  b\n",
      #"""
      3  b
         ^ this line is indented less than its block, but more than what is around it
         try aligning it with one of the lines above
      """#
    ),
    (
      "x = 5x5\n",
      #"""
      1  x = 5x5
             ^^^ `5x5` is neither a number nor a name
         try (5, 5), outside a `net` sentence
      """#
    ),
    (
      "Epoch 0: validation accuracy 93.92%\n",
      #"""
      1  Epoch 0: validation accuracy 93.92%
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this line reads like a program's output, not like a statement
         try leaving it out
      """#
    ),
    (
      "x = 3 +\n",
      #"""
      1  x = 3 +
                ^ expected a value behind `+`
      """#
    ),
    (
      "x = f(a]\n",
      #"""
      1  x = f(a]
                ^ `]` does not close the `(` before it
         try )
      """#
    ),
    (
      "a = 08\n",
      #"""
      1  a = 08
             ^^ a number that begins with 0 is octal, so it has no 8 or 9
         try 8
      """#
    ),
    (
      "return 3\n",
      #"""
      1  return 3
         ^^^^^^ `return` stands outside a function
      """#
    ),
    (
      "break\n",
      #"""
      1  break
         ^^^^^ `break` stands outside a loop
      """#
    ),
    (
      "x = !y\n",
      #"""
      1  x = !y
             ^ `!` alone means nothing here
         try not
      """#
    ),
    (
      "a && b\n",
      #"""
      1  a && b
            ^ `&&` is not a word here
         try and
      """#
    ),
    (
      "1 = x\n",
      #"""
      1  1 = x
         ^ cannot assign to a number
         try `==` to compare
      """#
    ),
    (
      "f() = 3\n",
      #"""
      1  f() = 3
         ^^^ cannot assign to a call
         try `==` to compare
      """#
    ),
    (
      "a < b = 3\n",
      #"""
      1  a < b = 3
         ^^^^^ cannot assign to a comparison
         try `==` to compare
      """#
    ),
    (
      "f(a.b=3)\n",
      #"""
      1  f(a.b=3)
              ^ only a name can stand before `=` in a call
         try `==` to compare
      """#
    ),
    (
      "f(a=1, 2)\n",
      #"""
      1  f(a=1, 2)
                ^ a value without a name cannot follow one with a name
         try moving it to the front
      """#
    ),
    (
      "f(a=1, a=2)\n",
      #"""
      1  f(a=1, a=2)
                  ^ `a=` is given twice
      """#
    ),
    (
      "x = [1, 2\nfor i in x:\n  print(i)\n",
      #"""
      1  x = [1, 2
             ^ this `[` is never closed
         try adding `]`
      """#
    ),
    (
      "else:\n  x\n",
      #"""
      1  else:
         ^^^^ `else` has no `if` above it at the same indentation
         try aligning it with its `if`
      """#
    ),
    (
      "x := 3\n",
      #"""
      1  x := 3
           ^^ `:=` is not in nnrepl
         try an assignment on a line of its own
      """#
    ),
    (
      "f\"{x\"\n",
      #"""
      1  f"{x"
           ^ this `{` is never closed
         try `{{` for the sign itself
      """#
    ),
    (
      "f\"{}\"\n",
      #"""
      1  f"{}"
           ^ expected a value between the braces
      """#
    ),
    (
      "f'{a b}'\n",
      #"""
      1  f'{a b}'
              ^ expected `}` behind the value
      """#
    ),
    (
      "f\"}\"\n",
      #"""
      1  f"}"
           ^ a `}` in an f-string that closes nothing
         try `}}` for the sign itself
      """#
    ),
    (
      "\"\\xZZ\"\n",
      #"""
      1  "\xZZ"
          ^^ `\x` needs 2 hexadecimal digits
         try `r` before the string, if the backslash is meant as one
      """#
    ),
    (
      "b\"a\" \"b\"\n",
      #"""
      1  b"a" "b"
              ^^^ bytes and text cannot be joined
      """#
    ),
    (
      "def f(x, x): pass\n",
      #"""
      1  def f(x, x): pass
                  ^ two parameters are called `x`
      """#
    ),
    (
      "x = {1: 2, 3}\n",
      #"""
      1  x = {1: 2, 3}
                     ^ expected `:` and the value of this key
      """#
    ),
    (
      "a.\n",
      #"""
      1  a.
           ^ expected a name behind `.`
      """#
    ),
    (
      "x[]\n",
      #"""
      1  x[]
           ^ expected a position between the brackets
      """#
    ),
    (
      "for x on y:\n  z\n",
      #"""
      1  for x on y:
               ^^ expected `in` behind `for` and its names
      """#
    ),
    (
      "x = 1 -> 2\n",
      #"""
      1  x = 1 -> 2
               ^^ `->` belongs in a `net` sentence
         try net NAME = 784 -> dense 10
      """#
    ),
    (
      "x = 3)\n",
      #"""
      1  x = 3)
              ^ `)` has no opening bracket
      """#
    ),
    (
      "async def f(): pass\n",
      #"""
      1  async def f(): pass
         ^^^^^ `async` is not in nnrepl
      """#
    ),
    (
      "match x:\n  case 1: pass\n",
      #"""
      1  match x:
         ^^^^^ Python's `match` is not in nnrepl
         try `if` and `elif`
      """#
    ),
    (
      "exec \"x\"\n",
      #"""
      1  exec "x"
         ^^^^ `exec` is not in nnrepl
      """#
    ),
    (
      "x = a \\ b\n",
      #"""
      1  x = a \ b
               ^ a `\` outside a string can only stand at the end of a line
      """#
    ),
    (
      "\u{1}\n",
      #"""
      1  \x01
         ^^^^ an unreadable character
         try deleting it
      """#
    ),
    (
      "x = $y\n",
      #"""
      1  x = $y
             ^ `$` has no meaning in a program
      """#
    ),
    (
      "a = b++\n",
      #"""
      1  a = b++
                ^ expected a value behind `+`
      """#
    ),
    (
      "import\n",
      #"""
      1  import
               ^ expected a module's name
      """#
    ),
    (
      "@x\ny\n",
      #"""
      2  y
         ^ expected `def` or `class` behind the `@` line
      """#
    ),
    (
      "try:\n  x\ny\n",
      #"""
      2  x
          ^ expected `except` or `finally` behind the block of `try`
      """#
    ),
    (
      "x if y\n",
      #"""
      1  x if y
               ^ a conditional expression needs `else`
         try a if test else b
      """#
    ),
    (
      "yield 1\n",
      #"""
      1  yield 1
         ^^^^^ `yield` stands outside a function
      """#
    ),
    (
      "* a\n",
      #"""
      1  * a
         ^^^ a starred value needs a comma behind it
      """#
    ),
  ]
}
