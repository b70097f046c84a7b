/// What libyaml's terse problems usually mean, and how to mend them.
struct YAMLAdvice {
  var message: String
  var label = ""
  var notes: [String] = []

  init(_ problem: String, at offset: Int, in bytes: [UInt8]) {
    let character = offset < bytes.count ? bytes[offset] : 0
    if problem.contains("mapping values are not allowed") {
      message = "a colon and a blank stand inside text"
      label = "put quotes round this text, or mend the indentation"
      return
    }
    if problem.contains("cannot start any token") {
      if character == UInt8(ascii: "\t") {
        message = "a tab stands where YAML wants blanks"
        label = "indent with spaces"
      } else {
        message = "text cannot start with this character"
        label = "put quotes round this text"
      }
      return
    }
    if problem.contains("unexpected end of stream") {
      message = "text is not closed before the file ends"
      label = "its closing quote is missing"
      return
    }
    if problem.contains("did not find expected key")
      || problem.contains("did not find expected ',' or")
      || problem.contains("did not find expected '-' indicator")
      || problem.contains("could not find expected ':'")
      || problem.contains("did not find expected <document start>")
    {
      message = "the structure breaks here"
      label = "check the indentation, and put quotes round text that holds : { } [ ] , or #"
      notes = ["the parser says: \(problem)"]
      return
    }
    message = "this cannot be read as YAML: \(problem)"
  }
}
