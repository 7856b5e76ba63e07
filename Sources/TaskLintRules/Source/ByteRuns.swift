/// Runs of plain bytes, which are passed over eight at a time.
///
/// Most of a definition is white space and the plain text of strings, so to look at its bytes one by
/// one is most of the work of reading it. This is the one place that reads memory without a check at
/// each step: a word is loaded only where eight bytes of the range are left.
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
    withUnsafeBytes { buffer in
      precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
      var all: UInt64 = 0
      var offset = range.lowerBound
      while offset + 8 <= range.upperBound {
        let word = UInt64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        all |= word
        var marks = word.everyByte(equalTo: UInt8(ascii: "\n"))
        while marks != 0 {
          starts.append(offset + marks.trailingZeroBitCount / 8 + 1)
          marks &= marks - 1
        }
        offset += 8
      }
      while offset < range.upperBound {
        all |= UInt64(buffer[offset])
        offset += 1
        if buffer[offset - 1] == UInt8(ascii: "\n") { starts.append(offset) }
      }
      return all.bytesOutsideASCII == 0
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
    first(in: range) { word in
      word.bytes(equalTo: wanted)
    } or: { byte in
      byte == wanted
    }
  }

  /// The first offset whose byte is told by a word's marks, or by itself near the range's end.
  @inline(__always)
  private func first(
    in range: Range<Int>, _ marks: (UInt64) -> UInt64, or isWanted: (UInt8) -> Bool
  ) -> Int {
    withUnsafeBytes { buffer in
      precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
      var offset = range.lowerBound
      while offset + 8 <= range.upperBound {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let found = marks(UInt64(littleEndian: word))
        if found != 0 { return offset + found.trailingZeroBitCount / 8 }
        offset += 8
      }
      while offset < range.upperBound, !isWanted(buffer[offset]) { offset += 1 }
      return offset
    }
  }
}

/// Marks on the bytes of a word: the highest bit of each that is looked for.
///
/// The lowest mark is always right; above it a borrow may have left others.
/// Source: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
extension UInt64 {
  fileprivate var bytesOutsideASCII: UInt64 { self & UInt64(repeating: 0x80) }

  fileprivate func bytes(below limit: UInt8) -> UInt64 {
    (self &- UInt64(repeating: limit)) & ~self & UInt64(repeating: 0x80)
  }

  /// Marks without that flaw, which take a step more.
  fileprivate func everyByte(equalTo byte: UInt8) -> UInt64 {
    let others = self ^ UInt64(repeating: byte)
    let low = UInt64(repeating: 0x7F)
    return ~(((others & low) &+ low) | others | low)
  }

  fileprivate func bytes(equalTo byte: UInt8) -> UInt64 {
    (self ^ UInt64(repeating: byte)).bytes(below: 1)
  }
}
