import Diagnostics
import Glibc
import Tables
import TestSupport
import Testing

@testable import Charts

@Suite struct RegressionTests {
  private func points(_ curve: (Double) -> Double, _ xs: [Double] = [1, 2, 3, 4, 5, 6, 7])
    -> DataTable
  {
    DataTable([DataColumn("x", .numbers(xs)), DataColumn("y", .numbers(xs.map(curve)))])
  }

  private func coefficients(_ table: DataTable, _ method: String) throws -> [Double] {
    let result = Transforming(
      table, #"[{"regression": "y", "on": "x", "params": true, \#(method)}]"#)
    guard case .array(let values) = try #require(result.table["coef"]).values[0] else { return [] }
    return values.map(\.asNumber)
  }

  @Test func `each method finds the curve that its points were made of`() throws {
    for (method, curve, expected) in [
      (#""method": "linear""#, { 3 - 2 * $0 }, [3, -2]),
      (#""method": "log""#, { 1 + 2 * log($0) }, [1, 2]),
      (#""method": "exp""#, { 2 * exp(0.5 * $0) }, [2, 0.5]),
      (#""method": "pow""#, { 3 * pow($0, 1.5) }, [3, 1.5]),
      (#""method": "quad""#, { 1 - $0 + 2 * $0 * $0 }, [1, -1, 2]),
      (#""method": "poly""#, { 1 + $0 * $0 * $0 }, [1, 0, 0, 1]),
      (#""method": "poly", "order": 0"#, { _ in 4 }, [4]),
      (#""method": "poly", "order": 1"#, { 4 * $0 }, [0, 4]),
      (#""method": "poly", "order": 4"#, { pow($0, 4) - $0 }, [0, -1, 0, 0, 1]),
    ] as [(String, (Double) -> Double, [Double])] {
      let found = try coefficients(points(curve), method)
      #expect(areClose(found, expected, within: 1e-6), "\(method): \(found)")
    }
  }

  @Test func `a line has two ends, at the ends of the data or of the extent`() {
    let rows = #"[{"x":0,"y":1},{"x":2,"y":5},{"x":null,"y":9}]"#
    let own = Transforming(rows, #"[{"regression": "y", "on": "x"}]"#)
    #expect(own.numbers("x") == [0, 2])
    #expect(own.numbers("y") == [1, 5])
    let wide = Transforming(
      rows, #"[{"regression": "y", "on": "x", "extent": [-1, 4], "as": ["u", "v"]}]"#)
    #expect(wide.numbers("u") == [-1, 4])
    #expect(wide.numbers("v") == [-1, 9])
  }

  @Test func `each group has its own, unless it is too small`() {
    let result = Transforming(
      #"[{"g":"a","x":0,"y":0},{"g":"b","x":5,"y":5},{"g":"a","x":1,"y":1}]"#,
      #"[{"regression": "y", "on": "x", "groupby": ["g"]}]"#)
    #expect(result.texts("g") == ["a", "a"])
    #expect(result.codes == ["W546"])
  }

  @Test func `the line reaches points without a second value too`() {
    let result = Transforming(
      #"[{"x":1,"y":2},{"x":4,"y":5},{"x":9,"y":null}]"#, #"[{"regression": "y", "on": "x"}]"#)
    #expect(result.numbers("x") == [1, 9])
    #expect(areClose(result.numbers("y"), [2, 10]))
  }

  @Test func `how well it fits is told`() {
    let result = Transforming(
      #"[{"g":1,"x":1,"y":1},{"g":1,"x":2,"y":3},{"g":1,"x":3,"y":2}]"#,
      #"[{"regression": "y", "on": "x", "params": true, "groupby": ["g"]}]"#)
    #expect(result.names == ["keys", "coef", "rSquared"])
    #expect(areClose(result.numbers("rSquared"), [0.25]))
    #expect(result.table["keys"]?.values[0] == .array([.number(1)]))
  }

  @Test(arguments: 0..<20) func `a line passes through the middle of its points`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let table = random.table(20)
    let middle = Transforming(
      table,
      #"[{"aggregate": [{"op": "mean", "field": "x", "as": "x"}, {"op": "mean", "field": "y", "as": "y"}]}]"#
    )
    let x = middle.numbers("x").first.flatMap { $0 } ?? 0
    let line = Transforming(
      table, #"[{"regression": "y", "on": "x", "extent": [\#(x), \#(x + 1)]}]"#)
    #expect(areClose([line.numbers("y").first ?? nil], middle.numbers("y")))
  }

  @Test(arguments: 0..<20) func `no other line is nearer`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let points = zip(random.numbers(10), random.numbers(10)).map { (x: $0, y: $1) }
    let fit = Regression(.linear, points, order: 1)
    func errors(_ line: (Double) -> Double) -> Double {
      points.reduce(0) { $0 + ($1.y - line($1.x)) * ($1.y - line($1.x)) }
    }
    let least = errors { fit($0) }
    for (up, slope) in [(0.1, 0.0), (-0.1, 0), (0, 0.05), (0, -0.05), (0.1, -0.02)] {
      #expect(least <= errors { fit($0) + up + slope * $0 } + 1e-9)
    }
  }

  @Test func `what is wrong is told`() {
    func codes(_ more: String) -> [String] {
      Transforming(points({ $0 }), #"[{"regression": "y", \#(more)}]"#).codes
    }
    #expect(codes(#""as": ["a"]"#) == ["E540"])
    #expect(codes(#""on": "x", "method": "lin""#) == ["E546"])
    #expect(codes(#""on": "x", "order": 99"#) == ["E546"])
    #expect(codes(#""on": "x", "extent": [1]"#) == ["E546"])
    #expect(codes(#""on": "x", "method": "log", "extent": [0, 1]"#) == ["W547"])
  }
}

@Suite struct LoessTests {
  @Test func `points on a line stay where they are`() {
    let rows = (0..<12).map { #"{"x": \#($0), "y": \#(2 * $0 + 1)}"# }.joined(separator: ",")
    let result = Transforming("[\(rows)]", #"[{"loess": "y", "on": "x"}]"#)
    #expect(areClose(result.numbers("x"), (0..<12).map { Double($0) }))
    #expect(areClose(result.numbers("y"), (0..<12).map { Double(2 * $0 + 1) }))
  }

  @Test func `points of one x become one, in order`() {
    let result = Transforming(
      #"[{"x":3,"y":1},{"x":1,"y":1},{"x":3,"y":1},{"x":2,"y":1}]"#,
      #"[{"loess": "y", "on": "x", "bandwidth": 1}]"#)
    #expect(areClose(result.numbers("x"), [1, 2, 3]))
    #expect(areClose(result.numbers("y"), [1, 1, 1]))
  }

  @Test func `an outlier moves the line little`() throws {
    let table = DataTable([
      DataColumn("x", .numbers((0..<30).map(Double.init))),
      DataColumn("y", .numbers((0..<30).map { $0 == 15 ? 100 : Double($0 % 2) })),
    ])
    let result = Transforming(table, #"[{"loess": "y", "on": "x", "bandwidth": 0.5}]"#)
    #expect(try #require(result.numbers("y")[15]) < 2)
  }

  @Test func `nothing and a single point are no trouble`() {
    #expect(Transforming("[]", #"[{"loess": "y", "on": "x"}]"#).codes == [])
    let one = Transforming(#"[{"x":2,"y":7}]"#, #"[{"loess": "y", "on": "x"}]"#)
    #expect(one.numbers("y") == [7])
  }

  @Test func `too many points are refused`() {
    let values = DataValues.numbers((0..<30_000).map(Double.init))
    let table = DataTable([DataColumn("x", values), DataColumn("y", values)])
    #expect(Transforming(table, #"[{"loess": "y", "on": "x"}]"#).codes == ["E525"])
  }
}

@Suite struct DensityTests {
  @Test func `a curve of two hundred steps from the least to the greatest`() throws {
    let result = Transforming(
      #"[{"v":0},{"v":1},{"v":null},{"v":4}]"#, #"[{"density": "v", "bandwidth": 1}]"#)
    let xs = result.numbers("value").compactMap { $0 }
    #expect(xs.count == 201)
    #expect(xs.first == 0 && xs.last == 4)
    let bell = { (z: Double) in exp(-z * z / 2) / (2 * Double.pi).squareRoot() }
    let first = try #require(result.numbers("density")[0])
    #expect(areClose([first], [(bell(0) + bell(1) + bell(4)) / 3]))
  }

  @Test func `groups share their steps, or have more where the curve bends`() {
    let rows = #"[{"g":"a","v":0},{"g":"a","v":9},{"g":"b","v":3},{"g":"b","v":4}]"#
    let shared = Transforming(
      rows, #"[{"density": "v", "groupby": ["g"], "steps": 3, "as": ["x", "y"]}]"#)
    #expect(shared.numbers("x") == [0, 3, 6, 9, 0, 3, 6, 9])
    #expect(shared.texts("g") == ["a", "a", "a", "a", "b", "b", "b", "b"])
    let own = Transforming(
      rows, #"[{"density": "v", "groupby": ["g"], "resolve": "independent"}]"#)
    #expect(own.numbers("value").compactMap { $0 }.filter { $0 == 3 || $0 == 4 }.count == 2)
    #expect((50...500).contains(own.table.rowCount))
  }

  @Test func `a cumulative curve rises to one, or to the number of rows`() throws {
    let rows = #"[{"v":0},{"v":1}]"#
    let share = Transforming(
      rows, #"[{"density": "v", "cumulative": true, "extent": [-40, 40], "bandwidth": 1}]"#)
    let ys = share.numbers("density").compactMap { $0 }
    #expect(ys == ys.sorted())
    #expect(areClose([ys.last], [1]))
    let count = Transforming(
      rows,
      #"[{"density": "v", "cumulative": true, "counts": true, "extent": [-40, 40], "bandwidth": 1}]"#
    )
    #expect(areClose([count.numbers("density").last ?? nil], [2]))
  }

  @Test(arguments: 0..<10) func `the area under a density is one`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let result = Transforming(
      random.table(20), #"[{"density": "x", "extent": [-80, 80], "steps": 2000}]"#)
    let area = result.numbers("density").compactMap { $0 }.reduce(0, +) * 160 / 2000
    #expect(abs(area - 1) < 1e-3, "area \(area)")
  }

  @Test func `the bandwidth follows the spread, and a single value has one too`() {
    let values = (1...9).map(Double.init)
    // 1.06 · min(2.7386, 4 / 1.34) · 9^-0.2
    #expect(
      areClose([KernelDensity.bandwidth(for: values)], [1.06 * 2.7386127875258306 * pow(9, -0.2)]))
    #expect(areClose([KernelDensity.bandwidth(for: [5])], [5.3]))
    #expect(areClose([KernelDensity.bandwidth(for: [0, 0])], [1.06 * pow(2, -0.2)]))
  }

  @Test func `what is wrong is told`() {
    func codes(_ more: String) -> [String] {
      Transforming(#"[{"v":1}]"#, #"[{"density": "v", \#(more)}]"#).codes
    }
    #expect(codes(#""steps": 1e9"#) == ["E546"])
    #expect(codes(#""resolve": "none""#) == ["E546"])
    #expect(codes(#""extent": "all""#) == ["E546"])
    #expect(codes(#""bandwidth": -1"#) == ["E546"])
  }
}
