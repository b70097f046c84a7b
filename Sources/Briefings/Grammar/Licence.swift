import Diagnostics

/// The words that a licence demands wherever its data are shown.
struct Licence {
  /// What is printed; empty where nothing is demanded.
  var attribution: String

  /// - Parameter year: of the data, for attributions that name one.
  /// - Returns: `nil` after a report, when the attribution needs a year that nobody gave.
  /// - Source: the attribution statements of the Open Government Licence 3.0, of Ordnance Survey's
  ///   OS OpenData and of the Office for National Statistics' digital boundaries.
  init?(_ written: Written, year: String?, _ report: inout Report) {
    let text = written.text.lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    // A statement is printed as it stands.
    if says("contains ", "©", "licensed under", "(c) ") {
      attribution = written.text
      return
    }
    let isBoundaries = says("boundar") && says("ons", "office for national statistics")
    if isBoundaries || says("os opendata", "os open data", "ordnance survey") {
      guard let year = written.text.firstYear ?? year?.firstYear else {
        report.error(
          "E155", "the attribution of `\(written.text)` names a year", at: written.origin,
          notes: ["as in: licence: \(written.text) 2024"])
        return nil
      }
      let survey = "Contains OS data © Crown copyright and database right \(year)."
      attribution =
        isBoundaries
        ? "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
          + survey : survey
      return
    }
    if says("ogl", "open government licence") {
      let version = says("2.0", "v2") ? "2.0" : says("1.0", "v1") ? "1.0" : "3.0"
      attribution =
        "Contains public sector information licensed under the Open Government Licence v\(version)."
      return
    }
    if says("cc0", "public domain") {
      attribution = ""
      return
    }
    if says("cc by", "cc-by", "creative commons attribution") {
      attribution = "Licensed under \(written.text)."
      return
    }
    attribution = written.text
  }
}

extension String {
  fileprivate var firstYear: String? {
    split { !("0"..."9").contains($0) }.first { $0.count == 4 }.map(String.init)
  }
}
