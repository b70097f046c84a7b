internal import CCairo

/// A PDF file in the making, kept in memory (`cairo_pdf_surface_create_for_stream`).
package struct PDFSurface: ~Copyable {
  private let pointer: OpaquePointer
  private let sink: ByteSink

  package enum Metadata: Sendable {
    case title, author, subject, keywords, creator, creationDate, modificationDate

    fileprivate var cValue: cairo_pdf_metadata_t {
      switch self {
      case .title: CAIRO_PDF_METADATA_TITLE
      case .author: CAIRO_PDF_METADATA_AUTHOR
      case .subject: CAIRO_PDF_METADATA_SUBJECT
      case .keywords: CAIRO_PDF_METADATA_KEYWORDS
      case .creator: CAIRO_PDF_METADATA_CREATOR
      case .creationDate: CAIRO_PDF_METADATA_CREATE_DATE
      case .modificationDate: CAIRO_PDF_METADATA_MOD_DATE
      }
    }
  }

  /// - Parameters: the size of the first page, in points.
  package init(width: Double, height: Double) throws(CairoError) {
    sink = ByteSink()
    let target = Unmanaged.passUnretained(sink).toOpaque()
    pointer = cairo_pdf_surface_create_for_stream(ByteSink.write, target, width, height)
    try check(cairo_surface_status(pointer))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Dates are written `2025-06-18T09:30:00Z` (`cairo_pdf_surface_set_metadata`).
  package func setMetadata(_ key: Metadata, _ value: String) {
    cairo_pdf_surface_set_metadata(pointer, key.cValue, value)
  }

  /// The size of the page about to be drawn, in points (`cairo_pdf_surface_set_size`).
  package func setPageSize(width: Double, height: Double) {
    cairo_pdf_surface_set_size(pointer, width, height)
  }

  package func makeContext() throws(CairoError) -> Context {
    try Context(owning: cairo_create(pointer))
  }

  /// Closes the file (`cairo_surface_finish`).
  package consuming func finish() throws(CairoError) -> [UInt8] {
    cairo_surface_finish(pointer)
    try check(cairo_surface_status(pointer))
    return sink.bytes
  }
}

/// Where Cairo's stream ends.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { target, data, count in
    guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(target).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
