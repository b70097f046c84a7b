import Foundation
import Testing

@Suite struct ThemeCommandTests {
  static let themes = ["analysis-function", "civic", "gla", "high-contrast", "ons", "print-mono"]

  @Test func `every theme is listed`() throws {
    #expect(try Handbill.run("theme", "list").output == Self.themes.map { "\($0)\n" }.joined())
  }

  @Test(arguments: themes) func `the growth page can be made in every theme`(theme: String) throws {
    let sample = "\(Program.root)/Samples/liverpool-city-region"
    let text = try String(contentsOfFile: "\(sample)/briefing.yaml", encoding: .utf8)
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(sample)/data", toPath: folder.path("data"))
    let briefing = try folder.write(
      text.replacingOccurrences(of: "theme: civic", with: "theme: \(theme)"), to: "briefing.yaml")
    let checked = try Handbill.run("check", "--strict", briefing)
    #expect(checked.status == 0 && !checked.errors.contains("warning"), "\(checked.errors)")
  }

  @Test func `a page in print-mono has no colour`() throws {
    let folder = try TemporaryFolder()
    let page = folder.path("page")
    #expect(try Handbill.run("new", page).status == 0)
    let file = "\(page)/briefing.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "theme: civic ", with: "theme: print-mono ")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let svg = folder.path("page.svg")
    #expect(try Handbill.run("render", file, "-o", svg).status == 0)
    let drawing = try String(contentsOfFile: svg, encoding: .utf8)
    let codes = drawing.matches(of: /#([0-9a-fA-F]{6})\b/).map { String($0.1).lowercased() }
    #expect(codes.count > 20)
    for code in Set(codes) {
      let pairs = Set([code.prefix(2), code.dropFirst(2).prefix(2), code.suffix(2)])
      #expect(pairs.count == 1, "#\(code) is a colour")
    }
  }

  @Test func `a brand is one small file beside the briefing, and its figures can be printed`()
    throws
  {
    let folder = try TemporaryFolder()
    let page = folder.path("page")
    #expect(try Handbill.run("new", page, "--template", "card").status == 0)
    let file = "\(page)/briefing.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "theme: civic ", with: "theme: brand.yaml ")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let brand = try folder.write(
      "extends: civic\ncolors: {accent: \"#7A1F5C\"}\n", to: "page/brand.yaml")
    let checked = try Handbill.run("check", "--strict", file)
    #expect(checked.status == 0, "\(checked.errors)")
    let table = try Handbill.run("theme", "check", brand)
    #expect(table.status == 0 && table.output.contains("accent    #7A1F5C"), "\(table.output)")

    try folder.write("extends: civic\ncolors: {accent: \"#F0A0C0\"}\n", to: "page/brand.yaml")
    let refused = try Handbill.run("check", file)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[E183]") && refused.errors.contains("brand.yaml:2:"))
    #expect(refused.errors.contains("the nearest that would do"))
    let json = try Handbill.run("theme", "check", brand, "--json")
    #expect(json.status == 1 && json.output.contains("\"readable\": false"))
  }

  @Test func `the logo of a brand stands on its pages`() throws {
    let folder = try TemporaryFolder()
    let page = folder.path("page")
    #expect(try Handbill.run("new", page, "--template", "card").status == 0)
    let file = "\(page)/briefing.yaml"
    #expect(
      try Handbill.run("render", file, "-o", "\(page)/logo.png", "--width", "120").status == 0)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "theme: civic ", with: "theme: brand.yaml ")
      .write(toFile: file, atomically: true, encoding: .utf8)
    try folder.write(
      "extends: civic\nlogo: {image: logo.png, alt: The combined authority}\n",
      to: "page/brand.yaml")
    let frame = folder.path("page.frame.json")
    let made = try Handbill.run("render", file, "-o", frame)
    #expect(made.status == 0, "\(made.errors)")
    #expect(
      try String(contentsOfFile: frame, encoding: .utf8).contains("The combined authority"))
  }

  @Test func `a brand outside the briefing's folder is not read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("extends: civic\n", to: "brand.yaml")
    let briefing = try folder.write(
      "title: A\ntheme: ../brand.yaml\nblocks: {a: {text: A}}\n", to: "page/briefing.yaml")
    let result = try Handbill.run("check", briefing)
    #expect(result.status == 1 && result.errors.contains("outside the folder"), "\(result.errors)")
  }

  @Test func `charts take the look of a theme`() throws {
    let folder = try TemporaryFolder()
    let spec = try folder.write(
      #"{"data": {"values": [{"a": "x", "b": 1}]}, "mark": "bar", "encoding": {"x": {"field": "b", "type": "quantitative"}, "y": {"field": "a", "type": "nominal"}}}"#,
      to: "c.vl.json")
    let svg = folder.path("c.svg")
    let made = try Handbill.run("chart", spec, "-o", svg, "--theme", "ons")
    #expect(made.status == 0, "\(made.errors)")
    #expect(try String(contentsOfFile: svg, encoding: .utf8).lowercased().contains("#8d8c8e"))
    let unknown = try Handbill.run("chart", spec, "-o", svg, "--theme", "onz")
    #expect(unknown.status == 1 && unknown.errors.contains("did you mean `ons`?"))
  }

  @Test(arguments: ["briefing", "plugin", "theme"])
  func `schemas are printed as JSON`(kind: String) throws {
    let printed = try Handbill.run("schema", kind)
    #expect(printed.status == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }
}
