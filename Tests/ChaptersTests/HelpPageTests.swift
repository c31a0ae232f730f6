import Chapters
import Testing

@Suite("Help pages")
struct HelpPageTests {
  @Test(
    "What is no function has a page with an example, imported or not",
    arguments: [
      (
        "ZeroDivisionError",
        """
        class ZeroDivisionError
        A number is divided by zero.

            try:
                1 / 0
            except ZeroDivisionError as error:
                print(error)

        """
      ),
      (
        "UserWarning",
        """
        class UserWarning
        A warning of the program's own.

            import warnings
            warnings.warn('the rate is large', UserWarning)

        """
      ),
      (
        "np.place",
        """
        place(arr, mask, vals)
        Sets the elements where the mask holds to the values in turn.

            a = np.arange(5)
            np.place(a, a > 2, [10, 20])
            a

        """
      ),
      ("np.pi", "np.pi: float\n3.141592653589793\n\n    np.pi\n"),
      ("__name__", "__name__: str\n'__main__'\n\n    __name__\n"),
      ("tuple", "tuple(values=())\nA tuple of the elements.\n\n    tuple([28, 28])\n"),
      ("object", "object: type\nWhat every value is.\n\n    isinstance(3, object)\n"),
    ])
  func page(name: String, text: String) throws {
    #expect(try RecordedSession().run("?" + name) == text)
  }

  @Test("The names that chapters give to modules are known before the import")
  func shortNames() throws {
    let session = try RecordedSession()
    for (name, module) in Library.shortNames {
      let page = session.run("?" + name)
      #expect(page.hasPrefix(module + ": ") && page.hasSuffix("    import \(module) as \(name)\n"))
    }
    #expect(session.run("np.pi").contains("there is no np"))
  }

  @Test("Blank lines around a docstring, and the indentation that all of it has, are not shown")
  func docstring() throws {
    let program = "def g():\n    '''\n    Is.\n\n        g()\n    '''\n\n?g"
    #expect(try RecordedSession().run(program) == "g()\nIs.\n\n    g()\n")
  }
}
