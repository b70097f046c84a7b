import Scales
import TestSupport
import Testing

@Suite struct ColorTests {
  @Test(arguments: [
    ("steelblue", "#4682b4"), ("#f0a", "#ff00aa"), (" #0B5C8A ", "#0b5c8a"),
    ("RGB(11, 92, 138)", "#0b5c8a"), ("rgb(10%, 20%, 30%)", "#1a334d"),
    ("hsl(120, 50%, 50%)", "#40bf40"),
    ("hsl(120deg 50% 50%)", "#40bf40"), ("rgb(11 92 138 / 50%)", "#0b5c8a"),
    ("rebeccapurple", "#663399"),
  ])
  func `colours are read as CSS writes them`(text: String, hex: String) throws {
    #expect(try #require(RGBA(css: text)).hex == hex)
  }

  @Test(arguments: [
    ("#12345680", 0.5019607843137255), ("#abc8", 0.5333333333333333), ("rgba(1, 2, 3, .25)", 0.25),
    ("hsla(10, 20%, 30%, 50%)", 0.5), ("transparent", 0), ("red", 1), ("rgba(1,2,3,7)", 1),
  ])
  func `the opacity of a colour is read`(text: String, alpha: Double) throws {
    #expect(try #require(RGBA(css: text)).alpha == alpha)
  }

  @Test(arguments: [
    "", "#", "#12", "#12345", "#ggg", "#+12", "rgb(1,2)", "rgb(1,2,3", "rgb(1%,2,3)", "hsl(1,2,3)",
    "reddish", "rgb(,,)", "rgb(a,b,c)", "url(x)", "rgb(1,2,3,4,5)", "hsl(50%,50%,50%)",
  ])
  func `what is not a colour is refused`(text: String) {
    #expect(RGBA(css: text) == nil)
  }

  @Test(arguments: colorMixes)
  func `colours are mixed as d3 mixes them`(
    space: String, gamma: Double?, from: String, to: String, mixed: [String]
  ) throws {
    let ramp = ColorRamp(
      [try #require(RGBA(css: from)), try #require(RGBA(css: to))],
      space: try #require(ColorSpace(named: space, gamma: gamma)))
    #expect([0, 0.3, 0.75, 1, 1.2].map { ramp.color(at: $0).css } == mixed)
  }

  @Test(arguments: 0..<50)
  func `a colour comes back from every space`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let color = RGBA(hex: UInt32.random(in: 0...0xFFFFFF, using: &random))
    #expect(HSL(color).rgba.hex == color.hex)
    #expect(Lab(color).rgba.hex == color.hex)
    #expect(HCL(color).rgba.hex == color.hex)
    #expect(Cubehelix(color).rgba.hex == color.hex)
    #expect(RGBA(css: color.css)?.hex == color.hex)
    #expect(RGBA(css: color.hex)?.hex == color.hex)
  }

  @Test func `a scheme has Vega's colours, whatever the case of its name`() {
    #expect(schemeRange("tableau10")?.count == 10)
    #expect(schemeRange("Category20B")?.first?.hex == "#393b79")
    #expect(schemeRange("observable10", count: 2)?.map(\.hex) == ["#4269d0", "#efb118"])
    #expect(
      schemeRange("blues", count: 3)?.map(\.css)
        == ["rgb(156, 200, 226)", "rgb(91, 163, 207)", "rgb(41, 120, 184)"])
    #expect(schemeRange("bluez") == nil)
  }

  @Test func `part of a ramp is used, also backward`() throws {
    let part = try #require(schemeRange("viridis", count: 5, extent: (0.8, 0.1)))
    #expect(part.map(\.css).first == "rgb(60, 187, 117)")
    #expect(part.count == 5)
  }

  @Test(arguments: ColorScheme.names)
  func `every scheme gives as many colours as are asked for`(name: String) throws {
    switch try #require(ColorScheme(named: name)) {
    case .categorical(let colors): #expect(colors.count >= 8)
    case .continuous(let ramp):
      #expect(ramp.colors.count >= 7)
      #expect(ramp.samples(7).count == 7)
    }
  }

  @Test func `a diverging scale has its middle where it is said`() throws {
    guard case .continuous(let ramp)? = ColorScheme(named: "redblue") else { return }
    let scale = ColorScale(domain: [2, 10, 86], ramp: ramp)
    #expect(scale.color(of: 2)?.css == "rgb(140, 13, 37)")
    #expect(scale.color(of: 10)?.css == "rgb(242, 239, 238)")
    #expect(scale.color(of: 86)?.css == "rgb(19, 75, 133)")
    #expect(scale.color(of: .nan) == nil)
  }
}

