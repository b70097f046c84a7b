import Diagnostics
import Tables
import Testing

@Suite struct GeographyTests {
  private let geography: Geography

  init() throws { geography = try unitedKingdom() }

  @Test func `a combined authority has its boroughs`() {
    #expect(
      geography.children(of: "E47000004").map(\.code) == [
        "E06000006", "E08000011", "E08000012", "E08000013", "E08000014", "E08000015",
      ])
  }

  @Test func `children make up the whole, each part once`() {
    #expect(geography.children(of: "K02000001").count == 4)
    #expect(geography.children(of: "E92000001").count == 9)
    #expect(geography.children(of: "W92000004").count == 22)
    #expect(geography.children(of: "N92000002").count == 11)
    #expect(geography.children(of: "S92000003").count == 32)
    let regions = geography.children(of: "E92000001")
    let districts = regions.flatMap { geography.children(of: $0.code) }
    #expect(Set(districts.map(\.code)).count == districts.count)
    #expect(districts.count == 296)
    #expect(geography.children(of: "E08000012").isEmpty)
    #expect(geography.children(of: "nowhere").isEmpty)
  }

  @Test func `children of another level are given when asked for`() {
    let authorities = geography.children(of: "E12000002", at: "cauth").map(\.name)
    #expect(authorities == ["Greater Manchester", "Liverpool City Region", "Lancashire"])
  }

  @Test func `children of a year are those of that year`() {
    #expect(geography.children(of: "E47000002").map(\.code).contains("E08000038"))
    let then = geography.children(of: "E47000002", in: 2020).map(\.code)
    #expect(then.contains("E08000016") && !then.contains("E08000038"))
    #expect(then.count == 4)
  }

  @Test func `children are met under the codes the data have`() {
    let present: Set = ["E08000016", "E08000017", "E08000018"]
    let found = geography.children(of: "E47000002", among: present)
    #expect(Set(found.codes) == present)
    #expect(found.missing.map(\.name) == ["Sheffield"])
  }

  @Test func `levels have names for a sentence`() {
    #expect(geography.level("cauth")?.plural == "combined authorities")
    #expect(geography.area("E47000004")?.levels == ["cauth"])
    #expect(geography.areas(at: "rgn").count == 12)
    #expect(geography.areas(at: "ctry").count == 4)
    #expect(geography.parent(of: "E08000013", at: "rgn")?.name == "North West")
    #expect(geography.parent(of: "E08000013", at: "cauth")?.code == "E47000004")
  }

  @Test func `an area is ranked in the level the data hold most of`() {
    func level(_ code: String, _ present: [String]) -> String? {
      geography.rankingLevel(of: code, among: Set(present))?.id
    }
    let all = geography.areas.map(\.code)
    #expect(level("E47000004", all) == "cauth")
    #expect(level("E06000006", all) == "ltla")
    #expect(level("E06000006", ["E06000006", "E10000003", "E10000012"]) == "utla")
    #expect(level("W92000004", geography.areas(at: "rgn").map(\.code)) == "rgn")
    #expect(level("W92000004", geography.areas(at: "ctry").map(\.code)) == "ctry")
    #expect(level("K02000001", all) == "uk")
    #expect(level("nowhere", all) == nil)
  }

  @Test(arguments: [
    ("E08000013", "St Helens"), ("E06000023", "Bristol"), ("E06000019", "Herefordshire"),
    ("E06000010", "Kingston upon Hull"), ("E06000058", "Bournemouth, Christchurch and Poole"),
    ("E07000240", "St Albans"), ("UKX", "United Kingdom less Extra-Regio"), ("XX", "XX"),
  ])
  func `names read as people say them`(code: String, name: String) {
    #expect(geography.displayName(code) == name)
  }

  @Test func `a stand-in works both ways, and is announced`() {
    var report = Report()
    #expect(geography.resolve("K02000001", among: ["UKX", "E1"], report: &report) == "UKX")
    #expect(geography.resolve("UKX", among: ["K02000001"], report: &report) == "K02000001")
    #expect(codes(report) == ["N241", "N241"])
    #expect(geography.resolve("UKX", among: ["K02000001", "UKX"], report: &report) == "UKX")
    #expect(report.diagnostics.count == 2)
  }

  @Test func `a code that is not in the data is an error with the likely one`() {
    var report = Report()
    #expect(geography.resolve("E08000013", among: ["E08000014"], report: &report) == nil)
    #expect(
      lines(report) == [
        "E219 - E08000013 (St Helens) is not in the data | did you mean E08000014 (Sefton)?"
      ])
  }

  @Test func `an area is found by code or by a name only it has`() {
    var report = Report()
    #expect(geography.find("E47000004", report: &report)?.name == "Liverpool City Region")
    #expect(geography.find("st helens", report: &report)?.code == "E08000013")
    #expect(geography.find("Greater Manchester", report: &report)?.code == "E47000001")
    #expect(report.diagnostics.isEmpty)
    #expect(geography.find("North East", report: &report) == nil)
    #expect(geography.find("Liverpol City Region", report: &report) == nil)
    #expect(geography.find("E4700004", report: &report) == nil)
    #expect(
      lines(report) == [
        """
        E219 - there is no area "North East" | did you mean E12000001 (North East)?
          = close to it: E12000001 (North East), E47000014 (North East)
        """,
        "E219 - there is no area \"Liverpol City Region\" | "
          + "did you mean E47000004 (Liverpool City Region)?",
        "E219 - there is no area \"E4700004\" | did you mean E47000004 (Liverpool City Region)?",
      ])
  }

  @Test func `every parent and alias is an area, and every level is listed`() {
    let known = Set(geography.areas.map(\.code))
    for area in geography.areas {
      #expect(known.isSuperset(of: area.parents), "\(area.code)")
      #expect(area.levels.allSatisfy { geography.level($0) != nil }, "\(area.code)")
      #expect(!area.levels.isEmpty, "\(area.code)")
    }
    for alias in geography.aliases {
      #expect(known.contains(alias.code) && known.contains(alias.standsFor), "\(alias.code)")
    }
  }

  @Test func `a folder without areas says what is missing`() {
    var report = Report()
    #expect(Geography.load(folder: geographyFolder, name: "ku", report: &report) == nil)
    #expect(codes(report) == ["E201"])
    #expect(report.diagnostics.first?.label == "did you mean uk.csv?")
  }
}
