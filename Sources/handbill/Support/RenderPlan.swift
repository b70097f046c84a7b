import ArgumentParser
import Briefings
import Diagnostics
import Rendering
import SceneGraph

/// Which formats a run makes, and which files of each.
struct RenderPlan {
  /// All that are needed, each once.
  private(set) var formats: [PageFormat] = []
  private var outputs: [(pattern: OutputPattern, formats: [PageFormat])] = []
  private let name: String

  /// - Parameters:
  ///   - asked: the formats of `--format`.
  ///   - name: of the briefing's file, for files in a folder.
  init(
    _ patterns: [OutputPattern], asked: [PageFormat], briefing: Briefing, name: String,
    isForSeveral: Bool
  ) throws {
    self.name = name
    for pattern in patterns {
      guard !isForSeveral || pattern.namesArea else {
        throw Ending.usage(
          "each area needs a file of its own: write a name such as \"{area.name}.pdf\", or a folder/"
        )
      }
      let own: [PageFormat]
      if let format = pattern.format {
        own = [briefing.format(like: format)]
      } else if pattern.isForEachFormat {
        own = asked.isEmpty ? briefing.formats : asked
      } else if asked.count > 1 {
        throw Ending.usage(
          "one file cannot be in \(asked.count) formats: put {format} into its name, or name a folder/"
        )
      } else {
        own = [asked.first ?? briefing.page]
      }
      outputs.append((pattern, own))
      for format in own where !formats.contains(format) { formats.append(format) }
    }
    // Charts on their own are those of a page, whether it is wanted as well or not.
    if formats.isEmpty { formats = asked.isEmpty ? [briefing.page] : asked }
  }

  /// - Throws: wrong usage, when two files would have one name.
  func jobs(
    of composed: ComposedBriefing, resolution: Resolution?, date: DocumentDate
  ) throws -> [FileJob] {
    var jobs: [FileJob] = []
    for output in outputs {
      for sheet in composed.sheets where output.formats.contains(sheet.format) {
        let files = try output.pattern.files(
          of: sheet, edition: composed.edition, briefing: name)
        for (file, pages) in files {
          if output.pattern.makesFolders { try makeFolder(parentFolder(of: file.path)) }
          let frames = pages.map { sheet.frames[$0] }
          guard !jobs.contains(where: { samePath($0.file.path, file.path) }) else {
            throw Ending.usage(
              "`\(file.path)` would be written twice: put {format} or {page} into its name")
          }
          jobs.append(
            FileJob(
              file: file,
              content: .frames(frames, resolution ?? Resolution(of: sheet.format)),
              info: DocumentInfo(
                title: file.kind == .pdf ? composed.title : frames.first?.title,
                source: composed.source, date: date)))
        }
      }
    }
    return jobs
  }
}

extension Resolution {
  /// What a format gets when nothing else is asked for.
  init(of format: PageFormat) {
    if let pixels = format.pixels {
      self = .size(width: pixels.width, height: pixels.height)
    } else {
      self = .scale(format.pixelsPerPoint)
    }
  }
}
