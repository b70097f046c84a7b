internal import SceneGraph

/// What the marked parts of a page mean, in the order in which they were opened, which is the order
/// of the numbers (MCID) that Cairo gives them.
final class MarkRecorder {
  private(set) var meanings: [Meaning] = []

  /// - Returns: the name of the tag. A finishing pass turns every `Private` into an artifact.
  func open(_ meaning: Meaning) -> String {
    meanings.append(meaning)
    return meaning == .artifact ? "Private" : "P"
  }
}
