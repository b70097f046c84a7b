import Scales
import TestSupport
import Testing

@Suite struct DiscretizerTests {
  @Test func `quantize cuts a domain into equal parts`() {
    let classes = Discretizer.quantize(from: 0, to: 100, count: 4)
    #expect(classes.thresholds == [25, 50, 75])
    #expect([-5, 24.9, 25, 99, 500].map(classes.classIndex) == [0, 0, 1, 3, 3])
    #expect(classes.classIndex(of: .nan) == nil)
  }

  @Test func `quantile cuts values into equally many`() {
    let classes = Discretizer.quantile([3, .nan, 6, 7, 8, 8, 10, 13, 15, 16, 20], count: 4)
    #expect(classes.thresholds == [7.25, 9, 14.5])
    #expect(classes.classIndex(of: 9) == 2)
    #expect(Discretizer.quantile([], count: 4).classCount == 1)
  }

  @Test func `a value on a threshold belongs to the class above`() {
    let classes = Discretizer(thresholds: [0, 1])
    #expect([-0.1, 0, 0.5, 1].map(classes.classIndex) == [0, 1, 1, 2])
  }

  @Test func `bins have no class below the first boundary`() {
    let classes = Discretizer.bins([0, 10, 20])
    #expect(classes.classCount == 2)
    #expect([-1, 0, 15, 20].map(classes.classIndex) == [nil, 0, 1, 2])
  }

  @Test func `labels have the decimals that tell thresholds apart`() throws {
    let format = try Discretizer.labelFormat(of: [7.25, 9, 14.5])
    #expect([7.25, 9, 14.5].map(format.text) == ["7.25", "9.00", "14.50"])
  }

  @Test(arguments: [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (1, 4), (-1, 1), (2, 4)])
  func `a quantile lies between two values`(share: Double, value: Double) {
    #expect(quantile([1, 2, 3, 4], share) == value)
  }

  @Test(arguments: 0..<30)
  func `higher values never fall into a lower class`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let values = (0..<200).map { _ in Double.random(in: -50...50, using: &random) }
    let count = Int.random(in: 1...9, using: &random)
    for classes in [
      Discretizer.quantile(values, count: count), .quantize(from: -50, to: 50, count: count),
    ] {
      let indices = values.sorted().compactMap(classes.classIndex)
      #expect(indices == indices.sorted())
      #expect(indices.allSatisfy { (0..<count).contains($0) })
    }
  }
}
