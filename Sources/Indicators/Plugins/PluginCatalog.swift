package import Diagnostics

/// A folder that is searched for plugins, and what kind of folder it is.
package struct PluginPlace: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// `--plugin-dir`
    case option
    /// `$HANDBILL_PLUGIN_PATH`
    case path
    /// `Plugins` or `plugins` beside the briefing.
    case project
    /// `$XDG_DATA_HOME/handbill/plugins`
    case user
    /// `<prefix>/lib/handbill/plugins`
    case bundled
  }

  package var kind: Kind
  package var folder: String

  package init(_ kind: Kind, _ folder: String) {
    self.kind = kind
    self.folder = folder
  }
}

/// A plugin that was found and whose manifest holds.
package struct Plugin: Sendable {
  package var manifest: Manifest
  package var place: PluginPlace
  /// Its own folder, without symbolic links.
  package var folder: String

  package var identity: PluginIdentity {
    PluginIdentity(id: manifest.id, version: manifest.version)
  }
}

/// All plugins of the search path: those that count, those behind another of the same id, and those that
/// cannot be used, each with its reason. Reading it never runs a plugin's code.
package struct PluginCatalog: Sendable {
  /// A plugin hidden by another of the same id found before it.
  package struct Shadowed: Sendable {
    package var plugin: Plugin
    package var by: Plugin
  }

  /// A folder that looks like a plugin and cannot be used.
  package struct Skipped: Sendable {
    package var folder: String
    package var place: PluginPlace
    /// One sentence.
    package var reason: String
    /// What is wrong with its manifest, with places.
    package var report: Report
    /// The id its manifest gives, if it can be told.
    package var claimedID: String?
  }

  /// By id.
  package var plugins: [Plugin]
  package var shadowed: [Shadowed]
  package var skipped: [Skipped]
  /// Warnings of the manifests that are used.
  package var report: Report

  package init(
    plugins: [Plugin] = [], shadowed: [Shadowed] = [], skipped: [Skipped] = [],
    report: Report = Report()
  ) {
    self.plugins = plugins
    self.shadowed = shadowed
    self.skipped = skipped
    self.report = report
  }

  package subscript(id id: String) -> Plugin? { plugins.first { $0.manifest.id == id } }

  /// What was passed over that would have been the plugin: by the id it gives itself, or, where that
  /// cannot be read, by the name of its folder.
  package func skipped(as id: String) -> Skipped? {
    func bare(_ name: Substring) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }
    return skipped.first { $0.claimedID == id }
      ?? skipped.first { skipped in
        skipped.claimedID == nil
          && skipped.folder.split(separator: "/").last.map(bare) == bare(id[...])
      }
  }
}
