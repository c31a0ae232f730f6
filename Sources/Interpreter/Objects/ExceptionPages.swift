/// What `?` says about the built-in exceptions: when each is raised, and lines that raise it.
enum ExceptionPages {
  /// For each class when it is raised, and lines that raise it and show what it says.
  static let all: [String: (summary: String, example: String)] = {
    var pages: [String: (summary: String, example: String)] = [:]
    for (name, summary) in raisedByName {
      pages[name] = (summary, caught(name, "raise \(name)('what went wrong')"))
    }
    for (name, summary, statement) in raisedByUse {
      pages[name] = (summary, caught(name, statement))
    }
    for (name, summary) in warnings {
      pages[name] = (summary, "import warnings\nwarnings.warn('the rate is large', \(name))")
    }
    for (name, module, summary, statement) in ofModules {
      let start = module == "np.linalg" ? "numpy as np" : module
      let path = "\(module).\(name.split(separator: ".").last ?? "")"
      pages[name] = (summary, "import \(start)\n" + caught(path, statement))
    }
    return pages
  }()

  private static func caught(_ name: String, _ statement: String) -> String {
    "try:\n    \(statement)\nexcept \(name) as error:\n    print(error)"
  }

  private static let raisedByName: [(name: String, summary: String)] = [
    ("BaseException", "What all exceptions inherit from."),
    ("Exception", "What all exceptions that a program should catch inherit from."),
    ("KeyboardInterrupt", "Ctrl-C was pressed."),
    ("GeneratorExit", "A generator is closed before its end."),
    ("FloatingPointError", "An operation on real numbers failed."),
    ("BufferError", "Memory that others use cannot be changed."),
    ("EOFError", "Input ended where more was wanted."),
    ("ImportError", "A module, or a name of one, cannot be imported."),
    ("ModuleNotFoundError", "There is no module of that name."),
    ("MemoryError", "There is not enough memory."),
    ("UnboundLocalError", "A function reads a variable of its own before it has a value."),
    ("FileExistsError", "A file or folder is there already."),
    ("PermissionError", "A file may not be read or written."),
    ("RuntimeError", "What fits no other class went wrong."),
    ("NotImplementedError", "A method is left to the classes that inherit it."),
    ("SyntaxError", "Text is not Python."),
    ("IndentationError", "A line begins at the wrong column."),
    ("TabError", "Tabs and spaces are mixed at the beginnings of lines."),
    ("NotADirectoryError", "A file is where a folder is wanted."),
    ("SystemError", "The interpreter itself is wrong."),
    ("UnicodeError", "Text cannot be encoded or decoded."),
    ("UnicodeTranslateError", "Text cannot be turned into other text."),
    ("TimeoutError", "The system waited for too long."),
    ("ConnectionError", "A connection failed."),
    ("InterruptedError", "A signal interrupted a call of the system."),
    ("ChildProcessError", "Work on a process that was started failed."),
    ("ProcessLookupError", "There is no such process."),
    ("BlockingIOError", "An operation would have to wait."),
    ("BrokenPipeError", "The other end of a pipe is closed."),
    ("ReferenceError", "A weak reference is used whose object is gone."),
    ("StopAsyncIteration", "A walk that waits has no more elements."),
  ]

  private static let warnings: [(name: String, summary: String)] = [
    ("Warning", "What all warnings inherit from."),
    ("UserWarning", "A warning of the program's own."),
    ("DeprecationWarning", "Something will go away, which its users' authors should know."),
    ("PendingDeprecationWarning", "Something may go away some day."),
    ("FutureWarning", "Something will mean something else."),
    ("RuntimeWarning", "A computation is doubtful, such as a division by zero in an array."),
    ("SyntaxWarning", "The way something is written is doubtful."),
    ("ImportWarning", "Something is doubtful about an import."),
    ("UnicodeWarning", "Something is doubtful about text."),
    ("BytesWarning", "Bytes are used as if they were text."),
    ("ResourceWarning", "Something was left open."),
  ]

  private static let raisedByUse: [(name: String, summary: String, statement: String)] = [
    ("SystemExit", "The program wants to leave.", "raise SystemExit(2)"),
    ("StopIteration", "A walk has no more elements.", "next(iter([]))"),
    ("ArithmeticError", "What errors of arithmetic inherit from.", "1 / 0"),
    ("ZeroDivisionError", "A number is divided by zero.", "1 / 0"),
    ("OverflowError", "A number is too large for what is to hold it.", "2.0 ** 5000"),
    ("AssertionError", "What assert says does not hold.", "assert 2 + 2 == 5, 'check the sum'"),
    ("AttributeError", "A value does not have the attribute.", "[1, 2].size"),
    ("LookupError", "What IndexError and KeyError inherit from.", "[1, 2][5]"),
    ("IndexError", "A position is outside of what is asked.", "[1, 2][5]"),
    ("KeyError", "A dict does not have the key.", "{'rate': 0.1}['size']"),
    ("NameError", "There is no variable of that name.", "no_such_name"),
    ("OSError", "The system refused, most often about a file.", "open('no/such/file')"),
    ("FileNotFoundError", "There is no file of that name.", "open('no_such_file')"),
    ("IsADirectoryError", "A folder is where a file is wanted.", "open('.')"),
    ("RecursionError", "Functions call each other too deep.", "(lambda f: f(f))(lambda f: f(f))"),
    ("TypeError", "A value is of the wrong type.", "1 + 'a'"),
    ("ValueError", "A value is of the right type, but cannot be used.", "int('seven')"),
    ("UnicodeDecodeError", "Bytes are not text of that encoding.", "b'\\xff'.decode('utf-8')"),
    ("UnicodeEncodeError", "The encoding cannot hold the text.", "u'\\xe4'.encode('ascii')"),
  ]

  private static let ofModules:
    [(name: String, module: String, summary: String, statement: String)] =
      [
        (
          "LinAlgError", "np.linalg", "A matrix does not allow what is asked.",
          "np.linalg.inv([[1, 2], [2, 4]])"
        ),
        (
          "PickleError", "pickle", "What errors of pickle inherit from.",
          "raise pickle.PickleError('what went wrong')"
        ),
        (
          "PicklingError", "pickle", "A value cannot be pickled.",
          "pickle.dumps(lambda: 1)"
        ),
        (
          "UnpicklingError", "pickle", "Bytes are no pickle.",
          "raise pickle.UnpicklingError('what went wrong')"
        ),
        (
          "struct.error", "struct", "Bytes and format do not fit.", "struct.unpack('i', b'')"
        ),
        ("csv.Error", "csv", "A row cannot be read or written.", "raise csv.Error('line 3')"),
        ("re.error", "re", "A pattern is not well formed.", "re.compile('(')"),
        ("JSONDecodeError", "json", "Text is not JSON.", "json.loads('{')"),
      ]
}
