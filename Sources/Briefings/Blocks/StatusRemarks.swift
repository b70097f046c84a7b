import Indicators
import Tables

extension ObservationStatus {
  /// The publisher's marker, or the shorthand of the Government Statistical Service where only a code was
  /// given; empty for a value as good as any.
  var shownMarker: String {
    if !marker.isEmpty { return marker }
    switch code {
    case .normal, .missing, .notApplicable: break
    case .estimated: return "[e]"
    case .forecast: return "[f]"
    case .provisional: return "[p]"
    case .breakInSeries: return "[b]"
    }
    if flags.contains(.unreliable) { return "[u]" }
    if flags.contains(.revised) { return "[r]" }
    return ""
  }

  /// "provisional", "withheld": what a marker means.
  var words: String {
    var words: [String] = []
    switch code {
    case .normal: break
    case .estimated: words.append("estimated")
    case .forecast: words.append("forecast")
    case .provisional: words.append("provisional")
    case .breakInSeries: words.append("break in series")
    case .notApplicable: words.append("not applicable")
    case .missing: words.append(flags.contains(.confidential) ? "withheld" : "not available")
    }
    if flags.contains(.low) { words.append("rounds to zero") }
    if flags.contains(.unreliable) { words.append("unreliable") }
    if flags.contains(.revised) { words.append("revised") }
    return words.joined(separator: ", ")
  }
}

/// "[p] provisional; [c] withheld": each marker among the rows once.
func markerKey(_ rows: some Sequence<Indicator.Row>) -> String {
  var seen: [String] = []
  var key: [String] = []
  for row in rows {
    let marker = row.status.shownMarker
    guard !marker.isEmpty, !row.status.words.isEmpty, !seen.contains(marker) else { continue }
    seen.append(marker)
    key.append("\(marker) \(row.status.words)")
  }
  return key.joined(separator: "; ")
}

/// Sentences one after the other; empty ones left out.
func joined(_ sentences: String...) -> String {
  sentences.filter { !$0.isEmpty }.joined(separator: " ")
}
