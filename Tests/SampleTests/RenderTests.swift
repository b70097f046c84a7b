import Cairo
import Foundation
import TestSupport
import Testing

/// What `render` makes of a briefing: formats, pages, areas and charts alone.
@Suite struct RenderTests {
  private static let briefing = """
    title: Output has grown
    area: E47000004
    marking: OFFICIAL
    status: Draft for comment
    page: [A4 portrait, slide 16:9]
    data: {d: {csv: data.csv, source: "Somebody, Figures, 2024", licence: OGL v3.0}}
    metrics: {m: {recipe: level, from: {value: d}, unit: GBP}}
    layout: |
      a b
    blocks:
      a: {trend: m, title: It has grown since 2021}
      b: {tile: m, label: "Output, {m.period}"}
    formats:
      card 1200x675: {layout: b}
    """
  private static let data = """
    area_code,period,value
    E47000004,2021,10
    E47000004,2022,11
    E47000004,2023,12

    """

  private func folder(_ text: String = briefing) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "b.yaml")
    try folder.write(Self.data, to: "data.csv")
    return folder
  }

  private func names(_ folder: TemporaryFolder, _ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(path)).sorted()
  }

  @Test func `a folder gets every format under a name of its own, pixels exact`() throws {
    let folder = try folder()
    let result = try Handbill.run("render", "b.yaml", "-o", "out/", folder: folder.url.path)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(
      try names(folder, "out") == ["b-a4-portrait.pdf", "b-card.png", "b-slide.png"])
    for (name, width, height) in [("b-slide.png", 1920, 1080), ("b-card.png", 1200, 675)] {
      let picture = try PixelPicture(png: readBytes(folder.path("out/\(name)")))
      #expect((picture.width, picture.height) == (width, height))
    }
    let text = try Program.run("pdftotext", folder.path("out/b-a4-portrait.pdf"), "-").output
    #expect(text.components(separatedBy: "OFFICIAL").count == 3, "\(text)")
    for words in [
      "Draft for comment", "Source: Somebody, Figures, 2024.", "Open Government Licence",
    ] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test func `one run makes files in several formats, each named before its file`() throws {
    let folder = try folder()
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "page.pdf", "-o", "slide=slide.pdf", "-o", "1080x1080=square.png",
      folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    func size(_ name: String) throws -> String {
      try Program.run("pdfinfo", folder.path(name)).output
    }
    #expect(try size("page.pdf").contains("(A4)"))
    #expect(try size("slide.pdf").contains("960 x 540 pts"))
    #expect(try PixelPicture(png: readBytes(folder.path("square.png"))).width == 1080)
  }

  @Test func `several pages are one PDF and numbered pictures`() throws {
    let folder = try folder(
      "title: Deck\npage: slide 16:9\npages: [{title: One, blocks: {a: {text: x}}}, {title: Two, blocks: {b: {text: y}}}]"
    )
    let result = try Handbill.run(
      "render", "b.yaml", "-o", "deck.pdf", "-o", "page.png", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try Program.run("pdfinfo", folder.path("deck.pdf")).output.contains("Pages:           2"))
    #expect(folder.names == ["b.yaml", "data.csv", "deck.pdf", "page-1.png", "page-2.png"])
  }

  @Test func `each area of a list gets a page with its name`() throws {
    let folder = try folder("title: \"Work in {area}\"\nblocks: {a: {text: x}}")
    let result = try Handbill.run(
      "render", "b.yaml", "--each", "area=E06000006,E08000013", "-o", "out/{area.name}.pdf",
      folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try names(folder, "out") == ["Halton.pdf", "St Helens.pdf"])
    let text = try Program.run("pdftotext", folder.path("out/St Helens.pdf"), "-").output
    #expect(text.contains("Work in St Helens"))
  }

  @Test(arguments: [
    (["-o", "o.pdf", "-o", "./o.pdf"], "written twice"),
    (["-o", "{area.pdf"], "does not close it"),
    (["--format", "slidee", "-o", "a.pdf"], "there is no page format `slidee`"),
    (["--format", "0x0", "-o", "a.pdf"], "no page can be 0x0 pixels"),
    (["--format", "slide", "--format", "card", "-o", "a.pdf"], "put {format} into its name"),
    (["--each", "E06000006", "-o", "a.pdf"], "each area needs a file of its own"),
    (["-o", "{aera}.pdf"], "did you mean {area}?"),
    (["-o", "out/", "--kinds", "gif"], "there is no kind of file `gif`"),
    (["--charts", "c", "--chart-width", "1"], "--chart-width"),
    ([], "say with -o what to make"),
  ])
  func `wrong usage leaves with 2 and makes nothing`(arguments: [String], words: String) throws {
    let folder = try folder()
    let result = try Program.run(
      "\(Handbill.prefix)/bin/handbill", ["render", "b.yaml"] + arguments,
      environment: ["NO_COLOR": "1"], folder: folder.url.path)
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(folder.names == ["b.yaml", "data.csv"])
  }

  @Test func `a format of the briefing that is not there is never another one`() throws {
    let folder = try folder("title: T\npage: A4 potrait\nblocks: {a: {text: x}}")
    let result = try Handbill.run("render", "b.yaml", "-o", "a.pdf", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("did you mean `A4 portrait`?"))
    #expect(folder.names == ["b.yaml", "data.csv"])
  }

  @Test func `charts alone are three pictures and a sidecar, as the schema has it`() throws {
    let folder = try folder()
    let result = try Handbill.run(
      "render", "b.yaml", "--charts", "charts", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try names(folder, "charts")
        == ["a", "b"].flatMap { name in ["json", "pdf", "png", "svg"].map { "\(name).\($0)" } })
    func object(_ path: String) throws -> [String: Any] {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let schema = try object("\(Program.root)/Assets/Schemas/sidecar.schema.json")
    let fields = try #require(schema["properties"] as? [String: Any])
    let required = try #require(schema["required"] as? [String])
    for name in ["a", "b"] {
      let sidecar = try object(folder.path("charts/\(name).json"))
      #expect(Set(sidecar.keys).isSubset(of: fields.keys))
      #expect(Set(required).isSubset(of: sidecar.keys))
      #expect(sidecar["unit"] as? String == "GBP")
      #expect((sidecar["source"] as? String)?.contains("Somebody") == true)
      #expect(!((sidecar["data"] as? [Any]) ?? []).isEmpty)
    }
    let trend = try object(folder.path("charts/a.json"))
    #expect(trend["title"] as? String == "It has grown since 2021")
    #expect((trend["periods"] as? [String: String]) == ["first": "2021", "last": "2023"])
    let size = try #require(trend["size"] as? [String: Double])
    let picture = try PixelPicture(png: readBytes(folder.path("charts/a.png")))
    #expect(abs(Double(picture.width) - 2 * (size["width"] ?? 0)) <= 1)
  }

  @Test func `a block that cannot be made leaves no chart behind`() throws {
    let folder = try folder(
      Self.briefing.replacingOccurrences(of: "tile: m,", with: "tile: mm,"))
    let result = try Handbill.run("render", "b.yaml", "--charts", "c", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(try names(folder, "c").isEmpty)
  }

  @Test func `the same input gives the same files under another clock and locale`() throws {
    var first: [String: [UInt8]] = [:]
    for environment in [
      [:], ["TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"],
    ] {
      let folder = try folder()
      let result = try Handbill.run(
        "render", "b.yaml", "-o", "out/", "--kinds", "pdf,png,svg", "--charts", "out",
        environment: environment, folder: folder.url.path)
      #expect(result.status == 0, "\(result.errors)")
      var files: [String: [UInt8]] = [:]
      for name in try names(folder, "out") {
        files[name] = try readBytes(folder.path("out/\(name)"))
      }
      #expect(files.count == 17)
      if first.isEmpty { first = files }
      #expect(files == first)
    }
  }

  @Test func `notes are for check, and for render when it is asked`() throws {
    let folder = try folder()
    try folder.write(Self.data.replacingOccurrences(of: ",12\n", with: ",[x]\n"), to: "data.csv")
    for (arguments, isSaid) in [
      (["check", "b.yaml"], true), (["render", "b.yaml", "-o", "a.pdf"], false),
      (["render", "b.yaml", "-o", "a.pdf", "--verbose"], true),
    ] {
      let result = try Program.run(
        "\(Handbill.prefix)/bin/handbill", arguments, environment: ["NO_COLOR": "1"],
        folder: folder.url.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("note[") == isSaid, "\(result.errors)")
    }
  }
}
