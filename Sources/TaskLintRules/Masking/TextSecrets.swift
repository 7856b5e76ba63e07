/// Finds a secret in any text of a definition.
enum TextSecrets {
  /// The kind of secret in a text under a name, with its article; nil if it has none.
  static func kind(in text: String, named name: String) -> StaticString? {
    if let kind = CredentialText.kind(of: text, named: name) { return kind }
    let isNamed =
      SecretName.endsInSecretWord(name) && !Placeholder.isIn(text)
      && CredentialText.isLiteral(text, named: name)
    if isNamed || NamedSecrets.isIn(text) { return "a secret" }
    if isPasswordHash(text) { return "the hash of a password" }
    return decoded(text).flatMap { inner in
      CredentialText.kind(of: inner, named: name)
        ?? (NamedSecrets.isIn(inner) ? "a secret in Base64" : nil)
    }
  }

  /// Whether a text under an ordinary name may have a secret, which few have.
  ///
  /// Without this check, linting one definition takes 16 % (CDK template), 17 % (Terraform plan), 25 %
  /// (register) or 28 % (describe) more instructions.
  static func mayBeIn(_ text: UncheckedBytes) -> Bool {
    guard signs.isAny(in: text) else { return mayBeBase64(text) }
    // Images and ARNs have a colon as well, so the signs decide nothing.
    if hasSpecialSign(text) || mayBeBase64(text) { return true }
    if SecretName.mayBeMasked(text), !isPlainARN(text) { return true }
    return SecretFormats.mayHold(text) && !SecretFormats.matches(in: text.array).isEmpty
  }

  /// The signs without which a text can't have a secret, unless it is Base64: the beginnings of known
  /// formats, and a sign between a name and a value.
  private static let signs: BytePairs = {
    var signs = SecretFormats.beginnings
    signs.add("=:")
    return signs
  }()

  /// Whether a text has a sign of a hash of a password, or of a login.
  private static func hasSpecialSign(_ text: UncheckedBytes) -> Bool {
    var offset = text.start
    while let byte = text.byte(at: offset) {
      if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "@") {
        return true
      }
      offset += 1
    }
    return false
  }

  /// Whether a text is an ARN whose words are separated by colons and slashes, so that none of them
  /// is the name of a value.
  private static func isPlainARN(_ text: UncheckedBytes) -> Bool {
    text.begins(with: "arn:") && wordsOfARN.containsAll(of: text)
  }

  private static let wordsOfARN = ByteSet.alphanumerics(and: ":/_.-")

  /// Whether a text may be the Base64 of a text of a secret's least length.
  private static func mayBeBase64(_ text: UncheckedBytes) -> Bool {
    guard text.end - text.start >= 24,
      let first = text.byte(at: text.start).flatMap(digit),
      let second = text.byte(at: text.start + 1).flatMap(digit),
      isText(first << 2 | second >> 4)
    else { return false }
    var offset = text.start + 2
    while let byte = text.byte(at: offset) {
      guard digit(byte) != nil || byte == UInt8(ascii: "=") else { return false }
      offset += 1
    }
    return true
  }

  private static func isText(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether a text has an entry of `htpasswd`, as labels for basic authentication do.
  ///
  /// Source: https://httpd.apache.org/docs/2.4/misc/password_encryptions.html
  private static func isPasswordHash(_ text: String) -> Bool {
    guard text.holds("$") || text.holds("{SHA}") else { return false }
    let plain = text.parts(separatedBy: "$$").joined(separator: "$")
    let marks: [StaticString] = [":$apr1$", ":$2y$", ":$2a$", ":$2b$", ":{SHA}"]
    return marks.contains { mark in
      guard let rest = plain.after(mark) else { return false }
      return rest.prefix { $0 != "," && $0 != " " }.utf8.count >= 20
    }
  }

  /// The text in a value that is Base64 as a whole; nil if it is not.
  private static func decoded(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes.count <= 16_384 else { return nil }
    var result: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      guard byte != UInt8(ascii: "=") else { break }
      guard let value = digit(byte) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      let next = UInt8(truncatingIfNeeded: buffer >> UInt32(bits))
      buffer &= (1 << UInt32(bits)) - 1
      // What is wrapped is a text; most Base64 is binary, and ends here.
      guard isText(next) else { return nil }
      result.append(next)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
