/// Finds secrets in a text by the names before them: `PGPASSWORD=…`, `"password": "…"`,
/// `X-Api-Key: …`, `Authorization: Basic …`, `AccountKey=…;`.
struct NamedSecrets {
  private let bytes: [UInt8]

  /// Whether a text sets a name that ends in a secret word to a literal.
  static func isIn(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard
      bytes.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }),
      bytes.withUnsafeBufferPointer({ SecretName.mayBeMasked(UncheckedBytes($0)) })
    else { return false }
    return NamedSecrets(bytes: bytes).isFound()
  }

  private func isFound() -> Bool {
    var index = 0
    while index < bytes.count {
      guard Self.isNameByte(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
      // The words of an ARN, a path or a variable's reference are not names.
      let isPart = start > 0 && ":/@${%".utf8.contains(bytes[start - 1])
      if !isPart, isSecret(start..<index) { return true }
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x5F || byte == 0x2D || byte == 0x2E
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\")
  }

  private func end(from start: Int, while belongs: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end
  }

  /// Whether a secret follows a name.
  private func isSecret(_ name: Range<Int>) -> Bool {
    guard name.count <= 128 else { return false }
    let afterQuotes = end(from: name.upperBound, while: Self.isQuote)
    let isQuoted = afterQuotes > name.upperBound
    let sign = end(from: afterQuotes) { $0 == 0x20 }
    guard sign < bytes.count else { return false }
    var value = sign + 1
    switch bytes[sign] {
    case UInt8(ascii: "="):
      // A comparison, or the arrow of a hash.
      if value < bytes.count, bytes[value] == UInt8(ascii: ">") { value += 1 }
      if value < bytes.count, bytes[value] == UInt8(ascii: "=") { return false }
      if isQuoted || sign > afterQuotes { value = end(from: value) { $0 == 0x20 } }
    case UInt8(ascii: ":"):
      let isSpaced = value < bytes.count && bytes[value] == 0x20
      let isHeader = bytes[name].contains(UInt8(ascii: "-"))
      guard isQuoted || isSpaced || isHeader, sign == afterQuotes else { return false }
      value = end(from: value) { $0 == 0x20 }
    default: return false
    }
    let text = String(decoding: bytes[name], as: UTF8.self)
    let key = text.drop { $0 == "-" }
    guard SecretName.endsInSecretWord(String(key)) else { return false }
    return isLiteral(at: value, named: String(key))
  }

  private func isLiteral(at start: Int, named name: String) -> Bool {
    let open = end(from: start, while: Self.isQuote)
    let isQuoted = open > start
    let stop = end(from: open) { byte in
      byte > 0x20 && !Self.isQuote(byte) && (isQuoted || !";&,|)}`".utf8.contains(byte))
    }
    let word = String(decoding: bytes[open..<stop], as: UTF8.self)
    if ["bearer", "basic", "token", "splunk", "apikey"].contains(word.lowercased()),
      stop < bytes.count, bytes[stop] == 0x20
    {
      return isLiteral(at: stop + 1, named: name)
    }
    return CredentialText.isLiteral(word, named: name) && !Self.hasVariable(word)
  }

  /// Whether a word refers to a variable of a shell: `$X`, `$(x)`.
  static func hasVariable(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return zip(bytes, bytes.dropFirst()).contains { sign, next in
      sign == UInt8(ascii: "$") && (next.isLetter || next == 0x5F || "{($".utf8.contains(next))
    } || bytes.contains(UInt8(ascii: "`"))
  }
}
