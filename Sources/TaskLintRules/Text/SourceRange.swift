/// A half-open range of UTF-8 byte offsets in a source file.
public struct SourceRange: Hashable, Comparable, Sendable {
  /// The offset of the first byte.
  public let start: Int
  /// The offset after the last byte.
  public let end: Int

  /// Creates a range from `start` up to, but not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Orders ranges by start, then by end.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }

  /// The range shifted by a number of bytes.
  func moved(by distance: Int) -> SourceRange {
    SourceRange(start + distance, end + distance)
  }

  /// Whether this range contains another.
  public func contains(_ other: SourceRange) -> Bool {
    start <= other.start && other.end <= end
  }
}
