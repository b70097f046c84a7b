import Glibc
import SceneGraph

/// Equal areas with straight parallels (Šavrič, Patterson and Jenny, 2018).
struct EqualEarth: RawProjection {
  private static let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
  private static let m = sqrt(3.0) / 2

  func forward(_ place: Point) -> Point {
    let l = asin(Self.m * sin(place.y))
    let l2 = l * l
    let l6 = l2 * l2 * l2
    return Point(
      x: place.x * cos(l) / (Self.m * derivative(l2, l6)),
      y: l * (Self.a1 + Self.a2 * l2 + l6 * (Self.a3 + Self.a4 * l2)))
  }

  private func derivative(_ l2: Double, _ l6: Double) -> Double {
    Self.a1 + 3 * Self.a2 * l2 + l6 * (7 * Self.a3 + 9 * Self.a4 * l2)
  }

  func inverse(_ point: Point) -> Point {
    var l = point.y
    var l2 = l * l
    var l6 = l2 * l2 * l2
    for _ in 0..<12 {
      let fy = l * (Self.a1 + Self.a2 * l2 + l6 * (Self.a3 + Self.a4 * l2)) - point.y
      let delta = fy / derivative(l2, l6)
      l -= delta
      l2 = l * l
      l6 = l2 * l2 * l2
      if abs(delta) < Tolerance.area { break }
    }
    return Point(
      x: Self.m * point.x * derivative(l2, l6) / cos(l), y: clampedAsin(sin(l) / Self.m))
  }
}

/// Tom Patterson's compromise for maps of the world.
struct NaturalEarth1: RawProjection {
  func forward(_ place: Point) -> Point {
    let p2 = place.y * place.y
    return Point(x: place.x * width(p2), y: place.y * height(p2))
  }

  private func width(_ p2: Double) -> Double {
    let p4 = p2 * p2
    return 0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
  }

  private func height(_ p2: Double) -> Double {
    let p4 = p2 * p2
    return 1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4))
  }

  func inverse(_ point: Point) -> Point {
    var phi = point.y
    for _ in 0..<25 {
      let p2 = phi * phi
      let p4 = p2 * p2
      let slope =
        1.007226
        + p2 * (0.015085 * 3 + p4 * (-0.044475 * 7 + 0.028874 * 9 * p2 - 0.005916 * 11 * p4))
      let delta = (phi * height(p2) - point.y) / slope
      phi -= delta
      if abs(delta) <= Tolerance.angle { break }
    }
    return Point(x: point.x / width(phi * phi), y: phi)
  }
}

/// Equal areas within an ellipse.
struct Mollweide: RawProjection {
  func forward(_ place: Point) -> Point {
    let goal = Double.pi * sin(place.y)
    var theta = place.y
    for _ in 0..<30 {
      let delta = (theta + sin(theta) - goal) / (1 + cos(theta))
      theta -= delta
      if !(abs(delta) > Tolerance.angle) { break }
    }
    return Point(
      x: 2 * sqrt(2.0) / .pi * place.x * cos(theta / 2), y: sqrt(2.0) * sin(theta / 2))
  }

  func inverse(_ point: Point) -> Point {
    let theta = clampedAsin(point.y / sqrt(2.0))
    return Point(
      x: point.x / (2 * sqrt(2.0) / .pi * cos(theta)),
      y: clampedAsin((2 * theta + sin(2 * theta)) / .pi))
  }
}
