import FoundationEssentials
import SceneGraph

/// The frame as JSON, keys sorted: the exact form that a test compares.
func frameJSON(_ frame: Frame) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return [UInt8](try encoder.encode(frame)) + [UInt8(ascii: "\n")]
}
