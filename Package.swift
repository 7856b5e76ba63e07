// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors only in `make check`, so that a newer compiler does not break users' builds.
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
