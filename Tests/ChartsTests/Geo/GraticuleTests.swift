import SceneGraph
import Testing

@testable import Charts

@Suite struct GraticuleTests {
  private func lines(_ graticule: Graticule) -> [[Point]] {
    if case .lines(let lines) = graticule.geometry { lines } else { [] }
  }

  @Test func `every ten degrees is a meridian and a parallel`() {
    let lines = lines(Graticule())
    let meridians = lines.filter { $0.first?.x == $0.last?.x }
    #expect(meridians.count == 36)
    // −80° to 80°.
    #expect(lines.count - meridians.count == 17)
  }

  @Test func `four meridians reach the poles`() {
    let long = lines(Graticule()).filter { line in
      line.first?.x == line.last?.x && (line.last?.y ?? 0) > 89
    }
    #expect(long.compactMap { $0.first?.x } == [-180, -90, 0, 90])
  }

  @Test func `a tiny step is bounded`() {
    var graticule = Graticule()
    graticule.minorStep = (1e-9, 1e-9)
    graticule.precision = 60
    #expect(lines(graticule).count < 2 * Graticule.most + 10)
  }
}
