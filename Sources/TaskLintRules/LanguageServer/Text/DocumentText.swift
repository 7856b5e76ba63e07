/// The unit in which a client counts the characters of a line.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
}

/// A position as in the protocol: a line and a character in it, both 0-based.
struct TextPosition: Hashable, Sendable {
  let line: Int
  let character: Int

  init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// Reads a position; nil if it is not one.
  init?(_ parameters: Parameters) {
    guard let line = parameters["line"].integer, let character = parameters["character"].integer
    else { return nil }
    self.init(line: max(line, 0), character: max(character, 0))
  }

  var json: JSONOutput { ["line": .integer(line), "character": .integer(character)] }
}

/// The text of an open document, and its lines.
///
/// A line ends with a line feed, a carriage return, or both, as the protocol requires.
struct DocumentText: Sendable {
  /// The text in UTF-8.
  private(set) var bytes: [UInt8]
  let encoding: PositionEncoding
  private var lines: Lines

  init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    lines = Lines(bytes)
  }

  private var lineStarts: [Int] { lines.starts }

  private struct Lines {
    var starts = [0]
    /// Whether all lines end with a line feed, as those of reports.
    var areLines = true
    /// Whether each character is a byte, so that none has to be counted.
    var isASCII = true

    init(_ bytes: [UInt8]) {
      for index in bytes.indices {
        let byte = bytes[index]
        if byte >= 0x80 { isASCII = false }
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
        if byte == UInt8(ascii: "\r") {
          guard index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") else { continue }
          areLines = false
        }
        starts.append(index + 1)
      }
    }
  }

  /// The end of a line without its line ending.
  private func end(ofLine line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    var end = lineStarts[line + 1] - 1
    if bytes[end] == UInt8(ascii: "\n"), end > lineStarts[line],
      bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return end
  }

  /// The byte offset of a position; one after the end of a line counts as its end.
  func offset(of position: TextPosition) -> Int {
    guard position.line < lineStarts.count else { return bytes.count }
    let start = lineStarts[position.line]
    let end = end(ofLine: position.line)
    if encoding == .utf8 || lines.isASCII {
      var offset = start + min(position.character, end - start)
      while offset > start, offset < end, bytes[offset].isContinuation { offset -= 1 }
      return offset
    }
    var offset = start
    var units = position.character
    while offset < end {
      let length = bytes[offset].scalarLength
      units -= length == 4 ? 2 : 1
      guard units >= 0 else { break }
      offset = min(offset + length, end)
    }
    return offset
  }

  /// The position of a byte offset.
  func position(at offset: Int) -> TextPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = max(lineStarts.indices.bisected { lineStarts[$0] > offset } - 1, 0)
    // An offset inside a line ending belongs to the end of the line.
    let end = min(offset, end(ofLine: line))
    let start = lineStarts[line]
    guard encoding == .utf16, !lines.isASCII else {
      return TextPosition(line: line, character: end - start)
    }
    let units = bytes[start..<end].reduce(0) { units, byte in
      byte.isContinuation ? units : units + (byte >= 0xF0 ? 2 : 1)
    }
    return TextPosition(line: line, character: units)
  }

  /// A range of bytes as a range of the protocol.
  func json(_ range: SourceRange) -> JSONOutput {
    ["start": position(at: range.start).json, "end": position(at: range.end).json]
  }

  /// The byte offset of a position in a report, whose lines end only with line feeds.
  func offset(of position: Position) -> Int {
    var start = 0
    if lines.areLines {
      start = lineStarts[min(max(position.line, 1), lineStarts.count) - 1]
    } else {
      for _ in 1..<max(position.line, 1) {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
        start = end + 1
      }
    }
    if lines.isASCII { return min(start + max(position.utf16Column - 1, 0), bytes.count) }
    var units = position.utf16Column - 1
    while units > 0, start < bytes.count, bytes[start] != UInt8(ascii: "\n") {
      let length = bytes[start].scalarLength
      units -= length == 4 ? 2 : 1
      start = min(start + length, bytes.count)
    }
    return start
  }

  /// Replaces a range of the text.
  mutating func replace(from start: TextPosition, to end: TextPosition, with text: [UInt8]) {
    let (start, end) = (offset(of: start), offset(of: end))
    bytes.replaceSubrange(min(start, end)..<max(start, end), with: text)
    lines = Lines(bytes)
  }
}

extension UInt8 {
  /// Whether the byte continues a scalar in UTF-8.
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// The number of bytes of the scalar that begins with the byte: RFC 3629, section 3.
  fileprivate var scalarLength: Int {
    switch self {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
