internal import CPango

/// What a font file says about its own heights, in parts of the em (`hb_ot_metrics_get_position`).
package struct FontOutline: Sendable {
  package var ascent: Double
  package var descent: Double
  package var capHeight: Double
  package var xHeight: Double

  /// - Returns: `nil` if the file cannot be opened.
  package init?(file: String) {
    guard let blob = hb_blob_create_from_file_or_fail(file) else { return nil }
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, 0)
    defer { hb_face_destroy(face) }
    let font = hb_font_create(face)
    defer { hb_font_destroy(font) }
    let em = Double(hb_face_get_upem(face))
    guard em > 0 else { return nil }
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    func metric(_ tag: hb_ot_metrics_tag_t, otherwise value: Double) -> Double {
      var position: hb_position_t = 0
      let isThere = hb_ot_metrics_get_position(font, tag, &position) != 0 && position > 0
      return isThere ? Double(position) / em : value
    }
    ascent = Double(extents.ascender) / em
    descent = -Double(extents.descender) / em
    capHeight = metric(HB_OT_METRICS_TAG_CAP_HEIGHT, otherwise: 0.7)
    xHeight = metric(HB_OT_METRICS_TAG_X_HEIGHT, otherwise: 0.5)
  }
}

/// How a font file presents itself, for files whose names say nothing (`FcFreeTypeQuery`).
package struct FontIdentity: Sendable {
  package var family: String
  /// 100…900.
  package var weight: Int
  package var isItalic: Bool

  /// - Returns: `nil` if the file holds no font, or a variable one, whose name a PDF would lose.
  package init?(file: String) {
    var count: Int32 = 0
    guard let pattern = FcFreeTypeQuery(file, 0, nil, &count) else { return nil }
    defer { FcPatternDestroy(pattern) }
    var name: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, FC_FAMILY, 0, &name) == FcResultMatch, let name else {
      return nil
    }
    var isVariable: FcBool = 0
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &isVariable)
    guard isVariable == 0 else { return nil }
    var weight = FC_WEIGHT_REGULAR
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight)
    var slant = FC_SLANT_ROMAN
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant)
    family = String(cString: name)
    self.weight = min(max(Int(FcWeightToOpenType(weight)), 100), 900)
    isItalic = slant != FC_SLANT_ROMAN
  }
}
