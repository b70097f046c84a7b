/// The transforms, in the order of their names; the extent comes last, as others have a member of
/// its name too.
let transformList: [any Transform.Type] = [
  AggregateTransform.self,
  BinTransform.self,
  CalculateTransform.self,
  DensityTransform.self,
  FilterTransform.self,
  FlattenTransform.self,
  FoldTransform.self,
  ImputeTransform.self,
  JoinAggregateTransform.self,
  LoessTransform.self,
  LookupTransform.self,
  PivotTransform.self,
  QuantileTransform.self,
  RegressionTransform.self,
  SampleTransform.self,
  StackTransform.self,
  TimeUnitTransform.self,
  WindowTransform.self,
  ExtentTransform.self,
]
