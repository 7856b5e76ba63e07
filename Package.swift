// swift-tools-version: 6.2
import PackageDescription

// A newer compiler must not break somebody's hook: warnings are errors only where `make check` asks.
let strict: [SwiftSetting] =
  Context.environment["TASKLINT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + strict

let package = Package(
  name: "tasklint",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "tasklint", targets: ["TaskLint"]),
    .library(name: "TaskLintRules", targets: ["TaskLintRules"]),
  ],
  targets: [
    .target(name: "TaskLintRules", swiftSettings: settings),
    .executableTarget(name: "TaskLint", dependencies: ["TaskLintRules"], swiftSettings: settings),
    .testTarget(
      name: "TaskLintRulesTests",
      dependencies: ["TaskLintRules", "TaskLint"],
      exclude: ["Definitions"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
