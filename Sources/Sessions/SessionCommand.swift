/// A line that begins with `%`: how it is written, what it does, and an example that runs.
struct SessionCommand {
  /// The word behind `%`.
  let name: String
  /// How it is written.
  let usage: String
  /// What it does, in a line.
  let summary: String
  /// What else there is to say of it.
  var details = ""
  /// Statements that show it.
  let example: String

  /// What `?` shows of it.
  var page: String {
    let lines = example.split(separator: "\n").map { "    \($0)\n" }.joined()
    return "\(usage)\n\(summary)\n" + (details.isEmpty ? "" : details + "\n") + "\n" + lines
  }

  /// All commands.
  static let all = [
    SessionCommand(
      name: "who", usage: "%who", summary: "the session's names, with their types and sizes",
      example: "x = [1, 2, 3]\n%who"),
    SessionCommand(
      name: "time", usage: "%time STATEMENT",
      summary: "runs a statement and says how long it took",
      example: "%time sum(range(10000))"),
    SessionCommand(
      name: "timeit", usage: "%timeit STATEMENT",
      summary: "how long a statement takes, at best of many runs",
      example: "%timeit [k * k for k in range(100)]"),
    SessionCommand(
      name: "profile", usage: "%profile STATEMENT",
      summary: "runs a statement and says, for each training in it, where its time went",
      example: "%profile train lenet on mnist for 1 epochs"),
    SessionCommand(
      name: "history", usage: "%history [N | -n | -g WORD]",
      summary: "the statements so far, or the last N",
      details: """
        -n numbers them, as _N names the value that statement N gave; -g WORD lists those of all
        sessions in which the word occurs.
        """,
      example: "%history -n\n%history -g train"),
    SessionCommand(
      name: "graph", usage: "%graph NAME",
      summary: "the steps of a Theano function, as written and as computed",
      example: """
        import theano
        import theano.tensor as T
        x = T.dvector('x')
        f = theano.function([x], T.sum(x ** 2))
        %graph f
        """),
    SessionCommand(
      name: "save", usage: "%save NAME",
      summary: "writes all names, networks and random numbers to a file NAME.npz",
      details: """
        A training run that was stopped is kept too: %load NAME takes everything up again, and resume
        goes on to the same bits. numpy.load opens the arrays in it.
        """,
      example: "%save lesson"),
    SessionCommand(
      name: "load", usage: "%load NAME",
      summary: "takes the names of a file that %save wrote into the session",
      details: "A file that is torn or was edited changes nothing.",
      example: "%save lesson\n%load lesson"),
    SessionCommand(
      name: "restore", usage: "%restore [-1 | forget]",
      summary: "brings back the session that a crash has ended",
      details: """
        Its statements run again, in silence, but for training, which takes up what it had reached.
        -1 leaves out the last statement, should that be what ended it; forget does away with it.
        """,
      example: "%restore"),
    SessionCommand(
      name: "seed", usage: "%seed N",
      summary: "starts all random numbers again, so that a run can be repeated",
      example: "%seed 1\nnp.random.rand()"),
    SessionCommand(
      name: "graphics", usage: "%graphics [ascii | blocks | sixel | auto | why]",
      summary: "how pictures are drawn",
      details: """
        ascii, blocks and sixel decide by hand, auto leaves it to nnrepl, why says in words what
        decided. NNREPL_GRAPHICS=ascii|blocks|sixel does so before the start. A picture goes to a file
        by plot x to "loss.png" or "loss.svg".
        """,
      example: "%graphics why"),
    SessionCommand(
      name: "dialect", usage: "%dialect [2 | 3]",
      summary: "whose rules hold: Python 2's or Python 3's",
      details: """
        A session starts as Python 3 and turns to 2 at the first statement that only Python 2 accepts.
        """,
      example: "%dialect"),
    SessionCommand(
      name: "reset", usage: "%reset", summary: "forgets all names", example: "%reset"),
  ]
}
