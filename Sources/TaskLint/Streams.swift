import TaskLintRules

/// All that the command sees of the process it runs in.
struct Streams: Sendable {
  /// Reads so many bytes of standard input, and fewer only at its end.
  var readInput: @Sendable (Int) throws(SystemError) -> [UInt8]
  /// Writes to standard output.
  var write: @Sendable ([UInt8]) throws(SystemError) -> Void
  /// Writes to standard error; nobody can be told where that fails.
  var writeError: @Sendable ([UInt8]) -> Void
  /// The value of a variable of the environment.
  var environment: @Sendable (String) -> String?
  /// Whether standard output is a terminal.
  var isTerminal: Bool
  var workingDirectory: FilePath
  /// The time, in seconds since 1970-01-01T00:00:00Z.
  var clock: @Sendable () -> Int

  /// The day of the run in UTC; a build that is to be the same again says which one it is.
  ///
  /// See https://reproducible-builds.org/specs/source-date-epoch/.
  var today: CalendarDay {
    let epoch = environment("SOURCE_DATE_EPOCH").flatMap { Int($0) }
    return CalendarDay(secondsSince1970: epoch ?? clock())
  }

  /// Writes one line to standard error, under the product's name.
  func printError(_ line: String) {
    writeError(Array("tasklint: \(VisibleText.escape(line))\n".utf8))
  }

  /// Writes a mistake in a configuration, in the form that editors and terminals link.
  func printError(_ problem: ConfigurationProblem) {
    writeError(Array("\(VisibleText.escape(problem.line))\n".utf8))
  }
}
