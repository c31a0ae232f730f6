import Figures
import Foundation
import Testing

/// `matplotlib.pyplot` as chapters use it: what a program draws, as data.
@Suite("matplotlib.pyplot")
struct PyplotTests {
  /// A session that knows `np` and `plt`, and has run a program.
  private func session(_ program: String) throws -> RecordedSession {
    let session = try RecordedSession()
    session.run("import numpy as np\nimport matplotlib.pyplot as plt")
    session.run(program)
    #expect(session.failures == 0, "\(session.text)")
    return session
  }

  private func charts(_ figure: Figure?) -> [Chart] {
    switch figure?.content {
    case .chart(let chart): [chart]
    case .panels(let panels): panels.panels.map(\.chart)
    default: []
    }
  }

  private func panels(_ figure: Figure?) -> [Panels.Panel] {
    if case .panels(let panels) = figure?.content { panels.panels } else { [] }
  }

  @Test func aCurveWithAllItsWords() throws {
    let session = try session(
      """
      plt.figure(figsize=(8, 4))
      x = np.arange(-5, 5, 0.5)
      plt.plot(x, 1 / (1 + np.exp(-x)), label="$exp(x)$", color="blue", linewidth=2)
      plt.xlabel("x")
      plt.ylabel("y")
      plt.title("Logistic")
      plt.ylim(0, 1.1)
      plt.xlim(-5.0, 5.0)
      plt.legend()
      plt.show()
      """)
    let figure = try #require(session.figures.first)
    #expect(figure.title == "Logistic" && figure.size == Figure.Size(width: 8, height: 4))
    let chart = try #require(charts(figure).first)
    #expect(chart.xAxis.label == "x" && chart.yAxis.label == "y")
    #expect((chart.yAxis.low, chart.yAxis.high) == (0, 1.1))
    #expect((chart.xAxis.low, chart.xAxis.high) == (-5, 5))
    #expect(chart.legend == .best)
    let series = try #require(chart.series.first)
    #expect(series.name == "exp(x)" && series.x.count == 20 && series.line?.width == 2)
    #expect(series.colour == .fixed(RGB(0, 0, 255)) && series.y[10] == 0.5)
    // A call that draws echoes nothing: what is seen is the picture.
    #expect(session.text == "[Logistic]\n")
  }

  @Test func anotherVerticalAxisAtTheRight() throws {
    let session = try session(
      """
      fig, ax1 = plt.subplots()
      cost = ax1.plot([1, 2, 3], [2, 1, 0.5], 'b-', label='cost')
      ax1.set_ylabel('cost')
      ax2 = ax1.twinx()
      accuracy = ax2.plot([1, 2, 3], [80, 90, 95], 'r--', label='accuracy')
      ax2.set_ylabel('in %')
      ax2.set_ylim(70, 100)
      plt.xlabel('epoch')
      plt.title('Training')
      lines = cost + accuracy
      ax1.legend(lines, [line.get_label() + '!' for line in lines])
      print(len(fig.axes), ax2.get_ylim(), ax1.twinx() is ax2)
      plt.show()
      plt.plot([1, 2])
      plt.twinx().bar([0, 1], [3, 4])
      plt.gca().remove()
      plt.show()
      """)
    #expect(session.text.hasPrefix("2 (70.0, 100.0) True\n"))
    let chart = try #require(charts(session.figures.first).first)
    #expect(session.figures.first?.title == "Training")
    #expect(chart.series.map(\.name) == ["cost!", "accuracy!"])
    #expect(chart.rightAxis?.marks == 1..<2)
    #expect((chart.rightAxis?.options.low, chart.rightAxis?.options.high) == (70, 100))
    #expect((chart.yAxis.label, chart.rightAxis?.options.label) == ("cost", "in %"))
    #expect(chart.xAxis.label == "epoch" && chart.yAxis.low == nil)
    // What is taken away leaves the chart as it was.
    let other = try #require(charts(session.figures.last).first)
    #expect(other.rightAxis == nil && other.marks.count == 1)
  }

  @Test func twoChartsOneUnderTheOther() throws {
    let session = try session(
      """
      %matplotlib inline
      plt.rcParams['figure.figsize'] = (10.0, 8.0)
      plt.rcParams['image.interpolation'] = 'nearest'
      plt.figure(3)
      plt.title('hidden size 50')
      plt.subplot(2, 1, 1)
      plt.plot([3, 2, 1.5])
      plt.title('Loss history')
      plt.subplot(2, 1, 2)
      plt.plot([0.1, 0.4])
      plt.plot([0.1, 0.3])
      plt.legend(['Training accuracy', 'Validation accuracy'], loc='lower right')
      """)
    #expect(session.figures.isEmpty)
    guard case .finished = session.session.endCell() else {
      Issue.record("the cell does not end")
      return
    }
    let figure = try #require(session.figures.first)
    #expect(session.figures.count == 1 && figure.title == "hidden size 50")
    #expect(figure.size == Figure.Size(width: 10, height: 8))
    let panels = panels(figure)
    #expect(panels.map(\.row) == [0, 1] && panels.map(\.title) == ["Loss history", nil])
    #expect(panels[1].chart.series.map(\.name) == ["Training accuracy", "Validation accuracy"])
    #expect(panels[1].chart.legend == .lowerRight && panels[0].chart.legend == nil)
    #expect(panels[1].chart.series.map(\.colour) == [.theme(0), .theme(1)])
    // Nothing is left for the next cell.
    _ = session.session.endCell()
    #expect(session.figures.count == 1)
  }

