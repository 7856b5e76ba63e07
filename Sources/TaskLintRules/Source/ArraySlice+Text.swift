/// Comparisons of bytes with texts that the program itself holds.
///
/// To make a String of bytes takes longer than most questions about them, and most answers are no.
extension ArraySlice<UInt8> {
  /// Whether the bytes are those of a text.
  func isText(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && stands(text, at: startIndex)
  }

  /// Whether the bytes begin with those of a text.
  func begins(with text: StaticString) -> Bool { stands(text, at: startIndex) }

  /// Whether the bytes end with those of a text.
  func ends(with text: StaticString) -> Bool { stands(text, at: endIndex - text.utf8CodeUnitCount) }

  /// Whether a text stands in the bytes.
  func holds(_ text: StaticString) -> Bool { offset(of: text) != nil }

  /// What follows the first place where a text stands; nil where it does not.
  func after(_ text: StaticString) -> ArraySlice<UInt8>? {
    offset(of: text).map { self[(startIndex + $0 + text.utf8CodeUnitCount)...] }
  }

  private func offset(of text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      withUnsafeBufferPointer { String.offset(of: text, in: $0) }
    }
  }

  /// The bytes without those of a text at their beginning; nil where they begin otherwise.
  func after(beginning text: StaticString) -> ArraySlice<UInt8>? {
    begins(with: text) ? self[(startIndex + text.utf8CodeUnitCount)...] : nil
  }

  private func stands(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { text in
      guard start >= startIndex, start + text.count <= endIndex else { return false }
      for offset in 0..<text.count where self[start + offset] != text[offset] { return false }
      return true
    }
  }
}

extension String {
  /// The text of bytes in UTF-8.
  init(_ bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
