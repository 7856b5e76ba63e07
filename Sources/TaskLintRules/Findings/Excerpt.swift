/// The text around a finding, with secrets masked.
public struct Excerpt: Hashable, Sendable {
  /// The line's text before the marked range; it begins with `…` where the line was cut.
  public let before: String
  /// The marked text, cut in the same way where it is very long.
  public let marked: String
  /// The line's text after the marked range.
  public let after: String
  /// The marked text, whole.
  public let snippet: String
  /// The lines around the place, where all of them are short.
  public let context: Context?

  /// Whole lines around a place.
  public struct Context: Hashable, Sendable {
    /// The first line's number, 1-based.
    public let firstLine: Int
    public let lines: [String]
  }
}
