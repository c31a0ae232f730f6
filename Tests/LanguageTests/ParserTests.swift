import Testing

@testable import Language

/// The trees of small programs, whole: what CPython's `ast` shows for them, in this tree's terms.
@Suite struct ParserTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let program: String
    let tree: String
    var testDescription: String { name }
  }

  @Test(arguments: cases) func tree(_ example: Case) throws {
    let source = SourceText(example.program)
    let program = try Parser.parse(source, dialect: .python3)
    #expect(dump(program.statements, in: source) == example.tree + "\n")
  }

  static let cases: [Case] = [
    Case(
      name: "chained comparison and precedence",
      program: #"""
        not a + b * -c ** 2 < d <= e and f or g
        """#,
      tree: #"""
        expression 1:1-1:40
          or 1:1-1:40
            and 1:1-1:35
              unary not 1:1-1:29
                comparison < <= 1:5-1:29
                  binary + 1:5-1:20
                    name a 1:5-1:6
                    binary * 1:9-1:20
                      name b 1:9-1:10
                      unary - 1:13-1:20
                        binary ** 1:14-1:20
                          name c 1:14-1:15
                          integer 2 1:19-1:20
                  name d 1:23-1:24
                  name e 1:28-1:29
              name f 1:34-1:35
            name g 1:39-1:40
        """#),
    Case(
      name: "unpacking, slices and ellipsis",
      program: #"""
        a, (b, *c) = x[1:, ::2, ..., None], y[-1]
        """#,
      tree: #"""
        assignment 1:1-1:42
          tuple 1:1-1:11
            name a 1:1-1:2
            tuple 1:4-1:11
              name b 1:5-1:6
              starred 1:8-1:10
                name c 1:9-1:10
          tuple 1:14-1:42
            subscript 1:14-1:35
              name x 1:14-1:15
              tuple 1:16-1:34
                slice 1:16-1:18
                  from
                    integer 1 1:16-1:17
                slice 1:20-1:23
                  step
                    integer 2 1:22-1:23
                ... 1:25-1:28
                None 1:30-1:34
            subscript 1:37-1:42
              name y 1:37-1:38
              unary - 1:39-1:41
                integer 1 1:40-1:41
        """#),
    Case(
      name: "call with every kind of argument",
      program: #"""
        f(1, *a, k=2, **b)
        """#,
      tree: #"""
        expression 1:1-1:19
          call 1:1-1:19
            name f 1:1-1:2
            integer 1 1:3-1:4
            *
              name a 1:7-1:8
            k=
              integer 2 1:12-1:13
            **
              name b 1:17-1:18
        """#),
    Case(
      name: "comprehensions",
      program: #"""
        [x for x in y if x if z], {k: v for k, v in d}, (i for i in r)
        """#,
      tree: #"""
        expression 1:1-1:63
          tuple 1:1-1:63
            comprehension list 1:1-1:25
              name x 1:2-1:3
              for
                name x 1:8-1:9
                name y 1:13-1:14
                if
                  name x 1:18-1:19
                if
                  name z 1:23-1:24
            comprehension dictionary 1:27-1:47
              name k 1:28-1:29
              name v 1:31-1:32
              for
                tuple 1:37-1:41
                  name k 1:37-1:38
                  name v 1:40-1:41
                name d 1:45-1:46
            comprehension generator 1:49-1:63
              name i 1:50-1:51
              for
                name i 1:56-1:57
                name r 1:61-1:62
        """#),
    Case(
      name: "lambda and conditional",
      program: #"""
        lambda a, b=1, *c, d, **e: a if b else c
        """#,
      tree: #"""
        expression 1:1-1:41
          lambda 1:1-1:41
            parameter a 1:8-1:9
            parameter b 1:11-1:12
              integer 1 1:13-1:14
            parameter *c
            keyword-only d 1:20-1:21
            parameter **e
            conditional 1:28-1:41
              name b 1:33-1:34
              then
                name a 1:28-1:29
              else
                name c 1:40-1:41
        """#),
    Case(
      name: "strings joined and decoded",
      program: #"""
        "a\n" 'b' r"\d", b"\x00z", u"\u4e2d"
        """#,
      tree: #"""
        expression 1:1-1:37
          tuple 1:1-1:37
            string "a\nb\\d" 1:1-1:16
            bytes "\0z" 1:18-1:26
            string "中" 1:28-1:37
        """#),
    Case(
      name: "formatted string",
      program: #"""
        f'{x!r:>{w}.2f} {{}} {y=}'
        """#,
      tree: #"""
        expression 1:1-1:27
          formatted 1:1-1:27
            value !r
              name x 1:4-1:5
              format
                text ">"
                value
                  name w 1:10-1:11
                text ".2f"
            text " {} y="
            value !r
              name y 1:23-1:24
        """#),
    Case(
      name: "numbers",
      program: #"""
        0x1F, 1_000, 1., .5e-3, 2j, 123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFF
        """#,
      tree: #"""
        expression 1:1-1:81
          tuple 1:1-1:81
            integer 31 1:1-1:5
            integer 1000 1:7-1:12
            float 1.0 1:14-1:16
            float 0.0005 1:18-1:23
            imaginary 2.0 1:25-1:27
            integer 123456789012345678901234567890 1:29-1:59
            integer 4722366482869645213695 1:61-1:81
        """#),
    Case(
      name: "python 2 numbers and backquotes",
      program: #"""
        0777, 1L, `x`, a <> b
        """#,
      tree: #"""
        expression 1:1-1:22
          tuple 1:1-1:22
            integer 511 1:1-1:5
            integer 1 1:7-1:9
            call 1:11-1:14
              builtin repr 1:11-1:12
              name x 1:12-1:13
            comparison != 1:16-1:22
              name a 1:16-1:17
              name b 1:21-1:22
        """#),
    Case(
      name: "print with a destination and an open end",
      program: #"""
        print >>f, a, b,
        """#,
      tree: #"""
        print open 1:1-1:17
          to
            name f 1:9-1:10
          name a 1:12-1:13
          name b 1:15-1:16
        """#),
    Case(
      name: "function",
      program: #"""
        @d(1)
        def f(a, (b, c), d=2):
            """doc"""
            yield a

        """#,
      tree: #"""
        def f generator 1:1-4:12
          decorator
            call 1:2-1:6
              name d 1:2-1:3
              integer 1 1:4-1:5
          parameter a 2:7-2:8
          parameter 2:10-2:16
            into
              tuple 2:10-2:16
                name b 2:11-2:12
                name c 2:14-2:15
          parameter d 2:18-2:19
            integer 2 2:20-2:21
          do
            expression 3:5-3:14
              string "doc" 3:5-3:14
            expression 4:5-4:12
              yield 4:5-4:12
                name a 4:11-4:12
        """#),
    Case(
      name: "class",
      program: #"""
        class A(B, metaclass=C):
            x = 1
            def m(self): return self

        """#,
      tree: #"""
        class A 1:1-3:29
          name B 1:9-1:10
          metaclass=
            name C 1:22-1:23
          do
            assignment 2:5-2:10
              name x 2:5-2:6
              integer 1 2:9-2:10
            def m 3:5-3:29
              parameter self 3:11-3:15
              do
                return 3:18-3:29
                  name self 3:25-3:29
        """#),
    Case(
      name: "try",
      program: #"""
        try:
            a
        except (B, C), e:
            pass
        except D as f:
            raise
        else:
            b
        finally:
            c

        """#,
      tree: #"""
        try 1:1-10:6
          do
            expression 2:5-2:6
              name a 2:5-2:6
          except
            tuple 3:8-3:14
              name B 3:9-3:10
              name C 3:12-3:13
            as
              name e 3:16-3:17
            do
              pass 4:5-4:9
          except
            name D 5:8-5:9
            as
              name f 5:13-5:14
            do
              raise 6:5-6:10
          else
            expression 8:5-8:6
              name b 8:5-8:6
          finally
            expression 10:5-10:6
              name c 10:5-10:6
        """#),
    Case(
      name: "if, while, for, with",
      program: #"""
        if a:
          b
        elif c:
          d
        else:
          e
        while a:
          break
        else:
          b
        for i, j in a, b:
          continue
        with a as b, c: pass

        """#,
      tree: #"""
        if 1:1-6:4
          name a 1:4-1:5
          then
            expression 2:3-2:4
              name b 2:3-2:4
          name c 3:6-3:7
          then
            expression 4:3-4:4
              name d 4:3-4:4
          else
            expression 6:3-6:4
              name e 6:3-6:4
        while 7:1-10:4
          name a 7:7-7:8
          do
            break 8:3-8:8
          else
            expression 10:3-10:4
              name b 10:3-10:4
        for 11:1-12:11
          tuple 11:5-11:9
            name i 11:5-11:6
            name j 11:8-11:9
          tuple 11:13-11:17
            name a 11:13-11:14
            name b 11:16-11:17
          do
            continue 12:3-12:11
        with 13:1-13:21
          name a 13:6-13:7
          as
            name b 13:11-13:12
          name c 13:14-13:15
          do
            pass 13:17-13:21
        """#),
    Case(
      name: "imports",
      program: #"""
        import a.b as c, d
        from a.b import (c as d, e,)
        from . import f
        from g import *

        """#,
      tree: #"""
        import 1:1-1:19
          a.b as c 1:8-1:11
          d 1:18-1:19
        from a.b import 2:1-2:29
          c as d 2:18-2:19
          e 2:26-2:27
        from . import 3:1-3:16
          f 3:15-3:16
        from g import * 4:1-4:16
        """#),
    Case(
      name: "small statements",
      program: #"""
        a += 1; del b, c[0]; assert a, "m"; global x, y; raise E, 1
        x = y = 1;
        z;
        """#,
      tree: #"""
        assignment += 1:1-1:7
          name a 1:1-1:2
          integer 1 1:6-1:7
        del 1:9-1:20
          name b 1:13-1:14
          subscript 1:16-1:20
            name c 1:16-1:17
            integer 0 1:18-1:19
        assert 1:22-1:35
          name a 1:29-1:30
          message
            string "m" 1:32-1:35
        global x y 1:37-1:48
        raise 1:50-1:60
          call 1:56-1:60
            name E 1:56-1:57
            integer 1 1:59-1:60
        assignment 2:1-2:10
          name x 2:1-2:2
          name y 2:5-2:6
          integer 1 2:9-2:10
        expression silent 3:1-3:2
          name z 3:1-3:2
        """#),
    Case(
      name: "commands",
      program: #"""
        %time f(x)
        !ls -l
        ?np.dot
        np.dot?
        x = 5 % y

        """#,
      tree: #"""
        command time "f(x)" 1:1-1:11
        command ! "ls -l" 2:1-2:7
        command ? "np.dot" 3:1-3:8
        command ? "np.dot" 4:1-4:8
        assignment 5:1-5:10
          name x 5:1-5:2
          binary % 5:5-5:10
            integer 5 5:5-5:6
            name y 5:9-5:10
        """#),
    Case(
      name: "Chinese names, comments and strings",
      program: #"""
        准确率 = "高"  # 注释：（好）
        print(准确率)
        """#,
      tree: #"""
        assignment 1:1-1:18
          name 准确率 1:1-1:10
          string "高" 1:13-1:18
        expression 2:1-2:17
          call 2:1-2:17
            name print 2:1-2:6
            name 准确率 2:7-2:16
        """#),
  ]
}
