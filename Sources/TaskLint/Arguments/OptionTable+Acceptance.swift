import TaskLintRules

extension OptionTable {
  /// Baselines and suppressions.
  static let acceptance: [Option] = [
    Option(
      name: "baseline", value: .path,
      help: "hide the findings in this file, which --write-baseline wrote"
    ) { arguments, value throws(UsageError) in
      arguments.baseline = try file(value, of: "--baseline")
    },
    Option(
      name: "write-baseline", value: .path,
      help: "write all findings to this file, for --baseline, and exit with 0"
    ) { arguments, value throws(UsageError) in
      arguments.writtenBaseline = try file(value, of: "--write-baseline")
    },
    Option(
      name: "no-suppressions", help: "ignore suppressions in overrides, labels and metadata"
    ) { arguments, _ in arguments.honorsSuppressions = false },
    Option(
      name: "show-suppressed",
      help: "also print findings that are suppressed or in the baseline"
    ) { arguments, _ in arguments.showsSuppressed = true },
  ]

  private static func file(_ value: Argument, of option: String) throws(UsageError) -> FilePath {
    guard !value.bytes.isEmpty else { throw UsageError("\(option) requires a file") }
    return value.path
  }
}
