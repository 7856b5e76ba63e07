/// The hash by which a finding is known again.
enum Fingerprint {
  /// The fingerprint of a finding: a hash of its rule, the task family, and what it is about.
  ///
  /// Where no family is known, a hash of the file's name follows after a `-`, so that the same fault
  /// in two lists of containers is two; a baseline compares what stands before it, since a file that
  /// was renamed brings nothing new.
  static func of(rule: RuleID, family: String?, path: String, about parts: [String]) -> String {
    let hash = hash([rule.name, family ?? ""] + parts)
    guard family == nil else { return hash }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return "\(hash)-\(Self.hash([name]))"
  }

  /// A token as its fingerprint takes it: without the escapes that a formatter writes or leaves out.
  static func value(_ token: String) -> String {
    guard token.utf8.contains(UInt8(ascii: "\\")),
      let string = JSONDocument(SourceFile(path: "", text: token)).root?.string
    else { return token }
    return "\"\(string.text)\""
  }

  /// What a baseline compares: the fingerprint without the part that depends on the file's name, and
  /// without the running number that tells equal ones apart, since it counts them itself.
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
      // A separator that no text holds keeps "ab", "c" and "a", "bc" apart.
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}
