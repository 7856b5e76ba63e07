extension [UInt8] {
  /// Calls a function with the bytes of a range, which are accessible only during the call.
  func withUncheckedBytes<Answer>(
    in range: Range<Int>, _ body: (UncheckedBytes) -> Answer
  ) -> Answer {
    withUnsafeBytes { buffer in
      precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
      return body(UncheckedBytes(buffer, range))
    }
  }
}

/// A range of bytes that is read without the bounds checks of an array.
///
/// Each function checks an offset only against the end of the range: offsets must not be negative.
struct UncheckedBytes {
  let start: Int
  let end: Int
  private let buffer: UnsafeRawBufferPointer

  /// Creates a view of bytes that are currently accessible.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(UnsafeRawBufferPointer(bytes), 0..<bytes.count)
  }

  fileprivate init(_ buffer: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.buffer = buffer
    start = range.lowerBound
    end = range.upperBound
  }

  /// A copy of the bytes.
  var array: [UInt8] { Array(buffer[start..<end]) }

  /// The bytes as a string; invalid UTF-8 becomes U+FFFD.
  var text: String { String(decoding: buffer[start..<end], as: UTF8.self) }

  /// Whether a byte occurs.
  func holds(_ wanted: UInt8) -> Bool {
    var offset = start
    while let byte = byte(at: offset) {
      if byte == wanted { return true }
      offset += 1
    }
    return false
  }

  /// Appends the bytes to an array.
  func append(to array: inout [UInt8]) {
    array.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
  }

  /// The byte at an offset; nil at or after the end.
  func byte(at offset: Int) -> UInt8? {
    offset < end ? buffer[offset] : nil
  }

  /// The eight bytes at an offset, in little-endian order; nil if fewer are left.
  func word(at offset: Int) -> UInt64? {
    guard offset + 8 <= end else { return nil }
    return UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The four bytes at an offset, in little-endian order; nil if fewer are left.
  func halfWord(at offset: Int) -> UInt32? {
    guard offset + 4 <= end else { return nil }
    return UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A part of the bytes.
  func part(_ start: Int, _ end: Int) -> UncheckedBytes {
    precondition(self.start <= start && end <= self.end)
    return UncheckedBytes(buffer, start..<end)
  }

  /// Whether two texts have the same bytes.
  func isSame(as other: UncheckedBytes) -> Bool {
    guard end - start == other.end - other.start else { return false }
    var index = 0
    while let byte = byte(at: start + index) {
      guard byte == other.byte(at: other.start + index) else { return false }
      index += 1
    }
    return true
  }

  /// Whether all bytes are ASCII.
  var isASCII: Bool { allSatisfy { $0 < 0x80 } }

  /// Whether all bytes are printable ASCII.
  var isPlainASCII: Bool { allSatisfy { $0 >= 0x20 && $0 < 0x80 } }

  /// Whether the bytes begin with a text.
  func begins(with text: StaticString) -> Bool {
    text.withUncheckedBytes { text in
      text.end <= end - start && part(start, start + text.end).isSame(as: text)
    }
  }

  /// Whether the bytes are those of a text.
  func isSame(as text: StaticString) -> Bool { text.withUncheckedBytes(isSame) }

  /// Whether the bytes are a word in any case, which is stated in lower case.
  func isWord(_ word: StaticString) -> Bool {
    guard end - start == word.utf8CodeUnitCount else { return false }
    return word.withUncheckedBytes { word in
      var offset = 0
      while let byte = word.byte(at: offset) {
        guard self.byte(at: start + offset)?.lowercased == byte else { return false }
        offset += 1
      }
      return true
    }
  }

  /// The first offset, from the given one, whose byte is not a space; the end if there is none.
  func endOfBlanks(from offset: Int) -> Int {
    var offset = offset
    while byte(at: offset) == UInt8(ascii: " ") { offset += 1 }
    return offset
  }

  /// The first offset, from the given one, whose byte ends the plain part of a JSON string: a quote,
  /// a backslash, a control character or a non-ASCII byte; the end if there is none.
  func endOfPlainText(from offset: Int) -> Int {
    var offset = offset
    while let byte = byte(at: offset), byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""),
      byte != UInt8(ascii: "\\")
    {
      offset += 1
    }
    return offset
  }

  /// The first offset, from the given one, whose byte is escaped in JSON output: a quote, a
  /// backslash, `#`, a control character or a non-ASCII byte; the end if there is none.
  func endOfPlainOutput(from offset: Int) -> Int {
    var offset = offset
    while let byte = byte(at: offset), byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""),
      byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "#")
    {
      offset += 1
    }
    return offset
  }
}

extension StaticString {
  /// Calls a function with the bytes of the text, which are accessible only during the call.
  func withUncheckedBytes<Answer>(_ body: (UncheckedBytes) -> Answer) -> Answer {
    withUTF8Buffer { body(UncheckedBytes($0)) }
  }
}
