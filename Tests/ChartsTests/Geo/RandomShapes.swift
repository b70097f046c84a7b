import Glibc
import SceneGraph
import TestSupport

@testable import Charts

/// A ring around a place, seen clockwise from above, and how much of a globe of radius 1 it holds.
struct RandomRing {
  var points: [Point] = []
  var area = 0.0

  init(using random: inout SeededGenerator) {
    let center = Vector(Point.randomPlace(using: &random).inRadians)
    let east = center.cross(Vector(0.3, 0.5, 0.7)).normalized
    let north = center.cross(east).normalized
    let count = Int.random(in: 3...8, using: &random)
    let radius = Double.random(in: 0.1...1.2, using: &random)
    let corners = (0..<count).map { index in
      let share = Double.random(in: 0.2...0.8, using: &random)
      let angle = (Double(index) + share) / Double(count) * 2 * .pi
      let side = east * cos(angle) + north * (-sin(angle))
      return (center * cos(radius) + side * sin(radius)).normalized
    }
    points = corners.map(\.place.inDegrees)
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      area += RandomRing.excess(center, a, b)
    }
    if area < 0 {
      points.reverse()
      area = -area
    }
  }

  /// The area of a triangle on the globe, positive when counter-clockwise from above (Eriksson).
  private static func excess(_ a: Vector, _ b: Vector, _ c: Vector) -> Double {
    let volume = a.dot(b.cross(c))
    return 2 * atan2(-volume, 1 + a.dot(b) + b.dot(c) + c.dot(a))
  }
}

extension Point {
  static func randomPlace(using random: inout SeededGenerator) -> Point {
    Point(
      x: .random(in: -180...180, using: &random),
      y: asin(.random(in: -1...1, using: &random)) * 180 / .pi)
  }
}

extension Projection {
  func parts(_ geometry: Geometry) -> [MapPart] {
    var budget = 1_000_000
    return parts(of: geometry, budget: &budget)
  }
}
