import Diagnostics

/// What was said of many pages, each message once, with the pages it is about.
struct GatheredReport {
  private var order: [Diagnostic] = []
  private var names: [Diagnostic: [String]] = [:]
  private var pages = 0
  private var common: Report

  /// - Parameter common: what was said before the first page.
  init(_ common: Report) { self.common = common }

  mutating func add(_ report: Report, of page: String) {
    pages += 1
    for diagnostic in report.diagnostics {
      if names[diagnostic] == nil { order.append(diagnostic) }
      names[diagnostic, default: []].append(page)
    }
  }

  var report: Report {
    var report = common
    for var diagnostic in order {
      let about = names[diagnostic] ?? []
      // Said of every page, it is no matter of one.
      if about.count < pages {
        let list =
          about.prefix(3).joined(separator: ", ")
          + (about.count > 3 ? " and \(about.count - 3) more" : "")
        diagnostic.context =
          diagnostic.context.isEmpty ? list : "\(diagnostic.context), \(list)"
      }
      report.add(diagnostic)
    }
    return report
  }
}
