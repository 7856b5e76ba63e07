import TaskLintRules

/// One run of `tasklint PATH...`.
struct LintRun {
  let arguments: Arguments
  let streams: Streams
  let threads: Int
  let plan: LintPlan
  private var outputs: [Output]
  private let renderer: Renderer
  var session: LintSession
  /// The outcomes of an earlier run that still hold, and those of this run, for `--watch`.
  var known: KnownOutcomes?
  /// Nil where no number of files is shown.
  private var progress: Progress?
  /// Whether a fixed document or a diff could not be printed.
  var hasFailedToPrint = false

  var summary: RunSummary { session.summary }

  init(_ arguments: Arguments, streams: Streams, threads: Int?) {
    self.streams = streams
    plan = LintPlan(arguments, streams: streams)
    let arguments = plan.arguments
    self.arguments = arguments
    session = LintSession(linters: plan.linters)
    session.summary.fixes.mode = arguments.summaryMode
    // Reading the number of cores takes a twentieth of the time for a small file.
    self.threads = threads ?? (plan.hasManyPieces ? WorkerThread.coreCount : 1)
    var (outputs, reporters): ([Output], [SharedReporter]) = ([], [])
    func add(_ reporter: any Reporter, to file: FilePath?) {
      outputs.append(Self.output(of: reporter, to: file, arguments, streams))
      reporters.append(SharedReporter(reporter))
    }
    if Self.printsDefaultFormat(arguments) {
      let format = arguments.printsStatistics ? nil : arguments.defaultFormat
      let request = FormatRequest(format ?? .human)
      add(Self.reporter(request, arguments, streams), to: nil)
    }
    for request in arguments.formats {
      add(Self.reporter(request, arguments, streams), to: request.file)
    }
    if let file = arguments.writtenBaseline { add(Self.log(.baseline, streams), to: file) }
    self.outputs = outputs
    renderer = Renderer(
      reporters: reporters, failOn: Self.failOn(arguments),
      showsSuppressed: arguments.showsSuppressed,
      writesBaseline: arguments.writtenBaseline != nil)
  }

  /// Lints the files and returns the process's exit status.
  mutating func run() -> ExitStatus {
    guard !plan.hasNoRules else {
      streams.printError("no rule is enabled; change --select or --ignore")
      return .failure
    }
    if let reason = plan.changeFailure {
      streams.printError("--changed: \(reason)")
      return .failure
    }
    guard checkOutputs() else { return .failure }
    let baseline: SessionBaseline?
    do throws(BaselineFailure) {
      baseline = try readBaseline()
    } catch {
      streams.printError(error)
      return .failure
    }
    for skipped in plan.search.skipped where arguments.isVerbose {
      streams.printError("\(skipped.path.text): skipped: \(skipped.reason)")
    }
    for problem in plan.problems { report(problem) }
    for warning in plan.warnings where !arguments.isQuiet { streams.printError(warning) }
    session.summary.stopped = plan.stopped
    for failure in plan.search.troubles {
      report(failure.reason + suggestion(failure.path), at: failure.path.text)
    }
    lintFiles(baseline)
    addLast()
    return finish()
  }

  // MARK: - Files

  private mutating func lintFiles(_ baseline: SessionBaseline?) {
    let fixers = fixers(baseline)
    let limit = renderer.limit(with: baseline?.baseline, hasFixes: fixers != nil)
    session.begin(plan.targets.map(\.path.text), baseline: baseline, limit: limit)
    let linter = FileLinter(
      targets: plan.targets, others: plan.others, linters: plan.linters, form: arguments.inputForm,
      baseline: baseline, renderer: renderer, fixers: fixers,
      limit: limit, known: known?.outcomes ?? [:])
    if !arguments.isQuiet { progress = Progress(total: linter.files.count, streams: streams) }
    defer { progress?.clear() }
    var queue = LintQueue(linter.files, streams: streams, threads: threads)
    // What the files mention is looked up on this thread, when the first file needs it; a piece of
    // work that is handed out later brings it along.
    var mentioned = known?.mentioned
    OrderedWork.run(threads: threads) {
      queue.next().map { FileLinter.Piece(item: $0, mentioned: mentioned) }
    } work: {
      linter.outcomes(of: $0)
    } receive: { outcomes in
      for outcome in outcomes {
        guard let undecided = outcome.undecided else {
          receive(outcome)
          continue
        }
        let known = mentioned ?? linter.mentioned
        mentioned = known
        receive(linter.outcome(of: undecided, mentioned: known))
      }
    }
    known?.mentioned = mentioned
    if let failure = queue.failure { report(failure.reason, at: failure.path.text) }
    printExcludedInput()
  }

  private func fixers(_ baseline: SessionBaseline?) -> [Fixer]? {
    guard arguments.fixMode != nil else { return nil }
    return plan.linters.map {
      Fixer($0, allowsUnsafe: arguments.allowsUnsafeFixes, baseline: baseline?.baseline)
    }
  }

