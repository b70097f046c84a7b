extension ChartCommand {
  /// The command of the words behind `handbill`, when they are no more than `chart SPEC… -o FILE…` and
  /// perhaps `--scale N`; `nil` for all else, and for whatever needs a message.
  ///
  /// Setting up the parser of all commands takes a sixth of the time of a small chart.
  init?(plainArguments words: some Sequence<String>) {
    var words = words.makeIterator()
    guard words.next() == "chart" else { return nil }
    self.init()
    (specifications, output) = ([], [])
    (size, format, theme, title, background, timezone) = (nil, "png", nil, .in, nil, "UTC")
    (data, strict, explain, rows) = ([], false, false, nil)
    // Set as a whole first: an option that nobody has set must not be read, a group is read to be changed.
    picture = PictureOptions()
    (picture.width, picture.scale) = (nil, nil)
    while let word = words.next() {
      switch word {
      case "-o", "--output":
        guard let path = words.next(), !path.hasPrefix("-") else { return nil }
        output.append(path)
      case "--scale":
        guard picture.scale == nil, let factor = words.next().flatMap(Double.init) else {
          return nil
        }
        picture.scale = factor
      default:
        guard !word.hasPrefix("-") else { return nil }
        specifications.append(word)
      }
    }
    guard !specifications.isEmpty, !output.isEmpty else { return nil }
  }
}
