import Diagnostics

/// The marks made of other marks, in the order of their names.
let compositeMarks: [(Node, inout Context) -> Node?] = []
