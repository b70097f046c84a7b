internal import Pango
internal import SceneGraph

/// Turns lines of the layout, shaped at the canonical size, into lines of the size that was asked for.
struct LineBuilder {
  let source: SegmentedText
  let spans: [TextSpan]
  /// Asked size over shaped size.
  let scale: Double
  private let utf8: [UInt8]

  init(_ source: SegmentedText, _ spans: [TextSpan], scale: Double) {
    self.source = source
    self.spans = spans
    self.scale = scale
    utf8 = Array(source.text.utf8)
  }

  /// - Parameter isBroken: the line goes on below, so that the spaces at its end go.
  func line(_ line: GlyphLine, isBroken: Bool) -> ShapedLine {
    var bytes = line.bytes
    while isBroken, let last = bytes.last, utf8.indices.contains(last), utf8[last] == 0x20 {
      bytes = bytes.dropLast()
    }
    var runs: [ShapedLine.Run] = []
    var x = 0.0
    for item in line.items {
      var clusters = item.clusters.filter { bytes.contains($0.bytes.lowerBound) }[...]
      while let first = clusters.first {
        guard let segment = segment(at: first.bytes.lowerBound) else { break }
        let end =
          clusters.firstIndex { !segment.bytes.contains($0.bytes.lowerBound) } ?? clusters.endIndex
        let run = run(
          clusters[clusters.startIndex..<end], segment, isRightToLeft: item.isRightToLeft, at: x)
        runs.append(ShapedLine.Run(glyphs: run, span: segment.span))
        x += run.width
        clusters = clusters[end...]
      }
    }
    return ShapedLine(
      runs: runs, width: x, isRightToLeft: line.isRightToLeft, missing: missing(in: bytes))
  }

  /// - Parameter clusters: of one segment, from left to right.
  private func run(
    _ clusters: ArraySlice<GlyphLine.Cluster>, _ segment: SegmentedText.Segment,
    isRightToLeft: Bool, at x: Double
  ) -> GlyphRun {
    var glyphs: [Glyph] = []
    var pairs: [GlyphRun.Cluster] = []
    var pen = 0.0
    for cluster in clusters {
      let count = glyphs.count
      for glyph in cluster.glyphs {
        // Glyph 0 is the font's own box for what it lacks.
        if let id = glyph.id ?? (segment.isMissing ? 0 : nil) {
          glyphs.append(Glyph(id: id, x: (pen + glyph.dx) * scale, y: glyph.dy * scale))
        }
        pen += glyph.advance
      }
      pairs.append(GlyphRun.Cluster(bytes: cluster.bytes.count, glyphs: glyphs.count - count))
    }
    let start = clusters.map(\.bytes.lowerBound).min() ?? 0
    let end = clusters.map(\.bytes.upperBound).max() ?? 0
    let style = spans[segment.span].style
    return GlyphRun(
      text: String(decoding: utf8[start..<end], as: UTF8.self), face: segment.face.face,
      size: style.size, glyphs: glyphs, clusters: isRightToLeft ? pairs.reversed() : pairs,
      isRightToLeft: isRightToLeft, x: x, width: pen * scale,
      letterSpacing: style.letterSpacing, hasTabularFigures: style.hasTabularFigures)
  }

  private func segment(at byte: Int) -> SegmentedText.Segment? {
    var (low, high) = (0, source.segments.count)
    while low < high {
      let middle = (low + high) / 2
      if source.segments[middle].bytes.upperBound <= byte {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < source.segments.count && source.segments[low].bytes.contains(byte)
      ? source.segments[low] : nil
  }

  private func missing(in bytes: Range<Int>) -> [Character] {
    var missing: [Character] = []
    for segment in source.segments where segment.isMissing && segment.bytes.overlaps(bytes) {
      let part = segment.bytes.clamped(to: bytes)
      for character in String(decoding: utf8[part], as: UTF8.self)
      where !missing.contains(character) {
        missing.append(character)
      }
    }
    return missing
  }
}

extension GlyphLine {
  /// Glyphs and the characters that they stand for together.
  struct Cluster {
    var bytes: Range<Int>
    var glyphs: [GlyphLine.Glyph]
  }
}

extension GlyphLine.Item {
  /// From left to right.
  var clusters: [GlyphLine.Cluster] {
    var clusters: [GlyphLine.Cluster] = []
    for glyph in glyphs {
      if let last = clusters.indices.last, clusters[last].bytes.lowerBound == glyph.byte {
        clusters[last].glyphs.append(glyph)
      } else {
        clusters.append(.init(bytes: glyph.byte..<glyph.byte, glyphs: [glyph]))
      }
    }
    // Each reaches to where the next in the text begins.
    var end = bytes.upperBound
    for index in isRightToLeft ? Array(clusters.indices) : clusters.indices.reversed() {
      let start = clusters[index].bytes.lowerBound
      clusters[index].bytes = start..<max(start, end)
      end = start
    }
    return clusters
  }
}
