/// A fault and its correction: what rules.md and `explain` teach.
///
/// Both documents are tests as well. The corrected one has no finding of any rule.
public struct Lesson: Sendable {
  /// The document that the rule flags.
  public let before: Example
  /// The corrected document; nil where the rule's own fix makes it.
  public let after: Example?

  /// Creates a lesson from a document with a fault and the corrected one.
  ///
  /// Where they are stated by their parts, what a log router should have besides is added.
  // Out of line: a hundred rules call it, and inlined into them it doubles the time of a release
  // build.
  @inline(never)
  public init(_ before: Example, after: Example? = nil) {
    self.before = before.completed
    self.after = after?.completed
  }

  var examples: [Example] { after.map { [before, $0] } ?? [before] }
}
