package import Diagnostics

extension FontLibrary {
  /// What was asked of the fonts so far and could not be given: unknown families, missing files,
  /// characters that no font has. Each once.
  package var report: Report {
    var report = Report()
    for name in missingFamilies { report.add(Messages.missingFamily(name)) }
    for file in missingFiles {
      report.add(Messages.missingFile(file, folders: catalogue.folders))
    }
    for missing in missingCharacters {
      report.add(Messages.missingCharacter(missing.character, in: missing.text))
    }
    return report
  }
}
