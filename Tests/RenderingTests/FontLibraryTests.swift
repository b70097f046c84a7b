import Diagnostics
import FoundationEssentials
import Rendering
import SceneGraph
import Testing

@Suite struct FontLibraryTests {
  let fonts: FontLibrary

  init() throws { fonts = try FontLibrary() }

  private func face(_ family: String, _ weight: Int = 400, isItalic: Bool = false) -> String? {
    fonts.shape("a", TextStyle(family: family, size: 10, weight: weight, isItalic: isItalic))
      .runs.first?.glyphs.face.file
  }

  @Test(arguments: [
    (100, "Lato-Hairline.ttf"), (300, "Lato-Light.ttf"), (400, "Lato-Regular.ttf"),
    (600, "Lato-Semibold.ttf"), (640, "Lato-Semibold.ttf"), (700, "Lato-Bold.ttf"),
    (900, "Lato-Black.ttf"), (1000, "Lato-Black.ttf"), (0, "Lato-Hairline.ttf"),
  ])
  func `a weight takes the nearest face`(weight: Int, file: String) {
    #expect(face("Lato", weight) == file)
  }

  @Test func `between two equally near, bold weights take the bolder`() {
    #expect(face("Liberation Sans", 550) == "LiberationSans-Bold.ttf")
    #expect(face("Liberation Sans", 500) == "LiberationSans-Regular.ttf")
  }

  @Test func `italic is a face of its own, upright where there is none`() {
    #expect(face("Lato", 700, isItalic: true) == "Lato-BoldItalic.ttf")
    #expect(face("DejaVu Sans", 700, isItalic: true) == "DejaVuSans-Bold.ttf")
  }

  @Test(arguments: ["sans-serif", "Arial", "helvetica", "\"Helvetica\", serif", "  sans-serif "])
  func `sans serif is Liberation Sans`(family: String) {
    #expect(face(family) == "LiberationSans-Regular.ttf")
    #expect(fonts.missingFamilies.isEmpty)
  }

  @Test func `serif and monospace are Liberation's`() {
    #expect(face("Times New Roman") == "LiberationSerif-Regular.ttf")
    #expect(face("monospace") == "LiberationMono-Regular.ttf")
  }

  @Test func `the first known family of a list is taken, the unknown before it are told once`() {
    #expect(face("IBM Plex Sans, Lato, Roboto") == "Lato-Regular.ttf")
    #expect(face("'IBM Plex Sans', serif", 700) == "LiberationSerif-Bold.ttf")
    #expect(face("Comic Neue") == "LiberationSans-Regular.ttf")
    #expect(face("") == "LiberationSans-Regular.ttf")
    #expect(fonts.missingFamilies == ["IBM Plex Sans", "Comic Neue"])
  }

  @Test func `no font anywhere is an error that says where was looked`() {
    let nowhere = FontCatalogue(ownFolders: ["/nowhere/own"], systemFolders: ["/nowhere"])
    #expect(throws: RenderingError.noFonts(folders: ["/nowhere/own", "/nowhere"])) {
      try FontLibrary(nowhere)
    }
    let words = RenderingError.noFonts(folders: ["/nowhere"]).description
    #expect(words.contains("/nowhere") && words.contains("fonts-lato"))
  }

  @Test func `a family without its files gives way, and the files are named`() throws {
    let fonts = try FontLibrary(
      FontCatalogue(systemFolders: ["/usr/share/fonts/truetype/liberation"]))
    let line = fonts.shape("a", TextStyle(family: "Lato", size: 10, weight: 700))
    #expect(line.runs.first?.glyphs.face.family == "Liberation Sans")
    #expect(fonts.missingFiles.map(\.name) == ["Lato-Bold.ttf"])
    #expect(fonts.missingFiles.map(\.debianPackage) == ["fonts-lato"])
  }

  @Test func `fonts in a folder of the caller's own are found by the family inside`() throws {
    let fonts = try FontLibrary(
      FontCatalogue(
        ownFolders: ["/usr/share/fonts/truetype/dejavu"],
        systemFolders: ["/usr/share/fonts/truetype/liberation"]))
    let style = TextStyle(family: "DejaVu Sans Mono", size: 10, weight: 700)
    #expect(fonts.shape("a", style).runs.first?.glyphs.face.file == "DejaVuSansMono-Bold.ttf")
    #expect(fonts.missingFamilies.isEmpty)
  }

  @Test func `what fonts could not give is reported with a cure, once`() throws {
    let fonts = try FontLibrary(
      FontCatalogue(systemFolders: ["/usr/share/fonts/truetype/liberation"]))
    for _ in 0..<2 {
      _ = fonts.shape("Growth 🧿", TextStyle(family: "Roboto", size: 10))
      _ = fonts.shape("a", TextStyle(family: "Lato", size: 10))
    }
    let report = fonts.report
    #expect(report.diagnostics.map(\.code) == ["W901", "E902", "E903"])
    let messages = report.diagnostics.map(\.message)
    #expect(messages[0].contains("`Roboto`"))
    #expect(messages[1].contains("Lato-Regular.ttf") && messages[1].contains("fonts-lato"))
    #expect(messages[2].contains("“🧿” (U+1F9FF)"))
    #expect(report.diagnostics[2].notes.first?.contains("Growth 🧿") == true)
  }

  @Test func `nothing of the system's font configuration is read`() throws {
    let renderer = Renderer(fonts: fonts)
    _ = try renderer.pdf(of: [SampleFrames.text(fonts)])
    let maps = String(
      decoding: try Data(contentsOf: URL(filePath: "/proc/self/maps")), as: UTF8.self)
    #expect(!maps.contains("fontconfig/"), "a cache of fontconfig is mapped")
    let files = Set(
      maps.split(separator: "\n").compactMap { $0.split(separator: " ").last }
        .filter { $0.hasSuffix(".ttf") || $0.hasSuffix(".otf") || $0.hasSuffix(".pfb") })
    for file in files {
      #expect(FontCatalogue.debianFolders.contains { file.hasPrefix($0) }, "\(file)")
    }
  }
}
