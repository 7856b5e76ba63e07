/// The text around a finding, with secrets masked.
public struct Excerpt: Hashable, Sendable {
  /// The text of the line before the marked range; it begins with `…` if the line was truncated.
  public let before: String
  /// The marked text, also truncated if it is very long.
  public let marked: String
  /// The text of the line after the marked range.
  public let after: String
  /// The complete marked text.
  public let snippet: String
  /// The lines around the range; nil if one of them is too long.
  public let context: Context?

  /// No text.
  static let none = Excerpt(before: "", marked: "", after: "", snippet: "", context: nil)

  /// Complete lines around a range.
  public struct Context: Hashable, Sendable {
    /// The number of the first line, 1-based.
    public let firstLine: Int
    public let lines: [String]
  }
}
