import TaskLintRules

/// One run of `tasklint PATH...`.
struct LintRun {
  let arguments: Arguments
  let streams: Streams
  let threads: Int
  let plan: LintPlan
  private var outputs: [Output]
  private let renderer: Renderer
  var baseline: BaselineMatcher?
  var suppressions = SuppressionTracker()
  /// The files that could not be read, or not to their end.
  var incomplete: Set<String> = []
  var summary = RunSummary()
  /// The traces for the rules that compare files.
  var crossTraces = CrossTraceCollector()
  private(set) var archive = RecordArchive()
  /// The outcomes of an earlier run that still hold, and those of this run, for `--watch`.
  var known: KnownOutcomes?
  /// Nil where no number of files is shown.
  private var progress: Progress?
  /// Whether a fixed document or a diff could not be printed.
  var hasFailedToPrint = false
  /// The findings in Fluent Bit files.
  private(set) var companions = CompanionFindings()
  /// The files with findings; kept only if findings can be added after the last file.
  private var pathsWithFindings: Set<String> = []
  private var lastPathWithFindings: String?

  init(_ arguments: Arguments, streams: Streams, threads: Int?) {
    self.streams = streams
    plan = LintPlan(arguments, streams: streams)
    let arguments = plan.arguments
    self.arguments = arguments
    summary.fixes.mode = arguments.summaryMode
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
    let given: RunBaseline?
    do throws(BaselineFailure) {
      given = try readBaseline()
    } catch {
      streams.printError(error)
      return .failure
    }
    for skipped in plan.search.skipped where arguments.isVerbose {
      streams.printError("\(skipped.path.text): skipped: \(skipped.reason)")
    }
    for problem in plan.problems { report(problem) }
    for warning in plan.warnings where !arguments.isQuiet { streams.printError(warning) }
    summary.stopped = plan.stopped
    for failure in plan.search.troubles {
      report(failure.reason + suggestion(failure.path), at: failure.path.text)
    }
    lintFiles(given)
    addLast(given)
    return finish()
  }

  // MARK: - Files

  private mutating func lintFiles(_ given: RunBaseline?) {
    if let given { baseline = given.matcher(for: plan.targets) }
    let limit = renderer.limit(with: given?.baseline)
    companions = CompanionFindings(limit: limit.perRule)
    let linter = FileLinter(
      targets: plan.targets, others: plan.others, linters: plan.linters, form: arguments.inputForm,
      baseline: given, renderer: renderer, fixers: fixers(given),
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
          receive(outcome, given)
          continue
        }
        let known = mentioned ?? linter.mentioned
        mentioned = known
        receive(linter.outcome(of: undecided, mentioned: known), given)
      }
    }
    known?.mentioned = mentioned
    if let failure = queue.failure { report(failure.reason, at: failure.path.text) }
    printExcludedInput()
  }

  private func fixers(_ given: RunBaseline?) -> [Fixer]? {
    guard arguments.fixMode != nil else { return nil }
    return plan.linters.map {
      Fixer($0, allowsUnsafe: arguments.allowsUnsafeFixes, baseline: given?.baseline)
    }
  }

  private mutating func receive(_ linted: FileOutcome, _ given: RunBaseline?) {
    let outcome = takeFixes(of: linted)
    known?.keep(outcome, of: plan)
    // A file that can't be read again has records.
    progress?.advance()
    crossTraces.add(outcome.traces, of: outcome.records.isEmpty ? outcome.source : nil)
    archive.add(outcome.records, traces: outcome.traces)
    if outcome.isIncomplete { incomplete.insert(outcome.path) }
    guard !outcome.isOther else { return }
    if outcome.failure != nil || outcome.skipped != nil {
      baseline?.pass(given?.uri(of: outcome.path) ?? "")
    }
    if let failure = outcome.failure { return report(failure, at: outcome.path) }
    if let skipped = outcome.skipped {
      summary.skip(skipped)
      if arguments.isVerbose { streams.printError("\(outcome.path): skipped: \(skipped.phrase)") }
      return
    }
    if !outcome.isContinued { summary.files += 1 }
    if arguments.isVerbose, outcome.placeholders > 0 {
      let found =
        outcome.placeholders == 1
        ? "1 unquoted placeholder was" : "\(outcome.placeholders) unquoted placeholders were"
      streams.printError("\(outcome.path): \(found) read as unresolved")
    }
    suppressions.add(outcome.encounters, of: outcome.linter)
    companions.add(outcome.companions, in: outcome.companionPaths)
    guard let match = outcome.match, let given else { return add(outcome) }
    let linter = plan.linters[outcome.linter]
    let settled = baseline?.settle(
      match, at: given.uri(of: outcome.path), isWhole: outcome.isWhole
    ) { linter.couldFind($0, hasAllFiles: true) }
    guard !match.isDecided else { return add(outcome) }
    add(settled ?? match.findings, omitted: outcome.omitted, in: outcome.path)
  }

  /// Adds findings in one path; a configuration is not one of the linted files.
  mutating func add(
    _ findings: [Finding], omitted: [OmittedFindings] = [], in path: String,
    isLinted: Bool = true
  ) {
    var outcome = FileOutcome(path: path)
    outcome.isLinted = isLinted
    outcome.render(
      FileReport(path: path, findings: findings, omitted: omitted), by: renderer)
    add(outcome)
  }

  private mutating func add(_ outcome: FileOutcome) {
    guard !outcome.rendered.isEmpty else { return }
    if outcome.tally.hasOpen, outcome.isLinted { count(outcome) }
    summary.add(outcome.tally)
    progress?.clear()
    for (index, rendered) in outcome.rendered.enumerated() { outputs[index].add(rendered) }
  }

  /// Counts the file among those with findings, once.
  private mutating func count(_ outcome: FileOutcome) {
    if !plan.comparesFiles, baseline == nil {
      // The pieces of one file come one after the other.
      if outcome.path != lastPathWithFindings { summary.filesWithFindings += 1 }
      lastPathWithFindings = outcome.path
    } else if pathsWithFindings.insert(outcome.path).inserted {
      summary.filesWithFindings += 1
    }
  }

  // MARK: - The end

  mutating func report(_ reason: String, at path: String) {
    summary.failures.append(RunSummary.Failure(path: path, reason: reason))
    progress?.clear()
    streams.printError("\(path.isEmpty ? "''" : path): \(reason)")
  }

  private mutating func report(_ problem: ConfigurationProblem) {
    summary.failures.append(RunSummary.Failure(problem))
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
    summary.silenced = plan.silencedFiles(on: streams.today)
    for index in outputs.indices {
      summary.exitStatus = status.rawValue
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
