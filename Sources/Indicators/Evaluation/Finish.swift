internal import MetricPlugin
internal import Tables

extension Preparation {
  /// The indicator that an answer makes, with the markers of its inputs and the geography it is read in.
  func indicator(
    _ checked: CheckedAnswer, in geography: Geography, milliseconds: Double
  ) -> Indicator {
    let answer = checked.answer
    let rows = answer.value.indices.map { row in
      let value = answer.value[row]
      let panelRow = checked.panelRows[row]
      let hasInterval = !answer.low.isEmpty && !answer.low[row].isNaN && !answer.high[row].isNaN
      let own = answer.status.isEmpty ? Status.normal : answer.status[row]
      let category = answer.category.isEmpty || answer.category[row].isEmpty
      return Indicator.Row(
        area: answer.area[row], period: checked.periods[row],
        category: category ? nil : answer.category[row], value: value.isNaN ? nil : value,
        low: hasInterval ? answer.low[row] : nil, high: hasInterval ? answer.high[row] : nil,
        status: status(own, isMissing: value.isNaN, panelRow: panelRow),
        isComputed: panelRow.map(computedRows.contains) ?? false)
    }
    return Indicator(
      id: request.id.text, title: request.title ?? definition.title, unit: unit,
      better: request.better ?? definition.better,
      relativeToComparator: definition.relativeToComparator, rows: rows,
      areaNames: panel.areaNames, area: area, comparator: comparator,
      askedPeriod: request.period, geography: geography,
      targets: answer.targets.map {
        Indicator.Target(
          label: $0.label, value: $0.value, by: $0.period.flatMap { Period($0) }, area: $0.area)
      },
      notes: answer.notes,
      quality: answer.quality.map {
        Indicator.Quality(
          code: $0.code, isWarning: $0.severity == .warning, message: $0.message)
      },
      sources: files, plugin: definition.identity, methodURL: definition.methodURL,
      milliseconds: milliseconds)
  }

  /// The answer's status, united with what the publishers said of the inputs: of those that are there
  /// when the result is, of those that are missing when it is not.
  private func status(_ own: Status, isMissing: Bool, panelRow: Int?) -> ObservationStatus {
    var status = ObservationStatus(
      own == .normal ? .normal : ObservationStatus.Code(rawValue: own.code) ?? .normal)
    if isMissing, !status.isMissing { status.code = .missing }
    guard let panelRow else { return status }
    for column in panel.columns where column.statuses[panelRow].isMissing == isMissing {
      // Of two missing inputs the one with a reason says more.
      status = status.united(with: column.statuses[panelRow])
    }
    return status
  }
}
