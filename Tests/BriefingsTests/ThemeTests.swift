import Diagnostics
import Foundation
import Scales
import TestSupport
import Testing

@testable import Briefings

/// The themes of the repository, and files that a test gives by path.
enum Themes {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Assets/Themes").standardized
  static let names = ["analysis-function", "civic", "gla", "high-contrast", "ons", "print-mono"]

  static func library(_ files: [String: String] = [:]) -> ThemeLibrary {
    ThemeLibrary(
      named: { name in
        let text = try? String(
          contentsOf: folder.appendingPathComponent("\(name).yaml"), encoding: .utf8)
        return text.map { SourceText(name: "\(name).yaml", text: $0) }
      },
      names: { names },
      read: { path in
        guard let text = files[path] else { throw Missing(path: path) }
        return Array(text.utf8)
      })
  }

  static func load(_ name: String, _ files: [String: String] = [:]) -> (Theme?, Report) {
    var report = Report()
    let theme = library(files).theme(Written(name), report: &report)
    return (theme, report)
  }

  struct Missing: Error, CustomStringConvertible {
    var path: String
    var description: String { "there is no file `\(path)`" }
  }
}

@Suite struct ThemeTests {
  @Test func `every theme of the repository is tested`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Themes.folder.path).sorted()
    #expect(files == Themes.names.map { "\($0).yaml" })
  }

  @Test(arguments: Themes.names) func `every theme can be read, without a remark`(name: String)
    throws
  {
    let (theme, report) = Themes.load(name)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(try #require(theme).name == name)
  }

  /// Four kinds by colour are what a chart should have at most.
  @Test(arguments: Themes.names) func `the first four kinds are told apart by all eyes`(
    name: String
  ) throws {
    let theme = try #require(Themes.load(name).0)
    let kinds = theme.rgba(.categorical).prefix(4)
    #expect(kinds.count == 4)
    for (index, first) in kinds.enumerated() {
      #expect(first.contrast(with: theme.rgba(.paper)) >= 3, "\(first.code)")
      for second in kinds.dropFirst(index + 1) {
        let hardest = ColorVision.hardest(first, second)
        #expect(hardest.difference >= 10, "\(first.code) \(second.code) \(hardest)")
      }
    }
  }

  @Test(arguments: Themes.names)
  func `steps of less to more and of either side are told apart by all eyes`(name: String) throws {
    let theme = try #require(Themes.load(name).0)
    for palette in [Theme.PaletteRole.sequential, .diverging] {
      let colors = theme.rgba(palette)
      for (first, second) in zip(colors, colors.dropFirst()) {
        let hardest = ColorVision.hardest(first, second)
        #expect(hardest.difference >= 10, "\(palette): \(first.code) \(second.code) \(hardest)")
      }
    }
    let lightness = theme.rgba(.sequential).map(\.luminance)
    #expect(lightness == lightness.sorted(by: >))
  }

  @Test func `high contrast is 7 to 1 for all text`() throws {
    let theme = try #require(Themes.load("high-contrast").0)
    let readability = ThemeReadability(theme)
    #expect(readability.texts.allSatisfy { $0.contrast >= 7 })
    #expect(readability.graphics.allSatisfy { $0.contrast >= 4.5 })
    #expect(theme.texts.values.allSatisfy { $0.least >= 8 })
  }

  @Test func `print-mono has no colour at all`() throws {
    let theme = try #require(Themes.load("print-mono").0)
    let colors =
      Theme.ColorRole.allCases.map { theme.rgba($0) }
      + Theme.PaletteRole.allCases.flatMap { theme.rgba($0) }
    #expect(colors.allSatisfy { $0.red == $0.green && $0.green == $0.blue })
    #expect(theme.isColorless)
    #expect(theme.dashes[.comparator]?.isEmpty == false)
  }
}
