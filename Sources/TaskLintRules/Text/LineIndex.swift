/// A line and a column in a file.
public struct Position: Hashable, Sendable {
  /// The line, 1-based; a line ends with a line feed.
  public let line: Int
  /// The column in Unicode scalars, 1-based.
  public let column: Int
  /// The column in UTF-16 code units, 1-based, as in SARIF and most editors.
  public let utf16Column: Int
  /// The column in bytes of UTF-8, 1-based.
  public let utf8Column: Int
}

/// A table that converts byte offsets to lines and columns.
///
/// It is built only for files with findings. Counts at fixed intervals keep a lookup fast even if the
/// file is a single line of many megabytes.
public struct LineIndex: Sendable {
  private struct Count {
    var scalars = 0
    var utf16Units = 0
    /// Whether the bytes up to the next count are ASCII.
    var isBeforeASCII = true
    /// The number of missing bytes of the last scalar.
    private var pending = 0
    /// What the next of them may be.
    private var following: ClosedRange<UInt8> = 0x80...0xBF
    /// Whether the last scalar has four bytes, and so two UTF-16 code units.
    private var isLong = false

    /// Adds a number of ASCII bytes.
    mutating func addASCII(_ bytes: Int) {
      guard bytes > 0 else { return }
      scalars += bytes
      utf16Units += bytes
      pending = 0
    }

    /// Adds a byte; of invalid UTF-8, each longest part that begins a scalar is displayed as one
    /// U+FFFD, and so is each other byte.
    ///
    /// Source: https://www.unicode.org/versions/latest/core-spec/chapter-3/, tables 3-7 and 3-8
    mutating func add(_ byte: UInt8) {
      if pending > 0, following.contains(byte) {
        pending -= 1
        following = 0x80...0xBF
        if pending == 0, isLong { utf16Units += 1 }
        return
      }
      scalars += 1
      utf16Units += 1
      isLong = byte >= 0xF0
      switch byte {
      case 0xE0: following = 0xA0...0xBF
      case 0xED: following = 0x80...0x9F
      case 0xF0: following = 0x90...0xBF
      case 0xF4: following = 0x80...0x8F
      default: following = 0x80...0xBF
      }
      switch byte {
      case 0xC2...0xDF: pending = 1
      case 0xE0...0xEF: pending = 2
      case 0xF0...0xF4: pending = 3
      default: pending = 0
      }
    }
  }

  private static let step = 4096

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  private let counts: [Count]

  /// Creates the table for a file.
  public init(_ source: SourceFile) {
    bytes = source.bytes
    var starts = [0]
    var counts: [Count] = []
    var count = Count()
    counts.reserveCapacity(bytes.count / Self.step + 1)
    starts.reserveCapacity(bytes.count / 32 + 1)
    for start in stride(from: 0, to: max(bytes.count, 1), by: Self.step) {
      let end = min(start + Self.step, bytes.count)
      let isASCII = bytes.appendLineStarts(in: start..<end, to: &starts)
      count.isBeforeASCII = isASCII
      counts.append(count)
      if isASCII {
        count.addASCII(end - start)
      } else {
        for byte in bytes[start..<end] { count.add(byte) }
      }
    }
    lineStarts = starts
    self.counts = counts
  }

  /// The position of a byte offset; for an offset past the end, the position of the end.
  public func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    let lineStart = lineStarts[line - 1]
    let start = count(before: lineStart)
    let here = count(before: offset)
    return Position(
      line: line,
      column: here.scalars - start.scalars + 1,
      utf16Column: here.utf16Units - start.utf16Units + 1,
      utf8Column: offset - lineStart + 1
    )
  }

  /// The range of a line (1-based) without its line ending.
  public func range(ofLine line: Int) -> SourceRange {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceRange(start, end)
  }

  /// The number of lines; an empty file has one line.
  public var lineCount: Int { lineStarts.count }

  /// The line (1-based) of an offset.
  public func lineNumber(at offset: Int) -> Int {
    max(lineStarts.indices.bisected { lineStarts[$0] > offset }, 1)
  }

  private func count(before offset: Int) -> Count {
    let step = min(offset / Self.step, counts.count - 1)
    var count = counts[step]
    if count.isBeforeASCII {
      count.addASCII(offset - step * Self.step)
      return count
    }
    for byte in bytes[(step * Self.step)..<offset] { count.add(byte) }
    return count
  }
}
