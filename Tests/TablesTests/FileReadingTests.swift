import Diagnostics
import Tables
import Testing

@Suite struct FileReadingTests {
  private func refused(_ path: String) -> Diagnostic? {
    var report = Report()
    guard SourceText.read(path: path, report: &report) == nil else { return nil }
    return report.diagnostics.first
  }

  @Test func `a file is read under the name the user wrote`() throws {
    var report = Report()
    let text = try #require(
      SourceText.read(path: geographyFolder + "/levels.csv", name: "levels.csv", report: &report))
    #expect(text.name == "levels.csv")
    #expect(String(decoding: text.bytes, as: UTF8.self).hasPrefix("level,name,plural"))
  }

  @Test func `a file that is not there is answered with the likely one`() throws {
    let near = try #require(refused(geographyFolder + "/level.csv"))
    #expect(near.message.hasSuffix("level.csv\": there is no such file"))
    #expect(near.label == "did you mean levels.csv?")
    let far = try #require(refused(geographyFolder + "/productivity.csv"))
    #expect(far.notes == ["tables there: aliases.csv, levels.csv, uk.csv"])
    let nowhere = try #require(refused("/nowhere/at all/x.csv"))
    #expect(nowhere.notes == ["there is no folder \"/nowhere/at all\" either"])
  }

  @Test(arguments: [("/dev/zero", "it is not a plain file"), ("/", "it is a folder")])
  func `what is no plain file is not read`(path: String, why: String) throws {
    #expect(try #require(refused(path)).message.hasSuffix(why))
  }
}
