/// Functions of Vega that need a reader's hand, the clock, chance, or a view that is running.
let unavailableFunctions: [ExpressionFunction] =
  refused(
    ["now"], "every drawing would be another one", "write the date: datetime(2024, 0, 31)")
  + refused(
    ["random", "sampleLogNormal", "sampleNormal", "sampleUniform"],
    "every drawing would be another one", "put the random numbers into the data")
  + refused(
    [
      "encode", "group", "inScope", "intersectLasso", "item", "lassoAppend", "lassoPath", "modify",
      "pinchAngle", "pinchDistance", "setdata", "view", "x", "xy", "y",
    ], "a drawn chart has no events", "leave the interaction out")
  + refused(
    ["containerSize", "screen", "windowSize"], "a drawn chart stands in no window",
    "write the size as a number")
  + refused(
    [
      "data", "indata", "intersect", "treeAncestors", "treePath", "vlSelectionIdTest",
      "vlSelectionResolve", "vlSelectionTest", "vlSelectionTuples",
    ], "an expression sees one row only", "bring the values together with a lookup or a window")
  + refused(
    [
      "copy", "geoArea", "geoBounds", "geoCentroid", "geoScale", "geoShape", "gradient",
      "pathShape",
    ],
    "expressions here make no shapes", "use a mark for it")
  + ["debug", "info", "warn"].map { name in
    ExpressionFunction("\(name)(text, value)", 1...Int.max) { arguments, _ throws(ScriptFailure) in
      arguments[arguments.count - 1]
    }
  }

private func refused(_ names: [String], _ what: String, _ mend: String) -> [ExpressionFunction] {
  names.map { .unavailable($0, what, mend) }
}
