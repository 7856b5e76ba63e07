/// Recognizes values that stand in for a secret: examples, masks, and words that ask for a value.
///
/// They are masked, but not reported.
enum SecretStandIn {
  /// Whether the value of a name is a stand-in.
  static func isStandIn(_ value: some StringProtocol, for name: String) -> Bool {
    let letters = letters(of: value)
    let ownName = self.letters(of: name)
    return letters == ownName || letters == ownName + Array("value".utf8) || isStandIn(value)
  }

  /// Whether a value is a stand-in under any name.
  static func isStandIn(_ value: some StringProtocol) -> Bool {
    let bytes = Array(value.utf8)
    let letters = letters(of: bytes)
    return Placeholder.isIn(value) || isRepeated(bytes) || isBracketed(bytes)
      || words.contains(letters) || prefixes.contains { letters.starts(with: $0) }
      || suffixes.contains { letters.reversed().starts(with: $0.reversed()) }
      || isSentence(letters) || isOwner(bytes)
  }

  /// Whether a private key in PEM has a stand-in between its header and its footer, or nothing.
  static func isKeyWithStandIn(_ text: String, for name: String) -> Bool {
    guard let rest = text.after("KEY-----") else { return false }
    let end = rest.parts(separatedBy: "-----")
    // A newline in a variable is often written as a backslash and an `n`.
    let lines = end[0].parts(separatedBy: "\\n").joined()
    let content = Array(lines.utf8.filter { $0 > 0x20 })
    return content.allSatisfy { $0 == UInt8(ascii: ".") || $0 >= 0x80 }
      || isStandIn(String(decoding: content, as: UTF8.self), for: name)
  }

  private static let words: Set<[UInt8]> = Set(
    [
      "changeme", "changeit", "changethis", "redacted", "masked", "placeholder", "replaceme",
      "replacethis", "tobereplaced", "todo", "tbd", "fixme", "notasecret", "notarealsecret",
    ].map { Array($0.utf8) })

  private static let prefixes: [[UInt8]] = [
    "dummy", "example", "sample", "placeholder", "redacted", "changeme", "replaceme",
    "replacewith", "thisisnota",
  ].map { Array($0.utf8) }

  private static let suffixes: [[UInt8]] = [
    "tobereplaced", "placeholder", "changeme", "replaceme", "goeshere",
  ].map { Array($0.utf8) }

  /// The letters and digits of a text in lower case.
  private static func letters(of text: some StringProtocol) -> [UInt8] {
    letters(of: Array(text.utf8))
  }

  private static func letters(of bytes: [UInt8]) -> [UInt8] {
    bytes.filter(\.isAlphanumeric).map(\.lowercased)
  }

  /// One character only, as in `********`; or none that is a letter or a digit.
  private static func isRepeated(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3 else { return false }
    return bytes.allSatisfy { $0 == bytes[0] } || !bytes.contains { $0.isAlphanumeric }
  }

  /// `[PASSWORD]`, `[your token]`.
  private static func isBracketed(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "]") && bytes.count > 2
      && bytes.dropFirst().dropLast().allSatisfy {
        $0.isLetter || $0.isDigit || " _-.".utf8.contains($0)
      }
  }

  /// `insert token here`.
  private static func isSentence(_ letters: [UInt8]) -> Bool {
    ["insert", "put", "enter", "add", "paste", "set"].contains { letters.starts(with: $0.utf8) }
      && letters.suffix(4).elementsEqual("here".utf8)
  }

  /// `your_password`, `YOUR TOKEN`, `yourPassword`.
  private static func isOwner(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 4, bytes.prefix(4).map(\.lowercased).elementsEqual("your".utf8) else {
      return false
    }
    return !bytes[4].isAlphanumeric || (bytes[4].isUppercase && bytes[3].isLowercase)
  }
}
