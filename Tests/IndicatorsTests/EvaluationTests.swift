import Diagnostics
import Testing

@testable import Indicators
@testable import Tables

@Suite struct EvaluationTests {
  static let geography = Geography(
    areas: [
      .init(code: "N", name: "Nation", levels: ["nation"], parents: []),
      .init(code: "R1", name: "First", levels: ["region"], parents: ["N"]),
      .init(code: "R2", name: "Second", levels: ["region"], parents: ["N"]),
      .init(code: "B1", name: "Ash", levels: ["borough"], parents: ["R1"]),
      .init(code: "B2", name: "Birch", levels: ["borough"], parents: ["R1"]),
      .init(code: "B3", name: "Cedar", levels: ["borough"], parents: ["R2"]),
    ],
    levels: [
      .init(id: "borough", name: "borough", plural: "boroughs", childLevels: []),
      .init(id: "region", name: "region", plural: "regions", childLevels: ["borough"]),
      .init(id: "nation", name: "nation", plural: "nations", childLevels: ["region"]),
    ],
    aliases: [.init(code: "NX", standsFor: "N", note: "the nation without its sea")])

  /// Evaluates one metric on tables given as text.
  static func evaluate(
    _ method: MetricRequest.Method, _ bindings: [(String, [String])], tables: [String: String],
    area: String? = "B1", comparator: String? = "N", catalog: PluginCatalog = PluginCatalog(),
    params: [Node.Member] = [], columns: SeriesColumns = SeriesColumns(), id: String = "m",
    report: inout Report
  ) -> Result<Indicator, MetricFailure>? {
    let context = EvaluationContext(catalog: catalog, geography: geography) { name, report in
      guard let text = tables[name.text] else {
        report.error("E999", "no table \(name.text)", at: name.origin)
        return nil
      }
      return CSV(SourceText(name: "\(name.text).csv", text: text), report: &report)
        .map { BoundTable($0, columns: columns) }
    }
    let request = MetricRequest(
      id: .init(id), method: method,
      bindings: bindings.map { .init(.init($0.0), $0.1.map { .init($0) }) }, params: params,
      area: area.map { .init($0) }, comparator: comparator.map { .init($0) })
    return Indicators.evaluate([request], in: context, report: &report).first
  }

  static let table = """
    area_code,year,value,other
    B1,2022,10,100
    B1,2023,12,0
    B2,2023,[c],50
    N,2022,20,100
    N,2023,24,
    """

  static func values(_ indicator: Indicator, _ area: String) -> [Double?] {
    indicator.series(of: area).map(\.value)
  }

