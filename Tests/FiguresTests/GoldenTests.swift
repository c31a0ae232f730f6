import Figures
import Testing

/// Whole drawings compared character by character; each was looked at before it became expected.
struct GoldenTests {
  /// A figure, how it is shown, and the expected text.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var figure: Figure
    var face: Face
    var options: RenderOptions
    var expected: String
    var testDescription: String { "\(name) as \(face)" }
  }

  @Test(arguments: cases)
  func drawing(_ test: Case) {
    #expect(render(test.figure, as: test.face, options: test.options) == test.expected)
  }

  static let screen = RenderOptions(columns: 48, rows: 16)
  static let colourScreen = RenderOptions(columns: 48, rows: 16, colour: .truecolor)
  static let wideScreen = RenderOptions(columns: 66, rows: 20)

  static let cases: [Case] = [
    Case(
      name: "a loss curve", figure: Fixtures.loss, face: .ascii, options: screen,
      expected: """
                               Cost
        2 +*
          |*
          | *
          | *
          |  *
        1 +  *
          |   **
          |     *
          |      *******
          |             ******************************
        0 +                                           **
          ++-----------+----------+-----------+---------
           0           5         10          15
                               epoch

        """),
    Case(
      name: "a loss curve", figure: Fixtures.loss, face: .blocks, options: screen,
      expected: """
                               Cost
        2 ┤⢇
          │⠸⡀
          │ ⢇
          │ ⢸
          │  ⡇
        1 ┤  ⠸⡀
          │   ⠱⡀
          │    ⠑⠤⣀
          │       ⠉⠒⠤⣀
          │           ⠉⠉⠒⠒⠢⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀
        0 ┤                           ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒
          └┬──────────┬───────────┬───────────┬─────────
           0          5          10          15
                               epoch

        """),
    Case(
      name: "two series", figure: Fixtures.twoSeries, face: .ascii, options: screen,
      expected: """
                               准确率
        %
        100 +                                   ********
            |                         **********
            |             ++   *******   +++++++++++++++
            |         ++++*****
         95 +      +++ ***
            |  ++++ ***
            |++   **
            |  ***
         90 +**
            ++-------------+-------------+-------------+
             0            10            20            30
                                epoch
             * training   + 验证

        """),
    Case(
      name: "two series", figure: Fixtures.twoSeries, face: .blocks, options: colourScreen,
      expected: """
                               准确率
        %
        100 ┤                            \u{1B}[38;2;66;153;235m⣀⣀⣀⠤⠤⠤⠤⠔⠒⠒⠒⠒⠊⠉⠉\u{1B}[0m
            │                       \u{1B}[38;2;66;153;235m⣀⠤⠔⠒⠉\u{1B}[0m       \u{1B}[38;2;230;128;26m⣀⣀⣀⣀⣀⣀⣀⣀\u{1B}[0m
            │             \u{1B}[38;2;230;128;26m⢀⡀\u{1B}[0m  \u{1B}[38;2;66;153;235m⢀⣀⠤⠒⠊⠉\u{1B}[0m     \u{1B}[38;2;230;128;26m⢀⡠⠤⠔⠒⠉⠉\u{1B}[0m
            │         \u{1B}[38;2;230;128;26m⢀⡠⠔⠊⠁\u{1B}[38;2;66;153;235m⠤⠒⠉⠁\u{1B}[0m
         95 ┤      \u{1B}[38;2;230;128;26m⣀⠔⠊⠁\u{1B}[38;2;66;153;235m⢀⠤⠊\u{1B}[0m
            │   \u{1B}[38;2;230;128;26m⢀⠤⠊\u{1B}[0m  \u{1B}[38;2;66;153;235m⡠⠒⠁\u{1B}[0m
            │\u{1B}[38;2;230;128;26m⢀⡠⠊⠁\u{1B}[0m \u{1B}[38;2;66;153;235m⣀⠔⠉\u{1B}[0m
            │\u{1B}[38;2;230;128;26m⠁\u{1B}[0m \u{1B}[38;2;66;153;235m⢀⠤⠊\u{1B}[0m
         90 ┤\u{1B}[38;2;66;153;235m⡠⠒⠁\u{1B}[0m
            └┬─────────────┬─────────────┬─────────────┬
             0            10            20            30
                                epoch
             \u{1B}[38;2;66;153;235m━\u{1B}[0m training   \u{1B}[38;2;230;128;26m━\u{1B}[0m 验证

        """),
    Case(
      name: "filters", figure: Fixtures.filters, face: .ascii, options: screen,
      expected: """
        Filters
        EEEE....####  ++++xxxx++++  ....++++....
        EEEE....####  ++++xxxx++++  ....++++....
        EEEE....####  ............  ++++EEEE++++
        EEEE....####  ............  ++++EEEE++++
        EEEE....####  ----~~~~----  ....++++....
        EEEE....####  ----~~~~----  ....++++....
        scale: -0.4 .. 0 .. +0.4   [E=~-.+x*#]

        """),
    Case(
      name: "filters", figure: Fixtures.filters, face: .blocks, options: screen,
      expected: """
        Filters
        EEEE....####  ++++xxxx++++  ....++++....
        EEEE....####  ++++xxxx++++  ....++++....
        EEEE....####  ............  ++++EEEE++++
        EEEE....####  ............  ++++EEEE++++
        EEEE....####  ----~~~~----  ....++++....
        EEEE....####  ----~~~~----  ....++++....
        scale: -0.4 … 0 … +0.4   [E=~-.+x*#]

        """),
    Case(
      name: "a digit", figure: Fixtures.digit, face: .ascii, options: wideScreen,
      expected: """



              .---..
              +*+*#%%#%%%%#%#-
                    . ....:%%:
                         -%%:
                        -%#.
                       :%#.
                      +%#.
                    .%%+.
                   -%%-
                  -%%%.
                  :=-
        scale: 0 .. 1   [ .:-=+*#%@]

        """),
    Case(
      name: "a digit", figure: Fixtures.digit, face: .blocks, options: wideScreen,
      expected: """



              ░░░░
              ▒▓▒▓▓█▓▓▓▓▓▓▓▓▓░
                    ░ ░░░ ░██░
                         ░██░
                        ░█▓
                       ░▓▓
                      ▒█▓
                     ▓█▒
                   ░██░
                  ░███░
                  ░▒▒
        scale: 0 … 1   [ ░▒▓█]

        """),
    Case(
      name: "a gallery", figure: Fixtures.gallery, face: .ascii, options: wideScreen,
      expected: """
        2 errors
                                     7                               7


              .---..                          .---..
              +*+*#%%#%%%%#%#-                +*+*#%%#%%%%#%#-
                    . ....:%%:                      . ....:%%:
                         -%%:                            -%%:
                        -%#.                            -%#.
                       :%#.                            :%#.
                      +%#.                            +%#.
                    .%%+.                           .%%+.
                   -%%-                            -%%-
                  -%%%.                           -%%%.
                  :=-                1            :=-                9
        scale: 0 .. 1   [ .:-=+*#%@]

        """),
  ]
}
