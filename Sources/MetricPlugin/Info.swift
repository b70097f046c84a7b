/// What a metric is called and how its values are to be read: the head of its `plugin.json`.
public struct Info: Sendable {
  /// Small letters, digits and hyphens; also the name of the program: `rd-share`.
  public var id: String
  /// The version of the plugin, three numbers: `1.0.0`.
  public var version: String
  /// What is measured, as a reader would say it: "R&D spending as a share of GVA".
  public var title: String
  /// One or two sentences more than the title says.
  public var summary: String
  /// A page that explains the method.
  public var methodURL: String?
  /// Who to ask.
  public var authors: [String]
  /// The licence of the code, as an SPDX identifier.
  public var licence: String
  /// The unit of the values.
  public var unit: Unit
  /// Which way is good.
  public var better: Better
  /// The values already are distances from the comparator, so that no gap is derived from them again.
  public var relativeToComparator: Bool
  /// The metric can split its values by category.
  public var hasCategories: Bool
  /// The form of the periods it understands, when it does not understand all.
  public var periodFormat: String?
  /// The levels of areas it is meant for; empty means any.
  public var geographyLevels: [String]
  /// What one run may use.
  public var limits: Limits
  /// Files it reads beside its request, relative to its own folder.
  public var reads: [String]

  /// Describes a metric; everything behind `better` may be left out.
  public init(
    _ id: String, _ title: String, unit: Unit, better: Better, version: String = "1.0.0",
    summary: String = "", methodURL: String? = nil, authors: [String] = [],
    licence: String = "MIT", relativeToComparator: Bool = false, hasCategories: Bool = false,
    periodFormat: String? = nil, geographyLevels: [String] = [], limits: Limits = Limits(),
    reads: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.methodURL = methodURL
    self.authors = authors
    self.licence = licence
    self.unit = unit
    self.better = better
    self.relativeToComparator = relativeToComparator
    self.hasCategories = hasCategories
    self.periodFormat = periodFormat
    self.geographyLevels = geographyLevels
    self.limits = limits
    self.reads = reads
  }
}

/// Which way is good: it decides arrow, word and colour together.
public enum Better: String, Sendable, Hashable, CaseIterable {
  /// More is good: output per job.
  case higher
  /// Less is good: unemployment.
  case lower
  /// Neither: population.
  case neither
}

/// What one run of a plugin may use.
public struct Limits: Sendable, Hashable {
  /// Seconds until the host stops the run.
  public var timeout: Int
  /// Megabytes of address space.
  public var memory: Int
  /// How many processes the run may have; 1 unless its interpreter needs more.
  public var processes: Int

  /// The usual limits, or others.
  public init(timeout: Int = 10, memory: Int = 1024, processes: Int = 1) {
    self.timeout = timeout
    self.memory = memory
    self.processes = processes
  }
}
