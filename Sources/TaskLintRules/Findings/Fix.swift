/// A set of edits that resolves a finding.
public struct Fix: Hashable, Sendable {
  /// Whether a fix can be applied without review.
  public enum Safety: Hashable, Sendable {
    /// There is only one correct result.
    case safe
    /// The fix chooses a value that the user must check.
    case unsafe
  }

  /// The replacement of a range of the original bytes.
  public struct Edit: Hashable, Sendable {
    /// The replaced bytes; an empty range inserts at its start.
    public let range: SourceRange
    /// The new text.
    public let replacement: String

    /// Creates an edit.
    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  public let safety: Safety
  /// What the fix does, in the imperative: `insert '}'`.
  public var summary: String { text.text }
  private var text: MessageText
  /// The edits in file order, without overlaps.
  public let edits: [Edit]
  /// Whether reports may print the edits; false if one of them has a value that may not be shown.
  public private(set) var isPrintable = true

  /// Creates a fix.
  public init(_ safety: Safety, _ summary: MessageText, edits: [Edit]) {
    self.safety = safety
    text = summary
    self.edits = edits
  }

  /// The fix with values masked in its summary; the edits do not change.
  func masked(by mask: Mask) -> Fix {
    var fix = self
    fix.text = MessageText(masked: text.masked(by: mask))
    fix.isPrintable = edits.allSatisfy { mask.values.mayShow($0.replacement) }
    return fix
  }

  /// The fix with other edits.
  func with(_ edits: [Edit]) -> Fix { Fix(safety, text, edits: edits) }

  /// The fix with its edits shifted by a number of bytes.
  func moved(by distance: Int) -> Fix {
    guard distance != 0 else { return self }
    return Fix(
      safety, text,
      edits: edits.map { Edit($0.range.moved(by: distance), $0.replacement) })
  }
}
