/// Where the bytes that a string stands for are written in the file, through all its escapes.
struct EscapeMap: Sendable {
  /// For each decoded byte the offset of what is written for it, and the end of the text.
  private let offsets: [UInt32]

  /// Reads the escapes between a string's quotes, which the parser has found to be well formed.
  init(_ content: SourceRange, of bytes: [UInt8]) {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(content.count + 1)
    var index = content.start
    while index < content.end {
      let start = index
      let decoded: Int
      if bytes[index] == UInt8(ascii: "\\") {
        (index, decoded) = Self.escape(bytes, at: index, end: content.end)
      } else {
        (index, decoded) = (index + 1, 1)
      }
      for _ in 0..<decoded { offsets.append(UInt32(truncatingIfNeeded: start)) }
    }
    offsets.append(UInt32(truncatingIfNeeded: content.end))
    self.offsets = offsets
  }

  /// The end of an escape, and how many bytes of UTF-8 it stands for.
  private static func escape(
    _ bytes: [UInt8], at start: Int, end: Int
  ) -> (end: Int, decoded: Int) {
    guard bytes[start + 1] == UInt8(ascii: "u") else { return (start + 2, 1) }
    let next = start + 6
    let isPair =
      next + 6 <= end && bytes[next] == UInt8(ascii: "\\") && bytes[next + 1] == UInt8(ascii: "u")
    let pair = JSONEscapes.decode(bytes[start..<(isPair ? next + 6 : next)]).unicodeScalars
    // Two escapes that give one scalar are a surrogate pair.
    let scalar = pair.first ?? "\u{FFFD}"
    return (isPair && pair.count == 1 ? next + 6 : next, UTF8.width(scalar))
  }

  /// The place in the file of a range of the decoded bytes.
  func outer(_ range: SourceRange) -> SourceRange {
    let start = Int(offsets[min(range.start, offsets.count - 1)])
    var end = min(range.end, offsets.count - 1)
    // The bytes of one escaped scalar share an offset: its end is where the next one begins.
    while end < offsets.count - 1, end > 0, offsets[end] == offsets[end - 1] { end += 1 }
    return SourceRange(start, Int(offsets[end]))
  }
}
