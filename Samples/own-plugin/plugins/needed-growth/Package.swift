// swift-tools-version: 6.2
import PackageDescription

// Handbill's own checkout is four folders up; elsewhere it would be a URL or another path.
let package = Package(
  name: "needed-growth",
  dependencies: [.package(name: "handbill", path: "../../../..")],
  targets: [
    .executableTarget(
      name: "needed-growth", dependencies: [.product(name: "MetricPlugin", package: "handbill")],
      path: "Sources"),
    .testTarget(name: "NeededGrowthTests", dependencies: ["needed-growth"]),
  ]
)
