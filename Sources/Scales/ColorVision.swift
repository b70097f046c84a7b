/// How eyes see colours.
///
/// - Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
///   Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), 1291–1298: the matrices of severity
///   1.0, on linear light.
package enum ColorVision: String, CaseIterable, Sendable {
  case normal, protanopia, deuteranopia, tritanopia

  /// What the colour looks like to these eyes, as somebody with normal vision would see it.
  package func seen(_ color: RGBA) -> RGBA {
    guard let rows = matrix else { return color }
    let light = color.linearized
    let parts = rows.map { $0[0] * light.red + $0[1] * light.green + $0[2] * light.blue }
    return RGBA(linearRed: parts[0], green: parts[1], blue: parts[2], alpha: color.alpha)
  }

  /// Three rows, each of red, green and blue; `nil` where nothing changes.
  package var matrix: [[Double]]? {
    switch self {
    case .normal: nil
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// The difference of two colours to these eyes (CIEDE2000).
  package func difference(_ a: RGBA, _ b: RGBA) -> Double {
    Lab(d65: seen(a)).difference(from: Lab(d65: seen(b)))
  }

  /// The eyes to which two colours are the most alike, and their difference then.
  package static func hardest(_ a: RGBA, _ b: RGBA) -> (vision: ColorVision, difference: Double) {
    var hardest = (vision: ColorVision.normal, difference: Double.infinity)
    for vision in allCases {
      let difference = vision.difference(a, b)
      if difference < hardest.difference { hardest = (vision, difference) }
    }
    return hardest
  }
}
