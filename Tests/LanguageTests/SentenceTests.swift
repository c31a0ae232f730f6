import Testing

@testable import Language

/// Sentences, and the Python that must not be taken for one: the calls of the design's
/// "The language".
@Suite struct SentenceTests {
  @Test(arguments: cases) func tree(_ program: String, _ tree: String) throws {
    let source = SourceText(program)
    let parsed = try Parser.parse(source, dialect: .python3)
    #expect(dump(parsed.statements, in: source) == tree + "\n")
  }

  static let cases: [(String, String)] = [
    (
      #"""
      net a = 784 -> dense 100 relu dropout 0.5 -> softmax 10
      """#,
      #"""
      assignment 1:1-1:56
        name a 1:5-1:6
        call 1:1-1:56
          builtin network 1:1-1:4
          tuple 1:9-1:12
            integer 784 1:9-1:12
          list 1:13-1:56
            call 1:16-1:42
              builtin dense 1:16-1:21
              integer 100 1:22-1:25
              activation=
                string "relu" 1:26-1:30
              dropout=
                float 0.5 1:39-1:42
            call 1:46-1:56
              builtin softmax 1:46-1:53
              integer 10 1:54-1:56
      """#
    ),
    (
      #"""
      net b = 1x28x28 -> conv 20 5x5 stride 2 pad same tanh -> pool 2x2 l2 stride 2 -> flatten -> dense (n*2) -> softmax k dropout p
      """#,
      #"""
      assignment 1:1-1:127
        name b 1:5-1:6
        call 1:1-1:127
          builtin network 1:1-1:4
          tuple 1:9-1:16
            integer 1 1:9-1:10
            integer 28 1:11-1:13
            integer 28 1:14-1:16
          list 1:17-1:127
            call 1:20-1:54
              builtin conv 1:20-1:24
              integer 20 1:25-1:27
              tuple 1:28-1:31
                integer 5 1:28-1:29
                integer 5 1:30-1:31
              stride=
                integer 2 1:39-1:40
              pad=
                string "same" 1:45-1:49
              activation=
                string "tanh" 1:50-1:54
            call 1:58-1:78
              builtin pool 1:58-1:62
              tuple 1:63-1:66
                integer 2 1:63-1:64
                integer 2 1:65-1:66
              mode=
                string "l2" 1:67-1:69
              stride=
                integer 2 1:77-1:78
            call 1:82-1:89
              builtin flatten 1:82-1:89
            call 1:93-1:104
              builtin dense 1:93-1:98
              binary * 1:100-1:103
                name n 1:100-1:101
                integer 2 1:102-1:103
            call 1:108-1:127
              builtin softmax 1:108-1:115
              name k 1:116-1:117
              dropout=
                name p 1:126-1:127
      """#
    ),
    (
      #"""
      net c =
          1x28x28
          conv 20 (k, k)
          -> dense n

      """#,
      #"""
      assignment 1:1-5:1
        name c 1:5-1:6
        call 1:1-4:15
          builtin network 1:1-1:4
          tuple 2:5-2:12
            integer 1 2:5-2:6
            integer 28 2:7-2:9
            integer 28 2:10-2:12
          list 2:12-4:15
            call 3:5-3:19
              builtin conv 3:5-3:9
              integer 20 3:10-3:12
              tuple 3:13-3:19
                name k 3:14-3:15
                name k 3:17-3:18
            call 4:8-4:15
              builtin dense 4:8-4:13
              name n 4:14-4:15
      """#
    ),
    (
      #"""
      net d = (1, s, s) ->
        dense 10

      """#,
      #"""
      assignment 1:1-2:11
        name d 1:5-1:6
        call 1:1-2:11
          builtin network 1:1-1:4
          tuple 1:9-1:18
            integer 1 1:10-1:11
            name s 1:13-1:14
            name s 1:16-1:17
          list 1:19-2:11
            call 2:3-2:11
              builtin dense 2:3-2:8
              integer 10 2:9-2:11
      """#
    ),
    (
      #"""
      train nets[0] on mnist.train for 20 epochs batch 10 rate 0.03 l2 0.1 momentum 0.9 with adam
      """#,
      #"""
      expression 1:1-1:92
        call 1:1-1:92
          builtin train 1:1-1:6
          subscript 1:7-1:14
            name nets 1:7-1:11
            integer 0 1:12-1:13
          attribute train 1:18-1:29
            name mnist 1:18-1:23
          epochs=
            integer 20 1:34-1:36
          batch=
            integer 10 1:50-1:52
          rate=
            float 0.03 1:58-1:62
          l2=
            float 0.1 1:66-1:69
          momentum=
            float 0.9 1:79-1:82
          optimiser=
            string "adam" 1:88-1:92
      """#
    ),
    (
      #"""
      train a on load("x") with sgd rate (r / 2)
      """#,
      #"""
      expression 1:1-1:43
        call 1:1-1:43
          builtin train 1:1-1:6
          name a 1:7-1:8
          call 1:12-1:21
            name load 1:12-1:16
            string "x" 1:17-1:20
          optimiser=
            string "sgd" 1:27-1:30
          rate=
            binary / 1:37-1:42
              name r 1:37-1:38
              integer 2 1:41-1:42
      """#
    ),
    (
      #"""
      test a on mnist.test
      """#,
      #"""
      expression 1:1-1:21
        call 1:1-1:21
          builtin test 1:1-1:5
          name a 1:6-1:7
          attribute test 1:11-1:21
            name mnist 1:11-1:16
      """#
    ),
    (
      #"""
      plot a.history, b.history to "loss.png"
      """#,
      #"""
      expression 1:1-1:40
        call 1:1-1:40
          builtin plot 1:1-1:5
          attribute history 1:6-1:15
            name a 1:6-1:7
          attribute history 1:17-1:26
            name b 1:17-1:18
          save=
            string "loss.png" 1:30-1:40
      """#
    ),
    (
      #"""
      show a.filters(1)
      """#,
      #"""
      expression 1:1-1:18
        call 1:1-1:18
          builtin show 1:1-1:5
          call 1:6-1:18
            attribute filters 1:6-1:15
              name a 1:6-1:7
            integer 1 1:16-1:17
      """#
    ),
    (
      #"""
      show [a, b]
      """#,
      #"""
      expression 1:1-1:12
        call 1:1-1:12
          builtin show 1:1-1:5
          list 1:6-1:12
            name a 1:7-1:8
            name b 1:10-1:11
      """#
    ),
    (
      #"""
      net = Network(layers)
      """#,
      #"""
      assignment 1:1-1:22
        name net 1:1-1:4
        call 1:7-1:22
          name Network 1:7-1:14
          name layers 1:15-1:21
      """#
    ),
    (
      #"""
      train(x)
      """#,
      #"""
      expression 1:1-1:9
        call 1:1-1:9
          name train 1:1-1:6
          name x 1:7-1:8
      """#
    ),
    (
      #"""
      test.x = 1
      """#,
      #"""
      assignment 1:1-1:11
        attribute x 1:1-1:7
          name test 1:1-1:5
        integer 1 1:10-1:11
      """#
    ),
    (
      #"""
      show = 3
      """#,
      #"""
      assignment 1:1-1:9
        name show 1:1-1:5
        integer 3 1:8-1:9
      """#
    ),
    (
      #"""
      plot(x)
      """#,
      #"""
      expression 1:1-1:8
        call 1:1-1:8
          name plot 1:1-1:5
          name x 1:6-1:7
      """#
    ),
    (
      #"""
      show[1]
      """#,
      #"""
      expression 1:1-1:8
        subscript 1:1-1:8
          name show 1:1-1:5
          integer 1 1:6-1:7
      """#
    ),
    (
      #"""
      plot - 1
      """#,
      #"""
      expression 1:1-1:9
        binary - 1:1-1:9
          name plot 1:1-1:5
          integer 1 1:8-1:9
      """#
    ),
    (
      #"""
      test in x
      """#,
      #"""
      expression 1:1-1:10
        comparison in 1:1-1:10
          name test 1:1-1:5
          name x 1:9-1:10
      """#
    ),
    (
      #"""
      net, train = 1, 2
      """#,
      #"""
      assignment 1:1-1:18
        tuple 1:1-1:11
          name net 1:1-1:4
          name train 1:6-1:11
        tuple 1:14-1:18
          integer 1 1:14-1:15
          integer 2 1:17-1:18
      """#
    ),
  ]
}
