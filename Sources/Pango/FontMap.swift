internal import CPango

/// The font files that text may be shaped with, and nothing besides: no configuration and no font of
/// the system is read (`FcConfig`, `PangoFontMap`, `PangoContext`).
package struct FontMap: ~Copyable {
  private let config: OpaquePointer
  private let map: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer

  package init() {
    _ = Self.systemIsShutOut
    config = Self.makeConfig()
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
    handbill_font_map_set_config(map, config)
    context = pango_font_map_create_context(map)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en-GB"))
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(map)
    FcConfigDestroy(config)
  }

  /// Adds a file under a name of its own, by which alone it is found (`FcConfigAppFontAddFile`).
  ///
  /// - Returns: `nil` if the file holds no font.
  package func add(file: String, as name: String) -> FontCoverage? {
    guard FcConfigAppFontAddFile(config, file) != 0,
      let fonts = FcConfigGetFonts(config, FcSetApplication), fonts.pointee.nfont > 0,
      let pattern = fonts.pointee.fonts[Int(fonts.pointee.nfont) - 1]
    else { return nil }
    // The unique name alone must decide, so nothing else may look like a better or worse match.
    for key in [FC_FAMILY, FC_FAMILYLANG, FC_FULLNAME, FC_STYLE, FC_WEIGHT, FC_SLANT, FC_WIDTH] {
      FcPatternDel(pattern, key)
    }
    FcPatternAddString(pattern, FC_FAMILY, name)
    FcPatternAddInteger(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR)
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
    handbill_font_map_config_changed(map)
    return FontCoverage(of: pattern)
  }

  /// Before the first font map: a current configuration of our own keeps Pango from loading the
  /// system's in a thread (`FcConfigSetCurrent`).
  private static let systemIsShutOut: Void = {
    let config = makeConfig()
    FcConfigSetCurrent(config)
    FcConfigDestroy(config)
  }()

  private static func makeConfig() -> OpaquePointer {
    let config = FcConfigCreate()
    FcConfigParseAndLoadFromMemory(config, configuration, 1)
    guard let config else { fatalError("no memory for a font configuration") }
    return config
  }

  private static let configuration = """
    <?xml version="1.0"?>
    <fontconfig>
      <match target="font">
        <edit name="hinting" mode="assign"><bool>false</bool></edit>
      </match>
    </fontconfig>
    """
}

/// Which characters a font file can draw (`FcCharSet`).
package struct FontCoverage: ~Copyable {
  private let set: OpaquePointer?

  fileprivate init(of pattern: OpaquePointer) {
    var found: OpaquePointer?
    set =
      FcPatternGetCharSet(pattern, FC_CHARSET, 0, &found) == FcResultMatch
      ? FcCharSetCopy(found) : nil
  }

  deinit { if let set { FcCharSetDestroy(set) } }

  /// `FcCharSetHasChar`.
  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    set.map { FcCharSetHasChar($0, scalar.value) != 0 } ?? false
  }
}
