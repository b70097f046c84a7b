import Diagnostics
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct ShapeOrderTests {
  private let square = """
    [[-2, 50], [-2, 52], [1, 52], [1, 50], [-2, 50]]
    """

  private func map(_ ring: String) -> MapChart {
    MapChart(
      """
      {"width": 100, "height": 100, "projection": {"type": "mercator"}, "mark": "geoshape",
       "data": {"values": {"type": "Polygon", "coordinates": [\(ring)]}}}
      """)
  }

  @Test func `an area is the same whichever way its ring runs`() {
    let other = "[[-2, 50], [1, 50], [1, 52], [-2, 52], [-2, 50]]"
    #expect(map(square).paths.last?.bounds == map(other).paths.last?.bounds)
  }

  @Test(arguments: 0..<50) func `the area of a ring is that of its corners`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = RandomRing(using: &random)
    #expect(abs(ShapeOrder.globeArea(ring.points) - ring.area) < 1e-9)
    #expect(abs(ShapeOrder.globeArea(ring.points.reversed()) - (4 * .pi - ring.area)) < 1e-9)
  }

  @Test func `metres on a globe are told, with the projection that is meant`() {
    let map = MapChart(
      """
      {"projection": {"type": "mercator"}, "mark": "geoshape",
       "data": {"values": $squares, "format": {"property": "features"}}}
      """)
    #expect(map.codes == ["W566"])
    #expect(map.report.diagnostics.first?.notes.first?.contains("identity") == true)
  }

  @Test func `a lookup that finds no shape is told`() {
    let map = MapChart(
      """
      {"mark": "geoshape", "encoding": {"shape": {"field": "shape"}},
       "data": {"values": [{"area": 1, "shape": null}]}}
      """)
    #expect(map.codes == ["W565"])
  }
}
