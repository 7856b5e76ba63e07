import TaskLintRules

/// The fixes of one file.
final class FileFixes: Sendable {
  let file: FixedFile
  /// The outcome of the file with the fixes.
  let after: FileOutcome

  init(_ file: FixedFile, after: FileOutcome) {
    self.file = file
    self.after = after
  }
}

extension FileLinter {
  /// Fixes a file in memory, and adds the fixes to its outcome.
  ///
  /// - Returns: Whether the fixes do not depend on what other files mention, or this is known.
  func fix(
    _ source: SourceFile, _ report: FileReport, by fixer: Fixer, _ index: Int,
    keeping: CrossKeeping, _ mentioned: LogDestinations?, _ outcome: inout FileOutcome
  ) -> Bool {
    let fixed = fixer.fix(
      source, isNamed: !targets[index].maySkip, as: form, mentioned: mentioned,
      uri: baseline?.uri(of: source.path) ?? "")
    guard let fixed else { return false }
    var after = report
    if fixed.isChanged {
      let source = SourceFile(path: source.path, bytes: fixed.bytes)
      after = self.report(on: source, index, keeping: keeping, mentioned)
    }
    outcome.fixes = FileFixes(
      fixed, after: self.outcome(of: fixer.withoutFixes(after), index))
    return true
  }
}
