@testable import TaskLintRules

/// A report in every format.
enum PrintedReport {
  /// A reporter of each format.
  static let reporters: [any Reporter] = [
    HumanReporter(failOn: .note), HumanReporter(width: .terminal(50), failOn: .note),
    ConciseReporter(),
    SARIFReporter(sourceRoot: "/r", workingDirectory: "/r/w"), JSONReporter(), RDJSONReporter(),
    GitHubReporter(sourceRoot: "/r", workingDirectory: "/r/w"),
    GitLabReporter(sourceRoot: "/r", workingDirectory: "/r/w"),
    JUnitReporter(sourceRoot: "/r", workingDirectory: "/r/w"),
    CheckstyleReporter(sourceRoot: "/r", workingDirectory: "/r/w"), StatisticsReporter(),
  ]

  /// The output of each reporter for the findings, without the parts that do not depend on the file.
  static func outputs(of report: FileReport) -> [(format: String, text: String)] {
    reporters.map { reporter in
      let lines = reporter.render(report).findings.map { String(decoding: $0.bytes, as: UTF8.self) }
      return ("\(type(of: reporter))", lines.joined(separator: "\n"))
    }
  }
}
