/// One small chart for every mark, transform, scale type and kind of legend, by name.
enum FeatureCases {
  private static let data =
    #""data": {"values": [{"a": "A", "b": 28, "c": 1}, {"a": "B", "b": 55, "c": 2}, {"a": "C", "b": 43, "c": 4}]}"#

  private static func plane(_ mark: String, _ more: String = "") -> String {
    """
    {\(data), "width": 60, "height": 40, "mark": \(mark), "encoding": {
      "x": {"field": "c", "type": "quantitative", "axis": null},
      "y": {"field": "b", "type": "quantitative", "axis": null}\(more)}}
    """
  }

  private static let raw =
    #""data": {"values": [{"a": "A", "b": 1}, {"a": "A", "b": 2}, {"a": "A", "b": 4}, {"a": "A", "b": 30}, {"a": "B", "b": 5}, {"a": "B", "b": 7}, {"a": "B", "b": 8}]}"#

  private static func summary(_ mark: String) -> String {
    """
    {\(raw), "width": 60, "height": 40, "mark": \(mark), "encoding": {
      "x": {"field": "b", "type": "quantitative", "axis": null, "scale": {"zero": false}},
      "y": {"field": "a", "axis": null}}}
    """
  }

  private static let triangle =
    #""data": {"values": {"type": "Polygon", "coordinates": [[[0, 0], [0, 20], [20, 0], [0, 0]]]}}"#

