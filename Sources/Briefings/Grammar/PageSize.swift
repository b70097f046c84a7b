package import Diagnostics
import SceneGraph

/// A size as written: `210mm x 297mm`, `8in x 10in`, `1080x1080`.
struct PageSize {
  enum Unit: String, CaseIterable {
    case cm, `in`, mm, pt, px

    var points: Double {
      switch self {
      case .cm: 72 / 2.54
      case .in: 72
      case .mm: 72 / 25.4
      case .pt: 1
      case .px: 1 / PageFormat.pixelsOfAPoint
      }
    }
  }

  var width: Double
  var height: Double
  var unit: Unit
  /// Numbers without a unit are pixels.
  var hasUnit: Bool

  /// The least and the greatest side of a page, in points: a small card, and what PDF allows.
  static let sides = 120.0...14_400.0
  private static let mostPixels = 100e6

  /// - Returns: `nil` when it is no size at all.
  init?(_ text: String) {
    var rest = Substring(text.lowercased())[...]
    func skipBlanks() { while rest.first == " " { rest = rest.dropFirst() } }
    func number() -> Double? {
      skipBlanks()
      let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "-" || $0 == "e" }
      rest = rest.dropFirst(digits.count)
      return digits.count <= 12 ? Double(digits) : nil
    }
    func unit() -> Unit? {
      skipBlanks()
      guard let unit = Unit.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
        return nil
      }
      rest = rest.dropFirst(2)
      return unit
    }
    guard let width = number(), width.isFinite else { return nil }
    let first = unit()
    skipBlanks()
    guard let cross = rest.first, cross == "x" || cross == "×" else { return nil }
    rest = rest.dropFirst()
    guard let height = number(), height.isFinite else { return nil }
    let last = unit()
    skipBlanks()
    // `210 x 297 mm` is how people write it; `210mm x 297` leaves the height open.
    guard rest.isEmpty, first == nil || last != nil else { return nil }
    let unit = last ?? .px
    self.height = height
    self.unit = unit
    self.width = width * (first ?? unit).points / unit.points
    hasUnit = last != nil
  }

  /// As it is written in messages and in the names of files.
  var name: String {
    unit == .px
      ? "\(width.plain)x\(height.plain)"
      : "\(width.plain)\(unit.rawValue) x \(height.plain)\(unit.rawValue)"
  }

  /// - Returns: `nil` after a report, for a size that no page has.
  func format(at origin: Origin?, _ report: inout Report) -> PageFormat? {
    let size = Size(width: width * unit.points, height: height * unit.points)
    guard Self.sides.contains(size.width), Self.sides.contains(size.height) else {
      let sides = [Self.sides.lowerBound, Self.sides.upperBound].map { side in
        (unit == .px || unit == .pt
          ? side / unit.points : (side / unit.points * 10).rounded() / 10).plain
      }
      let millimetres = Unit.mm.points
      let isMeantInMillimetres =
        !hasUnit && Self.sides.contains(width * millimetres)
        && Self.sides.contains(height * millimetres)
      report.error(
        "E150", "no page can be \(name)\(hasUnit ? "" : " pixels")", at: origin,
        label: isMeantInMillimetres
          ? "did you mean `\(width.plain)mm x \(height.plain)mm`?" : "",
        notes: ["each side is from \(sides[0]) to \(sides[1]) \(unit.rawValue)"])
      return nil
    }
    guard unit == .px else {
      return .paper(named: name, slug: PageFormat.slug(of: name), size: size)
    }
    guard width == width.rounded(), height == height.rounded() else {
      report.error(
        "E150", "\(name) is no whole number of pixels", at: origin,
        label: "write whole numbers, or a unit: mm, cm, in, pt")
      return nil
    }
    guard width * height <= Self.mostPixels else {
      report.error(
        "E150", "no picture can have \(name) pixels", at: origin,
        notes: ["100 million pixels are the most"])
      return nil
    }
    // Between a card and a slide: the side of a square of 400 design points.
    let scale = max(1, (size.width * size.height).squareRoot() / 400)
    let shorter = min(size.width, size.height) / scale
    return .screen(
      name, name, Int(width), Int(height), scale: scale, margin: min(36, max(12, shorter * 0.08)))
  }
}

extension PageFormat {
  /// The format that `text` names, by its name, its first word where no other shares it, or its size.
  ///
  /// - Returns: `nil` after a report: a format that is not there is never another one.
  package init?(_ text: String, at origin: Origin? = nil, report: inout Report) {
    let wanted = text.lowercased().split(separator: " ").joined(separator: " ")
    let named = Self.all.first { $0.name.lowercased() == wanted }
    let short = Self.all.filter { $0.name.lowercased().split(separator: " ").first ?? "" == wanted }
    if let format = named ?? (short.count == 1 ? short[0] : nil) {
      self = format
      return
    }
    if let size = PageSize(text) {
      guard let format = size.format(at: origin, &report) else { return nil }
      self = format
      return
    }
    let names = Self.all.map(\.name)
    let byWord = short.first { $0.name.hasSuffix("portrait") }?.name
    let meant =
      byWord ?? suggestion(for: text, among: names)
      ?? suggestion(for: wanted, among: Self.all.map(\.slug)).flatMap { slug in
        Self.all.first { $0.slug == slug }?.name
      }
    report.error(
      "E105", "there is no page format `\(text)`", at: origin,
      label: meant.map { "did you mean `\($0)`?" } ?? "",
      notes: [
        "formats: \(names.joined(separator: ", "))",
        "or a size: 210mm x 297mm, 8in x 10in, 600pt x 400pt; 1080x1080 is in pixels",
      ])
    return nil
  }

  init?(_ node: Node, report: inout Report) {
    guard let text = node.string else {
      report.error(
        "E105", "a page format should be a name or a size, not \(node.kindInWords)",
        at: node.origin,
        notes: ["formats: \(Self.all.map(\.name).joined(separator: ", "))"])
      return nil
    }
    self.init(text, at: node.origin, report: &report)
  }
}
