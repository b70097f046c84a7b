import Cairo
import Rendering
import SceneGraph
package import Testing

/// Compares a PNG with the golden kept beside the test in `Golden/<name>.png`, and writes
/// `<name>.failed.png` (expected | difference | actual) when they differ.
///
/// `UPDATE_GOLDEN=1 swift test` rewrites the golden: look at it before committing it.
///
/// - Parameter tolerance: the share of pixels that may differ, 0…1; another version of a library
///   smooths edges a little differently.
package func expectGolden(
  png: [UInt8], _ name: String, tolerance: Double = 0.002, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let golden = Golden(name, "png", testFile: testFile)
  do {
    if Golden.isUpdating { return try golden.write(png, to: golden.path) }
    guard let bytes = golden.read() else {
      Issue.record(
        "no golden \(golden.path): make it with UPDATE_GOLDEN=1", sourceLocation: sourceLocation)
      return
    }
    let (expected, actual) = (try PixelPicture(png: bytes), try PixelPicture(png: png))
    let share = expected.difference(from: actual)
    guard share > tolerance else { return golden.forgetFailure() }
    let failure = PixelPicture.row([expected, expected.differences(from: actual), actual])
    try golden.write(
      Image(width: failure.width, height: failure.height, pixels: failure.pixels).png(),
      to: golden.failedPath)
    Issue.record(
      """
      \(share * 100) % of the pixels differ from \(golden.path), \(tolerance * 100) % may; \
      sizes \(expected.width)×\(expected.height) and \(actual.width)×\(actual.height); \
      see \(golden.failedPath)
      """, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
