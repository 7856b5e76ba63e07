import TaskLintRules

/// One run over files: what `tasklint PATH...` does.
struct LintRun {
  private let arguments: Arguments
  private let streams: Streams
  private let threads: Int
  private let plan: LintPlan
  private var outputs: [Output] = []
  private let reporters: [any Reporter]
  private var summary = RunSummary()
  private var records: [CrossRecord] = []
  /// The files that have a finding of their own; kept only where others may be added.
  private var pathsWithFindings: Set<String> = []
  private var lastPathWithFindings: String?

  init(_ arguments: Arguments, streams: Streams, threads: Int) {
    self.arguments = arguments
    self.streams = streams
    self.threads = threads
    plan = LintPlan(arguments, streams: streams)
    let requests = Self.requests(arguments)
    reporters = requests.map { Self.reporter($0, arguments, streams) }
    for (request, reporter) in zip(requests, reporters) {
      outputs.append(Self.output(request, reporter, streams))
    }
  }

  /// Lints the files and returns the process's exit status.
  mutating func run() -> ExitStatus {
    guard !plan.isEmptyHanded else {
      streams.writeError(Array(HelpPage(verb: .lint).text.utf8))
      return .trouble
    }
    for passed in plan.search.passed where arguments.isVerbose {
      streams.complain("\(passed.path.text): skipped: \(passed.reason)")
    }
    for problem in plan.problems { report(problem) }
    summary.stopped = plan.stopped
    for trouble in plan.search.troubles {
      report(trouble.reason + suggestion(trouble.path), at: trouble.path.text)
    }
    lintFiles()
    compareFiles()
    return finish()
  }

  // MARK: - Files

  private mutating func lintFiles() {
    let (targets, others, linters) = (plan.targets, plan.others, plan.linters)
    let (reporters, failOn, form) = (reporters, arguments.failOn, arguments.inputForm)
    var queue = LintQueue(targets + others, streams: streams, threads: threads)
    OrderedWork.run(threads: threads) {
      queue.next()
    } work: { item -> [FileOutcome] in
      switch item {
      case .targets(let indexes):
        return indexes.map { index in
          guard index < targets.count else {
            let other = others[index - targets.count]
            return Self.records(of: other, linters[other.linter], form)
          }
          let target = targets[index]
          return Self.outcome(of: target, linters[target.linter], form, reporters, failOn)
        }
      case .lines(let batch, let index):
        let target = targets[index]
        let lines = batch.sources(named: target.path.text).map { source in
          Self.outcome(of: source, target, linters[target.linter], form, reporters, failOn)
        }
        let isContinued = batch.origin.bytes > 0
        return [FileOutcome(lines, path: target.path.text, isContinued: isContinued)]
      }
    } receive: { outcomes in
      for outcome in outcomes { receive(outcome) }
    }
    if let failure = queue.failure { report(failure.reason, at: failure.path.text) }
  }

  /// Reads a file that others are compared with; it runs on any thread.
  private static func records(
    of target: LintTarget, _ linter: Linter, _ form: InputForm?
  ) -> FileOutcome {
    var outcome = FileOutcome(path: target.path.text)
    outcome.isOther = true
    // One that can't be read is for a run to say that it belongs to.
    guard let bytes = try? target.read() else { return outcome }
    outcome.records = linter.records(of: SourceFile(path: outcome.path, bytes: bytes), as: form)
    return outcome
  }

  /// Reads, lints and renders one file; it runs on any thread.
  private static func outcome(
    of target: LintTarget, _ linter: Linter, _ form: InputForm?, _ reporters: [any Reporter],
    _ failOn: FailOn
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
    return outcome(of: source, target, linter, form, reporters, failOn)
  }

  private static func outcome(
    of source: SourceFile, _ target: LintTarget, _ linter: Linter, _ form: InputForm?,
    _ reporters: [any Reporter], _ failOn: FailOn
  ) -> FileOutcome {
    let report = linter.lint(source, isNamed: target.isNamed, as: form)
    return FileOutcome(report, reporters: reporters, tallying: Tally(failOn: failOn))
  }

  private mutating func receive(_ outcome: FileOutcome) {
    records += outcome.records
    guard !outcome.isOther else { return }
    if let trouble = outcome.trouble { return report(trouble, at: outcome.path) }
    if let skipped = outcome.skipped {
      summary.skipped += 1
      if arguments.isVerbose { streams.complain("\(outcome.path): skipped: \(skipped)") }
      return
    }
    if !outcome.isContinued { summary.files += 1 }
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
    if !plan.comparesFiles {
      // The pieces of one file come one after the other.
      if outcome.path != lastPathWithFindings { summary.filesWithFindings += 1 }
      lastPathWithFindings = outcome.path
    } else if pathsWithFindings.insert(outcome.path).inserted {
      summary.filesWithFindings += 1
    }
    summary.add(outcome.tally)
    for (index, rendered) in outcome.rendered.enumerated() { outputs[index].add(rendered) }
  }

  /// Adds what only a comparison of all files shows, each file under its own configuration.
  private mutating func compareFiles() {
    guard !records.isEmpty else { return }
    let linters = plan.targets.reduce(into: [String: Int]()) { $0[$1.path.text] = $1.linter }
    for (index, linter) in plan.linters.enumerated() where linter.comparesFiles {
      for finding in linter.compare(records) where linters[finding.location.path] == index {
        let report = FileReport(path: finding.location.path, findings: [finding])
        add(FileOutcome(report, reporters: reporters, tallying: Tally(failOn: arguments.failOn)))
      }
    }
  }

  // MARK: - The end

  private mutating func report(_ reason: String, at path: String) {
    summary.troubles.append(RunSummary.Trouble(path: path, reason: reason))
    streams.complain("\(path.isEmpty ? "''" : path): \(reason)")
  }

  private mutating func report(_ problem: ConfigurationProblem) {
    summary.troubles.append(RunSummary.Trouble(problem))
    streams.complain(problem)
  }

  /// The verb that a first word may have meant that is no file.
  private func suggestion(_ path: FilePath) -> String {
    guard path == arguments.operands.first?.path,
      let verb = EditDistance.nearest(to: path.text, in: Verb.written.map(\.rawValue))
    else { return "" }
    return "; did you mean 'tasklint \(verb)'?"
  }

  private mutating func finish() -> ExitStatus {
    if summary.files == 0, summary.troubles.isEmpty { reportNothing() }
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

  /// Says why no file was linted.
  private mutating func reportNothing() {
    let excluded = plan.search.excluded
    guard summary.skipped == 0 else {
      let files = summary.skipped == 1 ? "the 1 file" : "any of the \(summary.skipped) files"
      return report("nothing to lint: no task definition in \(files) there", at: places)
    }
    guard excluded.found == 0 else {
      return report("nothing to lint: all that was found there is excluded", at: places)
    }
    // A hook names what was changed, and all of it may be excluded.
    let files = excluded.named == 1 ? "the file is" : "all \(excluded.named) files are"
    streams.complain("nothing was linted: \(files) excluded")
  }

  /// Where the user said to look, in short.
  private var places: String {
    let first = arguments.operands.first?.text ?? "."
    let others = arguments.operands.count - 1
    return others > 0 ? "\(first) and \(others) more" : first
  }
}
