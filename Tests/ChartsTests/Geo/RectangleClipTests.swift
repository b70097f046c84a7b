import Glibc
import SceneGraph
import TestSupport
import Testing

@testable import Charts

@Suite struct RectangleClipTests {
  /// A star around 0, 0 with arms of different length.
  private func star(_ random: inout SeededGenerator) -> [Point] {
    let count = Int.random(in: 3...12, using: &random)
    let direction: Double = Bool.random(using: &random) ? 1 : -1
    return (0..<count).map { index in
      let angle = direction * Double(index) / Double(count) * 2 * .pi
      let radius = Double.random(in: 5...100, using: &random)
      return Point(x: radius * cos(angle) + 0.123, y: radius * sin(angle) + 0.456)
    }
  }

  private func area(_ rings: [[Point]]) -> Double { [MapPart.polygon(rings)].area }

  @Test(arguments: 0..<100) func `the parts on either side of a cut make the whole`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = star(&random)
    let cut = Double.random(in: -80...80, using: &random)
    let left = RectangleClip(minX: -200, minY: -200, maxX: cut, maxY: 200)
    let right = RectangleClip(minX: cut, minY: -200, maxX: 200, maxY: 200)
    let parts = area(left.clip(polygon: [ring])) + area(right.clip(polygon: [ring]))
    #expect(abs(parts - area([ring])) < 1e-3, "\(parts) of \(area([ring]))")
  }

  @Test(arguments: 0..<50) func `nothing reaches outside`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let clip = RectangleClip(minX: -30, minY: -20, maxX: 40, maxY: 50)
    let ring = star(&random)
    let points = clip.clip(polygon: [ring]).flatMap { $0 } + clip.clip(line: ring).flatMap { $0 }
    for p in points {
      #expect(p.x > -30.001 && p.x < 40.001 && p.y > -20.001 && p.y < 50.001, "\(p)")
    }
  }

  @Test func `a shape around the rectangle fills it`() {
    let clip = RectangleClip(minX: 0, minY: 0, maxX: 10, maxY: 10)
    let around = [
      Point(x: -5, y: -5), Point(x: 20, y: -5), Point(x: 20, y: 20), Point(x: -5, y: 20),
    ]
    #expect(area(clip.clip(polygon: [around])) == 100)
  }

  @Test func `a hole stays a hole`() {
    let clip = RectangleClip(minX: 0, minY: 0, maxX: 10, maxY: 10)
    let around = [
      Point(x: -5, y: -5), Point(x: 20, y: -5), Point(x: 20, y: 20), Point(x: -5, y: 20),
    ]
    let hole = [Point(x: 2, y: 2), Point(x: 2, y: 4), Point(x: 4, y: 4), Point(x: 4, y: 2)]
    #expect(abs(area(clip.clip(polygon: [around, hole])) - 96) < 1e-9)
  }

  @Test func `a shape elsewhere leaves nothing`() {
    let clip = RectangleClip(minX: 0, minY: 0, maxX: 10, maxY: 10)
    #expect(
      clip.clip(polygon: [[Point(x: 20, y: 0), Point(x: 30, y: 0), Point(x: 30, y: 9)]]).isEmpty)
    #expect(clip.clip(line: [Point(x: -5, y: 20), Point(x: 20, y: 12)]).isEmpty)
  }

  @Test func `a line that passes through keeps its part inside`() {
    let clip = RectangleClip(minX: 0, minY: 0, maxX: 10, maxY: 10)
    let line = clip.clip(line: [Point(x: -10, y: 5), Point(x: 20, y: 5)])
    #expect(line == [[Point(x: 0, y: 5), Point(x: 10, y: 5)]])
  }

  @Test func `infinite ends are cut like any other`() {
    let clip = RectangleClip(minX: 0, minY: 0, maxX: 10, maxY: 10)
    let line = clip.clip(line: [Point(x: 5, y: -.infinity), Point(x: 5, y: 5)])
    #expect(line == [[Point(x: 5, y: 0), Point(x: 5, y: 5)]])
  }
}
