import Cairo
import SceneGraph
import TestSupport
import Testing

@testable import Rendering

@Suite struct PDFTests {
  let renderer: Renderer
  let folder: TemporaryFolder

  init() throws {
    renderer = Renderer(fonts: try FontLibrary())
    folder = try TemporaryFolder()
  }

  private func file(_ frames: [Frame], info: DocumentInfo = DocumentInfo()) throws -> String {
    let path = folder.path + "/page.pdf"
    try AtomicFile.write(try renderer.pdf(of: frames, info: info), to: path)
    return path
  }

  private func text(_ command: String) -> String {
    String(decoding: Tool.run(command).output, as: UTF8.self)
  }

  @Test(.enabled(if: Tool.isInstalled("pdftoppm"), "needs pdftoppm of poppler-utils"))
  func `a PDF looks as the PNG does`() throws {
    for frame in [SampleFrames.everything, SampleFrames.text(renderer.fonts)] {
      let path = try file([frame])
      let result = Tool.run("pdftoppm -r 144 -png -singlefile '\(path)'")
      let theirs = try PixelPicture(png: result.output)
      let ours = try PixelPicture(png: renderer.png(of: frame, .scale(2)))
      #expect((theirs.width, theirs.height) == (ours.width, ours.height))
      // Poppler smooths edges in its own way; what is missing or moved would be far more.
      let share = theirs.difference(from: ours, trace: 80)
      #expect(share < 0.02, "\(share * 100) % of “\(frame.title)” differ")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext"), "needs pdftotext of poppler-utils"))
  func `words are whole and in order`() throws {
    let path = try file([SampleFrames.text(renderer.fonts)])
    let words = text("pdftotext -raw '\(path)' -").split(whereSeparator: \.isWhitespace)
    #expect(
      words.prefix(15).joined(separator: " ")
        == "Output is 13% below The official office figure: £4.5bn, −2.1% ▲ on the year before.")
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext"), "needs pdftotext of poppler-utils"))
  func `Arabic can be copied in the order of reading`() throws {
    let path = try file([SampleFrames.text(renderer.fonts)])
    let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}"]
    let plain = String(
      String.UnicodeScalarView(
        text("pdftotext -layout '\(path)' -").unicodeScalars.filter { !marks.contains($0) }))
    #expect(plain.contains("عليكم"), "\(plain)")
  }

  @Test(.enabled(if: Tool.isInstalled("pdffonts"), "needs pdffonts of poppler-utils"))
  func `every font is embedded as a subset, with its characters`() throws {
    let path = try file([SampleFrames.text(renderer.fonts)])
    let fonts = text("pdffonts '\(path)'").split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 4)
    for font in fonts { #expect(font.contains("yes yes yes"), "\(font)") }
    #expect(fonts.contains { $0.contains("+Lato-Black") })
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf"), "needs qpdf"))
  func `the file is sound`() throws {
    let path = try file([SampleFrames.everything, SampleFrames.text(renderer.fonts)])
    let check = Tool.run("qpdf --check '\(path)' 2>&1")
    #expect(check.status == 0, "\(String(decoding: check.output, as: UTF8.self))")
    #expect(text("qpdf --show-npages '\(path)'") == "2\n")
    #expect(text("qpdf --show-object=trailer '\(path)'").contains("/Root"))
  }

  @Test(.enabled(if: Tool.isInstalled("pdfinfo"), "needs pdfinfo of poppler-utils"))
  func `title, author, subject, date and page size are given`() throws {
    let path = try file(
      [SampleFrames.everything],
      info: DocumentInfo(
        title: "Tŷ & (brackets) \\ £", author: "ONS", subject: "Growth",
        date: DocumentDate(secondsSince1970: 1_750_239_000)))
    let info = text("TZ=UTC pdfinfo -isodates '\(path)'")
    #expect(info.contains("Title:           Tŷ & (brackets) \\ £\n"))
    #expect(info.contains("Author:          ONS\n"))
    #expect(info.contains("Subject:         Growth\n"))
    #expect(info.contains("CreationDate:    2025-06-18T09:30:00Z"))
    #expect(info.contains("Page size:       190 x 170 pts"))
  }

  @Test func `the language stands in the catalogue`() throws {
    var frame = SampleFrames.everything
    frame.language = "cy"
    #expect(try renderer.pdf(of: [frame]).contains("   /Lang (cy)\n".utf8))
    frame.language = "en) /X (1"
    #expect(try !renderer.pdf(of: [frame]).contains("/Lang".utf8))
  }

  @Test func `the same frames give the same bytes, whoever drew before`() throws {
    let frames = [SampleFrames.text(renderer.fonts), SampleFrames.everything]
    let once = try renderer.pdf(of: frames)
    #expect(try renderer.pdf(of: frames) == once)
    let other = Renderer(fonts: try FontLibrary())
    _ = other.fonts.shape("▲", TextStyle(family: "DejaVu Sans", size: 9))
    _ = try other.png(of: SampleFrames.everything, .scale(2))
    #expect(try other.pdf(of: frames) == once)
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf"), "needs qpdf"))
  func `neighbours of one meaning share a mark, and marks are counted from 0 in order`() throws {
    let draft = try renderer.draft(of: [SampleFrames.everything], info: DocumentInfo())
    let (one, two, three) = (TagID(1), TagID(2), TagID(3))
    #expect(
      draft.pages == [
        [
          .artifact, .content(one), .artifact, .content(two), .content(three), .artifact,
          // The group that is faded to nothing.
          .artifact,
        ]
      ])
    let path = folder.path + "/draft.pdf"
    try AtomicFile.write(draft.bytes, to: path)
    let plain = text("qpdf --qdf --object-streams=disable '\(path)' - | strings")
    let numbers = plain.split(separator: "\n").compactMap { line in
      line.hasSuffix(">> BDC") ? line.split(separator: " ").dropLast(2).last.map(String.init) : nil
    }
    #expect(numbers == draft.pages[0].indices.map(String.init))
  }

  @Test func `a shape that covers the page does not wipe out what stands before it`() throws {
    let rect = Path.rect(Rect(x: 0, y: 0, width: 20, height: 20))
    let cover = Element(.content(TagID(1)), .fill(rect, .color(.white), .nonZero))
    let frame = Frame(
      size: Size(width: 20, height: 20), background: .white,
      elements: [cover, cover, Element(.artifact, .group(Group(clip: rect, elements: [cover])))])
    #expect(try renderer.draft(of: [frame, frame], info: DocumentInfo()).pages.count == 2)
  }

  @Test func `no pages, and pages that no reader opens, are refused`() {
    #expect(throws: RenderingError.emptyPicture) { try renderer.pdf(of: []) }
    #expect(throws: RenderingError.emptyPicture) {
      try renderer.pdf(of: [Frame(size: Size(width: 0, height: 1))])
    }
    #expect(throws: RenderingError.pageTooLarge(width: 20_000, height: 10)) {
      try renderer.pdf(of: [Frame(size: Size(width: 20_000, height: 10))])
    }
  }
}

@Suite struct DocumentDateTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (946_684_800, "2000-01-01T00:00:00Z"),
    (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (1_750_239_000, "2025-06-18T09:30:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"), (-5, "1970-01-01T00:00:00Z"),
    (.max, "9999-12-31T23:59:59Z"),
  ])
  func `seconds become a date`(seconds: Int64, iso: String) {
    #expect(DocumentDate(secondsSince1970: seconds).iso == iso)
  }

  @Test func `SOURCE_DATE_EPOCH is decimal seconds or nothing`() {
    #expect(DocumentDate(sourceDateEpoch: "1750239000")?.iso == "2025-06-18T09:30:00Z")
    for text in ["", "today", "-1", "1e9", "999999999999999"] {
      #expect(DocumentDate(sourceDateEpoch: text) == nil)
    }
  }
}
