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
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
    var offset = 0
    while offset + 8 <= raw.count {
      mix(&hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    mix(&hash, rest)
    return hash
  }

  private static func mix(_ hash: inout UInt64, _ word: UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low &+ word
  }
}
