import TaskLintRules

extension LintRun {
  /// The formats that were asked for, and human where none goes to standard output.
  static func requests(_ arguments: Arguments) -> [FormatRequest] {
    let requests = arguments.formats
    if requests.contains(where: { $0.file == nil }) { return requests }
    if arguments.isQuiet, !requests.isEmpty { return requests }
    return [FormatRequest(.human)] + requests
  }

  static func reporter(
    _ request: FormatRequest, _ arguments: Arguments, _ streams: Streams
  ) -> any Reporter {
    switch request.format {
    case .human:
      // A file is no terminal, whatever standard output is.
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
    _ request: FormatRequest, _ reporter: any Reporter, _ streams: Streams
  ) -> Output {
    guard let file = request.file else {
      return Output(reporter, name: "standard output") { () throws(SystemError) in
        StandardOutputSink(streams: streams)
      }
    }
    return Output(reporter, name: file.text) { () throws(SystemError) in try AtomicFile(file) }
  }
}
