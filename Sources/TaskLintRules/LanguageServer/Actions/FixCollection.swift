/// The safe fixes of a file that can be applied together.
struct FixCollection {
  /// The edits in the order of the file, without overlaps.
  private(set) var edits: [Fix.Edit] = []

  /// Takes each safe fix whose edits do not touch those of a fix before it.
  init(_ findings: [Finding]) {
    for fix in findings.compactMap(\.fix) where fix.safety == .safe {
      guard fix.edits.allSatisfy({ edit in edits.allSatisfy { !Self.touch(edit, $0) } }) else {
        continue
      }
      edits += fix.edits
    }
    edits.sort { $0.range < $1.range }
  }

  private static func touch(_ left: Fix.Edit, _ right: Fix.Edit) -> Bool {
    left.range.start <= right.range.end && right.range.start <= left.range.end
  }
}
