extension JSONString {
  /// The longest name, in bytes, that is read for each finding; the API allows no longer ones.
  ///
  /// A longer one would make the time for a file quadratic.
  static let longestName = 255

  /// The text, or of a longer one its beginning with `…`.
  ///
  /// - Parameter most: The most bytes that are read, before escapes are decoded.
  /// - Returns: The text, decoded.
  func text(upTo most: Int) -> String {
    guard bytes.count > most else { return text }
    var beginning = bytes.prefix(most)
    // An escape or a character that is cut through is left out; a surrogate pair has twelve bytes.
    if let backslash = beginning.suffix(12).lastIndex(of: UInt8(ascii: "\\")) {
      beginning =
        beginning[..<(beginning.suffix(12).firstIndex(of: UInt8(ascii: "\\")) ?? backslash)]
    }
    // The first half of a surrogate pair: D800 to DBFF.
    let half = beginning.suffix(6).map { $0 | 0x20 }
    if half.starts(with: Array("|ud".utf8)), half.count == 6,
      Array("89ab".utf8).contains(half[3])
    {
      beginning.removeLast(6)
    }
    while let last = beginning.last, last & 0xC0 == 0x80 { beginning.removeLast() }
    if let last = beginning.last, last >= 0xC0 { beginning.removeLast() }
    let whole = Array(beginning)
    let decoded = whole.withUncheckedBytes(in: 0..<whole.count) { JSONEscapes.decode($0) }
    return String(decoding: decoded, as: UTF8.self) + "…"
  }

  /// The text as the name of a step in a path, cut if no valid name is as long.
  var nameText: String { text(upTo: Self.longestName) }
}
