package import Testing

/// Compares a text with the golden kept beside the test in `Golden/<name>.txt`.
///
/// `UPDATE_GOLDEN=1 swift test` rewrites the golden.
package func expectGolden(
  text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let golden = Golden(name, "txt", testFile: testFile)
  do {
    if Golden.isUpdating { return try golden.write(Array(text.utf8), to: golden.path) }
    guard let bytes = golden.read() else {
      Issue.record(
        "no golden \(golden.path): make it with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: bytes, as: UTF8.self)
    guard expected != text else { return golden.forgetFailure() }
    try golden.write(Array(text.utf8), to: golden.failedPath)
    Issue.record(
      "differs from \(golden.path)\n\(difference(from: expected, to: text))",
      sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// The lines that left and those that came, at most 20 of them.
private func difference(from expected: String, to actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = new.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, "- \(offset + 1): \(line)")
    case .insert(let offset, let line, _): (offset, "+ \(offset + 1): \(line)")
    }
  }
  let shown = changes.sorted { $0.0 < $1.0 }.prefix(20).map(\.1).joined(separator: "\n")
  return changes.count > 20 ? shown + "\nand \(changes.count - 20) more" : shown
}
