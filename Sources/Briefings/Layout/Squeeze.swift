import SceneGraph

/// How far the texts of a page are made smaller than the theme likes best, because they do not fit.
///
/// Titles and figures give way first, running text last; nothing is ever smaller than its smallest
/// size. What does not fit then is an error.
enum Squeeze: Int, CaseIterable, Comparable {
  case none, titles, smallTitles, texts, smallest

  static func < (left: Squeeze, right: Squeeze) -> Bool { left.rawValue < right.rawValue }

  /// From this one on.
  var andSmaller: [Squeeze] { Squeeze.allCases.filter { $0 >= self } }

  /// How much of the way to the smallest size a text goes.
  fileprivate func share(of role: Theme.TextRole) -> Double {
    switch (self, role.givesWayFirst) {
    case (.none, _): 0
    case (.titles, true): 0.5
    case (.titles, false), (.smallTitles, false): 0
    case (.texts, false): 0.5
    case (.smallTitles, true), (.texts, true), (.smallest, _): 1
    }
  }
}

extension Theme {
  func squeezed(_ squeeze: Squeeze) -> Theme {
    guard squeeze != .none else { return self }
    var theme = self
    for (role, look) in texts {
      let smallest = min(look.least, look.style.size)
      let size = look.style.size - (look.style.size - smallest) * squeeze.share(of: role)
      var smaller = look
      smaller.style.size = size
      smaller.style.letterSpacing *= size / look.style.size
      // Lines of smaller type stand closer, by quarters of a point.
      smaller.leading = (look.leading * size / look.style.size * 4).rounded(.up) / 4
      theme.texts[role] = smaller
    }
    return theme
  }
}

extension Theme.TextRole {
  fileprivate var givesWayFirst: Bool {
    switch self {
    case .blockTitle, .figure, .figureWord, .heading, .subtitle, .title: true
    default: false
    }
  }
}
