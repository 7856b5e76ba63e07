/// The hash that identifies a finding across runs.
enum Fingerprint {
  /// The fingerprint of a finding: a hash of its rule, the task family, and what it is about.
  ///
  /// If the family is not known, a `-` and a hash of the file's name follow, so that the same fault
  /// in two lists of containers has two fingerprints. A baseline compares only what is before the
  /// `-`, so that renaming a file does not create new findings.
  static func of(rule: RuleID, family: String?, path: String, about parts: [String]) -> String {
    let hash = hash([rule.name, family ?? ""] + parts)
    guard family == nil else { return hash }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return "\(hash)-\(Self.hash([name]))"
  }

  /// A token, or a part of one, as it is used in a fingerprint: without the escapes that a formatter
  /// may add or remove.
  static func value(_ token: String) -> String {
    guard token.utf8.contains(UInt8(ascii: "\\")) else { return token }
    let bytes = Array(token.utf8)
    let decoded = bytes.withUncheckedBytes(in: 0..<bytes.count) { JSONEscapes.decode($0) }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The part of a fingerprint that a baseline compares: without the hash of the file's name, and
  /// without the number that distinguishes equal ones, since a baseline counts them itself.
  static func core(of fingerprint: String) -> String {
    String(fingerprint.prefix { $0 != "-" && $0 != "/" })
  }

  /// FNV-1a over the parts, 64 bits in hexadecimal: short, and the same on every platform.
  static func hash(_ parts: [String]) -> String {
    let digits = String(number(parts), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash as a number.
  static func number(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      // A separator that no text contains distinguishes "ab", "c" from "a", "bc".
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
