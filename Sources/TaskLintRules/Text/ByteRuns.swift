/// Searches that skip runs of plain bytes, eight at a time.
///
/// Most of a definition is white space and plain text in strings. Reading it byte by byte would take
/// most of the parser's time.
extension [UInt8] {
  /// The first offset in a range whose byte ends the plain part of a JSON string; the end of the
  /// range if there is none.
  func endOfPlainText(in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { $0.endOfPlainText(from: $0.start) }
  }

  /// The first offset in a range whose byte is not a space; the end of the range if there is none.
  func endOfBlanks(in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { $0.endOfBlanks(from: $0.start) }
  }

  /// Appends the offsets after the line feeds in a range, and returns whether the range is ASCII.
  func appendLineStarts(in range: Range<Int>, to starts: inout [Int]) -> Bool {
    withUncheckedBytes(in: range) { bytes in
      var all: UInt64 = 0
      var offset = bytes.start
      while let word = bytes.word(at: offset) {
        all |= word
        var marks = word.everyByte(equalTo: UInt8(ascii: "\n"))
        while marks != 0 {
          starts.append(offset + marks.trailingZeroBitCount / 8 + 1)
          marks &= marks - 1
        }
        offset += 8
      }
      while let byte = bytes.byte(at: offset) {
        all |= UInt64(byte)
        offset += 1
        if byte == UInt8(ascii: "\n") { starts.append(offset) }
      }
      return all & UInt64(repeating: 0x80) == 0
    }
  }

  /// The first offset of a byte in a range; the end of the range if the byte is not in it.
  func first(_ wanted: UInt8, in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { bytes in
      var offset = bytes.start
      while let word = bytes.word(at: offset) {
        let marks = word.everyByte(equalTo: wanted)
        if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
        offset += 8
      }
      while let byte = bytes.byte(at: offset), byte != wanted { offset += 1 }
      return offset
    }
  }
}

extension UInt64 {
  /// A word in which the highest bit is set in each byte that equals the given byte.
  ///
  /// Source: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
  fileprivate func everyByte(equalTo byte: UInt8) -> UInt64 {
    let others = self ^ UInt64(repeating: byte)
    let low = UInt64(repeating: 0x7F)
    return ~(((others & low) &+ low) | others | low)
  }
}
