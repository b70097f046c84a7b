import Glibc
import SceneGraph

/// Degrees as they are: plate carrée.
struct Equirectangular: RawProjection {
  func forward(_ place: Point) -> Point { place }
  func inverse(_ point: Point) -> Point { point }
}

/// True shapes, and areas that grow without end towards the poles.
struct Mercator: RawProjection {
  func forward(_ place: Point) -> Point {
    Point(x: place.x, y: log(tan((.pi / 2 + place.y) / 2)))
  }

  func inverse(_ point: Point) -> Point {
    Point(x: point.x, y: 2 * atan(exp(point.y)) - .pi / 2)
  }
}

/// A Mercator whose cylinder touches a meridian.
struct TransverseMercator: RawProjection {
  func forward(_ place: Point) -> Point {
    Point(x: log(tan((.pi / 2 + place.y) / 2)), y: -place.x)
  }

  func inverse(_ point: Point) -> Point {
    Point(x: -point.y, y: 2 * atan(exp(point.x)) - .pi / 2)
  }
}