  @Test func figuresAreNotDrawnUnasked() throws {
    let session = try session("plt.plot([1, 2])")
    _ = session.session.endCell()
    #expect(session.figures.isEmpty)
  }

  @Test func imagesWithoutAxes() throws {
    let session = try session(
      """
      plt.figure(1)
      plt.subplot(131)
      plt.imshow(np.reshape(np.arange(6), (2, 3)), cmap='gray')
      plt.title('origin')
      plt.axis('off')
      plt.subplot(132)
      plt.imshow([[0.0, 0.5], [1.0, 2.0]], vmin=0, vmax=1)
      plt.gca().axis('off')
      plt.subplot(133)
      plt.imshow(np.zeros((2, 2, 3)) + 0.5)
      plt.show()
      """)
    let charts = charts(session.figures.first)
    #expect(charts.map(\.showsAxes) == [false, false, true])
    guard charts.count == 3, case .image(let grey) = charts[0].marks[0],
      case .image(let limited) = charts[1].marks[0],
      case .image(let colours) = charts[2].marks[0]
    else {
      Issue.record("not three images")
      return
    }
    #expect(grey.width == 3 && grey.height == 2 && grey.scale?.map.name == "gray")
    #expect((grey.scale?.low, grey.scale?.high) == (0, 5))
    #expect((limited.scale?.low, limited.scale?.high) == (0, 1))
    #expect(limited.scale?.map.name == "viridis")
    #expect(colours.cells == .colours(Array(repeating: RGB(128, 128, 128), count: 4)))
    #expect(charts.allSatisfy { $0.isEqual && $0.yAxis.isReversed })
  }

  @Test func bytesAreColours() throws {
    let session = try session(
      """
      a = np.zeros((1, 2, 3), 'uint8')
      a[0, 1] = [255, 0, 10]
      plt.imshow(a.astype('uint8'))
      plt.show()
      """)
    guard case .image(let image)? = charts(session.figures.first).first?.marks.first else {
      Issue.record("no image")
      return
    }
    #expect(image.cells == .colours([RGB(0, 0, 0), RGB(255, 0, 10)]))
  }

  @Test func aGalleryOnAGrid() throws {
    let session = try session(
      """
      import matplotlib
      for j in range(12):
          ax = plt.subplot2grid((2, 6), (j // 6, j % 6))
          ax.matshow(np.zeros((4, 4)), cmap = matplotlib.cm.binary)
          ax.text(3, 1, j)
          plt.xticks(np.array([]))
          plt.yticks(np.array([]))
      plt.tight_layout()
      plt.show()
      """)
    let panels = panels(session.figures.first)
    #expect(panels.count == 12 && panels[7].row == 1 && panels[7].column == 1)
    #expect(panels[0].chart.xAxis.ticks == [] && panels[0].chart.yAxis.ticks == [])
    guard case .note(let note) = panels[11].chart.marks[1] else {
      Issue.record("no text")
      return
    }
    #expect(note.text == "11" && note.x == 3 && note.y == 1)
  }

  @Test func pointsLinesAndContours() throws {
    let session = try session(
      """
      from matplotlib import cm, style
      style.use('fivethirtyeight')
      fig = plt.figure()
      ax1 = fig.add_subplot(1, 1, 1)
      ax1.clear()
      plt.scatter([1, 2, 3], [3, 1, 2], s=20, color='r', alpha=0.3, edgecolors='none')
      plt.scatter([1, 2, 3], [1, 2, 3], c=[0, 5, 10], cmap=cm.gray)
      plt.plot([0, 4], [4, 0], 'g-', [0, 1, 2], [1, 1, 1], 'b^')
      x = np.arange(5.0)
      X = x + np.zeros((5, 1))
      cs = plt.contour(X, X.T, X * X.T, [2, 6])
      plt.clabel(cs, inline=1, fontsize=10)
      plt.grid(True)
      plt.axis('equal')
      plt.show()
      """)
    let chart = try #require(charts(session.figures.first).first)
    let series = chart.series
    #expect(series.count == 6 && chart.grid == .shown && chart.isEqual)
    #expect(series[0].markerSize == 20.0.squareRoot() && series[0].alpha == 0.3)
    #expect(series[1].pointColours.first == RGB(0, 0, 0))
    #expect(series[1].pointColours.last == RGB(255, 255, 255))
    #expect(series[2].marker == nil && series[3].marker == .triangleUp && series[3].line == nil)
    // On the contour the product of the places is its height, where it crosses the grid.
    #expect(zip(series[4].x, series[4].y).contains { $0 == 1 && $1 == 2 })
    let texts = chart.marks.compactMap { mark -> String? in
      if case .note(let note) = mark { note.text } else { nil }
    }
    #expect(texts == ["2", "6"])
  }

