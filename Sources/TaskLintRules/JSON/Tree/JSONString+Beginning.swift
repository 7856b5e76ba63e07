extension JSONString {
  /// The longest name, in bytes, that is read for each finding; the API allows no longer ones.
  ///
  /// A longer one would make the time for a file quadratic.
  static let longestName = 255

  /// The text, or of a longer one its beginning with `…`.
  ///
  /// It is the same however the string is escaped.
  ///
  /// - Parameter most: The most bytes of the text, with its control characters escaped.
  /// - Returns: The text, decoded.
  func text(upTo most: Int) -> String {
    guard bytes.count > most else { return text }
    // An escape of six bytes is at least one byte of the text.
    var beginning = bytes.prefix(Self.longestEscape * (most + 3))
    if !beginning.prefix(most + 1).contains(UInt8(ascii: "\\")) {
      beginning = beginning.prefix(most + 1)
    } else if beginning.count < bytes.count {
      // An escape that is cut through is left out; a surrogate pair has two of them.
      let last = beginning.suffix(2 * Self.longestEscape)
      if let first = last.firstIndex(of: UInt8(ascii: "\\")) {
        beginning = beginning[..<first]
      }
    }
    let whole = Array(beginning)
    let decoded = whole.withUncheckedBytes(in: 0..<whole.count) { JSONEscapes.decode($0) }
    let end = Self.end(of: decoded, upTo: most)
    guard end < decoded.count || beginning.count < bytes.count else {
      return String(decoding: decoded, as: UTF8.self)
    }
    var cut = decoded.prefix(end)
    // A character that is cut through is left out as well.
    while let last = cut.last, last & 0xC0 == 0x80 { cut.removeLast() }
    if let last = cut.last, last >= 0xC0 { cut.removeLast() }
    return String(decoding: cut, as: UTF8.self) + "…"
  }

  private static let longestEscape = 6

  /// Where a text is cut; a control character counts as the escape that it is printed as.
  private static func end(of text: [UInt8], upTo most: Int) -> Int {
    var size = 0
    for (index, byte) in text.enumerated() {
      size += byte < 0x20 || byte == 0x7F ? longestEscape : 1
      if size > most { return index }
    }
    return text.count
  }

  /// The text as the name of a step in a path, cut if no valid name is as long.
  var nameText: String { text(upTo: Self.longestName) }
}
