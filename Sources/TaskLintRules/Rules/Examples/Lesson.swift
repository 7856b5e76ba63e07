/// A fault and its correction, for rules.md, `explain` and SARIF.
///
/// Both documents are also tests. The corrected one has no finding of any rule.
public struct Lesson: Sendable {
  /// The document that the rule flags.
  public let before: Example
  /// The corrected document; nil if the fix of the rule makes it.
  public let after: Example?

  /// Creates a lesson from a document with a fault and the corrected one.
  ///
  /// Documents that are stated by their parts get the properties that a log router should have.
  // Inlined into a hundred rules, it doubles the time of a release build.
  @inline(never)
  public init(_ before: Example, after: Example? = nil) {
    self.before = before.completed
    self.after = after?.completed
  }

  var examples: [Example] { after.map { [before, $0] } ?? [before] }
}
