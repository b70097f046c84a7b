/// The transforms, in the order of their names.
let transformList: [any Transform.Type] = [
  AggregateTransform.self,
  BinTransform.self,
  CalculateTransform.self,
  ExtentTransform.self,
  FilterTransform.self,
  FlattenTransform.self,
  FoldTransform.self,
  ImputeTransform.self,
  JoinAggregateTransform.self,
  LookupTransform.self,
  PivotTransform.self,
  QuantileTransform.self,
  SampleTransform.self,
  StackTransform.self,
  TimeUnitTransform.self,
  WindowTransform.self,
]
