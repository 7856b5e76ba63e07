@testable import TaskLintRules

/// A report in every format.
enum PrintedReport {
  /// One reporter of each kind.
  static let reporters: [any Reporter] = [
    HumanReporter(failOn: .note), HumanReporter(width: .terminal(50), failOn: .note),
    ConciseReporter(),
    SARIFReporter(sourceRoot: "/r", workingDirectory: "/r/w"),
  ]

  /// What each reporter prints of the findings; what it says of the run and the rules is the same
  /// whatever the file is, and a hundred times as long.
  static func outputs(of report: FileReport) -> [(format: String, text: String)] {
    reporters.map { reporter in
      let lines = reporter.render(report).findings.map { String(decoding: $0.bytes, as: UTF8.self) }
      return ("\(type(of: reporter))", lines.joined(separator: "\n"))
    }
  }
}
