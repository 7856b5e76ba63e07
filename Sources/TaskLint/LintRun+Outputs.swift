import TaskLintRules

extension LintRun {
  /// Whether the human format goes to standard output, though nobody asked for it: nothing else
  /// goes there.
  static func printsForPeople(_ arguments: Arguments) -> Bool {
    let isQuiet = arguments.isQuiet && !arguments.formats.isEmpty
    return !isQuiet && arguments.formats.allSatisfy { $0.file != nil }
  }

  static func reporter(
    _ request: FormatRequest, _ arguments: Arguments, _ streams: Streams
  ) -> any Reporter {
    switch request.format {
    case .human:
      // A file is not a terminal, whatever standard output is.
      let isColored =
        request.file == nil ? arguments.color.isOn(streams) : arguments.color == .always
      return HumanReporter(
        color: isColored ? .ansi : .none, quiet: arguments.isQuiet,
        failOn: arguments.failOn.severity)
    case .concise:
      return ConciseReporter(quiet: arguments.isQuiet, failOn: arguments.failOn.severity)
    case .sarif: return log(arguments.showsSuppressed ? .everything : .problems, streams)
    }
  }

  static func log(_ content: SARIFReporter.Content, _ streams: Streams) -> SARIFReporter {
    let folder = streams.workingDirectory
    return SARIFReporter(
      sourceRoot: Folder.sourceRoot(above: folder).text, workingDirectory: folder.text,
      content: content)
  }

  static func output(
    of reporter: any Reporter, to file: FilePath?, _ streams: Streams
  ) -> Output {
    guard let file else {
      return Output(reporter, name: "standard output") { () throws(SystemError) in
        StandardOutputSink(streams: streams)
      }
    }
    return Output(reporter, name: file.text) { () throws(SystemError) in try AtomicFile(file) }
  }
}
