extension StaticString {
  /// Whether two texts have the same bytes.
  func isSame(as other: StaticString) -> Bool {
    utf8CodeUnitCount == other.utf8CodeUnitCount
      && withUncheckedBytes { own in other.withUncheckedBytes(own.isSame) }
  }
}

extension StaticString {
  /// Whether a string has the same bytes.
  func isSame(as text: String) -> Bool {
    guard utf8CodeUnitCount == text.utf8.count else { return false }
    var text = text
    return text.withUTF8 { text in withUncheckedBytes(UncheckedBytes(text).isSame) }
  }

  /// Whether a string has the same bytes, but for the case of ASCII letters.
  func isSame(inAnyCaseAs text: String) -> Bool {
    guard utf8CodeUnitCount == text.utf8.count else { return false }
    var text = text
    return text.withUTF8 { text in
      withUTF8Buffer { own in
        zip(own, text).allSatisfy { $0 == $1 || $0.lowercased == $1.lowercased }
      }
    }
  }
}

/// Searches that compare bytes.
///
/// The standard library compares characters, which takes a hundred times as long. It also treats `e`
/// and a combining accent as one character; for AWS and Fluent Bit they are two.
extension String {
  /// Whether the string contains a text.
  func holds(_ part: StaticString) -> Bool { offset(of: part) != nil }

  /// Whether the string contains the bytes of another string.
  func holds(bytesOf part: String) -> Bool {
    withBytes { bytes in part.withBytes { Self.offset(of: $0, in: bytes) != nil } }
  }

  /// The part after the first occurrence of a text; nil if there is none.
  func after(_ part: StaticString) -> Substring? {
    offset(of: part).map { offset in
      self[utf8.index(startIndex, offsetBy: offset + part.utf8CodeUnitCount)...]
    }
  }

  private func offset(of part: StaticString) -> Int? {
    part.withUTF8Buffer { part in withBytes { Self.offset(of: part, in: $0) } }
  }

  private func withBytes<Answer>(_ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }

  static func offset(
    of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard let first = part.first else { return 0 }
    let (own, wanted) = (UncheckedBytes(text), UncheckedBytes(part))
    var offset = 0
    while offset + wanted.end <= own.end {
      if own.byte(at: offset) == first,
        own.part(offset, offset + wanted.end).isSame(as: wanted)
      {
        return offset
      }
      offset += 1
    }
    return nil
  }
}

extension StringProtocol {
  /// The parts of the text between the occurrences of a separator, empty ones included.
  ///
  /// The standard library splits by a text only with its library for regular expressions, which
  /// release builds leave out.
  func parts(separatedBy separator: String) -> [String] {
    let (bytes, mark) = (Array(utf8), Array(separator.utf8))
    var parts: [String] = []
    var (start, index) = (0, 0)
    while index + mark.count <= bytes.count {
      if bytes[index..<(index + mark.count)].elementsEqual(mark) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }
}
