import TaskLintRules

/// The result of one file.
struct FileOutcome: Sendable {
  let file: LintedFile
  /// Its fixes, if the run makes them.
  var fixes: FileFixes?
  /// What is to be linted once it is known what other files mention; the result then does not count.
  var undecided: FileLinter.Undecided?

  init(_ file: LintedFile) { self.file = file }

  /// Its number among all files that the run reads.
  var source: Int { file.number }
}

/// Reads, lints and renders the files of a run, piece by piece; it works on any thread.
struct FileLinter: Sendable {
  /// A piece of the run's work.
  struct Piece: Sendable {
    let item: LintQueue.Item
    /// The destinations that files of the run mention; nil while no file has needed them.
    let mentioned: LogDestinations?
  }

  /// A file, or lines of one, that can be linted only once it is known what other files mention.
  ///
  /// It keeps the bytes: those of a pipe can't be read again.
  enum Undecided: Sendable {
    case file(SourceFile, canBeReadAgain: Bool, source: Int)
    case lines(LineBatch, source: Int)
  }

  let targets: [LintTarget]
  /// Files that the targets are compared with.
  let others: [LintTarget]
  let linters: [Linter]
  let form: InputForm?
  let baseline: SessionBaseline?
  let renderer: Renderer
  /// The fixer of each linter; nil if the run makes no fixes.
  let fixers: [Fixer]?
  /// How many findings of one file are kept in full.
  let limit: FindingLimit
  /// The outcomes of files that have not changed since an earlier run.
  let known: [FilePath: FileOutcome]

  /// All files that the run reads, in the order of their numbers.
  var files: [LintTarget] { others.isEmpty ? targets : targets + others }

  func outcomes(of piece: Piece) -> [FileOutcome] {
    switch piece.item {
    case .targets(let indexes):
      indexes.map { index in
        if let outcome = knownOutcome(index) { return outcome }
        return index < targets.count
          ? outcome(ofTarget: index, piece.mentioned) : traces(ofOther: index - targets.count)
      }
    case .lines(let batch, let index): [outcome(of: batch, index, piece.mentioned)]
    }
  }

  /// The outcome of a file that has not changed; its place in the run may be another.
  private func knownOutcome(_ index: Int) -> FileOutcome? {
    guard !known.isEmpty else { return nil }
    let isOther = index >= targets.count
    let target = isOther ? others[index - targets.count] : targets[index]
    guard let outcome = known[target.path], outcome.file.isOther == isOther else { return nil }
    return FileOutcome(outcome.file.numbered(index, linter: target.linter))
  }

  /// Lints what was undecided.
  func outcome(of undecided: Undecided, mentioned: LogDestinations) -> FileOutcome {
    switch undecided {
    case .file(let source, let canBeReadAgain, let index):
      outcome(of: source, canBeReadAgain: canBeReadAgain, index, mentioned)
    case .lines(let batch, let index): outcome(of: batch, index, mentioned)
    }
  }

  private func outcome(ofTarget index: Int, _ mentioned: LogDestinations?) -> FileOutcome {
    let target = targets[index]
    do throws(SystemError) {
      let read = try target.read()
      if fixers == nil, let lines = LineBatch(ofFile: read.bytes) {
        return outcome(of: lines, index, mentioned)
      }
      let source = SourceFile(path: target.path.text, bytes: read.bytes)
      return outcome(of: source, canBeReadAgain: read.canBeReadAgain, index, mentioned)
    } catch {
      return FileOutcome(
        LintedFile(path: target.path.text, number: index, failure: error.reason))
    }
  }

