package import Testing

/// Compares a PNG with the golden kept beside the test in `Golden/<name>.png`.
///
/// `UPDATE_GOLDEN=1 swift test` rewrites the golden.
package func expectGolden(
  png: [UInt8], _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let golden = Golden(name, "png", testFile: testFile)
  do {
    if Golden.isUpdating { return try golden.write(png, to: golden.path) }
    guard golden.read() == png else {
      try golden.write(png, to: golden.failedPath)
      Issue.record("differs from \(golden.path)", sourceLocation: sourceLocation)
      return
    }
    golden.forgetFailure()
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
