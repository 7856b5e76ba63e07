/// A set of bytes, stored as 256 bits.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// The ASCII letters and digits, and additional characters.
  static func alphanumerics(and others: StaticString) -> ByteSet {
    var set = ByteSet([])
    for byte in UInt8(0)..<0x80 where byte.isAlphanumeric { set.insert(byte) }
    others.withUTF8Buffer { for byte in $0 { set.insert(byte) } }
    return set
  }

  /// The set, and all bytes that are not ASCII.
  var withNonASCII: ByteSet {
    var set = self
    (set.words.2, set.words.3) = (.max, .max)
    return set
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      byte < 0x80
      ? (byte < 0x40 ? words.0 : words.1) : (byte < 0xC0 ? words.2 : words.3)
    return word >> UInt64(byte & 63) & 1 != 0
  }

  /// Whether the set contains every byte of a text.
  func containsAll(of text: UncheckedBytes) -> Bool {
    var offset = text.start
    while let byte = text.byte(at: offset) {
      guard contains(byte) else { return false }
      offset += 1
    }
    return true
  }
}
