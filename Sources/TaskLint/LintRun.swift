import TaskLintRules

/// One run over files: what `tasklint PATH...` does.
struct LintRun {
  private let arguments: Arguments
  private let streams: Streams
  private let threads: Int
  private let linter: Linter
  private var outputs: [Output] = []
  private let reporters: [any Reporter]
  private var summary = RunSummary()
  private var records: [CrossRecord] = []
  /// The files that have a finding of their own; kept only where others may be added.
  private var pathsWithFindings: Set<String> = []

  init(_ arguments: Arguments, streams: Streams, threads: Int) {
    self.arguments = arguments
    self.streams = streams
    self.threads = threads
    linter = Linter(selection: arguments.selection, severities: arguments.severities)
    let requests = Self.requests(arguments)
    reporters = requests.map { Self.reporter($0, arguments, streams) }
    for (request, reporter) in zip(requests, reporters) {
      outputs.append(Self.output(request, reporter, streams))
    }
  }

  /// Lints the files and returns the process's exit status.
  mutating func run() -> ExitStatus {
    let search = findFiles()
    for passed in search.passed where arguments.isVerbose {
      streams.complain("\(passed.path.text): skipped: \(passed.reason)")
    }
    for trouble in search.troubles {
      report(trouble.reason + suggestion(trouble.path), at: trouble.path.text)
    }
    let targets = search.targets.sorted { $0.path < $1.path }
    let (linter, reporters, failOn) = (linter, reporters, arguments.failOn)
    OrderedWork.run(count: targets.count, threads: threads) { index in
      Self.outcome(of: targets[index], linter, reporters, failOn)
    } receive: { outcome in
      receive(outcome)
    }
    compareFiles()
    return finish()
  }

  private func findFiles() -> FileSearch {
    var search = FileSearch()
    var hasReadInput = false
    for operand in arguments.operands {
      guard operand.text == "-" else {
        search.add(operand.path)
        continue
      }
      guard !hasReadInput else { continue }
      hasReadInput = true
      do throws(SystemError) {
        search.add(standardInput: try streams.readInput(), as: arguments.standardInputName)
      } catch {
        search.fail(arguments.standardInputName, error.reason)
      }
    }
    return search
  }

  // MARK: - Files

  /// Reads, lints and renders one file; it runs on any thread.
  private static func outcome(
    of target: LintTarget, _ linter: Linter, _ reporters: [any Reporter], _ failOn: FailOn
  ) -> FileOutcome {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try target.read()
    } catch {
      var outcome = FileOutcome(path: target.path.text)
      outcome.trouble = error.reason
      return outcome
    }
    let source = SourceFile(path: target.path.text, bytes: bytes)
    let report = linter.lint(source, isNamed: target.isNamed)
    return FileOutcome(report, reporters: reporters, tallying: Tally(failOn: failOn))
  }

  private mutating func receive(_ outcome: FileOutcome) {
    if let trouble = outcome.trouble { return report(trouble, at: outcome.path) }
    if let skipped = outcome.skipped {
      summary.skipped += 1
      if arguments.isVerbose { streams.complain("\(outcome.path): skipped: \(skipped)") }
      return
    }
    summary.files += 1
    records += outcome.records
    if arguments.isVerbose, outcome.placeholders > 0 {
      let found =
        outcome.placeholders == 1
        ? "1 unquoted placeholder was" : "\(outcome.placeholders) unquoted placeholders were"
      streams.complain("\(outcome.path): \(found) read as unresolved")
    }
    add(outcome)
  }

  private mutating func add(_ outcome: FileOutcome) {
    guard !outcome.rendered.isEmpty else { return }
    if !linter.comparesFiles {
      summary.filesWithFindings += 1
    } else if pathsWithFindings.insert(outcome.path).inserted {
      summary.filesWithFindings += 1
    }
    summary.add(outcome.tally)
    for (index, rendered) in outcome.rendered.enumerated() { outputs[index].add(rendered) }
  }

  /// Adds what only a comparison of all files shows.
  private mutating func compareFiles() {
    for finding in linter.compare(records) {
      let report = FileReport(path: finding.location.path, findings: [finding])
      add(FileOutcome(report, reporters: reporters, tallying: Tally(failOn: arguments.failOn)))
    }
  }

  // MARK: - The end

  private mutating func report(_ reason: String, at path: String) {
    summary.troubles.append(RunSummary.Trouble(path: path, reason: reason))
    streams.complain("\(path.isEmpty ? "''" : path): \(reason)")
  }

  /// The verb that a first word may have meant that is no file.
  private func suggestion(_ path: FilePath) -> String {
    guard path == arguments.operands.first?.path,
      let verb = EditDistance.nearest(to: path.text, in: Verb.written.map(\.rawValue))
    else { return "" }
    return "; did you mean 'tasklint \(verb)'?"
  }

  private mutating func finish() -> ExitStatus {
    if summary.files == 0, summary.troubles.isEmpty {
      let files = summary.skipped == 1 ? "the 1 file" : "any of the \(summary.skipped) files"
      report("nothing to lint: no task definition in \(files) there", at: places)
    }
    var status: ExitStatus = summary.failing > 0 ? .findings : .clean
    if !summary.troubles.isEmpty { status = .trouble }
    for index in outputs.indices {
      summary.exitStatus = status.rawValue
      outputs[index].finish(summary)
      guard let failure = outputs[index].failure else { continue }
      streams.complain("\(outputs[index].name): \(failure.reason)")
      status = .trouble
    }
    return status
  }

  /// Where the user said to look, in short.
  private var places: String {
    let first = arguments.operands.first?.text ?? ""
    let others = arguments.operands.count - 1
    return others > 0 ? "\(first) and \(others) more" : first
  }
}

// MARK: - Outputs

extension LintRun {
  /// The formats that were asked for, and human where none goes to standard output.
  private static func requests(_ arguments: Arguments) -> [FormatRequest] {
    let requests = arguments.formats
    if requests.contains(where: { $0.file == nil }) { return requests }
    if arguments.isQuiet, !requests.isEmpty { return requests }
    return [FormatRequest(.human)] + requests
  }

  private static func reporter(
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
    case .sarif:
      let folder = streams.workingDirectory
      return SARIFReporter(
        sourceRoot: Folder.sourceRoot(above: folder).text, workingDirectory: folder.text)
    }
  }

  private static func output(
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
