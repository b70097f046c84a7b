import Diagnostics
import SceneGraph
import Testing

@testable import Briefings

/// Sheets by name and by size; a slip is never another sheet.
@Suite struct FormatTests {
  @Test(arguments: [
    ("A4 portrait", 595.28, 841.89, nil as String?), ("a4 landscape", 841.89, 595.28, nil),
    ("slide 16:9", 960, 540, "1920x1080"), ("slide", 960, 540, "1920x1080"),
    ("card 1200x675", 600, 337.5, "1200x675"), ("GOV.UK 960x640", 480, 320, "960x640"),
    ("1080x1080", 540, 540, "1080x1080"), ("1080 × 1350 px", 540, 675, "1080x1350"),
    ("210mm x 297mm", 595.28, 841.89, nil), ("210 x 297 mm", 595.28, 841.89, nil),
    ("21cm x 29.7cm", 595.28, 841.89, nil), ("8in x 10in", 576, 720, nil),
    ("600pt x 400pt", 600, 400, nil),
  ])
  func `a format is known by its name or by its size`(
    text: String, width: Double, height: Double, pixels: String?
  ) throws {
    var report = Report()
    let format = try #require(PageFormat(text, report: &report))
    #expect(abs(format.size.width - width) < 0.01 && abs(format.size.height - height) < 0.01)
    #expect(format.pixels.map { "\($0.width)x\($0.height)" } == pixels)
    #expect(report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("A4", "did you mean `A4 portrait`?"), ("A4 potrait", "did you mean `A4 portrait`?"),
    ("slide 16:10", "did you mean `slide 16:9`?"), ("govuk", "did you mean `GOV.UK 960x640`?"),
    ("card 1200x657", "did you mean `card 1200x675`?"), ("poster", ""), ("", ""),
    ("210mm x", ""), ("210mm x 297", ""), ("297", ""), ("nanxnan", ""),
  ])
  func `a format that is not there is an error and never another one`(
    text: String, label: String
  ) throws {
    var report = Report()
    #expect(PageFormat(text, report: &report) == nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.code == "E105")
    #expect(diagnostic.label == label)
    #expect(diagnostic.notes.contains { $0.contains("slide 16:9") })
  }

  @Test(arguments: [
    ("0x0", ""), ("0mm x 297mm", ""), ("-5x10", ""), ("1e9x1e9", ""), ("1e9mm x 1e9mm", ""),
    ("210x297", "did you mean `210mm x 297mm`?"), ("20000x20000", ""), ("300.5x300", ""),
    ("100in x 500in", ""),
  ])
  func `a size that no page has is an error`(text: String, label: String) throws {
    var report = Report()
    #expect(PageFormat(text, report: &report) == nil)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.code == "E150")
    #expect(diagnostic.label.hasPrefix(label))
  }

  @Test func `every format leaves room for a page within its margin`() {
    for format in PageFormat.all {
      let size = format.designSize
      #expect(min(size.width, size.height) - 2 * format.margin > 100, "\(format.name)")
      #expect(format.slug.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
    }
  }

  @Test func `running text of a slide is at least 18 points`() throws {
    var report = Report()
    let body = 9.2
    let slide = try #require(PageFormat("slide 16:9", report: &report))
    #expect(body * slide.scale >= 18)
  }
}
