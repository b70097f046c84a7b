import Diagnostics
import SceneGraph
import Testing

@testable import Briefings

/// Blocks drawn on their own, with what is written beside them.
@Suite struct AloneTests {

  // MARK: Alone

  @Test func `every block alone has a picture and a sidecar of what it says`() throws {
    let (briefings, report) = try TestWorld.compose(
      """
      title: T
      area: E47000004
      data: {d: {csv: d.csv, source: "Somebody, Figures, 2024", licence: OGL}}
      layout: |
        a b
      blocks:
        a: {title: A chart, subtitle: Pounds, alt: One bar, chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: d}
        b: {text: Words}
      """, files: ["d.csv": "value,area\n4,Halton\n,Wirral\n"], alone: AloneRequest())
    #expect(!report.hasErrors, "\(report.diagnostics)")
    let alone = try #require(briefings.first).alone
    #expect(alone.map(\.name) == ["a", "b"])
    let sidecar = alone[0].sidecar(
      edition: briefings[0].edition, briefing: "T", files: [("png", "a.png")])
    #expect(sidecar["kind"]?.string == "chart" && sidecar["title"]?.string == "A chart")
    #expect(sidecar["subtitle"]?.string == "Pounds" && sidecar["alt"]?.string == "One bar")
    #expect(sidecar["licence"]?.string?.contains("Open Government Licence") == true)
    #expect(sidecar["files"]?["png"]?.string == "a.png")
    #expect(sidecar["area"]?["code"]?.string == "E47000004")
    let rows = try #require(sidecar["data"]?.items)
    #expect(rows.contains { $0["value"]?.number == 4 })
    #expect(alone[0].frame.text.contains("Source: Somebody"))
  }

  @Test func `without its title a picture is lower and says nothing of it`() throws {
    func alone(_ request: AloneRequest) throws -> AloneBlock {
      let (briefings, _) = try TestWorld.compose(
        "title: T\ndata: {d: d.csv}\nblocks: {a: {title: A chart, chart: {mark: bar, encoding: {x: {field: value, type: quantitative}}}, data: d}}",
        files: ["d.csv": "value\n4\n"], alone: request)
      return try #require(briefings.first?.alone.first)
    }
    let (whole, bare) = (
      try alone(AloneRequest()), try alone(AloneRequest(hasTitle: false, width: 300))
    )
    #expect(whole.frame.text.contains("A chart") && !bare.frame.text.contains("A chart"))
    #expect(bare.title == "A chart")
    #expect(abs(bare.frame.size.width - 304) < 0.01)
    #expect(bare.frame.size.height < whole.frame.size.height)
  }

  // MARK: Fonts

  @Test func `a character that no font has names the block of its chart`() throws {
    let (_, report) = try TestWorld.compose(
      "title: T\ndata: {d: d.csv}\nblocks: {odd: {title: A, chart: {mark: bar, encoding: {x: {field: value, type: quantitative}, y: {field: name, type: nominal}}}, data: d}}",
      files: ["d.csv": "value,name\n4,\u{13000}\n"])
    let diagnostic = try #require(report.diagnostics.first { $0.code == "E501" })
    #expect(diagnostic.message.contains("block `odd`") && diagnostic.place != nil)
  }
}
