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
      if arguments.printsStatistics {
        return StatisticsReporter(
          color: isColored ? .ansi : .none, width: request.file == nil ? streams.width : .unlimited,
          quiet: arguments.isQuiet, failOn: failOn(arguments).severity)
      }
      return HumanReporter(
        color: isColored ? .ansi : .none, width: request.file == nil ? streams.width : .unlimited,
        links: isColored && request.file == nil && streams.showsLinks,
        quiet: arguments.isQuiet, failOn: failOn(arguments).severity,
        limit: arguments.mostPerRule)
    case .concise:
      return ConciseReporter(
        quiet: arguments.isQuiet, failOn: failOn(arguments).severity, limit: arguments.mostPerRule)
    case .sarif: return log(arguments.showsSuppressed ? .everything : .problems, streams)
    case .json: return JSONReporter()
    case .rdjson: return RDJSONReporter()
    case .github, .gitlab, .junit, .checkstyle:
      return serviceReporter(request.format, arguments, streams)
    }
  }

  /// A reporter whose paths start from the root of the repository, as services expect them.
  private static func serviceReporter(
    _ format: ReportFormat, _ arguments: Arguments, _ streams: Streams
  ) -> any Reporter {
    let folder = streams.workingDirectory.text
    let root = Folder.sourceRoot(above: streams.workingDirectory).text
    let failOn = failOn(arguments).severity
    switch format {
    case .gitlab: return GitLabReporter(sourceRoot: root, workingDirectory: folder)
    case .junit: return JUnitReporter(sourceRoot: root, workingDirectory: folder, failOn: failOn)
    case .checkstyle: return CheckstyleReporter(sourceRoot: root, workingDirectory: folder)
    default:
      return GitHubReporter(
        sourceRoot: root, workingDirectory: folder, quiet: arguments.isQuiet, failOn: failOn,
        limit: arguments.mostPerRule)
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
  /// Whether the terminal shows OSC 8 links; unknown ones do not get them.
  var showsLinks: Bool {
    guard isTerminal else { return false }
    if let force = environment("FORCE_HYPERLINK"), !force.isEmpty { return force != "0" }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby"]
    if let program = environment("TERM_PROGRAM"), programs.contains(program) { return true }
    let variables = ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"]
    if variables.contains(where: { environment($0)?.isEmpty == false }) { return true }
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }), version >= 5000 {
      return true
    }
    let terminals = ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour"]
    return environment("TERM").map { terminals.contains($0) } ?? false
  }

  /// The width of human output: COLUMNS, or the width of the terminal.
  var width: TextLayout.Width {
    guard isTerminal else { return chosenColumns.map { .frames($0) } ?? .unlimited }
    return columns.map { .terminal($0) } ?? .unlimited
  }

  /// The columns of the terminal, unless COLUMNS sets them; nil if they are unknown.
  var columns: Int? { chosenColumns ?? terminalWidth() }

  private var chosenColumns: Int? {
    environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
