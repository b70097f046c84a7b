import SceneGraph
import Testing

@testable import Charts

@Suite struct SizeTests {
  private func bars(_ more: String = "") -> String {
    """
    {"data": \(Charting.letters), \(more) "mark": "bar", "encoding": {
      "x": {"field": "a", "type": "nominal", "axis": null},
      "y": {"field": "b", "type": "quantitative", "axis": null}}}
    """
  }

  @Test func `a discrete axis is as long as its step times its values`() throws {
    let plot = try #require(Charting(bars(#""width": {"step": 30},"#)).chart?.plots.first)
    #expect(plot.width == 90)
  }

  @Test func `bars leave a tenth of their step free`() {
    let boxes = Charting(bars()).boxes(Charting.blue)
    #expect(boxes.map(\.width) == [18, 18, 18])
    #expect(boxes.map { $0.minX - boxes[0].minX } == [0, 20, 40])
  }

  @Test func `the highest bar reaches the share of the axis that its value is`() throws {
    let charting = Charting(bars(#""height": 120,"#))
    let plot = try #require(charting.chart?.plots.first)
    // The axis runs to 55, in steps of 5.
    let heights = charting.boxes(Charting.blue).map { ($0.height * 55 / 120).rounded() }
    #expect(heights == [28, 55, 43])
    #expect(charting.boxes(Charting.blue).allSatisfy { $0.maxY == plot.maxY })
  }

  @Test(arguments: [(240.0, 150.0), (500, 400), (90, 90)])
  func `a chart of a given outer size is exactly so large`(width: Double, height: Double) throws {
    let size = Size(width: width, height: height)
    let specification = """
      {"data": \(Charting.letters), "title": "A title", "mark": "bar", "encoding": {
        "x": {"field": "a", "type": "nominal"}, "y": {"field": "b", "type": "quantitative"}}}
      """
    let charting = Charting(specification, options: ChartOptions(size: .outer(size)))
    #expect(charting.size == size)
    let plot = try #require(charting.chart?.plots.first)
    #expect(plot.maxX <= width && plot.maxY <= height && plot.minX > 0 && plot.minY > 0)
    // Five points of padding and less than one of rounding are left at the right.
    #expect(width - plot.maxX < 8)
  }

  @Test func `a title outside is known but not drawn`() {
    let specification = #"{"data": {"values": [1]}, "title": "Message", "mark": "point"}"#
    let charting = Charting(specification, options: ChartOptions(title: .outside))
    #expect(!charting.words.contains("Message"))
    #expect(charting.chart?.title == ["Message"])
  }
}
