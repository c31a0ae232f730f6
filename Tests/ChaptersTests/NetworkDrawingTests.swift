import Figures
import Testing

/// Networks as drawings, whole; each was looked at before it became expected.
@Suite("A network as a drawing")
struct NetworkDrawingTests {
  static let cases: [(sentence: String, drawing: String)] = [
    (
      "net a = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10",
      """
                                                                100
                           20x24x24           20x12x12           o
          1x28x28          ------------        ----------        o            10
       ------------      ------------ |      ---------- |        o             o
       |          |    ------------ | |    ---------- | |        o             o
       |          | -> |          | | | -> |        | | | ->     :     ->      :
       |          |    |          | | |    |        | |--        o             o
       |          |    |          | |--    |        |--          o             o
       ------------    |          |--      ----------            o
                       ------------                              o
           input          conv 20 5x5         pool 2x2       dense 100    softmax 10
                             relu                              relu
      """
    ),
    (
      "net a = 2 -> dense 3 tanh -> softmax 2",
      """
                                            3
                          2                 o                  2
                          o   ------>       o      ------>     o
                          o                 o                  o
                        input         dense 3 tanh         softmax 2
      """
    ),
    (
      "net a = 28x28 -> lstm 128 -> softmax 10",
      """
                                              128
                                               o
                          28x28                o                10
                      ------------             o                 o
                      |          |             o                 o
                      |          | ------>     :    ------>      :
                      |          |             o                 o
                      |          |             o                 o
                      ------------             o
                                               o
                          input            lstm 128         softmax 10
      """
    ),
    (
      "net a = 3x32x32 -> conv 6 3x3 -> pool 2x2 -> conv 60 3x3 pad same -> dense 20 -> dense 20 "
        + "-> dense 20 -> softmax 10",
      """
          3x32x32           6x30x30                           60x15x15           20
        ------------      ------------       6x15x15            ----------        o
      ------------ |    ------------ |      ----------        ---------- |        o
      |          | |    |          | |    ---------- |      ---------- | |        o
      |          | | -> |          | | -> |        | | -> ---------- | | | ->     :
      |          | |    |          | |    |        | |    |        | | |--        o
      |          |--    |          |--    |        |--    |        | |--          o
      ------------      ------------      ----------      |        |--            o
                                                          ----------
           input          conv 6 3x3        pool 2x2         conv 60 3x3      dense 20
                            sigmoid                           pad same         sigmoid
                                                               sigmoid

                           20               20
                            o                o                10
                            o                o                 o
                            o                o                 o
                            :    ------>     :    ------>      :
                            o                o                 o
                            o                o                 o
                            o                o
                        dense 20         dense 20         softmax 10
                         sigmoid          sigmoid
      """
    ),
  ]

  @Test(arguments: cases)
  func drawing(sentence: String, drawing: String) throws {
    let session = try RecordedSession()
    session.run(sentence + "\nshow a")
    #expect(session.failures == 0, "\(session.text)")
    let figure = try #require(session.figures.first)
    #expect(render(figure, as: .ascii) == drawing + "\n")
  }

  @Test("Filters before training and after it, in one file")
  func beforeAndAfter() throws {
    let session = try RecordedSession()
    session.run(
      """
      net a = 1x28x28 -> conv 4 5x5 relu -> pool 2x2 -> softmax 10
      before = a.filters(1)
      train a on mnist.train[:100]
      print((a.filters(1, 'start') == before).all(), (a.filters(1) == before).any())
      show a.filters(1, 'start'), a.filters(1)
      show(a.filters(1), scale='own')
      show a.filters(1, 'start'), a.filters(1) to "both.png"
      """)
    #expect(session.failures == 0, "\(session.text)")
    #expect(session.text.contains("True False\n"))
    #expect(
      session.figures.map(\.title) == [
        "weights 4x1x5x5 at the start", "weights 4x1x5x5", "weights 4x1x5x5",
      ])
    let scales = session.figures.compactMap { figure -> ImageGrid.Scale? in
      if case .images(let grid) = figure.content { grid.scale } else { nil }
    }
    #expect(scales == [.shared, .shared, .own])
    #expect(session.text.hasSuffix("saved both.png\n"))
  }
}
