import TaskLintRules

/// Checks of the files that a run writes, before it lints.
extension LintRun {
  /// Whether all output files may be written; prints the reason for each that may not.
  func checkOutputs() -> Bool {
    var isFine = true
    for file in arguments.formats.compactMap(\.file)
      + [arguments.writtenBaseline].compactMap(\.self)
    {
      guard let problem = problem(withOutput: file) else { continue }
      streams.printError("\(file.text): \(problem)")
      isFine = false
    }
    return isFine
  }

  private func problem(withOutput file: FilePath) -> String? {
    if let problem = plan.search.links.problem(with: file, as: .record) { return problem }
    if file.names.last == Array(ConfigurationLoader.fileName.utf8) {
      return "a configuration; write the report to another file"
    }
    guard let status = try? FileStatus(of: file), status.kind == .regular else { return nil }
    let path = plan.absolute(file)
    let isInput =
      plan.search.hasFound(status.identity)
      || plan.others.contains { plan.absolute($0.path) == path }
    guard isInput, !Self.isReport(file) else { return nil }
    return "a file that is linted; write the report to another file"
  }

  /// Whether a file is a report that tasklint wrote: a search finds that of the last run.
  private static func isReport(_ file: FilePath) -> Bool {
    guard let descriptor = try? FileDescriptor.reading(file) else { return false }
    defer { descriptor.close() }
    let beginnings = [
      SARIFReporter.beginning, JSONReporter.beginning, RDJSONReporter.beginning,
      GitLabReporter.beginning,
    ]
    let longest = beginnings.map(\.count).max() ?? 0
    guard let start = try? descriptor.chunk(upTo: longest) else { return false }
    return start == GitLabReporter.empty || beginnings.contains { start.starts(with: $0) }
  }
}
