import TaskLintRules

extension OptionTable {
  /// Baselines and suppressions.
  static let acceptance: [Option] = [
    Option(
      name: "baseline", value: .path,
      help: "hide the findings that this SARIF file of tasklint's own holds"
    ) { arguments, value throws(UsageError) in
      arguments.baseline = try file(value, of: "--baseline")
    },
    Option(
      name: "write-baseline", value: .path,
      help: "write what is found into this file, to be hidden from now on; then exit with 0"
    ) { arguments, value throws(UsageError) in
      arguments.writtenBaseline = try file(value, of: "--write-baseline")
    },
    Option(
      name: "no-suppressions", help: "report what overrides, labels and metadata accept"
    ) { arguments, _ in arguments.honorsSuppressions = false },
    Option(
      name: "show-suppressed",
      help: "print what is accepted or in the baseline as well, and say so"
    ) { arguments, _ in arguments.showsSuppressed = true },
  ]

  private static func file(_ value: Argument, of option: String) throws(UsageError) -> FilePath {
    guard !value.bytes.isEmpty else { throw UsageError("\(option) needs a file") }
    return value.path
  }
}
