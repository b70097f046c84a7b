import Diagnostics
import Scales

/// The colours of a chart's kinds, held against each other and the paper.
struct KindCheck {
  struct Alike {
    var first: (kind: String, color: RGBA)
    var second: (kind: String, color: RGBA)
    var vision: ColorVision
    var difference: Double
  }

  let kindCount: Int
  let colorCount: Int
  /// The two that look most alike, when that is too much.
  private(set) var alike: Alike?
  private(set) var faint: [(kind: String, color: RGBA, contrast: Double)] = []
  private let used: [(kind: String, color: RGBA)]
  private let paper: RGBA

  init(_ used: [(kind: String, color: RGBA)], available: Int, paper: RGBA) {
    kindCount = used.count
    colorCount = available
    self.used = used
    self.paper = paper
    // The same colour again is told of by its count.
    let distinct = used.prefix(available)
    for (index, first) in distinct.enumerated() {
      for second in distinct.dropFirst(index + 1) {
        let hardest = ColorVision.hardest(first.color, second.color)
        guard hardest.difference < min(ThemeReadability.leastDifference, alike?.difference ?? 100)
        else { continue }
        alike = Alike(
          first: first, second: second, vision: hardest.vision, difference: hardest.difference)
      }
      let contrast = first.color.contrast(with: paper)
      if contrast < ThemeReadability.graphicsContrast {
        faint.append((first.kind, first.color, contrast))
      }
    }
  }

  /// Whether two of the colours would have less contrast than graphics need, where they touch.
  var hasFlatNeighbours: Bool {
    let distinct = used.prefix(colorCount).map(\.color)
    return distinct.indices.contains { index in
      distinct.dropFirst(index + 1).contains {
        $0.contrast(with: distinct[index]) < ThemeReadability.graphicsContrast
      }
    }
  }

  var isFaint: Bool { !faint.isEmpty }
  var needsHelp: Bool { alike != nil || isFaint || kindCount > colorCount }

  /// - Parameter isLabelled: the kinds are also written beside what they colour.
  func say(
    _ mark: MarkFamily, isLabelled: Bool, at origin: Origin, _ report: inout Report
  ) {
    if kindCount > colorCount {
      report.warning(
        "W186", "\(kindCount) kinds share \(colorCount) colours", at: origin,
        notes: ["show fewer, put the rest together as “Other”, or make small charts, one for each"])
    }
    if let alike {
      let message =
        "“\(alike.first.kind)” and “\(alike.second.kind)” look alike \(alike.vision.phrase): "
        + "\(alike.first.color.code) and \(alike.second.color.code) differ by "
        + "\(rounded(alike.difference)), \(ThemeReadability.leastDifference.plain) are needed"
      if mark != .fills || isLabelled {
        report.note(
          "N185", message, at: origin,
          notes: [isLabelled ? "their names tell them apart" : mark.addition])
      } else {
        report.warning(
          "W185", message, at: origin,
          notes: [
            mark.addition,
            "write the names beside them, or choose colours with `scale: {range: […]}`",
          ]
            + [better(than: alike)].compactMap { $0 })
      }
    }
    for (kind, color, contrast) in faint {
      let message =
        "“\(kind)” hardly shows: \(color.code) has a contrast of \(ThemeReadability.ratio(contrast)) "
        + "with the paper, \(ThemeReadability.graphicsContrast.plain):1 is needed"
      let nearest = color.nearest { $0.contrast(with: paper) >= ThemeReadability.graphicsContrast }
      let mend = nearest.map { ["the nearest that would do: \"\($0.code)\""] } ?? []
      if mark == .fills {
        report.note("N187", message, at: origin, notes: ["an outline is drawn round it"] + mend)
      } else {
        report.warning("W187", message, at: origin, notes: mend)
      }
    }
  }

  /// The nearest to the second of the two that all eyes tell from every other kind.
  private func better(than alike: Alike) -> String? {
    let others = used.prefix(colorCount).filter { $0.kind != alike.second.kind }.map(\.color)
    let nearest = alike.second.color.nearest { candidate in
      candidate.contrast(with: paper) >= ThemeReadability.graphicsContrast
        && others.allSatisfy {
          ColorVision.hardest($0, candidate).difference >= ThemeReadability.leastDifference
        }
    }
    return nearest.map { "for “\(alike.second.kind)” the nearest that would do is \"\($0.code)\"" }
  }

  private func rounded(_ value: Double) -> String {
    // Downwards, so that 9.96 is not said to be the 10 that it misses.
    (min(value, 100) * 10).rounded(.down).plainTenths
  }
}

extension ColorVision {
  /// "with protanopia".
  package var phrase: String { self == .normal ? "to everybody" : "with \(rawValue)" }
}

extension RGBA {
  /// `#0B5C8A`, as themes and specifications write it.
  package var code: String { hex.uppercased() }
}

extension Double {
  /// "9.9" of 99, without the decimals of binary numbers.
  fileprivate var plainTenths: String {
    let tenths = Int(self)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
