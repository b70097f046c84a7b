extension CSV {
  /// One row of text as RFC 4180 has it, with its line end; fields are quoted only where they must be.
  package static func line(_ fields: some Sequence<String>, delimiter: Character = ",") -> String {
    var line = ""
    var isFirst = true
    for field in fields {
      if !isFirst { line.append(delimiter) }
      isFirst = false
      line += written(field, delimiter: delimiter)
    }
    // An empty line would be no row.
    return (line.isEmpty ? "\"\"" : line) + "\r\n"
  }

  private static func written(_ field: String, delimiter: Character) -> String {
    // By scalars: a carriage return and a newline are one character.
    let needsQuotes = field.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || delimiter.unicodeScalars.contains($0)
    }
    guard needsQuotes || isBlank(field) || field.unicodeScalars.first == "\u{FEFF}" else {
      return field
    }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  private static func isBlank(_ field: String) -> Bool {
    !field.isEmpty && field.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" }
  }
}
