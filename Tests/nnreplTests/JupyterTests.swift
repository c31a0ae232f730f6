import Foundation
import Testing

/// The folder of the virtual environment.
private let environment = ProcessInfo.processInfo.environment["NNREPL_JUPYTER"]

/// Jupyter's own programs as judges. They are Python's, and looked for in the virtual environment that
/// `NNREPL_JUPYTER` names:
///
///     python3 -m venv env && env/bin/pip install ipykernel jupyter_kernel_test nbformat nbconvert
@Suite(
  "Jupyter's own programs", .serialized,
  .enabled(
    if: Program.path != nil && environment != nil,
    "NNREPL_JUPYTER names no virtual environment with jupyter_kernel_test, nbformat, nbconvert"))
struct JupyterTests {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scripts/jupyter").standardizedFileURL.path

  private let program: Program

  init() throws { program = try Program() }

  /// Runs one of the environment's programs in the test's folder; gives its status and all it says.
  private func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "\(environment ?? "")/bin/\(name)")
    process.arguments = arguments
    process.currentDirectoryURL = program.folder
    process.environment = [
      "HOME": program.folder.path, "PATH": "\(environment ?? "")/bin:/usr/bin:/bin",
      "JUPYTER_PATH": program.folder.appending(path: "share/jupyter").path, "LANG": "C.UTF-8",
    ]
    let file = program.folder.appending(path: ".said")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    (process.standardOutput, process.standardError) = (handle, handle)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }

  @Test("The kernel passes jupyter_kernel_test with every sample, and no test is skipped")
  func kernel() throws {
    let installed = try run(
      "python",
      [
        "\(Self.scripts)/nnrepl_kernel.py", "install", "--prefix", program.folder.path,
        "--program", Program.path ?? "",
      ])
    #expect(installed.status == 0, "\(installed.text)")
    let result = try run("python", ["\(Self.scripts)/test_kernel.py"])
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.contains("Ran 16 tests") && !result.text.contains("skipped"))
  }

  @Test("An accepted notebook is valid, as nbformat writes it, and opened by nbconvert")
  func notebook() throws {
    let source = """
      {
       "cells": [
        {
         "cell_type": "code",
         "execution_count": null,
         "id": "a1",
         "metadata": {},
         "outputs": [],
         "source": [
          "print('训练', 6 * 7)\\n",
          "show(mnist.test[7])"
         ]
        }
       ],
       "metadata": {},
       "nbformat": 4,
       "nbformat_minor": 5
      }

      """
    let file = program.folder.appending(path: "page.ipynb")
    try source.write(to: file, atomically: true, encoding: .utf8)
    let accepted = try program.run(["replay", "--accept", "page.ipynb"])
    #expect(accepted.status == 0, "\(accepted.errors)")
    let check = try run(
      "python",
      [
        "-c",
        """
        import nbformat
        text = open('page.ipynb', encoding='utf-8').read()
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        print([sorted(o.get('data', {'text': 0})) for o in notebook.cells[0].outputs])
        print(nbformat.writes(notebook) + '\\n' == text)
        """,
      ])
    #expect(check.text == "[['text'], ['image/png', 'text/plain']]\nTrue\n")
    let converted = try run("jupyter-nbconvert", ["--to", "html", "page.ipynb"])
    #expect(converted.status == 0, "\(converted.text)")
    let page = try String(
      contentsOf: program.folder.appending(path: "page.html"), encoding: .utf8)
    #expect(page.contains("训练 42") && page.contains("data:image/png;base64,"))
  }
}
