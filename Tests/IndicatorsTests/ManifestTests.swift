import Diagnostics
import Testing

@testable import Indicators

@Suite struct ManifestTests {
  static let good = """
    {"id": "a-b", "version": "1.0.0", "title": "A", "protocol": [1], "run": ["./a"],
     "unit": {"code": "GBP", "scale": 1000000, "decimals": 1, "prefix": "£", "suffix": "m"},
     "better": "higher",
     "inputs": [{"column": "x", "unit": {"code": "jobs"}, "aggregate": "weighted(y)"},
                {"column": "y", "aggregate": "sum", "required": false}],
     "params": [{"name": "n", "type": "integer", "default": 3, "min": 1, "max": 9}],
     "limits": {"timeout_s": 20, "memory_mb": 256}, "dimensions": ["category"]}
    """

  func read(_ text: String) -> (Manifest?, Report) {
    var report = Report()
    let source = SourceText(name: "plugin.json", text: text)
    return (Manifest(source, report: &report), report)
  }

  @Test func `a whole manifest is read`() throws {
    let (read, report) = read(Self.good)
    let manifest = try #require(read)
    #expect(report.diagnostics.isEmpty)
    #expect(
      manifest.unit
        == MeasureUnit(
          code: "GBP", scale: 1e6, decimals: 1, prefix: "£", suffix: "m"))
    #expect(
      manifest.inputs == [
        Manifest.Input(column: "x", unit: MeasureUnit(code: "jobs"), aggregate: .weighted(by: "y")),
        Manifest.Input(column: "y", aggregate: .sum, isRequired: false),
      ])
    #expect(manifest.params.map(\.name) == ["n"] && manifest.params[0].max == 9)
    #expect(manifest.limits.seconds == 20 && manifest.limits.megabytes == 256)
    #expect(manifest.hasCategories)
  }

  @Test(arguments: [
    (#""id": "a-b", "#, "", "E420", "`id` is missing"),
    (#""a-b""#, #""A b""#, "E421", "`id` must be small letters, digits and hyphens, not text"),
    (#""version": "1.0.0", "#, "", "E420", "`version` is missing"),
    (#""code": "GBP", "#, "", "E420", "`unit.code` is missing"),
    (#""decimals": 1"#, #""decimals": 1.5"#, "E421", "`unit.decimals` must be a whole number"),
    ("1000000", "0", "E421", "`unit.scale` must be a number above zero"),
    (#""higher""#, #""highr""#, "E421", "`better` must be one of higher, lower, neither"),
    (#""column": "y", "#, "", "E420", "`inputs[1].column` is missing"),
    (#""column": "y""#, #""column": "x""#, "E423", "`inputs[1].column` declares `x` a second time"),
    (#""sum""#, #""mean""#, "E421", "`inputs[1].aggregate` must be none, sum or weighted(column)"),
    (#""integer""#, #""int""#, "E421", "`params[0].type` must be one of integer"),
    (#""timeout_s": 20"#, #""timeout_s": 0"#, "E421", "`limits.timeout_s` must be a whole number"),
    (#""run": ["./a"],"#, "", "E422", "a plugin needs either `run` or `recipe`, and not both"),
    (#""run": ["./a"]"#, #""run": []"#, "E420", "`run[0]` is missing"),
    (#""protocol": [1], "#, "", "E420", "`protocol` is missing"),
    ("[1]", #"["1"]"#, "E421", "`protocol` must be a list of whole numbers"),
  ])
  func `what is missing or wrong is an error with its path`(
    text: String, mistake: String, code: String, message: String
  ) throws {
    let (manifest, report) = read(Self.good.replacing(text, with: mistake, maxReplacements: 1))
    #expect(manifest == nil)
    let error = try #require(report.diagnostics.first { $0.severity == .error })
    #expect(error.code == code)
    #expect(error.message.hasPrefix(message), "\(error.message)")
    #expect(error.place?.file == "plugin.json")
  }

  @Test func `all mistakes are told at once`() {
    let (_, report) = read("{}")
    let missing = ["id", "version", "title", "unit", "better", "inputs", "protocol"]
    for name in missing {
      #expect(report.diagnostics.contains { $0.message == "`\(name)` is missing" })
    }
  }

  @Test func `an unknown field is a warning with the one that was meant`() throws {
    let text = Self.good.replacing(#""memory_mb""#, with: #""memory_bm""#)
    let (manifest, report) = read(text)
    #expect(manifest != nil)
    let warning = try #require(report.diagnostics.first)
    #expect(warning.severity == .warning && warning.code == "W424")
    #expect(warning.message == "the manifest has no field `limits.memory_bm`")
    #expect(warning.label == "did you mean `memory_mb`?")
  }

  @Test(arguments: [
    (#"{"kind": "change", "value": "x", "over": 1.5}"#, "`recipe.over` must be a whole number"),
    (#"{"kind": "change", "value": "x", "over": 1e300}"#, "`recipe.over` must be a whole number"),
    (#"{"kind": "gap", "value": "x", "as": "percnt"}"#, "`recipe.as` must be percent or diff"),
    (#"{"kind": "index", "value": "x", "base": "soon"}"#, "`recipe.base` must be a period"),
    (#"{"kind": "index", "value": "x"}"#, "`recipe.base` is missing"),
    (#"{"kind": "ratio", "numerator": "x", "denominator": "y", "times": "x"}"#, "`recipe.times`"),
  ])
  func `what a recipe is told must fit`(recipe: String, message: String) {
    let (manifest, report) = read(
      Self.good.replacing(#""run": ["./a"]"#, with: #""recipe": \#(recipe)"#))
    #expect(manifest == nil)
    #expect(report.diagnostics.map { $0.message.contains(message) } == [true])
  }

  @Test func `a recipe may read only declared columns`() throws {
    let recipe = #""recipe": {"kind": "ratio", "numerator": "x", "denominator": "y", "times": 100}"#
    let (manifest, _) = read(Self.good.replacing(#""run": ["./a"]"#, with: recipe))
    guard case .recipe(let found)? = manifest?.method else {
      Issue.record("no recipe")
      return
    }
    #expect(found == .ratio(numerator: "x", denominator: "y", times: 100))
    let (other, report) = read(
      Self.good.replacing(#""run": ["./a"]"#, with: recipe.replacing(#""y""#, with: #""z""#)))
    #expect(other == nil)
    #expect(report.diagnostics.first?.message.contains("`z`") == true)
  }

  @Test(arguments: [
    "[]", "1", "null", "{\"inputs\": 3}", "{\"limits\": [], \"params\": {}, \"protocol\": {}}",
    "{\"inputs\": [[]], \"run\": [1], \"recipe\": {}}", "{\"unit\": {\"scale\": 1e308}}",
  ])
  func `any other document is refused with a reason`(text: String) {
    let (manifest, report) = read(text)
    #expect(manifest == nil && report.hasErrors)
  }
}