  private func outcome(
    of source: SourceFile, canBeReadAgain: Bool, _ index: Int, _ mentioned: LogDestinations?
  ) -> FileOutcome {
    let keeping: CrossKeeping = canBeReadAgain ? .traces : .records
    let report = report(on: source, index, keeping: keeping, mentioned)
    var outcome = outcome(of: report, index)
    var isDecided = !report.isUndecided
    if isDecided, let fixer = fixers?[targets[index].linter], fixer.mayFix(report) {
      isDecided = fix(source, report, by: fixer, index, keeping: keeping, mentioned, &outcome)
    }
    guard !isDecided else { return outcome }
    outcome.undecided = .file(source, canBeReadAgain: canBeReadAgain, source: index)
    return outcome
  }

  /// Lints a file.
  func report(
    on source: SourceFile, _ index: Int, keeping: CrossKeeping, _ mentioned: LogDestinations?
  ) -> FileReport {
    let target = targets[index]
    return linters[target.linter].lint(
      source, isNamed: !target.maySkip, as: form, keeping: keeping, mentioned: mentioned,
      limit: limit)
  }

  func outcome(of report: FileReport, _ index: Int) -> FileOutcome {
    FileOutcome(
      LintedFile(
        report, number: index, linter: targets[index].linter, by: renderer, baseline: baseline))
  }

  private func outcome(
    of batch: LineBatch, _ index: Int, _ mentioned: LogDestinations?
  ) -> FileOutcome {
    let target = targets[index]
    var lines = LintedFile(
      linesOf: target.path.text, number: index, linter: target.linter,
      isContinued: batch.origin.bytes > 0)
    // One limit for all lines: a line after many findings adds only to their numbers.
    var limit = limit.inFile(ofBytes: batch.bytes.count)
    for source in batch.sources(named: target.path.text) {
      let report = linters[target.linter].lint(
        source, isNamed: !target.maySkip, as: form, keeping: .shortRecords,
        mentioned: mentioned, limit: limit)
      guard !report.isUndecided else {
        var outcome = FileOutcome(lines)
        outcome.undecided = .lines(batch, source: index)
        return outcome
      }
      limit.take(report)
      lines.append(report, by: renderer, hasBaseline: baseline != nil)
    }
    return FileOutcome(lines)
  }

  /// Reads a file that others are compared with.
  private func traces(ofOther index: Int) -> FileOutcome {
    let target = others[index]
    let (path, number) = (target.path.text, targets.count + index)
    let linter = linters[target.linter]
    guard linter.comparesFiles else {
      return FileOutcome(LintedFile(path: path, number: number, traces: []))
    }
    // A file that can't be read is reported by a run that lints it.
    let traces = (try? target.read()).map {
      linter.traces(of: SourceFile(path: path, bytes: $0.bytes), as: form)
    }
    return FileOutcome(LintedFile(path: path, number: number, traces: traces))
  }
}

extension FileLinter {
  /// The destinations that definitions of the run's files mention.
  ///
  /// The files are read for this until all destinations are found: a look at their bytes, which a
  /// run without a file that needs it does not take. A pipe is not read, since it can't be read
  /// again, and of a stream of lines only the beginning that was read to recognize it.
  var mentioned: LogDestinations { Self.mentioned(in: files, as: form) }

  /// The destinations that definitions of files mention.
  static func mentioned(in files: [LintTarget], as form: InputForm?) -> LogDestinations {
    var mentioned: LogDestinations = []
    for target in files where mentioned != .all {
      guard let bytes = target.bytesToSearch else { continue }
      mentioned.formUnion(
        LogDestination.mentioned(in: SourceFile(path: target.path.text, bytes: bytes), as: form))
    }
    return mentioned
  }
}

extension LintTarget {
  /// The bytes of the file that can be read more than once: of a stream of lines, the whole lines
  /// among those that were read to recognize it.
  fileprivate var bytesToSearch: [UInt8]? {
    switch content {
    case .input(.document(let bytes)): return bytes
    case .input(.lines(let beginning)):
      return beginning.lastIndex(of: UInt8(ascii: "\n")).map { Array(beginning[...$0]) }
    case .file:
      guard (try? FileStatus(of: path).kind) == .regular else { return nil }
      return try? read().bytes
    }
  }
}