  @Test func histogramsGiveTheirCounts() throws {
    let session = try session(
      """
      n, bins, patches = plt.hist([1, 2, 2, 3, 3, 3], bins=3)
      print(n.tolist(), bins.tolist())
      print(plt.hist([0.1, 0.9], bins=2, range=(0, 1), density=True)[0].tolist())
      a, edges, _ = plt.hist([[1, 1], [2, 3, 3]], bins=[1, 2, 3], label=['a', 'b'])
      print([row.tolist() for row in a])
      """)
    #expect(
      session.text
        == """
        [1.0, 2.0, 3.0] [1.0, 1.6666666666666665, 2.333333333333333, 3.0]
        [1.0, 1.0]
        [[2.0, 0.0], [0.0, 3.0]]

        """)
  }

  @Test func axesAreObjects() throws {
    let session = try session(
      """
      fig, axes = plt.subplots(2, 2, figsize=(6, 6))
      axes[0, 1].plot([1, 2], label='x')
      axes[0, 1].set_title('up')
      axes[1][0].bar(['a', 'b'], [1, 2])
      for ax in axes.flat:
          ax.set_xlabel('n')
      axes[0, 1].set(ylabel='m', xlim=(0, 1))
      print(axes.shape, len(axes), axes[0, 1].get_xlim(), axes[0, 1].get_title())
      fig.suptitle('All')
      fig.savefig('all.png')
      fig, ax = plt.subplots()
      line, = ax.plot([1, 2, 3], [1, 4, 9], '--')
      other, = ax.plot([3, 2, 1])
      line.set_data([0, 1], [5, 6])
      ax.legend((line, other), ('l', 'o'))
      print(line.get_ydata().tolist())
      plt.close('all')
      plt.show()
      """)
    #expect(
      session.text == "(2, 2) 2 (0.0, 1.0) up\n[5.0, 6.0]\n"
        || session.text.contains("[5.0, 6.0]"), "\(session.text)")
    #expect(session.figures.isEmpty)
    let file = try Data(contentsOf: session.folder.appendingPathComponent("all.png"))
    #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func filesByTheirNames() throws {
    let session = try session(
      """
      plt.semilogy([1, 10, 100])
      plt.savefig('a.svg')
      plt.savefig('b.png', dpi=150, bbox_inches='tight')
      plt.savefig('c')
      """)
    let names = try FileManager.default.contentsOfDirectory(atPath: session.folder.path).sorted()
    #expect(names == ["a.svg", "b.png", "c.png"])
    let text = try String(
      contentsOf: session.folder.appendingPathComponent("a.svg"), encoding: .utf8)
    #expect(text.hasPrefix("<svg"))
  }

  @Test func theOtherKinds() throws {
    let session = try session(
      """
      plt.errorbar([1, 2, 3], [4, 5, 3], yerr=[0.1, 0.2, 0.3], xerr=0.1, fmt='o', capsize=3)
      plt.fill_between([1, 2, 3], [1, 2, 1], alpha=0.2)
      plt.step([1, 2, 3], [1, 2, 1], where='post')
      plt.hlines([1, 2], 0, 3)
      plt.axvline(2, color='k', ls='--')
      plt.annotate('top', xy=(2, 5), xytext=(1, 4), arrowprops=dict(arrowstyle='->'))
      plt.barh([1, 2], [3, 4], color=['r', 'b'])
      plt.pcolormesh(np.zeros((3, 4)))
      plt.colorbar(label='depth')
      plt.contourf(np.reshape(np.arange(9), (3, 3)), 4, cmap='jet')
      plt.loglog([1, 10], [1, 100])
      plt.xticks([0, 1], ['zero', 'one'])
      plt.text(0.5, 0.5, 'mid', ha='center', va='center')
      plt.show()
      """)
    let chart = try #require(charts(session.figures.first).first)
    #expect(chart.marks.count > 10 && chart.colourBar?.label == "depth")
    #expect(chart.xAxis.scale == .logarithmic && chart.yAxis.scale == .logarithmic)
    #expect(chart.xAxis.ticks?.map(\.label) == ["zero", "one"])
    for face in Face.allCases {
      for figure in session.figures {
        #expect(!render(figure, as: face, options: RenderOptions(colour: .truecolor)).isEmpty)
      }
    }
  }

  @Test func otherWaysIn() throws {
    let session = try session(
      """
      import matplotlib
      matplotlib.use('Agg')
      from matplotlib import pyplot
      import matplotlib.cm as cm
      import pylab
      pylab.plot([1, 2])
      pyplot.plot([2, 1])
      print(len(plt.gca().get_legend_handles_labels()[0]), cm.get_cmap('gray')(1.0))
      plt.clf()
      plt.ion()
      plt.pause(0.1)
      """)
    #expect(session.text == "0 (1.0, 1.0, 1.0, 1.0)\n")
    #expect(session.figures.isEmpty)
  }
}
