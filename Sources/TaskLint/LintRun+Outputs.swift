import TaskLintRules

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension LintRun {
  /// Whether the default format goes to standard output, because no other does.
  static func printsDefaultFormat(_ arguments: Arguments) -> Bool {
    // A diff is printed in place of findings.
    guard !arguments.printsDiff else { return false }
    let isQuiet = arguments.isQuiet && !arguments.formats.isEmpty
    return !isQuiet && arguments.formats.allSatisfy { $0.file != nil }
  }

  static func reporter(
    _ request: FormatRequest, _ arguments: Arguments, _ streams: Streams
  ) -> any Reporter {
    switch request.format {
    case .human:
      // A file is not a terminal, whatever standard output is.
      let isOnTerminal = request.file == nil && !arguments.printsFixedInput
      let isColored = isOnTerminal ? arguments.color.isOn(streams) : arguments.color == .always
      return HumanReporter(
        color: isColored ? .ansi : .none, width: request.file == nil ? streams.width : .unlimited,
        quiet: arguments.isQuiet, failOn: failOn(arguments).severity,
        limit: arguments.mostPerRule)
    case .concise:
      return ConciseReporter(
        quiet: arguments.isQuiet, failOn: failOn(arguments).severity, limit: arguments.mostPerRule)
    case .sarif: return log(arguments.showsSuppressed ? .everything : .problems, streams)
    }
  }

  static func log(_ content: SARIFReporter.Content, _ streams: Streams) -> SARIFReporter {
    let folder = streams.workingDirectory
    return SARIFReporter(
      sourceRoot: Folder.sourceRoot(above: folder).text, workingDirectory: folder.text,
      content: content)
  }

  /// The lowest severity that makes the exit status 1.
  static func failOn(_ arguments: Arguments) -> FailOn { arguments.failOn ?? .warning }

  static func output(
    of reporter: any Reporter, to file: FilePath?, _ arguments: Arguments, _ streams: Streams
  ) -> Output {
    guard let file else {
      guard !arguments.printsFixedInput else {
        return Output(reporter, name: "standard error") { StandardErrorSink(streams: streams) }
      }
      return Output(reporter, name: "standard output") { () throws(SystemError) in
        StandardOutputSink(streams: streams)
      }
    }
    return Output(reporter, name: file.text) { () throws(SystemError) in
      try makeFolders(above: file)
      return try AtomicFile(file)
    }
  }

  /// Creates the folders above a report that do not exist.
  private static func makeFolders(above file: FilePath) throws(SystemError) {
    let folder = file.folder
    guard folder != file, folder.bytes != file.bytes else { return }
    do throws(SystemError) {
      _ = try FileStatus(of: folder)
    } catch {
      guard error.isMissing else { throw error }
      try makeFolders(above: folder)
      guard folder.withCString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
        throw .last
      }
    }
  }
}

extension Streams {
  /// The width of human output: COLUMNS, or the width of the terminal.
  var width: TextLayout.Width {
    let columns = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    guard isTerminal else { return columns.map { .frames($0) } ?? .unlimited }
    return (columns ?? terminalWidth()).map { .terminal($0) } ?? .unlimited
  }
}
