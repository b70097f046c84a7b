import SceneGraph
import Testing

@testable import Charts

@Suite struct BandSizeTests {
  private func width(of length: Double, least: Double) -> Double? {
    Charting(
      """
      {"data": {"values": [{"a": 4, "b": \(4 + length)}]}, "width": 100, "height": 20,
       "mark": {"type": "bar", "color": "red", "minBandSize": \(least), "binSpacing": 1},
       "encoding": {"x": {"field": "a", "bin": "binned", "axis": null,
         "scale": {"domain": [0, 10], "nice": false}}, "x2": {"field": "b"}}}
      """
    ).boxes(Color(hex: 0xFF0000)).first.map(\.width)
  }

  @Test func `a bin is as wide as it is, without the gap`() throws {
    #expect(abs(try #require(width(of: 2, least: 0.25)) - 19) < 1e-9)
  }

  @Test func `a bin that would be too thin is as wide as it must be`() throws {
    #expect(abs(try #require(width(of: 0.05, least: 2)) - 2) < 1e-9)
    #expect(abs(try #require(width(of: 0.22, least: 2)) - 2) < 1e-9)
  }
}
