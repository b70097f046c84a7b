import SceneGraph

/// How wide the columns of a table are.
struct TableColumns {
  static let gap = 12.0
  /// Room of a shaded figure beside its ground's edge.
  static let padding = 4.0

  private static let leastDrawn = 34.0
  private static let mostDrawn = 84.0
  /// A figure further from its neighbour is no longer read with it.
  private static let mostSlack = 64.0
  private static let mostNames = 0.46

  /// Of the names, then of every column, in points.
  let widths: [Double]
  /// What the table needs; more than there is when it does not fit.
  let needed: Double
  /// Of columns with shaded figures: those without a ground stand on the same edge.
  private let shaded: [Bool]

  /// From the left edge of the table.
  func x(of column: Int) -> Double {
    widths[..<column].reduce(0) { $0 + $1 + Self.gap }
  }

  /// Between a column's figures and its right edge.
  func padding(of column: Int) -> Double {
    shaded.indices.contains(column) && shaded[column] ? Self.padding : 0
  }

  init(_ table: FigureTable, width: Double, setter: TableSetter) {
    let names = table.rows.map { setter.width($0.name, isBold: $0.kind != .usual) }
    let words = table.rows.flatMap { row in
      row.name.split(separator: " ").map { setter.width(String($0), isBold: row.kind != .usual) }
    }
    let shaded = table.columns.indices.map { index in
      table.rows.contains { row in
        guard row.cells.indices.contains(index), case .figure(_, let quarter, _) = row.cells[index]
        else { return false }
        return quarter != nil
      }
    }
    self.shaded = shaded
    var columns = table.columns.enumerated().map { index, column in
      let head =
        column.head.split(whereSeparator: \.isWhitespace)
        .map { setter.width(String($0), isBold: true) }.max() ?? 0
      guard !column.isDrawn else {
        let whole = setter.width(column.head, isBold: true) + 1
        return max(head, whole < Self.mostDrawn ? whole : 0, Self.leastDrawn)
      }
      let figures = table.rows.map { row -> Double in
        guard row.cells.indices.contains(index),
          case .figure(let text, _, _) = row.cells[index]
        else { return 0 }
        return setter.width(text, isBold: row.kind != .usual)
          + (shaded[index] ? 2 * Self.padding : 0)
      }
      return max(head, figures.max() ?? 0)
    }
    let gaps = Self.gap * Double(columns.count)
    let least = words.max() ?? 0
    var name = min(names.max() ?? 0, max(width * Self.mostNames, least))
    var rest = width - gaps - name - columns.reduce(0, +)
    if rest < 0 {
      let given = min(-rest, max(name - least, 0))
      name -= given
      rest += given
    }
    needed = width - min(rest, 0)
    rest = max(rest, 0)
    for index in columns.indices where table.columns[index].isDrawn {
      let share = max(min(Self.mostDrawn - columns[index], rest), 0)
      columns[index] += share
      rest -= share
    }
    let others = columns.indices.filter { !table.columns[$0].isDrawn }
    let slack = others.isEmpty ? 0 : min(rest / Double(others.count + 1), Self.mostSlack)
    for index in others { columns[index] += slack }
    name += rest - slack * Double(others.count)
    widths = [name] + columns
  }
}

/// Texts of a table.
struct TableSetter {
  let theme: Theme
  let shaping: any TextShaping

  func style(isBold: Bool) -> TextStyle {
    var style = theme.look(.label).style
    style.weight = isBold ? 700 : 400
    style.hasTabularFigures = true
    return style
  }

  var leading: Double { theme.look(.label).leading }

  func width(_ text: String, isBold: Bool) -> Double {
    shaping.width(of: text, style(isBold: isBold))
  }
}
