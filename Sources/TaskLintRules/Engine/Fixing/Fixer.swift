/// Applies the fixes of a linter's findings to files, in memory.
///
/// Fixes that overlap are applied one after the other. After each round the file is linted again,
/// and fixes whose result would be worse are left out. Each round leaves fewer findings, so that
/// fixing ends, and fixing the result again changes nothing.
package final class Fixer: Sendable {
  private let linter: Linter
  private let allowsUnsafe: Bool
  private let baseline: Baseline?

  /// Creates a fixer.
  ///
  /// - Parameters:
  ///   - linter: The rules and suppressions.
  ///   - allowsUnsafe: Whether unsafe fixes are applied as well.
  ///   - baseline: Findings that are accepted and not fixed.
  package init(_ linter: Linter, allowsUnsafe: Bool = false, baseline: Baseline? = nil) {
    self.linter = linter
    self.allowsUnsafe = allowsUnsafe
    self.baseline = baseline
  }

  /// Whether a file with a report may have something to fix.
  package func mayFix(_ report: FileReport) -> Bool {
    report.findings.contains { $0.suppressions.isEmpty && isAllowed($0.fix?.safety) }
      || report.omitted.contains { $0.fixes.fixable(withUnsafe: allowsUnsafe) > 0 }
  }

  /// A report without the fixes that the fixer has left out, so that they are not offered.
  package func withoutFixes(_ report: FileReport) -> FileReport {
    report.with(findings: report.findings.map { isAllowed($0.fix?.safety) ? $0.withoutFix : $0 })
  }

  private func isAllowed(_ safety: Fix.Safety?) -> Bool {
    safety == .safe || (allowsUnsafe && safety == .unsafe)
  }

  /// Applies the fixes to a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - isNamed: Whether the user named it.
  ///   - form: The input form that the user gave; nil to detect it.
  ///   - mentioned: The destinations that other files of the run mention; nil while that is not
  ///     known.
  ///   - uri: The file's URI in the baseline.
  /// - Returns: The fixed file; nil where it depends on what other files mention.
  package func fix(
    _ source: SourceFile, isNamed: Bool = true, as form: InputForm? = nil,
    mentioned: LogDestinations? = [], uri: String = ""
  ) -> FixedFile? {
    let context = FixContext(
      isNamed: isNamed, form: form, mentioned: mentioned, allowsUnsafe: allowsUnsafe,
      baseline: baseline, uri: uri)
    var session = FixSession(linter, context, source)
    while session.applyRound() {}
    return session.isUndecided ? nil : session.result
  }
}

/// A file with its fixes.
package final class FixedFile: Sendable {
  /// A fix that was not applied, because its result would be worse.
  package struct LeftOut: Sendable {
    package let ruleID: RuleID
    package let position: Position
    package let objection: FixObjection
  }

  package let path: String
  let text: EditedText
  /// The bytes with the fixes.
  package let bytes: [UInt8]
  /// How many findings were fixed.
  package let fixed: Int
  package let leftOut: [LeftOut]

  init(path: String, text: EditedText, fixed: Int, leftOut: [LeftOut]) {
    self.path = path
    self.text = text
    bytes = text.bytes
    self.fixed = fixed
    self.leftOut = leftOut
  }

  /// The bytes without the fixes.
  package var original: [UInt8] { text.original }

  package var isChanged: Bool { bytes != text.original }

  /// The edits of the original bytes that make the fixed ones.
  var edits: [Fix.Edit] {
    text.changes.map { change in
      Fix.Edit(
        SourceRange(change.old.lowerBound, change.old.upperBound),
        String(decoding: bytes[change.new], as: UTF8.self))
    }
  }
}
