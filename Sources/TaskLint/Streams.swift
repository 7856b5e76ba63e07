import TaskLintRules

/// The parts of the process that the command uses.
struct Streams: Sendable {
  /// Reads so many bytes of standard input, fewer only at its end.
  var readInput: @Sendable (Int) throws(SystemError) -> [UInt8]
  /// Reads what has arrived on standard input, at most so many bytes, and waits for it at most so
  /// many milliseconds; nothing at the end of the input, and nil if nothing has arrived.
  var readArrived: @Sendable (Int, Int32) throws(SystemError) -> [UInt8]? = { _, _ in [] }
  /// Writes to standard output.
  var write: @Sendable ([UInt8]) throws(SystemError) -> Void
  /// Writes to standard error; errors are ignored.
  var writeError: @Sendable ([UInt8]) -> Void
  /// The value of an environment variable.
  var environment: @Sendable (String) -> String?
  /// Whether standard output is a terminal.
  var isTerminal: Bool
  /// Whether standard error is a terminal.
  var isErrorTerminal: @Sendable () -> Bool = { false }
  /// The columns of the terminal; nil if they are unknown.
  var terminalWidth: @Sendable () -> Int? = { nil }
  var workingDirectory: FilePath
  /// The time, in seconds since 1970-01-01T00:00:00Z.
  var clock: @Sendable () -> Int

  /// The day of the run in UTC, which SOURCE_DATE_EPOCH can set for reproducible builds.
  ///
  /// See https://reproducible-builds.org/specs/source-date-epoch/.
  var today: CalendarDay {
    let epoch = environment("SOURCE_DATE_EPOCH").flatMap { Int($0) }
    return CalendarDay(secondsSince1970: epoch ?? clock())
  }

  /// Prints one line to standard error, after the product's name.
  func printError(_ line: String) {
    printErrorLine("tasklint: \(VisibleText.escape(line))")
  }

  /// Prints a mistake in a configuration, in the form that editors and terminals link.
  func printError(_ problem: ConfigurationProblem) {
    printErrorLine(VisibleText.escape(problem.line))
  }

  /// Prints a line to standard error, wrapped at blanks on a terminal.
  private func printErrorLine(_ line: String) {
    let width = isErrorTerminal() ? columns.map { TextLayout.Width.terminal($0) } : nil
    writeError(Array((TextLayout.wrapped(line, to: width ?? .unlimited) + "\n").utf8))
  }
}
