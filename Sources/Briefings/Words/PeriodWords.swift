import Tables

extension Period {
  /// As a British page says it: `2023`, `2023/24`, `Q2 2024`, `June 2024`, `15 June 2024`.
  var inWords: String {
    let parts = text.split(separator: "-")
    switch kind {
    case .year, .financialYear: return text
    case .quarter: return parts.count == 2 ? "\(parts[1]) \(parts[0])" : text
    case .month:
      return parts.count == 2 ? "\(Self.month(parts[1])) \(parts[0])" : text
    case .day:
      guard parts.count == 3, let day = Int(parts[2]) else { return text }
      return "\(day) \(Self.month(parts[1])) \(parts[0])"
    }
  }

  private static func month(_ number: Substring) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard let index = Int(number), names.indices.contains(index - 1) else { return String(number) }
    return names[index - 1]
  }
}