  static let marks: [String: String] = [
    "arc":
      "{\(data), \"width\": 40, \"height\": 40, \"mark\": {\"type\": \"arc\", \"innerRadius\": 5}, \"encoding\": {\"theta\": {\"field\": \"b\", \"type\": \"quantitative\"}, \"color\": {\"field\": \"a\", \"legend\": null}}}",
    "area": plane(#"{"type": "area", "line": true}"#),
    "bar": plane(#"{"type": "bar", "cornerRadiusEnd": 2}"#),
    "boxplot": summary("\"boxplot\""),
    "circle": plane("\"circle\"", #", "size": {"value": 16}"#),
    "errorband": summary(#"{"type": "errorband", "extent": "iqr", "borders": true}"#),
    "errorbar": summary(#"{"type": "errorbar", "extent": "stdev", "ticks": true}"#),
    "geoshape":
      "{\(triangle), \"width\": 40, \"height\": 40, \"mark\": \"geoshape\", \"projection\": {\"type\": \"equirectangular\"}}",
    "image": plane(#"{"type": "image", "width": 10, "height": 5, "url": "dot.png"}"#),
    "line": plane(#"{"type": "line", "interpolate": "monotone", "strokeDash": [4, 2]}"#),
    "point": plane(#"{"type": "point", "shape": "triangle-up"}"#),
    "rect":
      "{\(data), \"mark\": \"rect\", \"encoding\": {\"x\": {\"field\": \"a\", \"axis\": null}, \"color\": {\"field\": \"b\", \"type\": \"quantitative\", \"legend\": null}}}",
    "rule": plane("\"rule\"", #", "x2": {"value": 60}, "strokeWidth": {"value": 2}"#),
    "square": plane("\"square\"", #", "opacity": {"value": 1}"#),
    "text": plane(#"{"type": "text", "align": "left", "dx": 3}"#, #", "text": {"field": "a"}"#),
    "tick": plane(#"{"type": "tick", "thickness": 2}"#),
    "trail": plane(
      "\"trail\"", #", "size": {"field": "b", "type": "quantitative", "legend": null}"#),
  ]

  private static func transformed(_ transform: String) -> String {
    let rows =
      #"{"g": "p", "k": 1, "v": 2, "t": "2024-02-29T13:45:00Z", "l": [1, 2]}, {"g": "p", "k": 2, "v": 6, "t": "2024-03-01T00:00:00Z", "l": [3]}, {"g": "q", "k": 1, "v": 4, "t": "2025-12-31T23:59:59Z", "l": []}, {"g": "q", "k": 3, "v": null, "t": null, "l": [4]}"#
    return """
      {"data": {"values": [\(rows)]}, "transform": [{\(transform)}], "mark": "point"}
      """
  }

  static let transforms: [String: String] = [
    "aggregate": transformed(
      #""aggregate": [{"op": "mean", "field": "v", "as": "m"}, {"op": "count", "as": "n"}], "groupby": ["g"]"#
    ),
    "bin": transformed(#""bin": {"step": 3}, "field": "v", "as": ["from", "to"]"#),
    "calculate": transformed(#""calculate": "datum.v * 2 + datum.g", "as": "c""#),
    "density": transformed(#""density": "v", "extent": [2, 6], "steps": 4, "bandwidth": 1"#),
    "extent": transformed(#""extent": "v", "param": "e""#),
    "filter": transformed(#""filter": {"field": "v", "gte": 4}"#),
    "flatten": transformed(#""flatten": ["l"], "as": ["item"]"#),
    "fold": transformed(#""fold": ["k", "v"]"#),
    "impute": transformed(
      #""impute": "v", "key": "k", "groupby": ["g"], "keyvals": [1, 2, 3], "value": 0"#),
    "joinaggregate": transformed(
      #""joinaggregate": [{"op": "sum", "field": "v", "as": "s"}], "groupby": ["g"]"#),
    "loess": transformed(#""loess": "v", "on": "k", "bandwidth": 1"#),
    "lookup": transformed(
      #""lookup": "g", "from": {"data": {"values": [{"id": "p", "name": "Pea"}]}, "key": "id", "fields": ["name"]}, "default": "none""#
    ),
    "pivot": transformed(#""pivot": "g", "value": "v", "groupby": ["k"]"#),
    "quantile": transformed(#""quantile": "v", "probs": [0, 0.5, 1]"#),
    "regression": transformed(#""regression": "v", "on": "k""#),
    "sample": transformed(#""sample": 4"#),
    "stack": transformed(#""stack": "v", "groupby": ["g"], "as": ["from", "to"]"#),
    "timeUnit": transformed(#""timeUnit": "yearmonth", "field": "t", "as": "m""#),
    "window": transformed(
      #""window": [{"op": "sum", "field": "v", "as": "s"}, {"op": "rank", "as": "r"}], "sort": [{"field": "v"}]"#
    ),
  ]

  private static func scaled(
    _ scale: String, _ channel: String = "x", field: String = "c", type: String = "quantitative"
  ) -> String {
    """
    {\(data), "width": 60, "height": 40, "mark": "point", "encoding": {
      "\(channel)": {"field": "\(field)", "type": "\(type)", "scale": {\(scale)}}}}
    """
  }

  static let scales: [String: String] = [
    "band": scaled(#""type": "band""#, field: "a", type: "nominal"),
    "bin-ordinal":
      "{\(data), \"mark\": \"point\", \"encoding\": {\"color\": {\"field\": \"b\", \"bin\": {\"step\": 10}, \"type\": \"quantitative\", \"scale\": {\"type\": \"bin-ordinal\"}}}}",
    "identity": scaled(#""type": "identity""#),
    "linear": scaled(#""type": "linear""#),
    "log": scaled(#""type": "log", "base": 2"#),
    "ordinal": scaled(#""type": "ordinal""#, "color", field: "a", type: "nominal"),
    "point": scaled(#""type": "point""#, field: "a", type: "nominal"),
    "pow": scaled(#""type": "pow", "exponent": 2"#),
    "quantile": scaled(#""type": "quantile""#, "color", field: "b"),
    "quantize": scaled(#""type": "quantize""#, "color", field: "b"),
    "sequential": scaled(#""type": "sequential""#, "color", field: "b"),
    "sqrt": scaled(#""type": "sqrt""#),
    "symlog": scaled(#""type": "symlog", "constant": 2"#),
    "threshold": scaled(
      #""type": "threshold", "domain": [30, 50], "scheme": "blues""#, "color", field: "b"),
    "time": scaled(#""type": "time""#, type: "temporal"),
    "utc": scaled(#""type": "utc""#, type: "temporal"),
  ]

  static let legends: [String: String] = [
    "symbols": plane("\"point\"", #", "color": {"field": "a"}, "shape": {"field": "a"}"#),
    "gradient": plane(
      "\"point\"", #", "color": {"field": "b", "type": "quantitative", "legend": {"tickCount": 2}}"#
    ),
    "discreteGradient": plane(
      "\"point\"",
      #", "color": {"field": "b", "type": "quantitative", "scale": {"type": "threshold", "domain": [30, 50], "scheme": "blues"}}"#
    ),
  ]
}
