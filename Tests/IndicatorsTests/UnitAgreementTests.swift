import Testing

@testable import Indicators

@Suite struct UnitAgreementTests {
  static let gbp = MeasureUnit(code: "GBP")
  static let gbpMillion = MeasureUnit(code: "GBP", scale: 1e6)

  @Test(arguments: [
    ("GBP", gbp), ("£", gbp), ("gbp", gbp), ("pounds", gbp), ("GBP per hour", gbp),
    ("GBP million", gbpMillion), ("£m", gbpMillion), ("£ million", gbpMillion),
    ("millions of £", gbpMillion), ("jobs", MeasureUnit(code: "jobs")),
    ("Filled jobs", MeasureUnit(code: "jobs")), ("count", MeasureUnit(code: "people")),
    ("hours", MeasureUnit(code: "hours")), ("%", .percent), ("per cent", .percent),
    ("UK=100", MeasureUnit(code: "index")), ("2015 = 100", MeasureUnit(code: "index")),
  ])
  func `names of one unit agree`(file: String, wanted: MeasureUnit) {
    #expect(UnitAgreement(file: file, wanted: wanted) == .agrees)
  }

  @Test(arguments: [
    ("UK=100", gbp), ("Euros", gbp), ("jobs", gbp), ("%", gbp),
    ("hours", MeasureUnit(code: "jobs")),
  ])
  func `another unit clashes`(file: String, wanted: MeasureUnit) {
    #expect(UnitAgreement(file: file, wanted: wanted) == .clashes)
  }

  @Test func `another scale clashes, and says by how much`() {
    #expect(UnitAgreement(file: "GBP", wanted: Self.gbpMillion) == .clashesInScale(factor: 1e-6))
    #expect(UnitAgreement(file: "£bn", wanted: Self.gbpMillion) == .clashesInScale(factor: 1e3))
  }

  @Test func `an unknown name is unclear unless it is the same`() {
    #expect(UnitAgreement(file: "widgets", wanted: Self.gbp) == .unclear)
    #expect(UnitAgreement(file: "Widgets", wanted: MeasureUnit(code: "widgets")) == .agrees)
  }

  @Test func `a number per something is told from one per something else`() {
    let perHour = MeasureUnit(code: "GBP per hour")
    #expect(UnitAgreement(file: "GBP per job", wanted: perHour) == .clashes)
    #expect(UnitAgreement(file: "£ per hour", wanted: perHour) == .agrees)
  }
}
