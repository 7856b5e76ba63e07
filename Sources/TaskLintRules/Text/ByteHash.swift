/// A hash that reads eight bytes at a time, for tables whose keys come from a file.
enum ByteHash {
  /// The hash of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - seed: A seed. A table of untrusted texts uses a random seed, so that an attacker cannot
  ///     choose texts that collide.
  /// - Returns: A hash in which every bit depends on the whole text.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    hash(UncheckedBytes(bytes), seed: seed)
  }

  /// The hash of a text whose memory is currently accessible.
  static func hash(_ text: UncheckedBytes, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.end - text.start)
    var offset = text.start
    while offset + 8 < text.end, let word = text.word(at: offset) {
      mix(&hash, word)
      offset += 8
    }
    // The last eight bytes may overlap the bytes before them.
    let last = ends(of: text)
    mix(&hash, last.1)
    if offset == text.start { mix(&hash, last.0) }
    return hash
  }

  /// A 16-bit hash of the beginning and the end of a text.
  ///
  /// It speeds up the search for a short name, whose text is then compared. It does not prevent
  /// deliberate collisions.
  static func short(_ text: UncheckedBytes) -> UInt16 {
    let count = text.end - text.start
    let ends = ends(of: text)
    let hash =
      (ends.0 ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
      ^ ends.1 &* 0xC2B2_AE3D_27D4_EB4F
    return UInt16(truncatingIfNeeded: (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 >> 48)
  }

  /// The 16-bit hash of a string literal.
  static func short(_ text: StaticString) -> UInt16 { text.withUncheckedBytes { short($0) } }

  /// The first and the last eight bytes of a text; fewer if it is shorter than eight bytes.
  ///
  /// Together they cover all of a text of up to 16 bytes.
  private static func ends(of text: UncheckedBytes) -> (UInt64, UInt64) {
    if let first = text.word(at: text.start), let last = text.word(at: text.end - 8) {
      return (first, last)
    }
    if let first = text.halfWord(at: text.start), let last = text.halfWord(at: text.end - 4) {
      return (UInt64(first), UInt64(last))
    }
    // Up to three bytes.
    let count = text.end - text.start
    func byte(_ index: Int) -> UInt64 { UInt64(text.byte(at: text.start + index) ?? 0) }
    return (0, count == 0 ? 0 : byte(0) << 16 | byte(count / 2) << 8 | byte(count - 1))
  }

  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low &+ word
  }
}
