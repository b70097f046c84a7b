/// The marks, in the order of their names.
let markList: [any Mark.Type] = [
  Arc.self,
  Area.self,
  Bar.self,
  Circle.self,
  Geoshape.self,
  ImageMark.self,
  LineMark.self,
  PointMark.self,
  RectMark.self,
  Rule.self,
  Square.self,
  TextMark.self,
  Tick.self,
  Trail.self,
]
