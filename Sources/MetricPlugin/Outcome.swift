/// What a metric answers: one value for each area and period, and what is to be said about them.
public struct Outcome: Sendable {
  /// One remark about the quality of the values.
  public struct Quality: Sendable, Hashable {
    /// How grave a remark is.
    public enum Severity: String, Sendable, Hashable {
      /// Good to know.
      case note
      /// Changes how the values should be read.
      case warning
    }

    /// A short name: `small_sample`.
    public var code: String
    /// How grave it is.
    public var severity: Severity
    /// One sentence.
    public var message: String

    /// A remark.
    public init(_ code: String, _ severity: Severity, _ message: String) {
      self.code = code
      self.severity = severity
      self.message = message
    }
  }

  /// A value to reach that comes from the data; targets of policy belong to the briefing.
  public struct Target: Sendable, Hashable {
    /// What it is called: "committed".
    public var label: String
    /// In the unit of the values.
    public var value: Double
    /// When it is to be reached.
    public var period: String?
    /// Whose it is; `nil` is everybody's.
    public var area: String?

    /// A target.
    public init(_ label: String, _ value: Double, period: String? = nil, area: String? = nil) {
      self.label = label
      self.value = value
      self.period = period
      self.area = area
    }
  }

  /// The values.
  public var values: Panel
  /// The lower ends of their intervals.
  public var low: Panel?
  /// The upper ends of their intervals.
  public var high: Panel?
  /// Values to reach, from the data.
  public var targets: [Target] = []
  /// Sentences for the reader.
  public var notes: [String] = []
  /// Remarks about quality.
  public var quality: [Quality] = []

  /// An outcome of values alone.
  public init(_ values: Panel) {
    self.values = values
  }

  /// With intervals around the values.
  public func interval(low: Panel, high: Panel) -> Outcome {
    var outcome = self
    outcome.low = low
    outcome.high = high
    return outcome
  }

  /// With one sentence more for the reader.
  public func note(_ sentence: String) -> Outcome {
    var outcome = self
    outcome.notes.append(sentence)
    return outcome
  }

  /// With one value more to reach.
  public func target(
    _ label: String, _ value: Double, period: String? = nil, area: String? = nil
  ) -> Outcome {
    var outcome = self
    outcome.targets.append(Target(label, value, period: period, area: area))
    return outcome
  }

  /// With one remark more about quality.
  public func quality(
    _ code: String, _ severity: Quality.Severity, _ message: String
  ) -> Outcome {
    var outcome = self
    outcome.quality.append(Quality(code, severity, message))
    return outcome
  }
}
