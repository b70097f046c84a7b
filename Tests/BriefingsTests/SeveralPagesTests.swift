import Diagnostics
import SceneGraph
import Testing

@testable import Briefings

/// Several pages of one briefing, a page for each area, and what stands in their heads and feet.
@Suite struct SeveralPagesTests {
  private func frames(_ text: String, formats: [String]? = nil) throws -> (
    frames: [Frame], report: Report
  ) {
    let (briefings, report) = try TestWorld.compose(text, formats: formats)
    let frames = briefings.flatMap { $0.sheets.flatMap(\.frames) }
    try #require(!frames.isEmpty, "\(report.diagnostics.map(\.message))")
    return (frames, report)
  }

  // MARK: Several pages

  private static let deck = """
    title: The deck
    kicker: Series
    page: slide 16:9
    blocks: {shared: {text: Shared words}}
    pages:
      - {title: One, blocks: {a: {text: First}}}
      - {title: Two, subtitle: Sub, layout: shared}
      - {blocks: {c: {text: Third}}}
    """

  @Test func `pages have their own titles and blocks and share those of the briefing`() throws {
    let (frames, report) = try frames(Self.deck)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    #expect(frames.map(\.title) == ["One", "Two", "The deck"])
    #expect(frames.allSatisfy { $0.text.contains("SERIES") })
    #expect(frames.map { $0.text.contains("Shared words") } == [false, true, false])
    #expect(frames.map { $0.text.contains("of 3") } == [true, true, true])
  }

  @Test func `a page that is the only one has no number`() throws {
    #expect(try !frames("title: T\nblocks: {a: {text: x}}").frames[0].text.contains("1 of 1"))
  }

  // MARK: Each

  @Test func `each makes one edition an area, with its name in the words`() throws {
    let (briefings, report) = try TestWorld.compose(
      "title: \"Work in {area}\"\neach: children of E47000004\nblocks: {a: {text: x}}")
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    #expect(briefings.count == 6)
    #expect(briefings.map(\.title).contains("Work in St Helens"))
    #expect(briefings.allSatisfy { $0.edition.isOneOfSeveral })
  }

  // MARK: Head and foot

  @Test func `a marking stands at the top and the bottom of every page, in capitals`() throws {
    let (frames, report) = try frames(Self.deck + "\nmarking: Official")
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    for frame in frames {
      let marks = frame.texts.filter { $0.text == "OFFICIAL" }
      try #require(marks.count == 2)
      #expect(marks[0].at.y < 40 && marks[1].at.y > frame.size.height - 40)
      // Centred, and heard once.
      #expect(marks.allSatisfy { (0.4...0.5).contains($0.at.x / frame.size.width) })
      #expect(marks.filter { $0.meaning == .artifact }.count == 1)
    }
  }

  @Test func `status, embargo, contact and licence are printed as they are written`() throws {
    let (frames, report) = try frames(
      """
      title: T
      status: Draft for comment
      embargo: Embargoed until 9:30 on 12 November 2026
      contact: growth@example.org
      licence: This page is under the Open Government Licence v3.0.
      date: "12 November 2026"
      blocks: {a: {text: x}}
      """)
    #expect(report.diagnostics.isEmpty)
    for words in [
      "Draft for comment · Embargoed until 9:30", "growth@example", "This page is under",
      "12 November 2026",
    ] {
      #expect(frames[0].text.contains(words), "\(frames[0].text)")
    }
  }

  @Test(arguments: [
    (
      "OGL v3.0",
      "Contains public sector information licensed under the Open Government Licence v3.0."
    ),
    (
      "Open Government Licence",
      "Contains public sector information licensed under the Open Government Licence v3.0."
    ),
    ("ONS boundaries 2024", "Contains OS data © Crown copyright and database right 2024."),
    ("OS OpenData 2023", "Contains OS data © Crown copyright and database right 2023."),
    ("CC BY 4.0", "Licensed under CC BY 4.0."),
    ("Crown copyright. Contains Royal Mail data ©", "Contains Royal Mail data ©"),
  ])
  func `what a licence demands is printed without asking`(licence: String, words: String) throws {
    let (briefings, report) = try TestWorld.compose(
      """
      title: T
      data: {d: {csv: d.csv, source: "Somebody, Figures, 2024", licence: "\(licence)"}}
      blocks: {a: {chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: d}}
      """, files: ["d.csv": "value\n4\n"])
    #expect(!report.hasErrors, "\(report.diagnostics)")
    let foot = try #require(briefings.first?.sheets.first?.frames.first)
      .texts.map(\.text).joined(separator: " ")
    #expect(foot.contains(words), "\(foot)")
  }

  @Test func `data that a format does not show are no source of it`() throws {
    let (briefings, report) = try TestWorld.compose(
      """
      title: T
      data:
        d: {csv: d.csv, source: First source}
        e: {csv: d.csv, source: Second source}
      formats: {A4 portrait: {}, A5 portrait: {layout: a}}
      blocks:
        a: {chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: d}
        b: {chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: e}
      """, files: ["d.csv": "value\n4\n"])
    #expect(!report.hasErrors, "\(report.diagnostics)")
    let texts = try #require(briefings.first).sheets.map { $0.frames[0].text }
    #expect(texts[0].contains("First source; Second source"))
    #expect(texts[1].contains("First source") && !texts[1].contains("Second source"))
  }

  @Test func `a logo stands at the top right with its words`() throws {
    let picture = Image(width: 2, height: 1, pixels: [UInt8](repeating: 255, count: 8))
    let (briefings, report) = try TestWorld.compose(
      "title: T\nlogo: {image: logo.png, alt: Our name, height: 20}\nblocks: {a: {text: x}}",
      image: picture)
    #expect(report.diagnostics.isEmpty)
    let frame = try #require(briefings.first?.sheets.first?.frames.first)
    let rect = try #require(
      frame.elements.lazy.compactMap { element -> Rect? in
        if case .image(_, let rect) = element.operation { rect } else { nil }
      }.first)
    #expect(abs(rect.maxX - (frame.size.width - 36)) < 0.01 && rect.height == 20)
    #expect(frame.tags.contains { $0.role == .figure(alt: "Our name") })
  }

  @Test(arguments: ["إنتاجية العمل أقل من المملكة المتحدة", "התפוקה נמוכה מהממוצע"])
  func `a title that runs from right to left stands at the right`(title: String) throws {
    let (frames, report) = try frames("title: \(title)\nlang: ar\nblocks: {a: {text: Words}}")
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    let runs = frames[0].texts.filter { $0.size > 20 }
    #expect(!runs.isEmpty)
    let end = try #require(runs.map { $0.at.x + $0.width }.max())
    #expect(abs(end - (frames[0].size.width - 36)) < 1)
  }
}
