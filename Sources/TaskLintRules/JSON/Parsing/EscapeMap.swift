/// The mapping from the decoded bytes of a string to their offsets in the file.
struct EscapeMap: Sendable {
  /// The offset in the file of each decoded byte, and the end of the text.
  private let offsets: [UInt32]

  /// Reads the escapes between a string's quotes; the parser has validated them.
  init(_ content: SourceRange, of bytes: [UInt8]) {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(content.count + 1)
    bytes.withUncheckedBytes(in: content.start..<content.end) { text in
      var offset = text.start
      while let byte = text.byte(at: offset) {
        let start = UInt32(truncatingIfNeeded: offset)
        guard byte == UInt8(ascii: "\\") else {
          offsets.append(start)
          offset += 1
          continue
        }
        let count = UTF8.width(JSONEscapes.scalar(in: text, at: &offset))
        for _ in 0..<count { offsets.append(start) }
      }
    }
    offsets.append(UInt32(truncatingIfNeeded: content.end))
    self.offsets = offsets
  }

  /// The range in the file of a range of the decoded bytes.
  func outer(_ range: SourceRange) -> SourceRange {
    let start = Int(offsets[min(range.start, offsets.count - 1)])
    var end = min(range.end, offsets.count - 1)
    // The bytes of one escaped scalar share an offset; it ends where the next one begins.
    while end < offsets.count - 1, end > 0, offsets[end] == offsets[end - 1] { end += 1 }
    return SourceRange(start, Int(offsets[end]))
  }
}
