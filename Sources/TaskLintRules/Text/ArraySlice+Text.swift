/// Comparisons of bytes with string literals.
///
/// Creating a String from the bytes takes longer than most comparisons, and most comparisons fail.
extension ArraySlice<UInt8> {
  /// Whether the bytes equal a text.
  func isText(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && hasText(text, at: startIndex)
  }

  /// Whether the bytes begin with a text.
  func begins(with text: StaticString) -> Bool { hasText(text, at: startIndex) }

  /// Whether the bytes end with a text.
  func ends(with text: StaticString) -> Bool {
    hasText(text, at: endIndex - text.utf8CodeUnitCount)
  }

  /// Whether the bytes contain a text.
  func holds(_ text: StaticString) -> Bool { offset(of: text) != nil }

  /// The bytes after the first occurrence of a text; nil if there is none.
  func after(_ text: StaticString) -> ArraySlice<UInt8>? {
    offset(of: text).map { self[(startIndex + $0 + text.utf8CodeUnitCount)...] }
  }

  private func offset(of text: StaticString) -> Int? {
    text.withUTF8Buffer { text in
      withUnsafeBufferPointer { String.offset(of: text, in: $0) }
    }
  }

  /// The bytes after a prefix; nil if they do not begin with it.
  func after(beginning text: StaticString) -> ArraySlice<UInt8>? {
    begins(with: text) ? self[(startIndex + text.utf8CodeUnitCount)...] : nil
  }

  private func hasText(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { text in
      guard start >= startIndex, start + text.count <= endIndex else { return false }
      for offset in 0..<text.count where self[start + offset] != text[offset] { return false }
      return true
    }
  }
}

extension String {
  /// Creates a string from UTF-8 bytes.
  init(_ bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