private let colorMixes: [(String, Double?, String, String, [String])] = [
  (
    "hcl-long", nil, "#0f0", "hsl(300,50%,40%)",
    [
      "rgb(0, 255, 0)", "rgb(0, 220, 215)", "rgb(0, 123, 254)", "rgb(153, 51, 153)",
      "rgb(141, 11, 68)",
    ]
  ),
  (
    "cubehelix-long", 2.2, "black", "rgba(10,20,30,.3)",
    [
      "rgb(0, 0, 0)", "rgba(1, 1, 2, 0.79)", "rgba(5, 11, 16, 0.4750000000000001)",
      "rgba(10, 20, 30, 0.30000000000000004)", "rgba(15, 30, 44, 0.16000000000000003)",
    ]
  ),
  (
    "hcl", nil, "gray", "#0f0",
    [
      "rgb(128, 128, 128)", "rgb(122, 166, 110)", "rgb(87, 223, 68)", "rgb(0, 255, 0)",
      "rgb(0, 255, 0)",
    ]
  ),
  (
    "rgb", 2.2, "black", "transparent",
    [
      "rgb(0, 0, 0)", "rgba(0, 0, 0, 0.7)", "rgba(0, 0, 0, 0.25)", "rgba(0, 0, 0, 0)",
      "rgba(0, 0, 0, 0)",
    ]
  ),
  (
    "hsl-long", nil, "black", "#0f0",
    ["rgb(0, 0, 0)", "rgb(0, 77, 0)", "rgb(0, 191, 0)", "rgb(0, 255, 0)", "rgb(51, 255, 51)"]
  ),
  (
    "rgb", nil, "black", "steelblue",
    [
      "rgb(0, 0, 0)", "rgb(21, 39, 54)", "rgb(53, 98, 135)", "rgb(70, 130, 180)",
      "rgb(84, 156, 216)",
    ]
  ),
  (
    "cubehelix-long", nil, "steelblue", "hsl(300,50%,40%)",
    [
      "rgb(70, 130, 180)", "rgb(89, 105, 192)", "rgb(132, 67, 179)", "rgb(153, 51, 153)",
      "rgb(165, 42, 125)",
    ]
  ),
  (
    "hcl", nil, "#0f0", "steelblue",
    [
      "rgb(0, 255, 0)", "rgb(0, 227, 160)", "rgb(0, 167, 214)", "rgb(70, 130, 180)",
      "rgb(99, 105, 136)",
    ]
  ),
  (
    "lab", nil, "red", "white",
    [
      "rgb(255, 0, 0)", "rgb(255, 117, 81)", "rgb(255, 208, 190)", "rgb(255, 255, 255)",
      "rgb(234, 255, 255)",
    ]
  ),
  (
    "hcl-long", nil, "gray", "rgba(10,20,30,.3)",
    [
      "rgb(128, 128, 128)", "rgba(90, 93, 96, 0.79)", "rgba(38, 44, 52, 0.4750000000000001)",
      "rgba(10, 20, 30, 0.30000000000000004)", "rgba(0, 0, 11, 0.16000000000000003)",
    ]
  ),
  (
    "lab", nil, "white", "#0f0",
    [
      "rgb(255, 255, 255)", "rgb(210, 255, 196)", "rgb(124, 255, 101)", "rgb(0, 255, 0)",
      "rgb(0, 253, 0)",
    ]
  ),
  (
    "hcl-long", nil, "hsl(300,50%,40%)", "black",
    ["rgb(153, 51, 153)", "rgb(120, 9, 121)", "rgb(71, 0, 76)", "rgb(49, 0, 53)", "rgb(41, 0, 37)"]
  ),
  (
    "cubehelix", 2.2, "hsl(300,50%,40%)", "white",
    [
      "rgb(153, 51, 153)", "rgb(167, 61, 167)", "rgb(233, 141, 233)", "rgb(255, 255, 255)",
      "rgb(228, 255, 228)",
    ]
  ),
  (
    "cubehelix-long", nil, "red", "gray",
    [
      "rgb(255, 0, 0)", "rgb(229, 33, 33)", "rgb(168, 93, 93)", "rgb(128, 128, 128)",
      "rgb(96, 156, 156)",
    ]
  ),
  (
    "hcl", nil, "#0f0", "hsl(300,50%,40%)",
    [
      "rgb(0, 255, 0)", "rgb(225, 172, 0)", "rgb(233, 33, 110)", "rgb(153, 51, 153)",
      "rgb(63, 63, 149)",
    ]
  ),
  (
    "hsl", nil, "white", "red",
    [
      "rgb(255, 255, 255)", "rgb(255, 179, 179)", "rgb(255, 64, 64)", "rgb(255, 0, 0)",
      "rgb(204, 0, 0)",
    ]
  ),
  (
    "cubehelix-long", 2.2, "steelblue", "black",
    ["rgb(70, 130, 180)", "rgb(62, 122, 171)", "rgb(23, 64, 98)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"]
  ),
  (
    "cubehelix", 2.2, "gray", "#0f0",
    [
      "rgb(128, 128, 128)", "rgb(83, 162, 83)", "rgb(24, 220, 24)", "rgb(0, 255, 0)",
      "rgb(0, 255, 0)",
    ]
  ),
  (
    "hcl-long", nil, "red", "gray",
    [
      "rgb(255, 0, 0)", "rgb(223, 78, 48)", "rgb(168, 115, 99)", "rgb(128, 128, 128)",
      "rgb(80, 136, 151)",
    ]
  ),
  (
    "hsl", nil, "rgba(10,20,30,.3)", "hsl(300,50%,40%)",
    [
      "rgba(10, 20, 30, 0.3)", "rgba(22, 25, 67, 0.51)", "rgba(92, 41, 122, 0.825)",
      "rgb(153, 51, 153)", "rgb(178, 59, 142)",
    ]
  ),
  (
    "cubehelix", nil, "white", "transparent",
    [
      "rgb(255, 255, 255)", "rgba(255, 255, 255, 0.7)", "rgba(255, 255, 255, 0.25)",
      "rgba(255, 255, 255, 0)", "rgba(255, 255, 255, 0)",
    ]
  ),
  (
    "hcl", nil, "steelblue", "#0f0",
    [
      "rgb(70, 130, 180)", "rgb(0, 174, 216)", "rgb(0, 233, 145)", "rgb(0, 255, 0)",
      "rgb(194, 255, 0)",
    ]
  ),
  (
    "rgb", nil, "steelblue", "#0f0",
    [
      "rgb(70, 130, 180)", "rgb(49, 168, 126)", "rgb(18, 224, 45)", "rgb(0, 255, 0)",
      "rgb(0, 255, 0)",
    ]
  ),
  (
    "hsl-long", nil, "red", "rgba(10,20,30,.3)",
    [
      "rgb(255, 0, 0)", "rgba(168, 176, 14, 0.79)", "rgba(18, 76, 54, 0.4750000000000001)",
      "rgba(10, 20, 30, 0.30000000000000004)", "rgba(0, 0, 0, 0.16000000000000003)",
    ]
  ),
  (
    "cubehelix-long", 2.2, "rgba(10,20,30,.3)", "white",
    [
      "rgba(10, 20, 30, 0.3)", "rgba(20, 38, 56, 0.51)", "rgba(114, 151, 188, 0.825)",
      "rgb(255, 255, 255)", "rgb(255, 255, 251)",
    ]
  ),
  (
    "hcl-long", nil, "rgba(10,20,30,.3)", "#0f0",
    [
      "rgba(10, 20, 30, 0.3)", "rgba(0, 84, 113, 0.51)", "rgba(0, 197, 121, 0.825)",
      "rgb(0, 255, 0)", "rgb(224, 255, 0)",
    ]
  ),
  (
    "hsl", nil, "red", "gray",
    [
      "rgb(255, 0, 0)", "rgb(217, 39, 39)", "rgb(160, 96, 96)", "rgb(128, 128, 128)",
      "rgb(103, 153, 153)",
    ]
  ),
  (
    "lab", nil, "transparent", "hsl(300,50%,40%)",
    [
      "rgba(153, 51, 153, 0)", "rgba(153, 51, 153, 0.3)", "rgba(153, 51, 153, 0.75)",
      "rgb(153, 51, 153)", "rgb(153, 51, 153)",
    ]
  ),
  (
    "hcl", nil, "steelblue", "white",
    [
      "rgb(70, 130, 180)", "rgb(111, 168, 220)", "rgb(171, 227, 255)", "rgb(206, 255, 255)",
      "rgb(234, 255, 255)",
    ]
  ),
  (
    "hsl", nil, "white", "hsl(300,50%,40%)",
    [
      "rgb(255, 255, 255)", "rgb(232, 186, 232)", "rgb(198, 83, 198)", "rgb(153, 51, 153)",
      "rgb(107, 36, 107)",
    ]
  ),
]
