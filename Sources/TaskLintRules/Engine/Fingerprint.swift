/// The hash by which a finding is known again.
enum Fingerprint {
  /// FNV-1a over the parts, 64 bits in hexadecimal: short, and the same on every platform.
  static func hash(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      // A separator that no text holds keeps "ab", "c" and "a", "bc" apart.
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
