import Diagnostics
import Scales
import SceneGraph
import TestSupport
import Testing

@testable import Briefings

@Suite struct BrandTests {
  private func load(_ brand: String, _ others: [String: String] = [:]) -> (Theme?, Report) {
    Themes.load("b.yaml", others.merging(["b.yaml": brand]) { $1 })
  }

  @Test func `a brand changes what it names, and its charts with it`() throws {
    let (theme, report) = load("extends: civic\ncolors: {accent: \"#7A1F5C\"}\nfamily: Noto Sans\n")
    #expect(report.diagnostics.isEmpty)
    let brand = try #require(theme)
    #expect(brand.name == "b")
    #expect(brand.colorCodes[.accent] == "#7A1F5C")
    #expect(brand.colorCodes[.ink] == "#14232F")
    #expect(brand.config["line"]?["color"]?.string == "#7A1F5C")
    #expect(brand.config["font"]?.string == "Noto Sans")
    #expect(brand.look(.title).style.family == "Noto Sans")
    #expect(brand.config["range"]?["category"]?.items?.count == 6)
  }

  @Test func `a brand may stand on another, in folders of their own`() throws {
    let (theme, report) = Themes.load(
      "brands/team.yaml",
      [
        "brands/team.yaml": "extends: house/house.yaml\ntexts: {title: {size: 20}}\n",
        "brands/house/house.yaml":
          "extends: ons\nlogo: {image: logo.png, alt: The house}\ncolors: {accent: \"#12436D\"}\n",
      ])
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    let brand = try #require(theme)
    #expect(brand.look(.title).style.size == 20)
    #expect(brand.look(.title).style.weight == 700)
    #expect(brand.colorCodes[.accent] == "#12436D")
    #expect(brand.logo?.path.text == "brands/house/logo.png")
  }

  @Test func `a text that a brand sets small is never wanted larger than it is`() throws {
    let theme = try #require(load("extends: civic\ntexts: {title: {size: 16, leading: 20}}\n").0)
    #expect(theme.look(.title).least == 16)
    let civic = try #require(Themes.load("civic").0).look(.title)
    #expect(civic.shrunk(to: 20).style.size == 20)
    #expect(civic.shrunk(to: 2).style.size == civic.least)
    #expect(civic.shrunk(to: 99).style.size == civic.style.size)
    #expect(abs(civic.shrunk(to: 20).leading - 28.0 * 20 / 23) < 1e-9)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var brand: String
    var others: [String: String] = [:]
    var code: String
    var says: String
    var testDescription: String { name }
  }

  static let mistakes = [
    Mistake(
      name: "extending itself", brand: "extends: b.yaml", code: "E181", says: "extends itself"),
    Mistake(
      name: "a circle", brand: "extends: c.yaml", others: ["c.yaml": "extends: b.yaml"],
      code: "E181", says: "b.yaml extends c.yaml extends b.yaml"),
    Mistake(
      name: "too deep", brand: "extends: b1.yaml",
      others: Dictionary(
        uniqueKeysWithValues: (1..<12).map { ("b\($0).yaml", "extends: b\($0 + 1).yaml") }),
      code: "E182", says: "8 deep"),
    Mistake(
      name: "an unknown base", brand: "extends: civik", code: "E140", says: "did you mean `civic`?"),
    Mistake(
      name: "a base that is no file", brand: "extends: c.yaml", code: "E201",
      says: "there is no file `c.yaml`"),
    Mistake(
      name: "a base that is no name", brand: "extends: [civic]", code: "E104",
      says: "the name of a theme"),
    Mistake(
      name: "an unknown field", brand: "extends: civic\ncolours: {}", code: "E101",
      says: "did you mean `colors`?"),
    Mistake(
      name: "an unknown colour", brand: "extends: civic\ncolors: {acent: \"#000000\"}",
      code: "E101",
      says: "did you mean `accent`?"),
    Mistake(
      name: "the name of a colour", brand: "extends: civic\ncolors: {accent: red}", code: "E104",
      says: "#0B5C8A"),
    Mistake(
      name: "a sign before a number", brand: "extends: civic\ncolors: {accent: \"#+12345\"}",
      code: "E104", says: "#0B5C8A"),
    Mistake(
      name: "a palette of one", brand: "extends: civic\npalettes: {categorical: [\"#000000\"]}",
      code: "E104", says: "2 to 24 colours"),
    Mistake(
      name: "an unknown reference", brand: "extends: civic\nconfig: {bar: {color: $acent}}",
      code: "E180", says: "did you mean `$accent`?"),
    Mistake(
      name: "dashes of nothing", brand: "extends: civic\ndashes: {own: [0, -1]}", code: "E104",
      says: "lengths in points"),
    Mistake(
      name: "a theme on its own without all roles", brand: "colors: {ink: \"#000000\"}",
      code: "E103", says: "needs a field"),
    Mistake(name: "a list", brand: "- a", code: "E102", says: "should be an object"),
  ]

  @Test(arguments: mistakes) func `what is wrong with a brand is said with its cure`(
    mistake: Mistake
  ) {
    let (_, report) = load(mistake.brand + "\n", mistake.others)
    #expect(report.hasErrors)
    let found = report.diagnostics.filter { $0.code == mistake.code }
    let words = found.flatMap { [$0.message, $0.label] + $0.notes }.joined(separator: "\n")
    #expect(words.contains(mistake.says), "\(report.diagnostics)")
  }

  // MARK: Readability

  @Test func `text that is too faint is refused with place, figures and the nearest colour`() throws
  {
    let (theme, report) = load("extends: civic\ncolors:\n  muted: \"#9AA7B2\"\n")
    #expect(theme == nil)
    let said = try #require(report.diagnostics.first)
    #expect(said.code == "E183")
    #expect(said.place?.file == "b.yaml" && said.place?.line == 3)
    #expect(said.message.contains("2.45:1, 4.5:1 is needed"), "\(said.message)")
    #expect(said.notes.contains { $0.contains("`note`") && $0.contains("`subtitle`") })
    let cure = try #require(said.label.split(separator: "\"").last.map(String.init))
    let mended = load("extends: civic\ncolors:\n  muted: \"\(cure)\"\n")
    #expect(mended.0 != nil, "\(mended.1.diagnostics)")
  }

  @Test func `bars that are too faint are refused`() throws {
    let report = load("extends: civic\ncolors: {bar: \"#BFBFBF\"}\n").1
    #expect(report.diagnostics.map(\.code) == ["E184"])
    #expect(report.diagnostics.first?.message.contains("1.83:1, 3:1 is needed") == true)
  }

  @Test func `a brand that changes only the paper is told at the paper`() throws {
    let (theme, report) = load("extends: civic\ncolors: {paper: \"#5B6B78\"}\n")
    #expect(theme == nil)
    #expect(!report.diagnostics.isEmpty)
    #expect(report.diagnostics.allSatisfy { $0.place?.file == "b.yaml" })
  }

  @Test(arguments: 0..<40) func `the colour that is proposed is one that is accepted`(seed: Int)
    throws
  {
    var random = SeededGenerator(state: UInt64(seed))
    let paper = RGBA(hex: UInt32.random(in: 0...0xFFFFFF, using: &random))
    let color = RGBA(hex: UInt32.random(in: 0...0xFFFFFF, using: &random))
    // Of black and white one at least reaches 4.5:1 on any paper.
    let found = try #require(color.nearest { $0.contrast(with: paper) >= 4.5 })
    #expect(found.contrast(with: paper) >= 4.5, "\(color.code) on \(paper.code)")
  }
}
