/// What a plugin answers, as it goes over the wire.
package struct Reply: Sendable {
  package enum Content: Sendable {
    case ok(Answer)
    case error(Refusal)
  }

  package struct Answer: Sendable {
    package var area: [String] = []
    package var period: [String] = []
    /// Empty when there are no categories.
    package var category: [String] = []
    /// NaN where missing.
    package var value: [Double] = []
    package var low: [Double] = []
    package var high: [Double] = []
    /// Empty when every value is normal.
    package var status: [Status] = []
    package var targets: [Outcome.Target] = []
    package var notes: [String] = []
    package var quality: [Outcome.Quality] = []

    package init() {}
  }

  package struct Refusal: Sendable, Hashable {
    package var code: String
    package var message: String
    package var input: String?
    package var hint: String?

    package init(code: String, message: String, input: String? = nil, hint: String? = nil) {
      self.code = code
      self.message = message
      self.input = input
      self.hint = hint
    }
  }

  package var version = protocolVersion
  package var content: Content

  package init(_ content: Content) {
    self.content = content
  }

  /// The reply that carries an outcome.
  package init(_ outcome: Outcome) {
    let values = outcome.values
    var answer = Answer()
    answer.area = values.rows.area
    answer.period = values.rows.period
    answer.category = values.rows.category
    answer.value = values.numbers
    answer.low = outcome.low?.aligned(to: values.rows).numbers ?? []
    answer.high = outcome.high?.aligned(to: values.rows).numbers ?? []
    answer.status = (0..<values.count).map { values.status($0) }
    if answer.status.allSatisfy({ $0 == .normal }) { answer.status = [] }
    answer.targets = outcome.targets
    answer.notes = outcome.notes
    answer.quality = outcome.quality
    self.init(.ok(answer))
  }

  /// The reply that carries an error, whatever was thrown.
  package init(_ error: any Error) {
    guard let error = error as? MetricError else {
      self.init(.error(Refusal(code: "failed", message: "\(error)")))
      return
    }
    switch error {
    case .missingInput(let input, let hint):
      self.init(
        .error(
          Refusal(
            code: error.code, message: "the input `\(input)` is missing", input: input,
            hint: hint.isEmpty ? nil : hint)))
    case .badParam(let name, let message):
      self.init(
        .error(Refusal(code: error.code, message: "the parameter `\(name)`: \(message)")))
    case .noData(let message):
      self.init(.error(Refusal(code: error.code, message: message)))
    }
  }
}
