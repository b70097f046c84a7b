internal import Diagnostics
internal import MetricPlugin

/// One line of `handbill plugin list`.
package struct PluginListing: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    case used
    /// Another of the same id is found before it: that one's folder.
    case shadowed(by: String)
    case skipped(reason: String)
  }

  /// The name of the folder where the id cannot be told.
  package var id: String
  /// Empty when it cannot be told.
  package var version: String
  package var title: String
  package var place: PluginPlace.Kind
  package var folder: String
  package var standing: Standing
}

extension PluginCatalog {
  /// Everything found, by id: those used first, then the shadowed and the skipped, each with its reason.
  package var listing: [PluginListing] {
    let used = plugins.map { PluginListing($0, .used) }
    let hidden = shadowed.map { PluginListing($0.plugin, .shadowed(by: $0.by.folder)) }
    let left = skipped.map { skipped in
      let name = skipped.folder.split(separator: "/").last.map(String.init) ?? skipped.folder
      return PluginListing(
        id: skipped.claimedID ?? name, version: "", title: "", place: skipped.place.kind,
        folder: skipped.folder, standing: .skipped(reason: skipped.reason))
    }
    return used + (hidden + left).sorted { ($0.id, $0.folder) < ($1.id, $1.folder) }
  }

  /// The listing as text, one plugin a line.
  package var listingText: String {
    var table = TextTable(["id", "version", "from", "what"])
    for item in listing {
      let what: String
      switch item.standing {
      case .used: what = item.title
      case .shadowed(let folder): what = "hidden by \(folder)"
      case .skipped(let reason): what = "skipped: \(reason) (\(item.folder))"
      }
      table.add([item.id, item.version, item.place.rawValue, what])
    }
    return table.text
  }
}

extension PluginCatalog {
  /// The listing as JSON: `{plugins: [{id, version, title, from, folder, standing, …}], diagnostics}`.
  package var listingJSON: String {
    let diagnostics = (report.diagnostics + skipped.flatMap(\.report.diagnostics))
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("plugins")
      writer.array { writer in for item in listing { item.write(to: &writer) } }
      writer.name("diagnostics")
      writer.array { writer in
        for diagnostic in diagnostics {
          writer.object { writer in
            writer.member("code", diagnostic.code)
            writer.member("severity", "\(diagnostic.severity)")
            writer.member("message", diagnostic.message)
            writer.member("file", diagnostic.place?.file)
          }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}

extension PluginListing {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("version", version)
      writer.member("title", title)
      writer.member("from", place.rawValue)
      writer.member("folder", folder)
      switch standing {
      case .used: writer.member("standing", "used")
      case .shadowed(let folder):
        writer.member("standing", "shadowed")
        writer.member("by", folder)
      case .skipped(let reason):
        writer.member("standing", "skipped")
        writer.member("reason", reason)
      }
    }
  }
}

extension PluginListing {
  fileprivate init(_ plugin: Plugin, _ standing: Standing) {
    self.init(
      id: plugin.manifest.id, version: plugin.manifest.version, title: plugin.manifest.title,
      place: plugin.place.kind, folder: plugin.folder, standing: standing)
  }
}
