/// The path and the bytes of a file.
///
/// It is a class, so that all values that refer to it share one copy.
public final class SourceFile: Sendable {
  /// The path as it is displayed to the user.
  public let path: String
  /// The bytes exactly as read.
  public let bytes: [UInt8]

  /// The position of the bytes in a stream, if they are a line of one.
  public let origin: Origin

  /// The numbers of lines and bytes before a line in a stream.
  public struct Origin: Hashable, Sendable {
    public let lines: Int
    public let bytes: Int

    /// Creates a position in a stream.
    public init(lines: Int, bytes: Int) {
      self.lines = lines
      self.bytes = bytes
    }
  }

  /// Creates a file from its bytes.
  public init(
    path: String, bytes: [UInt8], origin: Origin = Origin(lines: 0, bytes: 0)
  ) {
    self.path = path
    self.bytes = bytes
    self.origin = origin
  }

  /// Creates a file from a string, for tests and examples.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The part of a range that is on its first line.
  func firstLine(of range: SourceRange) -> SourceRange {
    let end = bytes[range.start..<range.end].firstIndex {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    return SourceRange(range.start, end ?? range.end)
  }

  /// The text of a range; invalid UTF-8 is replaced with U+FFFD.
  public func text(in range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
