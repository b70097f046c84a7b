import Scales
import Testing

@Suite struct ColorVisionTests {
  @Test(arguments: ColorVision.allCases)
  func `white, black and greys look the same to all eyes`(vision: ColorVision) {
    for grey in [0x000000, 0x777777, 0xFFFFFF] as [UInt32] {
      let seen = vision.seen(RGBA(hex: grey)).rounded
      #expect(seen == RGBA(hex: grey), "\(vision): \(seen.hex)")
    }
  }

  /// Table 1 of Machado, Oliveira and Fernandes (2009), severity 1.0; the rows add up to 1.
  @Test func `the matrices are the published ones`() throws {
    #expect(ColorVision.normal.matrix == nil)
    let first = try ColorVision.allCases.dropFirst().map { try #require($0.matrix).map { $0[0] } }
    #expect(
      first == [
        [0.152286, 0.114503, -0.003882], [0.367322, 0.280085, -0.011820],
        [1.255528, -0.078411, 0.004733],
      ])
    for vision in ColorVision.allCases.dropFirst() {
      for row in try #require(vision.matrix) {
        #expect(abs(row.reduce(0, +) - 1) < 0.000002, "\(vision): \(row)")
      }
    }
  }

  /// The first or last column of each matrix, put through the curve of sRGB.
  @Test func `pure red turns olive without red cones`() {
    #expect(ColorVision.protanopia.seen(RGBA(hex: 0xFF0000)).rounded.hex == "#6d5f00")
    #expect(ColorVision.deuteranopia.seen(RGBA(hex: 0xFF0000)).rounded.hex == "#a39000")
    #expect(ColorVision.tritanopia.seen(RGBA(hex: 0x0000FF)).rounded.hex == "#006b96")
  }

  @Test func `red and green of one lightness are told apart only by those who see them`() {
    let (red, green) = (RGBA(hex: 0xB25353), RGBA(hex: 0x6E7B3E))
    #expect(ColorVision.normal.difference(red, green) > 30)
    let hardest = ColorVision.hardest(red, green)
    #expect(hardest.vision == .deuteranopia || hardest.vision == .protanopia)
    #expect(hardest.difference < 15)
  }
}

@Suite struct ColorContrastTests {
  @Test func `contrast is that of WCAG`() {
    #expect(abs(RGBA.black.contrast(with: .white) - 21) < 1e-9)
    #expect(RGBA.white.contrast(with: .white) == 1)
    // #767676 is the lightest grey that may be text on white.
    #expect(RGBA(hex: 0x767676).contrast(with: .white) >= 4.5)
    #expect(RGBA(hex: 0x777777).contrast(with: .white) < 4.5)
    // The figures that the Analysis Function's palette is known by.
    #expect(abs(RGBA(hex: 0xF46A25).contrast(with: .white) - 3.03) < 0.01)
    #expect(abs(RGBA(hex: 0x6BACE6).contrast(with: .white) - 2.42) < 0.01)
    #expect(abs(RGBA(hex: 0xBFBFBF).contrast(with: .white) - 1.84) < 0.01)
  }

  @Test(arguments: [0xF46A25, 0x6BACE6, 0xA8BD3A, 0xFFFFFF, 0xFFFF00] as [UInt32])
  func `the nearest readable colour is readable, and no nearer one is`(hex: UInt32) throws {
    func isReadable(_ color: RGBA) -> Bool { color.contrast(with: .white) >= 4.5 }
    let color = RGBA(hex: hex)
    let found = try #require(color.nearest(where: isReadable))
    #expect(isReadable(found))
    #expect(found.contrast(with: .white) < 4.8)
    #expect(abs(HCL(found).lightness - HCL(color).lightness) > 1)
  }

  @Test func `a colour that is good already stays, and none is found where none can be`() {
    #expect(RGBA(hex: 0x123456).nearest(where: { _ in true }) == RGBA(hex: 0x123456))
    #expect(RGBA(hex: 0x123456).nearest(where: { _ in false }) == nil)
  }
}
