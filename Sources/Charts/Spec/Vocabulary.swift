import Diagnostics

/// The properties that each kind of object may have, to tell a slip of the pen from a wish.
enum Vocabulary {
  /// Of views of every kind, the top one included.
  static let view = words(
    """
    $schema align autosize background bounds center columns concat config data datasets
    description encoding facet hconcat height layer mark name padding params projection repeat
    resolve selection spacing spec title transform usermeta vconcat view width
    """)

  /// Of channel definitions.
  static let channel = words(
    """
    aggregate align axis band bandPosition bin bounds center columns condition datum empty
    field format formatType header impute legend param scale selection sort spacing stack test
    timeUnit title type value
    """)

  /// Of axes.
  static let axis = words(
    """
    aria bandPosition condition description disable domain domainCap domainColor domainDash
    domainDashOffset domainOpacity domainWidth encoding format formatType grid gridCap
    gridColor gridDash gridDashOffset gridOpacity gridWidth labelAlign labelAngle labelBaseline
    labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont labelFontSize
    labelFontStyle labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity
    labelOverlap labelPadding labelSeparation labels maxExtent minExtent offset orient position
    style tickBand tickCap tickColor tickCount tickDash tickDashOffset tickExtra tickMinStep
    tickOffset tickOpacity tickRound tickSize tickWidth ticks title titleAlign titleAnchor
    titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight
    titleLimit titleLineHeight titleOpacity titlePadding titleX titleY translate values zindex
    """)

  /// Of legends.
  static let legend = words(
    """
    aria clipHeight columnPadding columns cornerRadius description direction disable encoding
    fillColor format formatType gradientLength gradientOpacity gradientStrokeColor
    gradientStrokeWidth gradientThickness gridAlign labelAlign labelBaseline labelColor
    labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelOffset
    labelOpacity labelOverlap labelPadding labelSeparation legendX legendY offset orient
    padding rowPadding strokeColor strokeDash strokeWidth symbolDash symbolDashOffset
    symbolFillColor symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeColor
    symbolStrokeWidth symbolType tickCount tickMinStep title titleAlign titleAnchor
    titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit
    titleLineHeight titleOpacity titleOrient titlePadding type values zindex
    """)

  /// Of scales.
  static let scale = words(
    """
    align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent
    interpolate nice padding paddingInner paddingOuter range rangeMax rangeMin reverse round
    scheme type zero
    """)

  /// Of marks, composite ones included.
  static let mark = words(
    """
    align angle aria ariaRole ariaRoleDescription aspect band bandSize baseline binSpacing
    blend borders box center clip color continuousBandSize cornerRadius cornerRadiusBottomLeft
    cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft cornerRadiusTopRight cursor
    description dir discreteBandSize dodge dx dy ellipsis endAngle extent fill fillOpacity
    filled font fontSize fontStyle fontWeight height href innerRadius interpolate invalid limit
    line lineBreak lineHeight median minBandSize opacity order orient outerRadius outliers
    padAngle point radius radius2 radius2Offset radiusOffset rule shape size smooth startAngle
    stroke strokeCap strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset
    strokeOpacity strokeWidth style tension text theta theta2 theta2Offset thetaOffset
    thickness ticks time timeUnitBandPosition timeUnitBandSize tooltip type url width x x2
    x2Offset xOffset y y2 y2Offset yOffset
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// A warning for every member of `node` that is not known, with what was probably meant.
  static func check(_ node: Node?, _ words: Set<String>, in place: String, _ report: inout Report) {
    for member in node?.members ?? [] where !words.contains(member.key) {
      report.warning(
        "W508", "\(place) has no property `\(member.key)`", at: member.keyOrigin,
        label: suggestionLabel(member.key, words.sorted()))
    }
  }

  /// The whole of a specification, view by view.
  static func check(_ view: Node, depth: Int = 0, _ report: inout Report) {
    guard depth < Limits.nesting else { return }
    check(view, Vocabulary.view, in: "a view", &report)
    ColorCheck.check(view, &report)
    if let mark = view["mark"], mark.members != nil {
      check(mark, Vocabulary.mark, in: "a mark", &report)
    }
    for member in view["encoding"]?.members ?? [] {
      for definition in member.value.items ?? [member.value] {
        check(definition, channel, in: "channel `\(member.key)`", &report)
        check(definition["axis"], axis, in: "an axis", &report)
        check(definition["legend"], legend, in: "a legend", &report)
        check(definition["scale"], scale, in: "a scale", &report)
      }
    }
    for key in ["layer", "concat", "hconcat", "vconcat"] {
      for child in view[key]?.items ?? [] { check(child, depth: depth + 1, &report) }
    }
    if let spec = view["spec"] { check(spec, depth: depth + 1, &report) }
  }
}
