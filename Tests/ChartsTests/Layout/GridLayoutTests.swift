import Testing

@testable import Charts

@Suite struct GridLayoutTests {
  private func cell(_ left: Double, _ width: Double) -> GridLayout.Cell {
    GridLayout.Cell(bounds: Bounds(-left, 0, width, 10))
  }

  @Test func `cells stand side by side with what reaches to their left and the padding between`() {
    var layout = GridLayout(columns: 2)
    layout.paddingColumns = 5
    let places = layout.place([cell(3, 40), cell(7, 20)])
    #expect(places.map(\.x) == [0, 52])
  }

  @Test func `aligned columns begin at the same place in every row`() {
    var layout = GridLayout(columns: 2)
    layout.alignColumns = .each
    let places = layout.place([cell(0, 40), cell(0, 10), cell(0, 15), cell(6, 10)])
    #expect(places.map(\.x) == [0, 46, 0, 46])
    #expect(places.map(\.y) == [0, 0, 10, 10])
  }
}
