import Rendering
import SceneGraph

/// Small frames that use every operation.
enum SampleFrames {
  static let blue = Color(hex: 0x0B5C8A)
  static let red = Color(hex: 0xB3432B)

  static func text(_ fonts: FontLibrary) -> Frame {
    var elements: [Element] = []
    var y = 24.0
    func put(_ line: ShapedLine, _ tag: Int, angle: Double = 0, x: Double = 12) {
      for run in line.runs {
        elements.append(
          Element(
            .content(TagID(tag)),
            .glyphs(
              run.glyphs, origin: Point(x: x + run.glyphs.x, y: y), angle: angle, .color(.black))))
      }
      y += 14
    }
    put(fonts.shape("Output is 13% below", TextStyle(family: "Lato", size: 18, weight: 900)), 1)
    let body = TextStyle(family: "Lato", size: 10)
    for line in fonts.lines(
      [
        TextSpan("The official office figure: £4.5bn, ", body),
        TextSpan("−2.1% ▲", TextStyle(family: "Lato", size: 10, weight: 700)),
        TextSpan(" on the year before.", body),
      ], width: 120)
    {
      put(line, 2)
    }
    put(fonts.shape("سلام عليكم", body), 3)
    put(fonts.shape("turned", body), 4, angle: -90, x: 190)
    return Frame(
      size: Size(width: 200, height: 110), background: .white, elements: elements,
      tags: [Tag(id: TagID(1), role: .heading(level: 1))], title: "Text")
  }

  static var shapes: [Element] {
    func star(_ center: Point, _ radius: Double) -> Path {
      // A pentagram: the fill rules differ on its middle.
      let points = [
        (0.0, -1.0), (0.588, 0.809), (-0.951, -0.309), (0.951, -0.309), (-0.588, 0.809),
      ]
      var path = Path.polyline(
        points.map { Point(x: center.x + $0.0 * radius, y: center.y + $0.1 * radius) })
      path.close()
      return path
    }
    let fade = [Paint.Stop(offset: 0, color: blue), Paint.Stop(offset: 1, color: .white)]
    var curve = Path([.move(Point(x: 10, y: 90))])
    curve.curve(Point(x: 30, y: 60), Point(x: 50, y: 120), to: Point(x: 70, y: 90))
    return [
      Element(.artifact, .fill(star(Point(x: 25, y: 25), 20), .color(red), .nonZero)),
      Element(.artifact, .fill(star(Point(x: 70, y: 25), 20), .color(red), .evenOdd)),
      Element(
        .content(TagID(1)),
        .fill(
          .circle(center: Point(x: 115, y: 25), radius: 20),
          .linear(stops: fade, from: Point(x: 95, y: 25), to: Point(x: 135, y: 25)), .nonZero)),
      Element(
        .content(TagID(1)),
        .fill(
          .roundedRect(Rect(x: 142, y: 5, width: 40, height: 40), radius: 8),
          .radial(
            stops: fade, from: Point(x: 162, y: 25), fromRadius: 2, to: Point(x: 162, y: 25),
            toRadius: 20), .nonZero)),
      Element(
        .artifact, .stroke(curve, Stroke(.color(blue), width: 4, cap: .round, dash: [8, 6]))),
      Element(
        .artifact,
        .stroke(
          .polyline([Point(x: 80, y: 100), Point(x: 95, y: 70), Point(x: 110, y: 100)]),
          Stroke(.color(.black), width: 6, join: .bevel))),
      Element(
        .content(TagID(2)),
        .image(
          Image(
            width: 2, height: 2,
            pixels: [255, 0, 0, 255, 0, 160, 0, 255, 0, 0, 255, 255, 0, 0, 0, 128],
            isPixelated: true), Rect(x: 120, y: 60, width: 40, height: 40))),
    ]
  }

  static var everything: Frame {
    let overlap = [
      Element(
        .artifact,
        .fill(.rect(Rect(x: 0, y: 0, width: 30, height: 30)), .color(blue), .nonZero)),
      Element(
        .artifact,
        .fill(.rect(Rect(x: 15, y: 15, width: 30, height: 30)), .color(red), .nonZero)),
    ]
    return Frame(
      size: Size(width: 190, height: 170), background: .white,
      elements: shapes + [
        Element(
          .content(TagID(3)),
          .group(Group(transform: .translation(x: 10, y: 115), opacity: 0.5, elements: overlap))),
        Element(
          .artifact,
          .group(
            Group(
              name: "clipped", transform: Transform(a: 1, b: 0.2, c: 0, d: 1, tx: 70, ty: 112),
              clip: .circle(center: Point(x: 22, y: 22), radius: 20), elements: overlap))),
        Element(
          .artifact,
          .group(Group(transform: .translation(x: 130, y: 115), opacity: 0, elements: overlap))),
      ],
      tags: [
        Tag(id: TagID(1), role: .figure(alt: "Two shapes")),
        Tag(id: TagID(2), role: .figure(alt: "Four squares")),
      ], title: "Every operation")
  }
}
