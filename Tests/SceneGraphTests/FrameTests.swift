import SceneGraph
import Testing

@Suite struct FrameTests {
  @Test(arguments: [
    (1.0, "1"), (1.005, "1"), (-0.004, "0"), (-0.25, "-0.25"), (12.5, "12.5"), (0.07, "0.07"),
    (-3.1, "-3.1"),
  ])
  func `numbers of a golden have two decimals at most and never a negative zero`(
    value: Double, text: String
  ) {
    #expect(value.short == text)
  }

  @Test func `a frame as text says what each operation is and where it stands`() {
    let frame = Frame(
      size: Size(width: 10, height: 20), background: .white,
      elements: [
        Element(
          .content(TagID(1)),
          .fill(.rect(Rect(x: 1, y: 2, width: 3, height: 4)), .color(.black), .nonZero)),
        Element(
          .artifact,
          .group(
            Group(
              name: "axis", transform: .translation(x: 5, y: 0),
              elements: [
                Element(
                  .artifact,
                  .stroke(
                    .line(from: .zero, to: Point(x: 0, y: 9)),
                    Stroke(.color(Color(hex: 0x0B5C8A)), width: 0.5)))
              ]))),
      ],
      tags: [Tag(id: TagID(1), role: .figure(alt: "A bar"))])
    #expect(
      frame.text == """
        frame 10 × 20
        background #FFFFFF
        fill #000000 #1 M1,2 L4,2 L4,6 L1,6 Z
        group axis +5,0
          stroke #0B5C8A 0.5 M0,0 L0,9
        tags
          #1 figure “A bar”

        """)
  }

  @Test func `the bounds of a circle are its square`() throws {
    let bounds = try #require(Path.circle(center: Point(x: 5, y: 6), radius: 2).bounds)
    #expect(bounds == Rect(x: 3, y: 4, width: 4, height: 4))
    #expect(Path().bounds == nil)
  }

  @Test func `a union holds both, however they are turned`() {
    let a = Rect(x: 4, y: 4, width: -4, height: 2)
    let b = Rect(x: 1, y: 0, width: 9, height: 1)
    #expect(a.union(b) == Rect(x: 0, y: 0, width: 10, height: 6))
  }
}
