/// The candidate that was probably meant by `word`: within two edits, and closer than half the word.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
  let word = Array(word.lowercased())
  let limit = min(2, max(1, word.count / 2))
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = editDistance(word, Array(candidate.lowercased()), limit: limit)
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

/// Optimal string alignment: insertions, deletions, replacements and swapped neighbours each cost 1.
///
/// - Returns: `limit + 1` as soon as the distance must exceed `limit`.
func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int {
  guard abs(a.count - b.count) <= limit else { return limit + 1 }
  guard a.count <= 200, b.count <= 200 else { return a == b ? 0 : limit + 1 }
  var previous = Array(repeating: 0, count: b.count + 1)
  var row = Array(0...b.count)
  for i in 0..<a.count {
    var next = [i + 1] + Array(repeating: 0, count: b.count)
    for j in 0..<b.count {
      next[j + 1] = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        next[j + 1] = min(next[j + 1], previous[j - 1] + 1)
      }
    }
    if next.min()! > limit { return limit + 1 }
    (previous, row) = (row, next)
  }
  return row[b.count]
}
