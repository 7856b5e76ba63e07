/// Searches for the end of a run of bytes in an array.
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
      var all: UInt8 = 0
      var offset = bytes.start
      while let byte = bytes.byte(at: offset) {
        all |= byte
        offset += 1
        if byte == UInt8(ascii: "\n") { starts.append(offset) }
      }
      return all < 0x80
    }
  }

  /// The first offset of a byte in a range; the end of the range if the byte is not in it.
  func first(_ wanted: UInt8, in range: Range<Int>) -> Int {
    withUncheckedBytes(in: range) { bytes in
      var offset = bytes.start
      while let byte = bytes.byte(at: offset), byte != wanted { offset += 1 }
      return offset
    }
  }
}
