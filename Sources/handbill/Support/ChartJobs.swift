import ArgumentParser
import Briefings
import Diagnostics
import Rendering
import SceneGraph

/// The files of every block on its own: PNG, SVG, PDF, and what is known of it as JSON.
func chartJobs(
  of composed: ComposedBriefing, in folder: String, resolution: Resolution?, date: DocumentDate
) throws -> [FileJob] {
  let prefix = folder.hasSuffix("/") ? folder : folder + "/"
  var names: Set<String> = []
  var jobs: [FileJob] = []
  for block in composed.alone {
    // Names of blocks may differ in nothing that a file's name can say.
    var name = block.name.fileName
    while !names.insert(name.lowercased()).inserted { name += "-2" }
    let kinds: [OutputFile.Kind] = [.png, .svg, .pdf]
    let info = DocumentInfo(
      title: block.title.isEmpty ? block.name : block.title, subject: block.subtitle,
      source: block.source, alt: block.alternative.isEmpty ? nil : block.alternative, date: date)
    for kind in kinds {
      jobs.append(
        FileJob(
          file: OutputFile(path: "\(prefix)\(name).\(kind.rawValue)", kind: kind),
          content: .frames([block.frame], resolution ?? .scale(2)), info: info))
    }
    let sidecar = block.sidecar(
      edition: composed.edition, briefing: composed.title,
      files: kinds.map { (kind: $0.rawValue, name: "\(name).\($0.rawValue)") })
    jobs.append(
      FileJob(
        file: OutputFile(path: "\(prefix)\(name).json", kind: .frame),
        content: .bytes(Array((sidecar.jsonText() + "\n").utf8)), info: info))
  }
  return jobs
}
