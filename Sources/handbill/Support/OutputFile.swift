import ArgumentParser
import Diagnostics
import Glibc
import Rendering
import SceneGraph

/// A file to be made; its ending says of what kind.
struct OutputFile: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case pdf, png, svg
    case frame = "frame.json"

    /// Of a list such as `png,pdf`.
    static func list(_ text: String) throws -> [Kind] {
      try text.split(separator: ",").map { word in
        guard let kind = Kind(rawValue: String(word)) else {
          throw Ending.usage(
            "there is no kind of file `\(word)`; there are "
              + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return kind
      }
    }
  }

  let path: String
  let kind: Kind

  init(path: String) throws {
    guard let kind = Kind.allCases.first(where: { path.lowercased().hasSuffix(".\($0.rawValue)") })
    else {
      let kinds = Kind.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw Ending.usage("cannot tell what to make of `\(path)`: its name should end in \(kinds)")
    }
    self.path = path
    self.kind = kind
  }

  init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// The bytes of a picture of `frame`.
  func bytes(
    of frame: Frame, by renderer: Renderer, resolution: Resolution, info: DocumentInfo
  ) throws -> [UInt8] {
    switch kind {
    case .pdf: try renderer.pdf(of: [frame], info: info)
    case .png: try renderer.png(of: frame, resolution, info: info)
    case .svg: try renderer.svg(of: frame, info: info)
    case .frame: try frameJSON(frame)
    }
  }
}

/// Makes every picture before any is written, so that a failure leaves none behind.
func write(
  _ outputs: [OutputFile], of frame: Frame, by renderer: Renderer, resolution: Resolution,
  info: DocumentInfo
) throws {
  var made: [(OutputFile, [UInt8])] = []
  for output in outputs {
    do {
      made.append(
        (output, try output.bytes(of: frame, by: renderer, resolution: resolution, info: info)))
    } catch let error as RenderingError {
      throw Ending.error("E502", "`\(output.path)` could not be made: \(error)")
    }
  }
  do {
    try AtomicFile.write(made.map { (bytes: $0.1, path: $0.0.path) })
  } catch {
    throw Ending.error("E503", "\(error)")
  }
}

/// When a document says it was made: `SOURCE_DATE_EPOCH`, else a fixed day; never the clock.
func documentDate() throws -> DocumentDate {
  guard let text = environment("SOURCE_DATE_EPOCH"), !text.isEmpty else { return .fixed }
  guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
    throw Ending.usage(
      "SOURCE_DATE_EPOCH should be a number of seconds since 1970, such as 1700000000, not `\(text)`"
    )
  }
  return DocumentDate(secondsSince1970: seconds)
}
