/// A hash of bytes that takes eight of them at a time, for tables whose keys stand in a file.
enum ByteHash {
  /// The hash of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - seed: What two texts are told apart by; a table of a stranger's texts takes a random one, so
  ///     that nobody can choose texts that meet in one place.
  /// - Returns: The hash, all of whose bits depend on all of the text.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    hash(UncheckedBytes(bytes), seed: seed)
  }

  /// The hash of a text whose bytes may be read for now.
  @inline(__always)
  static func hash(_ text: UncheckedBytes, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.end - text.start)
    var offset = text.start
    while offset + 8 < text.end, let word = text.word(at: offset) {
      mix(&hash, word)
      offset += 8
    }
    // The last eight bytes may overlap those before.
    let last = ends(of: text)
    mix(&hash, last.1)
    if offset == text.start { mix(&hash, last.0) }
    return hash
  }

  /// A hash of 16 bits that takes two looks at a text: at how it begins and at how it ends.
  ///
  /// It tells short names apart whose texts are then compared; anyone can make texts that share it.
  @inline(__always)
  static func short(_ text: UncheckedBytes) -> UInt16 {
    let count = text.end - text.start
    let ends = ends(of: text)
    let hash =
      (ends.0 ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
      ^ ends.1 &* 0xC2B2_AE3D_27D4_EB4F
    return UInt16(truncatingIfNeeded: (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 >> 48)
  }

  /// The same hash of a text that the program itself holds.
  @inline(__always)
  static func short(_ text: StaticString) -> UInt16 { text.withUncheckedBytes { short($0) } }

  /// Eight bytes from each end of a text, which of one of up to 16 are all that it has; of a shorter
  /// one fewer.
  @inline(__always)
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

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low &+ word
  }
}
