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
  public private(set) var summary: String
  /// The edits, in the order of the file; they do not overlap.
  public let edits: [Edit]
  /// Whether reports may print the edits: none of them holds a secret.
  public private(set) var isPrintable = true

  /// Creates a fix.
  public init(_ safety: Safety, _ summary: String, edits: [Edit]) {
    self.safety = safety
    self.summary = summary
    self.edits = edits
  }

  /// The fix as reports may print it; its edits stay what they are.
  func masked(by secrets: Secrets) -> Fix {
    var fix = self
    fix.summary = secrets.masked(summary)
    fix.isPrintable = edits.allSatisfy { secrets.masked($0.replacement) == $0.replacement }
    return fix
  }

  /// The fix for a text that stands so many bytes further on.
  func moved(by distance: Int) -> Fix {
    guard distance != 0 else { return self }
    return Fix(
      safety, summary,
      edits: edits.map { Edit($0.range.moved(by: distance), $0.replacement) })
  }
}
