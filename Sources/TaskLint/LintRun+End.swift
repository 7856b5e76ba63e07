import TaskLintRules

/// The baseline of a run, and what the run adds after its last file.
extension LintRun {
  /// Reads the baseline, if there is one.
  func readBaseline() throws(BaselineFailure) -> SessionBaseline? {
    guard let path = arguments.baseline else { return nil }
    return try SessionBaseline.read(
      path, isChosen: !arguments.isBaselineConfigured, workingDirectory: streams.workingDirectory,
      links: plan.search.links,
      tree: UntrustedTree(arguments, workingDirectory: streams.workingDirectory))
  }

  /// Adds the findings of rules that compare files, and of those that check suppressions.
  mutating func addLast() {
    let records = readAgain(session.conflictingFiles())
    for report in session.finish(records, plan) { add(report) }
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
}
