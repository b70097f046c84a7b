import Foundation
import Testing

/// A new folder renders at once, and nothing that is there is ever touched.
@Suite struct NewTests {
  static let templates = ["card", "one-pager", "scorecard", "slide"]

  @Test(arguments: templates)
  func `every template passes its check without a warning and renders`(template: String) throws {
    let folder = try TemporaryFolder()
    let page = folder.path("page")
    let made = try Handbill.run("new", page, "--template", template)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasPrefix("made \(page)\nnext:\n  handbill render \(page)/briefing.yaml"))
    let checked = try Handbill.run("check", "--strict", "\(page)/briefing.yaml")
    #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
    let pdf = folder.path("page.pdf")
    let rendered = try Handbill.run("render", "\(page)/briefing.yaml", "-o", pdf)
    #expect(rendered.status == 0, "\(rendered.errors)")
    let text = try Program.run("pdftotext", pdf, "-").output
    #expect(text.contains("Greater Manchester") && text.contains("Open Government Licence"))
  }

  @Test(arguments: templates)
  func `every template names the schema that lies beside it and tells how to go on`(
    template: String
  ) throws {
    let folder = try TemporaryFolder()
    let page = folder.path("page")
    #expect(try Handbill.run("new", page, "--template", template).status == 0)
    let briefing = try String(contentsOfFile: "\(page)/briefing.yaml", encoding: .utf8)
    #expect(briefing.hasPrefix("# yaml-language-server: $schema=handbill.schema.json\n"))
    let schema = try String(contentsOfFile: "\(page)/handbill.schema.json", encoding: .utf8)
    #expect(schema == (try Handbill.run("schema")).output)
    let words = try String(contentsOfFile: "\(page)/README.md", encoding: .utf8)
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(page)/data") {
      #expect(words.contains("data/\(file)"), "README.md does not say where \(file) is from")
    }
    #expect(words.contains("Open Government Licence v3.0"))
  }

  @Test func `an empty folder is filled, one with anything in it is left alone`() throws {
    let folder = try TemporaryFolder()
    let inside = try Handbill.run("new", ".", folder: folder.url.path)
    #expect(inside.status == 0, "\(inside.errors)")
    let names = folder.names
    #expect(names == ["README.md", "briefing.yaml", "data", "handbill.schema.json"])
    try folder.write("mine", to: "README.md")
    let again = try Handbill.run("new", ".", "--template", "card", folder: folder.url.path)
    #expect(again.status == 1)
    #expect(again.errors.contains("E188") && again.errors.contains("is not empty"))
    #expect(folder.names == names)
    #expect(try String(contentsOfFile: folder.path("README.md"), encoding: .utf8) == "mine")
  }

  @Test func `what cannot be made leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    for path in ["missing/page", "file", "file/page"] {
      let made = try Handbill.run("new", path, folder: folder.url.path)
      #expect(made.status == 1 && made.errors.contains("error[E188]"), "\(path): \(made.errors)")
    }
    let unknown = try Handbill.run("new", "page", "--template", "slid", folder: folder.url.path)
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("E189") && unknown.errors.contains("did you mean `slide`?"))
    #expect(folder.names == ["file"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file"])
  }
}
