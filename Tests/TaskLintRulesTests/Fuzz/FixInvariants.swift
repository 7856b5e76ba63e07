@testable import TaskLintRules

/// The invariants of the fixes of any file.
///
/// The tests and the fuzz target `Fuzz/Targets/Fix.swift` use it.
struct FixInvariants {
  private let linter: Linter
  private let fixer: Fixer

  init(linter: Linter = Linter()) {
    self.linter = linter
    fixer = Fixer(linter, allowsUnsafe: true)
  }

  /// Whether a file has something to fix.
  func mayFix(_ source: SourceFile, as form: InputForm? = nil) -> Bool {
    fixer.mayFix(linter.lint(source, as: form))
  }

  /// Describes the violated invariants of a file.
  func violations(in source: SourceFile, as form: InputForm? = nil) -> [String] {
    guard let fixed = fixer.fix(source, as: form) else { return ["it is undecided"] }
    guard fixed.isChanged else {
      return fixed.fixed == 0 ? [] : ["it counts a fix, but nothing changed"]
    }
    let after = SourceFile(path: source.path, bytes: fixed.bytes)
    var violations: [String] = []
    if Self.faults(in: after) > Self.faults(in: source) {
      violations.append("the result is not valid JSON")
    }
    let counts = [source, after].map { file in
      linter.lint(file, as: form).findings.count { $0.isOpen && $0.severity >= .warning }
    }
    if counts[1] > counts[0] { violations.append("\(counts[0]) findings became \(counts[1])") }
    if fixed.fixed == 0 { violations.append("something changed, but no fix is counted") }
    if let again = fixer.fix(after, as: form), again.isChanged {
      violations.append(
        "fixing it again changes it to \(Self.text(again))")
    }
    return violations + Self.differences(outside: fixed.text)
  }

  private static func text(_ file: FixedFile) -> String {
    String(decoding: file.bytes, as: UTF8.self)
  }

  private static func faults(in source: SourceFile) -> Int {
    JSONDocument.all(in: source).reduce(0) { $0 + $1.recovered.count + ($1.fatal == nil ? 0 : 1) }
  }

  /// Compares the bytes outside the edits.
  private static func differences(outside text: EditedText) -> [String] {
    let (old, new) = (text.original, text.bytes)
    var (oldEnd, newEnd) = (0, 0)
    let end = EditedText.Change(old: old.count..<old.count, new: new.count..<new.count)
    for change in text.changes + [end] {
      let (oldStart, newStart) = (change.old.lowerBound, change.new.lowerBound)
      guard oldStart >= oldEnd, newStart >= newEnd,
        old[oldEnd..<oldStart] == new[newEnd..<newStart]
      else { return ["bytes outside the edits changed"] }
      (oldEnd, newEnd) = (change.old.upperBound, change.new.upperBound)
    }
    return []
  }
}
