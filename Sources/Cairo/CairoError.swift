internal import CCairo

/// Cairo's own word for what went wrong (`cairo_status_to_string`).
package struct CairoError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  init(_ status: cairo_status_t) {
    description = String(cString: cairo_status_to_string(status))
  }
}

/// Does nothing when all is well.
func check(_ status: cairo_status_t) throws(CairoError) {
  guard status == CAIRO_STATUS_SUCCESS else { throw CairoError(status) }
}
