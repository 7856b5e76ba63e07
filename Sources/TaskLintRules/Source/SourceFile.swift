/// The bytes of one file, under the name that the user gave it.
///
/// It is a class so that all that is found in it shares it at the cost of one reference.
public final class SourceFile: Sendable {
  /// The path as it is shown to the user.
  public let path: String
  /// The bytes, exactly as they were read.
  public let bytes: [UInt8]

  /// Where the bytes begin, if they are a line of a stream.
  public let origin: Origin

  /// What came before a line in a stream.
  public struct Origin: Hashable, Sendable {
    public let lines: Int
    public let bytes: Int

    /// Creates a place in a stream.
    public init(lines: Int, bytes: Int) {
      self.lines = lines
      self.bytes = bytes
    }
  }

  /// Creates a file from the bytes that were read.
  public init(
    path: String, bytes: [UInt8], origin: Origin = Origin(lines: 0, bytes: 0)
  ) {
    self.path = path
    self.bytes = bytes
    self.origin = origin
  }

  /// Creates a file from a text, as tests and examples do.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The part of a range that stands on its first line.
  func firstLine(of range: SourceRange) -> SourceRange {
    let end = bytes[range.start..<range.end].firstIndex {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    return SourceRange(range.start, end ?? range.end)
  }

  /// The text of a range; bytes that are no UTF-8 become U+FFFD.
  public func text(in range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
