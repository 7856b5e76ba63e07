/// Runs of plain bytes, which are passed over eight at a time.
///
/// Most of a definition is white space and the plain text of strings, so to look at its bytes one by
/// one is most of the work of reading it.
extension [UInt8] {
  /// The first offset in a range whose byte ends the plain part of a JSON string; the range's end
  /// where there is none.
  func endOfPlainText(in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { $0.endOfPlainText(from: $0.start) }
  }

  /// The first offset in a range whose byte is no blank; the range's end where there is none.
  func endOfBlanks(in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { $0.endOfBlanks(from: $0.start) }
  }

  /// Collects the offsets after the line feeds of a range, and tells whether all of it is ASCII.
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

  /// Whether a text stands at an offset.
  func stands(_ text: StaticString, at offset: Int) -> Bool {
    text.withUncheckedBytes { text in
      let end = offset + text.end
      guard offset >= 0, end <= count else { return false }
      return withUncheckedBytes(in: offset..<end) { $0.isSame(as: text) }
    }
  }

  /// The first offset in a range at which a byte stands; the range's end where it does not.
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
  /// The highest bit of each byte that is the given one.
  ///
  /// Source: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
  fileprivate func everyByte(equalTo byte: UInt8) -> UInt64 {
    let others = self ^ UInt64(repeating: byte)
    let low = UInt64(repeating: 0x7F)
    return ~(((others & low) &+ low) | others | low)
  }
}
