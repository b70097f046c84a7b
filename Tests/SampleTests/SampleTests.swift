import Cairo
import TestSupport
import Testing

/// Every sample is made as a user would make it: by the staged program.
@Suite struct SampleTests {
  private static let briefing = "Samples/liverpool-city-region/briefing.yaml"

  @Test func `the growth page passes its check without a warning`() throws {
    let result = try Handbill.run("check", "--strict", Self.briefing)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("warning["))
  }

  @Test func `the growth page is one A4 page with selectable text in embedded fonts`() throws {
    let folder = try TemporaryFolder()
    let pdf = folder.path("page.pdf")
    let made = try Handbill.run("render", Self.briefing, "-o", pdf)
    #expect(made.status == 0, "\(made.errors)")
    let info = try Program.run("pdfinfo", pdf).output
    #expect(info.contains("Pages:           1"))
    #expect(info.contains("(A4)"))
    let text = try Program.run("pdftotext", "-layout", pdf, "-").output
    for words in [
      "Output per job is 13% below the UK", "13.3%", "£4.5bn", "£4.9bn", "5%", "£725m", "36%",
      "LIVERPOOL CITY REGION", "Halton", "Wirral", "8th of the 14", "Open Government Licence",
    ] {
      #expect(text.contains(words), "“\(words)” is not in the text of the page")
    }
    let fonts = try Program.run("pdffonts", pdf).output.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for line in fonts {
      // Subset names start with six letters and a plus sign; the columns say "emb sub".
      #expect(line.contains("+Lato") && line.contains("yes yes"), "\(line)")
    }
  }

  @Test func `the picture is the page`() throws {
    let folder = try TemporaryFolder()
    let (pdf, png) = (folder.path("page.pdf"), folder.path("page.png"))
    let made = try Handbill.run("render", Self.briefing, "-o", pdf, "-o", png, "--width", "1600")
    #expect(made.status == 0, "\(made.errors)")
    _ = try Program.run(
      "pdftoppm", "-png", "-singlefile", "-scale-to-x", "1600", "-scale-to-y", "-1", pdf,
      folder.path("raster"))
    let (ours, theirs) = (
      try PixelPicture(png: readBytes(png)),
      try PixelPicture(png: readBytes(folder.path("raster.png")))
    )
    #expect((ours.width, ours.height) == (theirs.width, theirs.height))
    #expect(ours.differenceWithinAPixel(from: theirs) < 0.0005)
    #expect(theirs.differenceWithinAPixel(from: ours) < 0.0005)
  }

  @Test func `the same input gives the same bytes under another clock, locale and home`() throws {
    let folder = try TemporaryFolder()
    var first: [String: [UInt8]] = [:]
    for (round, environment) in [
      [:],
      ["TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "HOME": "/nonexistent"],
    ].enumerated() {
      for kind in ["pdf", "png", "svg"] {
        let path = folder.path("\(round).\(kind)")
        let made = try Handbill.run(
          "render", Self.briefing, "-o", path, environment: environment)
        #expect(made.status == 0, "\(made.errors)")
        let bytes = try readBytes(path)
        if let before = first[kind] {
          #expect(bytes == before, "\(kind) differs")
        } else {
          first[kind] = bytes
        }
      }
    }
  }
}
