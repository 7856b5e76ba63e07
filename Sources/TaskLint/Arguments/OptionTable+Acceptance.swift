import TaskLintRules

extension OptionTable {
  /// Baselines and suppressions.
  static let acceptance: [Option] = [
    Option(
      name: "baseline", value: .path,
      help: "hide the findings in this file; --write-baseline writes it"
    ) { arguments, value throws(UsageError) in
      arguments.baseline = try file(value, of: "--baseline")
    },
    Option(
      name: "write-baseline", value: .path,
      help: "write all findings to this file; for --baseline; exit with 0"
    ) { arguments, value throws(UsageError) in
      arguments.writtenBaseline = try file(value, of: "--write-baseline")
    },
    Option(
      name: "no-suppressions", help: "ignore all suppressions; in overrides, labels and metadata"
    ) { arguments, _ in arguments.honorsSuppressions = false },
    Option(
      name: "show-suppressed",
      help: "also print accepted findings; suppressed or in the baseline"
    ) { arguments, _ in arguments.showsSuppressed = true },
  ]

  private static func file(_ value: Argument, of option: String) throws(UsageError) -> FilePath {
    guard !value.bytes.isEmpty else { throw UsageError("\(option) requires a file") }
    return value.path
  }
}
