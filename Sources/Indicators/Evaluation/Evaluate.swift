package import Diagnostics
package import Tables

/// Computes all metrics of a page, running all plugin processes at once.
///
/// - Parameter report: mistakes in the data and the bindings, with their places, and warnings about what
///   was computed all the same. A metric whose plugin fails is not in it: only the caller knows which
///   blocks it costs (`MetricFailure.diagnostic`).
/// - Returns: one result for each request, in their order.
package func evaluate(
  _ requests: [MetricRequest], in context: EvaluationContext, report: inout Report
) -> [Result<Indicator, MetricFailure>] {
  var results: [Result<Indicator, MetricFailure>?] = Array(repeating: nil, count: requests.count)
  var programs: [(index: Int, preparation: Preparation, job: ProcessJob, key: [UInt8]?)] = []

  let families = Families(context.geography)
  for (index, request) in requests.enumerated() {
    switch prepare(request, in: context, families: families, report: &report) {
    case .failure(let failure): results[index] = .failure(failure)
    case .success(let preparation):
      switch preparation.definition.method {
      case .recipe(let recipe):
        results[index] = preparation.result(
          of: preparation.answer(of: recipe, in: context.geography), in: context)
      case .program(let plugin, let words):
        switch ProcessJob.make(
          plugin, words, for: preparation, in: context, report: &report)
        {
        case .failure(let failure): results[index] = .failure(failure)
        case .success(let job):
          let key = context.cache.flatMap { job.cacheKey(of: plugin, in: $0) }
          if let key, let verdict = preparation.kept(at: key, of: job, in: context) {
            results[index] = preparation.result(of: verdict, in: context)
          } else {
            programs.append((index, preparation, job, key))
          }
        }
      }
    }
  }

  let ended = ProcessRunner().run(programs.map(\.job))
  for (program, process) in zip(programs, ended) {
    let verdict = Verdict(process, of: program.job, for: program.preparation)
    if let key = program.key, verdict.isOfTheAuthor { context.cache?.keep(process.output, at: key) }
    results[program.index] = program.preparation.result(of: verdict, in: context, after: process)
  }
  return zip(requests, results).map { request, result in
    result ?? .failure(MetricFailure(request, cause: .noReply))
  }
}

/// Finds what computes the metric, and reads its data.
private func prepare(
  _ request: MetricRequest, in context: EvaluationContext, families: Families,
  report: inout Report
) -> Result<Preparation, MetricFailure> {
  let definition: Definition
  switch request.method {
  case .recipe(let recipe): definition = Definition(recipe, of: request.id.text)
  case .plugin(let id):
    guard let plugin = context.catalog[id: id.text] else {
      report.add(contentsOf: context.catalog.skipped(as: id.text)?.report ?? Report())
      return .failure(MetricFailure(request, cause: context.catalog.reasonForLack(of: id.text)))
    }
    guard plugin.manifest.protocols.contains(supportedProtocol) else {
      return .failure(
        MetricFailure(
          request, plugin: plugin,
          cause: .protocolMismatch(
            host: [supportedProtocol], plugin: plugin.manifest.protocols)))
    }
    if let reason = context.lock?.refusal(of: plugin, cache: context.cache) {
      return .failure(MetricFailure(request, plugin: plugin, cause: .denied(reason: reason)))
    }
    definition = Definition(plugin)
  }
  guard
    let preparation = Preparation(
      request, as: definition, in: context, families: families, report: &report)
  else {
    return .failure(
      MetricFailure(request, definition: definition, cause: .badInputs))
  }
  return .success(preparation)
}

extension Preparation {
  /// What the cache has for a job; an entry that is no reply is removed.
  fileprivate func kept(
    at key: [UInt8], of job: ProcessJob, in context: EvaluationContext
  ) -> Verdict? {
    guard let output = context.cache?[key] else { return nil }
    let verdict = Verdict(ProcessResult(ending: .exited(0), output: output), of: job, for: self)
    guard verdict.isOfTheAuthor else {
      context.cache?.remove(key)
      return nil
    }
    return verdict
  }

  fileprivate func result(
    of verdict: Verdict, in context: EvaluationContext, after process: ProcessResult? = nil
  ) -> Result<Indicator, MetricFailure> {
    switch verdict {
    case .answer(let answer):
      return .success(
        indicator(answer, in: context.geography, milliseconds: process?.milliseconds ?? 0))
    case .failure(let cause):
      var failure = MetricFailure(request, definition: definition, cause: cause)
      failure.lastWords = process?.lastWords ?? ""
      if case .program(let plugin, _) = definition.method {
        failure.memoryLimit = plugin.manifest.limits.megabytes
      }
      return .failure(failure)
    }
  }
}

extension PluginCatalog {
  func reasonForLack(of id: String) -> MetricFailure.Cause {
    if let skipped = skipped(as: id) {
      return .unusablePlugin(folder: skipped.folder, reason: skipped.reason)
    }
    return .unknownPlugin(suggestion: suggestion(for: id, among: plugins.map(\.manifest.id)))
  }
}

extension MetricFailure {
  init(
    _ request: MetricRequest, plugin: Plugin? = nil, definition: Definition? = nil, cause: Cause
  ) {
    let asked =
      switch request.method {
      case .plugin(let id): id
      case .recipe(let recipe): MetricRequest.Located(recipe.kind, origin: request.id.origin)
      }
    self.init(
      metric: request.id.text, origin: asked.origin.place ?? request.id.origin.place,
      pluginID: asked.text, plugin: plugin?.identity ?? definition?.identity, cause: cause)
  }
}