  private mutating func receive(_ linted: FileOutcome) {
    let outcome = takeFixes(of: linted)
    known?.keep(outcome, of: plan)
    let file = outcome.file
    progress?.advance()
    let late = session.add(file)
    guard !file.isOther else { return }
    if let failure = file.failure { return report(failure, at: file.path) }
    if arguments.isVerbose { describe(file) }
    add(late.map { LintedFile($0, by: renderer) } ?? file)
  }

  private func describe(_ file: LintedFile) {
    if let skipped = file.skipped {
      streams.printError("\(file.path): skipped: \(skipped.phrase)")
    } else if file.placeholders > 0 {
      let found =
        file.placeholders == 1
        ? "1 unquoted placeholder was" : "\(file.placeholders) unquoted placeholders were"
      streams.printError("\(file.path): \(found) read as unresolved")
    }
  }

  /// Adds what the session returns after the last file.
  mutating func add(_ late: LintSession.LateReport) { add(LintedFile(late, by: renderer)) }

  private mutating func add(_ file: LintedFile) {
    guard !file.rendered.isEmpty else { return }
    session.count(file)
    progress?.clear()
    for (index, rendered) in file.rendered.enumerated() { outputs[index].add(rendered) }
  }

  // MARK: - The end

  mutating func report(_ reason: String, at path: String) {
    session.summary.failures.append(RunSummary.Failure(path: path, reason: reason))
    progress?.clear()
    streams.printError("\(path.isEmpty ? "''" : path): \(reason)")
  }

  private mutating func report(_ problem: ConfigurationProblem) {
    session.summary.failures.append(RunSummary.Failure(problem))
    streams.printError(problem)
  }

  /// A suggestion for a first argument that is not a file but similar to a subcommand.
  private func suggestion(_ path: FilePath) -> String {
    guard path == arguments.operands.first?.path else { return "" }
    if let changes = arguments.changes, changes.reference == nil {
      return "; did you mean '--changed=\(path.text)'?"
    }
    guard
      let verb = EditDistance.nearest(to: path.text, in: Verb.written.map(\.rawValue))
    else { return "" }
    return "; did you mean 'tasklint \(verb)'?"
  }

  private mutating func finish() -> ExitStatus {
    if summary.files == 0, summary.failures.isEmpty { reportNothing() }
    let isFailing = arguments.printsDiff ? summary.fixes.files > 0 : summary.failing > 0
    var status: ExitStatus = isFailing ? .findings : .clean
    if !summary.failures.isEmpty { status = .failure }
    keepBaseline()
    session.summary.silenced = plan.silencedFiles(on: streams.today)
    for index in outputs.indices {
      session.summary.exitStatus = status.rawValue
      outputs[index].finish(summary)
      guard let failure = outputs[index].failure else { continue }
      streams.printError("\(outputs[index].name): \(failure.reason)")
      status = .failure
    }
    reportBaseline()
    reportFixes()
    return status
  }

  /// Prints that the baseline was written.
  private func reportBaseline() {
    guard let file = arguments.writtenBaseline, let output = outputs.last,
      output.name == file.text, output.failure == nil, !arguments.isQuiet
    else { return }
    let findings = summary.baselined == 1 ? "1 finding" : "\(summary.baselined) findings"
    streams.printError("wrote \(findings) to \(file.text)")
  }

  /// Keeps an older baseline if not all files could be linted: findings that are missing in a new one
  /// would be reported as new.
  private mutating func keepBaseline() {
    guard let file = arguments.writtenBaseline, !summary.failures.isEmpty else { return }
    outputs.removeLast()
    streams.printError("\(file.text): not written, because some files could not be linted")
  }

  /// Reports why no file was linted.
  private mutating func reportNothing() {
    let excluded = plan.search.excluded
    if arguments.changes != nil, plan.search.unchanged > 0 {
      return streams.printError("nothing was linted: no task definition has changed")
    }
    guard summary.skipped == 0 || !arguments.skipsUnrecognized else {
      let files = summary.skipped == 1 ? "the file" : "any of the \(summary.skipped) files"
      return streams.printError("nothing was linted: no task definition in \(files)")
    }
    guard summary.skipped == 0 else {
      let files = summary.skipped == 1 ? "the 1 file" : "any of the \(summary.skipped) files"
      return report("nothing to lint: no task definition in \(files)", at: places)
    }
    guard excluded.found == 0 else {
      return report("nothing to lint: all files are excluded", at: places)
    }
    // A hook passes the changed files, which may all be excluded.
    let files = excluded.named == 1 ? "the file is" : "all \(excluded.named) files are"
    streams.printError("nothing was linted: \(files) excluded")
  }

  /// The paths of the command line, shortened.
  private var places: String {
    let first = arguments.operands.first?.text ?? "."
    let others = arguments.operands.count - 1
    return others > 0 ? "\(first) and \(others) more" : first
  }
}
