/// The files of a new plugin: a share of two inputs, in one of four ways, that keeps the contract as it is.
package struct PluginTemplate: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case swift
    case python
    case r
    case recipe
  }

  package struct File: Hashable, Sendable {
    package var path: String
    package var text: String
  }

  package var id: String
  package var kind: Kind
  /// The folder of the `MetricPlugin` package, for a plugin in a package of its own; `nil` inside Handbill's.
  package var kit: String?

  package init(id: String, kind: Kind, kit: String? = nil) {
    self.id = id
    self.kind = kind
    self.kit = kit
  }

  /// `neet-rate` as a type: `NeetRate`.
  package var typeName: String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The words of the id as a title: "Neet rate".
  private var title: String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// `neet-rate` as the name of a script: `neet_rate`.
  private var scriptName: String { id.split(separator: "-").joined(separator: "_") }

  package var files: [File] {
    let common = [
      File(path: "plugin.json", text: manifest), File(path: "README.md", text: readme),
      File(path: "examples/first/data.csv", text: Self.data),
      File(path: "examples/first/expected.json", text: Self.expected),
    ]
    switch kind {
    case .recipe: return common
    case .python: return common + [File(path: "\(scriptName).py", text: python)]
    case .r: return common + [File(path: "\(scriptName).R", text: Self.r)]
    case .swift:
      guard let kit else { return common + [File(path: "\(typeName).swift", text: swift)] }
      return common + [
        File(path: "Package.swift", text: package(kit: kit)),
        File(path: "Sources/\(typeName).swift", text: swift),
        File(path: ".gitignore", text: ".build/\n"),
      ]
    }
  }

  // MARK: Manifest

  private var method: String {
    switch kind {
    case .swift: #""run": ["./\#(id)"]"#
    case .python: #""run": ["python3", "-I", "\#(scriptName).py"]"#
    case .r: #""run": ["Rscript", "--vanilla", "\#(scriptName).R"]"#
    case .recipe:
      #""recipe": {"kind": "ratio", "numerator": "part", "denominator": "whole", "times": 100}"#
    }
  }

  private var limits: String {
    // The launcher of R starts other programs.
    let processes = kind == .r ? #", "processes": 8"# : ""
    return #"{"timeout_s": 10, "memory_mb": 1024\#(processes)}"#
  }

  private var manifest: String {
    """
    {
      "id": "\(id)",
      "version": "1.0.0",
      "title": "\(title)",
      "summary": "A part in per cent of the whole.",
      "licence": "MIT",
      "protocol": [1],
      \(method),
      "unit": {"code": "percent", "decimals": 1, "suffix": "%"},
      "better": "higher",
      "inputs": [
        {"column": "part", "aggregate": "sum", "required": true, "label": "The part"},
        {"column": "whole", "aggregate": "sum", "required": true, "label": "The whole"}
      ],
      "limits": \(limits)
    }

    """
  }

  private var readme: String {
    """
    # \(id)

    A part in per cent of the whole.

        share = part ÷ whole × 100

    | input | what to bind |
    | --- | --- |
    | `part` | the part |
    | `whole` | the whole |

    A higher value is better. Larger areas are computed as sums over sums, where all of their parts are there.

    **Source of the example.** Made-up figures that show the arithmetic.

    **Caveats.** Say here what a reader could get wrong.

    """
  }

  // MARK: Example

  private static let data = """
    area_code,area_name,year,part,whole
    E08000012,Liverpool,2022,30,200
    E08000012,Liverpool,2023,42,240
    E08000014,Sefton,2022,20,160
    E08000014,Sefton,2023,21,

    """

  private static let expected = """
    {
      "area": "E08000012",
      "compare": "E08000014",
      "inputs": {"part": ["data.csv"], "whole": ["data.csv"]},
      "values": [
        {"area": "E08000012", "period": "2022", "value": 15},
        {"area": "E08000012", "period": "2023", "value": 17.5},
        {"area": "E08000014", "period": "2022", "value": 12.5},
        {"area": "E08000014", "period": "2023", "value": null}
      ]
    }

    """

  // MARK: Programs

  private var swift: String {
    """
    import MetricPlugin

    /// A part in per cent of the whole.
    @main
    struct \(typeName): Metric {
      static let info = Info(
        "\(id)", "\(title)", unit: .percent, better: .higher,
        summary: "A part in per cent of the whole.")

      let part = Input.number("part", aggregate: .sum, label: "The part")
      let whole = Input.number("whole", aggregate: .sum, label: "The whole")

      func compute(_ query: Query) throws -> Outcome {
        try (query[part] / query[whole] * 100).outcome
      }
    }

    """
  }

  private func package(kit: String) -> String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(id)",
      dependencies: [.package(name: "MetricPlugin", path: "\(kit)")],
      targets: [
        .executableTarget(
          name: "\(id)", dependencies: [.product(name: "MetricPlugin", package: "MetricPlugin")],
          path: "Sources")
      ]
    )

    """
  }

  private var python: String {
    """
    \"\"\"A part in per cent of the whole: one JSON object in, one out.\"\"\"
    import json
    import sys


    def refuse(code, message, **more):
        return {"protocol": 1, "error": {"code": code, "message": message, **more}}


    def answer(request):
        if request.get("protocol") != 1:
            return refuse("protocol", "this plugin speaks protocol 1")
        table = request["table"]
        columns = table["columns"]
        for name in ["part", "whole"]:
            if name not in columns:
                return refuse("missing_input", f"the input `{name}` is missing", input=name)
        # A missing value is None, and stays None in the reply.
        share = [
            None if part is None or not whole else part / whole * 100
            for part, whole in zip(columns["part"], columns["whole"])
        ]
        ok = {"area": table["area"], "period": table["period"], "value": share}
        if "category" in table:
            ok["category"] = table["category"]
        return {"protocol": 1, "ok": ok}


    json.dump(answer(json.load(sys.stdin)), sys.stdout)

    """
  }

  private static let r = """
    # A part in per cent of the whole: one JSON object in, one out.
    library(jsonlite)

    # digits = NA: the usual four would round the values.
    reply <- function(...) {
      cat(toJSON(list(protocol = 1, ...), auto_unbox = TRUE, digits = NA, na = "null"))
      quit(status = 0)
    }

    request <- fromJSON(file("stdin"), simplifyVector = TRUE)
    if (request$protocol != 1)
      reply(error = list(code = "protocol", message = "this plugin speaks protocol 1"))
    table <- request$table
    for (name in c("part", "whole"))
      if (is.null(table$columns[[name]]))
        reply(error = list(code = "missing_input", message = paste(name, "is missing"), input = name))
    part <- as.numeric(table$columns$part)
    whole <- as.numeric(table$columns$whole)
    share <- ifelse(!is.na(whole) & whole == 0, NA, part / whole * 100)
    # I(): a column of one value stays a list.
    ok <- list(area = I(as.character(table$area)), period = I(as.character(table$period)), value = I(share))
    if (!is.null(table$category))
      ok$category <- I(as.character(table$category))
    reply(ok = ok)

    """
}