  @Test(arguments: [
    (Recipe.level(value: "value", low: nil, high: nil), [10, 12.0]),
    (.ratio(numerator: "value", denominator: "other", times: 100), [10, nil]),
    (.gap(value: "value", as: .percent), [-50, -50]),
    (.gap(value: "value", as: .difference), [-10, -12]),
    (.change(value: "value", over: 1, as: .percent), [nil, 20]),
    (.change(value: "value", over: 1, as: .difference), [nil, 2]),
    (.index(value: "value", base: "2022"), [100, 120]),
  ])
  func `each recipe computes what it says`(recipe: Recipe, expected: [Double?]) throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(recipe), recipe.inputs.map { ($0, ["t"]) }, tables: ["t": Self.table],
      report: &report)
    let indicator = try #require(try result?.get())
    #expect(Self.values(indicator, "B1") == expected)
    #expect(!report.hasErrors)
  }

  @Test(arguments: [
    (Recipe.level(value: "value", low: nil, high: nil), "Output per hour"),
    (.gap(value: "value", as: .percent), "Output per hour"),
    (.index(value: "value", base: "2022"), "Output per hour, 2022 = 100"),
  ])
  func `a recipe is called what the briefing calls it`(recipe: Recipe, title: String) throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(recipe), [("value", ["t"])], tables: ["t": Self.table], id: "output_per-hour",
      report: &report)
    #expect(try result?.get().title == title)
  }

  @Test func `the publisher's marker stays with a missing value`() throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(.level(value: "value", low: nil, high: nil)), [("value", ["t"])],
      tables: ["t": Self.table], report: &report)
    let row = try #require(try result?.get().rows(of: "B2").first)
    #expect(row.value == nil)
    #expect(row.status.marker == "[c]" && row.status.flags.contains(.confidential))
  }

  @Test func `a level keeps the interval of its data`() throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(.level(value: "value", low: nil, high: nil)), [("value", ["t"])],
      tables: ["t": "area_code,year,value,lower_95,upper_95\nB1,2023,5,4,6\n"], report: &report)
    let row = try #require(try result?.get().rows.first)
    #expect(row.low == 4 && row.high == 6)
  }

  @Test func `an area that another code stands in for is found, and said`() throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(.gap(value: "value", as: .percent)), [("value", ["t"])],
      tables: ["t": "area_code,year,value\nB1,2023,5\nNX,2023,10\n"], report: &report)
    let indicator = try #require(try result?.get())
    #expect(indicator.comparator == "NX")
    #expect(Self.values(indicator, "B1") == [-50])
    #expect(report.diagnostics.map(\.code) == ["N241"])
  }

  @Test func `a code of one input meets its stand-in in another`() throws {
    var report = Report()
    let result = Self.evaluate(
      .recipe(.ratio(numerator: "a", denominator: "b", times: 1)), [("a", ["s"]), ("b", ["t"])],
      tables: [
        "s": "area_code,year,value\nN,2023,5\n", "t": "area_code,year,value\nNX,2023,10\n",
      ], report: &report)
    #expect(Self.values(try #require(try result?.get()), "N") == [0.5])
  }

  @Test func `sums of areas are added where all parts are there, and marked`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "share", "",
      manifest: """
        {"id": "share", "version": "1.0.0", "title": "Share", "protocol": [1],
         "recipe": {"kind": "ratio", "numerator": "value", "denominator": "other", "times": 100},
         "unit": {"code": "percent"}, "better": "higher",
         "inputs": [{"column": "value", "aggregate": "sum"}, {"column": "other", "aggregate": "sum"}]}
        """)
    var report = Report()
    let table = """
      area_code,year,value,other
      B1,2022,1,10
      B2,2022,3,10
      B3,2022,5,20
      B1,2023,1,10
      B2,2023,,10
      B3,2023,5,20
      N,2023,7,70
      """
    let result = Self.evaluate(
      .plugin(.init("share")), [("value", ["t"]), ("other", ["t"])], tables: ["t": table],
      catalog: zoo.catalog, report: &report)
    let indicator = try #require(try result?.get())
    #expect(Self.values(indicator, "R1").first == 20)
    #expect(Self.values(indicator, "N") == [22.5, 10], "a published row wins")
    #expect(indicator.rows(of: "R1").first?.isComputed == true)
    #expect(indicator.rows(of: "N").map(\.isComputed) == [true, false])
    #expect(indicator.row(area: "R1", period: try #require(.year(2023)))?.value == nil)
  }

  @Test func `mistakes in bindings and parameters are all told, with what was meant`() {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "p", "",
      manifest: """
        {"id": "p", "version": "1.0.0", "title": "P", "protocol": [1], "run": ["./run"],
         "unit": {"code": "count"}, "better": "higher", "inputs": [{"column": "output"}],
         "params": [{"name": "weeks", "type": "integer", "min": 1, "max": 53}]}
        """)
    var report = Report()
    let result = Self.evaluate(
      .plugin(.init("p")), [("outptu", ["t"])], tables: ["t": Self.table], catalog: zoo.catalog,
      params: [
        Node.Member(key: "week", keyOrigin: .builtIn, value: 3),
        Node.Member(key: "weeks", keyOrigin: .builtIn, value: 99),
      ], report: &report)
    #expect(result?.cause == .badInputs)
    #expect(report.diagnostics.map(\.code) == ["E430", "E431", "E432", "E433"])
    #expect(report.diagnostics.first?.label == "did you mean `output`?")
    #expect(report.diagnostics.last?.message.hasSuffix("at least 1, at most 53") == true)
  }

  @Test func `a clash of units is an error, an unknown unit a warning`() {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "p",
      "cat >/dev/null; echo '{\"protocol\": 1, \"ok\": {\"area\": [], \"period\": [], \"value\": []}}'",
      manifest: """
        {"id": "p", "version": "1.0.0", "title": "P", "protocol": [1], "run": ["./run"],
         "unit": {"code": "count"}, "better": "higher",
         "inputs": [{"column": "value", "unit": {"code": "GBP"}}]}
        """)
    for (unit, codes) in [("UK=100", ["E434"]), ("doubloons", ["W435"]), ("£", [])] {
      var report = Report()
      let result = Self.evaluate(
        .plugin(.init("p")), [("value", ["t"])],
        tables: ["t": "area_code,year,unit,value\nB1,2023,\(unit),1\n"], comparator: nil,
        catalog: zoo.catalog, report: &report)
      #expect(report.diagnostics.map(\.code) == codes)
      #expect((result?.cause == .badInputs) == (unit == "UK=100"))
    }
  }

  @Test func `two files may agree on a row, and may not differ`() throws {
    let recipe = MetricRequest.Method.recipe(.level(value: "value", low: nil, high: nil))
    let first = "area_code,year,value\nB1,2023,37.33\nB2,2023,1\n"
    var report = Report()
    let agreeing = Self.evaluate(
      recipe, [("value", ["s", "t"])],
      tables: ["s": first, "t": "area_code,year,value\nB1,2023,37.3274\nB3,2023,2\n"],
      report: &report)
    let indicator = try #require(try agreeing?.get())
    #expect(Self.values(indicator, "B1") == [37.33], "the file named first is used")
    #expect(report.diagnostics.map(\.code) == ["N242"])

    report = Report()
    let differing = Self.evaluate(
      recipe, [("value", ["s", "t"])],
      tables: ["s": first, "t": "area_code,year,value\nB1,2023,37.34\n"], report: &report)
    #expect(differing?.cause == .badInputs)
    #expect(report.diagnostics.map(\.code) == ["E212"])
  }

  @Test func `nothing to compare with is the author's error`() {
    var report = Report()
    let result = Self.evaluate(
      .recipe(.gap(value: "value", as: .percent)), [("value", ["t"])],
      tables: ["t": Self.table], comparator: nil, report: &report)
    guard case .noData = result?.cause else {
      Issue.record("\(String(describing: result))")
      return
    }
  }
}

@Suite struct FamiliesTests {
  /// The bundled geography, with its areas that came and went.
  static let geography: Geography? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var report = Report()
    return Geography.load(folder: "/\(root)/Assets/Geographies", report: &report)
  }()

  @Test(arguments: [2004, 2015, 2019, 2021, 2023, 2024, 2025])
  func `the parts of an area are those the geography gives`(year: Int) throws {
    let geography = try #require(Self.geography)
    let families = Families(geography)
    let present = Set(geography.areas.map(\.code))
    #expect(families.parents.count > 10)
    for parent in families.parents {
      let (codes, missing) = geography.children(of: parent.code, in: year, among: present)
      #expect(missing.isEmpty)
      let parts = families.parts(of: parent, in: year, among: present) ?? []
      #expect(parts.sorted() == codes.sorted(), "\(parent.code)")
    }
  }
}
