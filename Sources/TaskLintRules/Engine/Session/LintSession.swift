/// A run over files: it counts them, compares them, and matches their findings with suppressions and
/// a baseline.
///
/// Files are linted on any thread and in any order. Their results are added on one thread, in the
/// order of the files.
package struct LintSession {
  /// Findings that could not be rendered with their file.
  package struct LateReport {
    package let report: FileReport
    /// Whether they are in a linted file and not in a configuration.
    let isLinted: Bool

    init(_ report: FileReport, isLinted: Bool = true) {
      self.report = report
      self.isLinted = isLinted
    }
  }

  package var summary = RunSummary()
  private let linters: [Linter]
  private let comparesFiles: Bool
  private var baseline: SessionBaseline?
  private var matcher: BaselineMatcher?
  private var suppressions = SuppressionTracker()
  /// The files that could not be read, or not to their end.
  private var incomplete: Set<String> = []
  /// The traces for the rules that compare files.
  private var traces = CrossTraceCollector()
  private var conflicts = CrossTraceConflicts(keys: [], sources: [])
  private var archive = RecordArchive()
  /// The findings in Fluent Bit files.
  private var companions = CompanionFindings()
  /// The files with findings; kept only if findings can be added after the last file.
  private var pathsWithFindings: Set<String> = []
  private var lastPathWithFindings: String?

  /// Creates a session with the linters of its files.
  package init(linters: [Linter]) {
    self.linters = linters
    comparesFiles = linters.contains(where: \.comparesFiles)
  }

  /// States the paths of the files that are to be added, before the first one.
  package mutating func begin(
    _ files: @autoclosure () -> [String], baseline: SessionBaseline? = nil, limit: FindingLimit
  ) {
    self.baseline = baseline
    if let baseline { matcher = baseline.matcher(for: files()) }
    companions = CompanionFindings(limit: limit.perRule)
  }

  // MARK: - Files

  /// Adds a file; returns its findings if their state in the baseline is known only now.
  package mutating func add(_ file: LintedFile) -> LateReport? {
    // A file that can't be read again has records.
    traces.add(file.traces, of: file.records.isEmpty ? file.number : nil)
    archive.add(file.records, traces: file.traces)
    if file.isIncomplete { incomplete.insert(file.path) }
    guard !file.isOther else { return nil }
    guard file.failure == nil, file.skipped == nil else {
      matcher?.pass(baseline?.uri(of: file.path) ?? "")
      if file.failure == nil, let skipped = file.skipped { summary.skip(skipped) }
      return nil
    }
    if !file.isContinued { summary.files += 1 }
    suppressions.add(file.encounters, of: file.linter)
    companions.add(file.companions, in: file.companionPaths)
    guard let match = file.match, let baseline else { return nil }
    let linter = linters[file.linter]
    let settled = matcher?.settle(
      match, at: baseline.uri(of: file.path), isWhole: file.isWhole
    ) { linter.couldFind($0, hasAllFiles: true) }
    guard !match.isDecided else { return nil }
    let findings = settled ?? match.findings
    return LateReport(FileReport(path: file.path, findings: findings, omitted: file.omitted))
  }

  /// Counts the rendered findings of a file.
  package mutating func count(_ file: LintedFile) {
    if file.tally.hasOpen, file.isLinted {
      if !comparesFiles, matcher == nil {
        // The pieces of one file come one after the other.
        if file.path != lastPathWithFindings { summary.filesWithFindings += 1 }
        lastPathWithFindings = file.path
      } else if pathsWithFindings.insert(file.path).inserted {
        summary.filesWithFindings += 1
      }
    }
    summary.add(file.tally)
  }

  // MARK: - The end

  /// The numbers of the files to read again, because their definitions may conflict with others.
  package mutating func conflictingFiles() -> [Int] {
    conflicts = traces.conflicts()
    return conflicts.sources
  }

  /// The findings of rules that compare files, and of those that check suppressions.
  ///
  /// - Parameters:
  ///   - records: The records of the files that were read again.
  ///   - coverage: What the session has linted of the project.
  /// - Returns: The findings, each in a report.
  package mutating func finish(
    _ records: [CrossRecord], _ coverage: some LintCoverage
  ) -> [LateReport] {
    let compared =
      compare(archive.records(in: conflicts) + records, coverage) + companions.findings
    summary.files += companions.files
    for finding in compared { suppressions.add(metBy: finding) }
    let checked = checkSuppressions(coverage)
    let configurations = Set(checked.map(\.location.path))
    guard let baseline else {
      return compared.map { LateReport(FileReport($0)) }
        + checked.map { LateReport(FileReport($0), isLinted: false) }
    }
    let linters = linters
    let settled =
      matcher?.finish(compared + checked) {
        baseline.uri(of: $0)
      } couldFind: { rule in
        linters.allSatisfy { $0.couldFind(rule, hasAllFiles: true) }
      } ?? []
    countResolved(coverage)
    return settled.map { finding in
      LateReport(
        FileReport(finding), isLinted: !configurations.contains(finding.location.path))
    }
  }

  /// The findings of rules that compare files, each file with its own configuration.
  private func compare(_ records: [CrossRecord], _ coverage: some LintCoverage) -> [Finding] {
    guard !records.isEmpty else { return [] }
    let numbers = coverage.lintersByPath
    return linters.enumerated().filter { $0.element.comparesFiles }.flatMap { index, linter in
      linter.compare(records).filter { numbers[$0.location.path] == index }
    }
  }

  /// The findings of the rules that check suppressions.
  private mutating func checkSuppressions(_ coverage: some LintCoverage) -> [Finding] {
    addUnmatchedOverrides(coverage)
    let uses = suppressions.uses { coverage.coversAll($0, incomplete: incomplete) }
    guard !uses.isEmpty else { return [] }
    return linters.indices
      .flatMap { index in
        linters[index].findings(about: uses.filter { $0.linter == index }.map(\.use))
      }
      .sorted { ($0.location.path, $0.location.range) < ($1.location.path, $1.location.range) }
  }

  /// Adds the overrides whose patterns match no file, if all files were linted.
  private mutating func addUnmatchedOverrides(_ coverage: some LintCoverage) {
    for index in coverage.usedLinters {
      var hasLintedAll: Bool?
      let (suppressions, incomplete) = (suppressions, incomplete)
      let encounters = linters[index].encounters { override in
        guard !suppressions.hasEncountered(override), !coverage.hasFile(under: override) else {
          return false
        }
        let isAll = hasLintedAll ?? coverage.hasLintedAll(under: index, incomplete: incomplete)
        hasLintedAll = isAll
        return isAll && coverage.hasLintedAll(matching: override.patterns, incomplete: incomplete)
      }
      self.suppressions.add(encounters, of: index)
    }
  }

  /// Counts the entries of the baseline that no longer have a finding.
  private mutating func countResolved(_ coverage: some LintCoverage) {
    guard matcher?.hasLeftovers ?? false else { return }
    let (used, linters, incomplete) = (coverage.usedLinters, linters, incomplete)
    let hasLintedAll = used.allSatisfy {
      coverage.hasLintedAll(under: $0, incomplete: incomplete)
    }
    let hasReadAll = used.allSatisfy { coverage.hasReadAll(under: $0, incomplete: incomplete) }
    summary.resolved =
      matcher?.resolved(hasAllFiles: hasLintedAll) { rule in
        used.contains { linters[$0].couldFind(rule, hasAllFiles: hasReadAll) }
      } ?? 0
  }
}

extension FileReport {
  fileprivate init(_ finding: Finding) {
    self.init(path: finding.location.path, findings: [finding])
  }
}
