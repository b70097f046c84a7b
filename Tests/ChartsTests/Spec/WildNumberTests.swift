import TestSupport
import Testing

@testable import Charts

/// Every property that the compiler knows, with values that no one means.
@Suite struct WildNumberTests {
  private static let wild = ["1e300", "-1e300", "1e12", "-1", "0", "null", "\"x\"", "[]", "{}"]

  private static func drawn(
    _ property: String, _ value: String, _ place: String, as type: String
  ) {
    let own = "\"\(property)\": \(value)"
    let mark = place == "mark" ? ", \(own)" : ""
    func inside(_ name: String) -> String { place == name ? ", \"\(name)\": {\(own)}" : "" }
    let guides = inside("axis") + inside("legend") + inside("scale")
    let specification = """
      {"data": \(Charting.letters), "width": 50, "height": 40,
       "mark": {"type": "\(type)"\(mark)}, "encoding": {
         "x": {"field": "b", "type": "quantitative"\(inside("axis"))\(inside("scale"))},
         "theta": {"field": "b", "type": "quantitative"\(inside("scale"))},
         "y": {"field": "a"\(inside("axis"))\(inside("scale"))},
         "text": {"field": "a"}, "size": {"field": "b", "type": "quantitative"\(guides)},
         "color": {"field": "a"\(inside("legend"))\(inside("scale"))}}}
      """
    let charting = Charting(specification)
    #expect(charting.chart != nil || !charting.codes.isEmpty)
  }

  private static let places: [(place: String, words: Set<String>)] = [
    ("mark", Vocabulary.mark.subtracting(["type"])), ("axis", Vocabulary.axis),
    ("legend", Vocabulary.legend), ("scale", Vocabulary.scale),
  ]

  @Test(arguments: places.flatMap { place, words in words.sorted().map { (place, $0) } })
  func `a wild value of a property never traps`(place: String, property: String) {
    // Two values and one mark each; which ones is settled by the name.
    var random = SeededGenerator(state: property.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    for value in Self.wild.shuffled(using: &random).prefix(2) {
      let type = ["bar", "line", "arc", "text"].randomElement(using: &random) ?? "bar"
      Self.drawn(property, value, place, as: type)
    }
  }
}
