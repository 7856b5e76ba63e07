/// A set of edits that resolves a finding.
public struct Fix: Hashable, Sendable {
  /// Whether a fix may be applied without a choice of the user's.
  public enum Safety: Hashable, Sendable {
    /// There is one right answer.
    case safe
    /// It chooses a value.
    case unsafe
  }

  /// The replacement of a range of the original bytes.
  public struct Edit: Hashable, Sendable {
    /// The bytes that go; an empty range inserts before its start.
    public let range: SourceRange
    /// The text that comes.
    public let replacement: String

    /// Creates an edit.
    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  public let safety: Safety
  /// What the fix does, as an order: `insert '}'`.
  public let summary: String
  /// The edits, in the order of the file; they do not overlap.
  public let edits: [Edit]

  /// Creates a fix.
  public init(_ safety: Safety, _ summary: String, edits: [Edit]) {
    self.safety = safety
    self.summary = summary
    self.edits = edits
  }
}
