/// The transforms, in the order of their names.
let transformList: [any Transform.Type] = [
  AggregateTransform.self,
  BinTransform.self,
  CalculateTransform.self,
  FilterTransform.self,
  StackTransform.self,
  TimeUnitTransform.self,
]
