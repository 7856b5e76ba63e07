import TaskLintRules

/// The steps of a run after its last file.
extension LintRun {
  /// Reads the baseline, if there is one.
  func readBaseline() throws(BaselineFailure) -> RunBaseline? {
    guard let path = arguments.baseline else { return nil }
    return try RunBaseline(
      path, isChosen: !arguments.isBaselineConfigured, names: Self.log(.problems, streams),
      links: plan.search.links,
      tree: UntrustedTree(arguments, workingDirectory: streams.workingDirectory))
  }

  /// Adds the findings of rules that compare files, and of those that check suppressions.
  mutating func addLast(_ given: RunBaseline?) {
    let compared = compareFiles() + companions.findings
    summary.files += companions.files
    for finding in compared { suppressions.add(metBy: finding) }
    let checked = checkSuppressions()
    guard let given else {
      for finding in compared { add([finding], in: finding.location.path) }
      for finding in checked { add([finding], in: finding.location.path, isLinted: false) }
      return
    }
    let plan = plan
    let settled =
      baseline?.finish(compared + checked) {
        given.uri(of: $0)
      } couldFind: { rule in
        plan.linters.allSatisfy { $0.couldFind(rule, hasAllFiles: true) }
      } ?? []
    let configurations = Set(checked.map(\.location.path))
    for finding in settled {
      let path = finding.location.path
      add([finding], in: path, isLinted: !configurations.contains(path))
    }
    countResolved()
  }

  /// The findings of rules that compare files, each file with its own configuration.
  private mutating func compareFiles() -> [Finding] {
    let conflicts = crossTraces.conflicts()
    let records = archive.records(in: conflicts) + readAgain(conflicts.sources)
    guard !records.isEmpty else { return [] }
    let plan = plan
    let linters = plan.targets.reduce(into: [String: Int]()) { $0[$1.path.text] = $1.linter }
    return plan.linters.enumerated().filter { $0.element.comparesFiles }.flatMap { index, linter in
      linter.compare(records).filter { linters[$0.location.path] == index }
    }
  }

  /// Reads the files again that may conflict with others.
  private mutating func readAgain(_ sources: [Int]) -> [CrossRecord] {
    let (files, linters, form) = (plan.targets + plan.others, plan.linters, arguments.inputForm)
    var rest = sources[...]
    var records: [CrossRecord] = []
    OrderedWork.run(threads: threads) {
      rest.popFirst()
    } work: { index -> Result<[CrossRecord], ReadFailure> in
      let file = files[index]
      do throws(SystemError) {
        let source = SourceFile(path: file.path.text, bytes: try file.read().bytes)
        return .success(linters[file.linter].records(of: source, as: form))
      } catch {
        return .failure(ReadFailure(path: file.path.text, reason: error.reason))
      }
    } receive: { result in
      switch result {
      case .success(let found): records += found
      case .failure(let failure): report(failure.reason, at: failure.path)
      }
    }
    return records
  }

  private struct ReadFailure: Error {
    let path: String
    let reason: String
  }

  /// The findings of the rules that check suppressions.
  private mutating func checkSuppressions() -> [Finding] {
    addUnmatchedOverrides()
    let uses = suppressions.uses { plan.coversAll($0, incomplete: incomplete) }
    guard !uses.isEmpty else { return [] }
    return plan.linters.indices
      .flatMap { index in
        plan.linters[index].findings(about: uses.filter { $0.linter == index }.map(\.use))
      }
      .sorted { ($0.location.path, $0.location.range) < ($1.location.path, $1.location.range) }
  }

  /// Adds the overrides whose patterns match no file, if the run linted all files.
  private mutating func addUnmatchedOverrides() {
    for index in Set(plan.targets.map(\.linter)).sorted() {
      var hasLintedAll: Bool?
      let (plan, suppressions, incomplete) = (plan, suppressions, incomplete)
      let encounters = plan.linters[index].encounters { override in
        guard !suppressions.hasEncountered(override),
          !plan.targets.contains(where: { override.applies(to: $0.path.text) })
        else { return false }
        let isAll = hasLintedAll ?? plan.hasLintedAll(under: index, incomplete: incomplete)
        hasLintedAll = isAll
        return isAll && plan.hasLintedAll(matching: override.patterns, incomplete: incomplete)
      }
      self.suppressions.add(encounters, of: index)
    }
  }

  /// Counts the entries of the baseline that no longer have a finding.
  private mutating func countResolved() {
    guard baseline?.hasLeftovers ?? false else { return }
    let plan = plan
    let linters = Set(plan.targets.map(\.linter)).sorted()
    let hasLintedAll = linters.allSatisfy { plan.hasLintedAll(under: $0, incomplete: incomplete) }
    let hasReadAll = linters.allSatisfy { plan.hasReadAll(under: $0, incomplete: incomplete) }
    summary.resolved =
      baseline?.resolved(hasAllFiles: hasLintedAll) { rule in
        linters.contains { plan.linters[$0].couldFind(rule, hasAllFiles: hasReadAll) }
      } ?? 0
  }
}
