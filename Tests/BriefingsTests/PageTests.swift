import Diagnostics
import SceneGraph
import Testing

@testable import Briefings

/// Pages as they are laid out: formats, what does not fit, and the grid of blocks.
@Suite struct PageTests {
  private static let words = "Output per job has barely moved in six years and the gap is uneven. "

  private func frames(_ text: String, formats: [String]? = nil) throws -> (
    frames: [Frame], report: Report
  ) {
    let (briefings, report) = try TestWorld.compose(text, formats: formats)
    let frames = briefings.flatMap { $0.sheets.flatMap(\.frames) }
    try #require(!frames.isEmpty, "\(report.diagnostics.map(\.message))")
    return (frames, report)
  }

  private func diagnostics(_ text: String) throws -> [Diagnostic] {
    try TestWorld.compose(text).report.diagnostics
  }

  // MARK: Formats

  @Test func `one file makes every format that it lists, each of its own size`() throws {
    let (frames, report) = try frames(
      "title: Hello\npage: [A4 portrait, 1080x1080]\nformats: {slide 16:9: {title: Hi}}\nblocks: {a: {text: Words}}"
    )
    #expect(report.diagnostics.isEmpty)
    #expect(frames.map { $0.size.width.rounded() } == [595, 540, 960])
    #expect(frames.map(\.title) == ["Hello", "Hello", "Hi"])
  }

  @Test func `a format changes titles, layout and the fields of blocks, and nothing else`() throws {
    let (frames, report) = try frames(
      """
      title: The long title
      subtitle: Measure
      note: A remark
      layout: |
        a b
      formats:
        A4 portrait: {}
        card 1200x675:
          title: Short
          subtitle: none
          note: none
          layout: b
          blocks: {b: {text: Changed}}
      blocks:
        a: {text: First}
        b: {text: Second}
      """)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    #expect(["Measure", "A remark", "First", "Second"].allSatisfy(frames[0].text.contains))
    #expect(frames[1].texts.map(\.text) == ["Short", "Changed"])
  }

  @Test func `a block that only one format has is on no other page`() throws {
    let (frames, report) = try frames(
      "title: T\nformats: {card 1200x675: {layout: c, blocks: {c: {text: Card}}}}\nblocks: {a: {text: Page}}"
    )
    #expect(report.diagnostics.map(\.code) == [])
    #expect(!frames[0].text.contains("Card") && frames[0].text.contains("Page"))
    #expect(frames[1].text.contains("Card") && !frames[1].text.contains("Page"))
  }

  @Test func `none takes the words of a block away in one format`() throws {
    let (briefings, report) = try TestWorld.compose(
      """
      title: T
      data: {d: d.csv}
      formats: {A4 portrait: {}, A5 portrait: {blocks: {a: {title: none, note: none}}}}
      blocks:
        a: {title: A chart, note: Remark, chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: d}
      """, files: ["d.csv": "value\n4\n"])
    #expect(!report.hasErrors, "\(report.diagnostics)")
    let texts = try #require(briefings.first).sheets.compactMap { $0.frames.first?.text }
    #expect(texts.map { $0.contains("A chart") && $0.contains("Remark") } == [true, false])
    #expect(texts.last?.contains("none") == false)
  }

  @Test(arguments: [
    ("title: T\nformats: {slid: {}}\nblocks: {a: {text: b}}", "E105"),
    ("title: T\nformats: {slide: {blocks: {x: {title: y}}}}\nblocks: {a: {text: b}}", "E613"),
    ("title: T\nformats: {slide: {layout: z}}\nblocks: {a: {text: b}}", "E613"),
    ("title: T\nformats: {slide: {titel: z}}\nblocks: {a: {text: b}}", "E101"),
    ("title: T\nformats: {slide: {scale: 0}}\nblocks: {a: {text: b}}", "E104"),
    ("title: T\nformats: {slide: {scale: 15}}\nblocks: {a: {text: b}}", "E150"),
    ("title: T\npage: 0x0\nblocks: {a: {text: b}}", "E150"),
    ("title: T\npage: [A4 portrait, slidee]\nblocks: {a: {text: b}}", "E105"),
    ("title: T\npage: {a: b}\nblocks: {a: {text: b}}", "E105"),
    ("title: T\npages: []", "E103"),
    ("title: T\npages: [{title: x}]", "E103"),
    ("title: T\nlayout: a\npages: [{blocks: {a: {text: b}}}]", "E152"),
    ("title: T\npages: [{blocks: {a: {text: b}}}, {blocks: {a: {text: b}}}]", "E153"),
    ("title: T\npages: [{blocks: {a: {text: b}}, formats: {slide: {title: x}}}]", "E152"),
    ("title: T\nformats: {slide: {title: x}}\npages: [{blocks: {a: {text: b}}}]", "E152"),
    ("title: T\nlogo: logo.png\nblocks: {a: {text: b}}", "E151"),
    ("title: T\nlogo: {image: logo.png}\nblocks: {a: {text: b}}", "E103"),
    ("title: T\nlogo: {image: logo.png, alt: Us}\nblocks: {a: {text: b}}", "E154"),
    ("title: T\ndata: {d: {csv: d.csv, licence: ONS boundaries}}\nblocks: {a: {text: b}}", "E155"),
  ])
  func `what cannot be meant is an error with its place`(text: String, code: String) throws {
    let all = try diagnostics(text)
    #expect(all.contains { $0.code == code && $0.place != nil }, "\(all)")
  }

