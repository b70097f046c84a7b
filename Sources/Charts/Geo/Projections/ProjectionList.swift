import SceneGraph

/// The projections, in the order of their names; `albersUsa` and `identity` are put together apart.
let projectionList: [ProjectionKind] = [
  .albers,
  ProjectionKind(
    name: "azimuthalEqualArea", scale: 124.75, clipAngle: 180 - 1e-3,
    make: { _ in Azimuthal(variant: .equalArea) }),
  ProjectionKind(
    name: "azimuthalEquidistant", scale: 79.4188, clipAngle: 180 - 1e-3,
    make: { _ in Azimuthal(variant: .equidistant) }),
  ProjectionKind(
    name: "conicConformal", scale: 109.5, parallels: [30, 30],
    make: { conic($0, ConicConformal.init) }),
  .conicEqualArea,
  ProjectionKind(
    name: "conicEquidistant", scale: 131.154, center: Point(x: 0, y: 13.9389),
    parallels: [0, 60], make: { conic($0, ConicEquidistant.init) }),
  ProjectionKind(name: "equalEarth", scale: 177.158, make: { _ in EqualEarth() }),
  ProjectionKind(name: "equirectangular", scale: 152.63, make: { _ in Equirectangular() }),
  ProjectionKind(
    name: "gnomonic", scale: 144.049, clipAngle: 60, make: { _ in Azimuthal(variant: .gnomonic) }),
  ProjectionKind(
    name: "mercator", scale: 961 / (2 * .pi), strip: .across, make: { _ in Mercator() }),
  ProjectionKind(name: "mollweide", scale: 169.529, make: { _ in Mollweide() }),
  ProjectionKind(name: "naturalEarth1", scale: 175.295, make: { _ in NaturalEarth1() }),
  ProjectionKind(
    name: "orthographic", scale: 249.5, clipAngle: 90 + Tolerance.angle,
    make: { _ in Azimuthal(variant: .orthographic) }),
  ProjectionKind(
    name: "stereographic", scale: 250, clipAngle: 142,
    make: { _ in Azimuthal(variant: .stereographic) }),
  ProjectionKind(
    name: "transverseMercator", scale: 159.155, strip: .down, isTransverse: true,
    make: { _ in TransverseMercator() }),
]

extension ProjectionKind {
  static let conicEqualArea = ProjectionKind(
    name: "conicEqualArea", scale: 155.424, center: Point(x: 0, y: 33.6442),
    parallels: [0, 60], make: { conic($0, ConicEqualArea.init) })

  static let albers = ProjectionKind(
    name: "albers", scale: 1070, center: Point(x: -0.6, y: 38.7), rotate: [96, 0, 0],
    parallels: [29.5, 45.5], make: { conic($0, ConicEqualArea.init) })
}

private func conic(
  _ parallels: [Double], _ make: (Double, Double) -> any RawProjection
) -> any RawProjection {
  make((parallels.first ?? 0) * degree, (parallels.dropFirst().first ?? 60) * degree)
}
