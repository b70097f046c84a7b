// swift-tools-version: 6.2
import PackageDescription

// Arrows only go down: a target may depend on targets of a lower level, never on its own level or above.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Level 0: system libraries, one target each, all from Debian.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
  .systemLibrary(
    name: "CCmark", pkgConfig: "libcmark-gfm",
    providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
  .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
  .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
  .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
  .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], documents: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: documents, swiftSettings: strict)
}

func plugin(_ id: String, folder: String) -> Target {
  .executableTarget(
    name: id, dependencies: ["MetricPlugin"], path: "Plugins/\(folder)",
    exclude: ["README.md", "examples", "plugin.json"],
    swiftSettings: strict,
    // A page starts many at once; finding and fitting together libraries is half of a start.
    linkerSettings: [
      .unsafeFlags(["-static-executable"], .when(platforms: [.linux], configuration: .release))
    ])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], goldens: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], path: "Tests/\(name)",
    exclude: goldens, swiftSettings: strict)
}

let package = Package(
  name: "handbill",
  products: [
    .executable(name: "handbill", targets: ["handbill"]),
    .library(name: "MetricPlugin", targets: ["MetricPlugin"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: systemLibraries + [
    // Level 0
    .target(name: "CArchive"),
    .target(name: "CLauncher"),
    library("Diagnostics", ["CYaml"]),
    library("MetricPlugin"),
    library("Scales"),
    library("SceneGraph"),

    // Level 1
    library("Cairo", ["CCairo"]),
    library("Pango", ["CPango", "CCairo"]),
    library("Tables", ["Diagnostics"]),

    // Level 2
    library(
      "Charts", ["Diagnostics", "Scales", "SceneGraph", "Tables"],
      documents: ["README.md", "Supported.md"]),
    library(
      "Indicators",
      ["CArchive", "CLauncher", "CNettle", "Diagnostics", "MetricPlugin", "Tables"]),
    library("Rendering", ["Cairo", "CCairo", "CDeflate", "Diagnostics", "Pango", "SceneGraph"]),

    // Level 3
    library(
      "Briefings",
      ["CCmark", "Charts", "Diagnostics", "Indicators", "Scales", "SceneGraph", "Tables"]),

    // Level 4
    .executableTarget(
      name: "handbill",
      dependencies: [
        "Briefings", "Charts", "Diagnostics", "Indicators", "Rendering", "Scales", "SceneGraph",
        "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Metric plugins, each an executable of its own.
    plugin("borough-investment", folder: "BoroughInvestment"),
    plugin("cluster-value", folder: "ClusterValue"),
    plugin("gap-value", folder: "GapValue"),
    plugin("productivity-gap", folder: "ProductivityGap"),
    plugin("programme-delivery", folder: "ProgrammeDelivery"),
    plugin("rd-share", folder: "RDShare"),

    // Tests
    .executableTarget(name: "hostile", path: "Tests/Hostile", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Cairo", "Diagnostics", "Rendering", "SceneGraph"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(
      "BriefingsTests",
      [
        "Briefings", "Charts", "Diagnostics", "Indicators", "Rendering", "Scales", "SceneGraph",
        "Tables",
      ]),
    tests(
      "ChartsTests", ["Charts", "Diagnostics", "SceneGraph", "Scales", "Tables"],
      goldens: ["Geo/Golden", "Golden"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests(
      "IndicatorsTests", ["Diagnostics", "Indicators", "MetricPlugin", "Tables", "hostile"]),
    tests("MetricPluginTests", ["MetricPlugin"]),
    tests(
      "PluginTests",
      [
        "Diagnostics", "Indicators", "MetricPlugin", "Tables", "borough-investment",
        "cluster-value", "gap-value", "productivity-gap", "programme-delivery", "rd-share",
      ]),
    tests(
      "RenderingTests", ["Cairo", "Diagnostics", "Rendering", "SceneGraph"], goldens: ["Golden"]),
    tests("SampleTests", ["Cairo"]),
    tests("ScalesTests", ["Scales"]),
    tests("SceneGraphTests", ["SceneGraph"]),
    tests("TablesTests", ["Diagnostics", "Tables"]),
  ],
  swiftLanguageModes: [.v6]
)