  @Test func `a page of a slide is set no smaller than can be read across a room`() throws {
    let (frames, report) = try frames(
      "title: T\nblocks: {a: {text: \"\(String(repeating: Self.words, count: 5))\"}}",
      formats: ["slide 16:9"])
    #expect(report.diagnostics.isEmpty)
    let body = try #require(frames[0].texts.first { $0.text.contains("Output") })
    #expect(body.size >= 18)
  }

  @Test func `a card of few words is set larger than one of many`() throws {
    func size(_ words: String) throws -> Double {
      let (frames, _) = try frames(
        "title: T\nblocks: {a: {text: \"\(words)\"}}", formats: ["card 1200x675"])
      return try #require(frames[0].texts.first { $0.text.contains("Output") }).size
    }
    #expect(
      try size("Output is below.") > size(String(repeating: Self.words, count: 5)) * 1.2)
  }

  // MARK: What does not fit

  @Test func `text too long for a page is set smaller first, and never below the least`() throws {
    func page(_ count: Int) throws -> (sizes: [Double], report: Report) {
      let (frames, report) = try frames(
        "title: T\nblocks: {a: {text: \"\(String(repeating: Self.words, count: count))\"}}")
      return (frames[0].texts.filter { $0.text.contains("moved") }.map(\.size), report)
    }
    let normal = try #require(try page(10).sizes.first)
    let room = try #require((60...120).first { try page($0).sizes.first ?? 0 < normal })
    let squeezed = try page(room)
    #expect(squeezed.report.diagnostics.isEmpty)
    #expect(squeezed.sizes.allSatisfy { $0 < normal && $0 >= 8.5 })
    let far = try page(room * 2)
    #expect(far.report.diagnostics.map(\.code) == ["E601"])
  }

  @Test func `an overflow names the block, its format, by how much and the mend`() throws {
    let long = String(repeating: Self.words, count: 200)
    let diagnostic = try #require(
      diagnostics(
        "title: T\npage: [A4 portrait, A3 portrait]\nblocks: {words: {text: \"\(long)\"}}"
      )
      .first)
    #expect(diagnostic.code == "E601")
    #expect(diagnostic.message.contains("`words`") && diagnostic.message.contains("lines needed"))
    #expect(diagnostic.context.contains("A4 portrait"))
    #expect(diagnostic.notes.first?.contains("shorten it") == true)
    #expect(diagnostic.place?.line == 3)
  }

  // MARK: Layout

  @Test func `a block over several rows stands beside all of them`() throws {
    let (frames, report) = try frames(
      """
      title: T
      layout: |
        a tall
        b tall
      blocks: {a: {text: "# A\\nAlpha"}, b: {text: Beta}, tall: {text: Tall}}
      """)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    let texts = Dictionary(
      frames[0].texts.map { ($0.text, $0.at) }, uniquingKeysWith: { first, _ in first })
    #expect(try #require(texts["Tall"]).y < #require(texts["Beta"]).y)
    #expect(try #require(texts["Tall"]).x > #require(texts["Beta"]).x)
  }

  @Test(arguments: ["  a b\n  b a\n", "  a b\n  ---\n  a b\n", "  a b\n  b b\n"])
  func `a block that is no rectangle is an error`(layout: String) throws {
    let all = try diagnostics("title: T\nlayout: |\n\(layout)blocks: {a: {text: x}, b: {text: y}}")
    #expect(all.contains { $0.code == "E614" }, "\(all)")
  }

  @Test func `the order of the file is the order of reading, wherever a block stands`() throws {
    let (frames, _) = try frames(
      "title: T\nlayout: |\n  b\n  a\nblocks: {a: {text: Alpha}, b: {text: Beta}}")
    let texts = frames[0].texts
    func order(_ text: String) -> Int? {
      texts.first { $0.text == text }.flatMap { text in
        guard case .content(let tag) = text.meaning else { return nil }
        return frames[0].tagIDs.firstIndex(of: tag)
      }
    }
    #expect(try #require(order("Alpha")) < #require(order("Beta")))
    #expect(
      try #require(texts.first { $0.text == "Alpha" }).at.y
        > #require(texts.first { $0.text == "Beta" }).at.y)
  }

  @Test func `a block in no layout is a warning at the block`() throws {
    let all = try diagnostics(
      "title: T\nlayout: a\nblocks:\n  a: {text: x}\n  c: {text: y}\nformats: {slide: {layout: a}}")
    #expect(all.map(\.code) == ["W615"])
    #expect(all.first?.place?.line == 5)
  }

  @Test func `rows begin on the baseline grid`() throws {
    let (frames, _) = try frames(
      "title: T\nlayout: |\n  a\n  ---\n  b\n  ---\n  c\nblocks: {a: {text: x}, b: {text: y}, c: {text: z}}"
    )
    let rules = frames[0].elements.compactMap { element -> Double? in
      guard case .fill(let path, _, _) = element.operation, let box = path.bounds, box.width > 400,
        box.height > 1
      else { return nil }
      return box.minY
    }
    #expect(rules.count == 2)
    #expect(rules.allSatisfy { $0.truncatingRemainder(dividingBy: 4) == 0 }, "\(rules)")
  }
}
