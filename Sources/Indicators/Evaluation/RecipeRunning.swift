internal import MetricPlugin
internal import Tables

extension Recipe {
  /// Computes the recipe as a plugin would, in this process.
  func compute(_ query: Query, interval: (low: MetricPlugin.Panel, high: MetricPlugin.Panel)?)
    throws(MetricError) -> Outcome
  {
    func column(_ name: String) throws(MetricError) -> MetricPlugin.Panel {
      try query[Input.number(name)]
    }
    switch self {
    case .level(let value, let low, let high):
      let outcome = try column(value).outcome
      if let low, let high {
        return outcome.interval(low: try column(low), high: try column(high))
      }
      return interval.map { outcome.interval(low: $0.low, high: $0.high) } ?? outcome
    case .ratio(let numerator, let denominator, let times):
      return (try column(numerator) / column(denominator) * times).outcome
    case .gap(let value, let difference):
      let own = try column(value)
      return difference.apply(own, from: try own.at(area: query.comparator)).outcome
    case .change(let value, let over, let difference):
      let own = try column(value)
      return difference.apply(own, from: own.lag(over)).outcome
    case .index(let value, let base):
      return try column(value).index(base: base).outcome
    }
  }
}

extension Recipe.Difference {
  fileprivate func apply(
    _ own: MetricPlugin.Panel, from other: MetricPlugin.Panel
  ) -> MetricPlugin.Panel {
    switch self {
    case .difference: own - other
    case .percent: (own - other) / other.map(\.magnitude) * 100
    }
  }
}

extension Preparation {
  /// The answer of a recipe; the interval of the data is that of a level.
  func answer(of recipe: Recipe, in geography: Geography) -> Verdict {
    let query = wireRequest(in: geography).query
    var interval: (low: MetricPlugin.Panel, high: MetricPlugin.Panel)?
    if let column = recipe.inputs.first.flatMap({ panel[$0] }), let low = column.low,
      let high = column.high
    {
      interval = (Panel(rows: query.rows, low), Panel(rows: query.rows, high))
    }
    let reply: Reply
    do {
      reply = Reply(try recipe.compute(query, interval: interval))
    } catch {
      reply = Reply(error)
    }
    switch reply.content {
    case .error(let refusal): return .failure(MetricFailure.Cause(refusal, definition))
    case .ok(let answer):
      do { return .answer(try CheckedAnswer(answer, to: self)) } catch {
        return .failure(.badReply(path: error.path, problem: error.problem))
      }
    }
  }
}
