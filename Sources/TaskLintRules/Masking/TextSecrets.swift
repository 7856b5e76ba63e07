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
  static func mayBeIn(_ text: UncheckedBytes) -> Bool {
    var (signs, isBase64) = (false, text.end - text.start >= 24)
    var offset = text.start
    while let byte = text.byte(at: offset) {
      // The colon of a URL separates no name from a value.
      let isURL =
        byte == UInt8(ascii: ":") && text.byte(at: offset + 1) == UInt8(ascii: "/")
        && text.byte(at: offset + 2) == UInt8(ascii: "/")
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "$")
        || (byte == UInt8(ascii: ":") && !isURL)
      {
        signs = true
      }
      if isBase64, digit(byte) == nil, byte != UInt8(ascii: "=") { isBase64 = false }
      offset += 1
    }
    return isBase64 || signs
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
      guard next >= 0x20 && next < 0x7F || next == 0x0A || next == 0x0D || next == 0x09 else {
        return nil
      }
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
