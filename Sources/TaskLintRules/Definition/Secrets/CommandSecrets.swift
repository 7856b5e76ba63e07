/// Finds secrets in the arguments of a command, one after the other: `--password=…`,
/// `--password …`, `PGPASSWORD=… psql`, or a secret in a known format.
struct CommandSecrets {
  /// The option whose value is the next argument.
  private var option: String?

  /// The kind of secret in the next argument, with its article; nil if it has none.
  mutating func kind(ofNext argument: String) -> StaticString? {
    let name = option
    option = nil
    let format = CredentialText.kind(of: argument, named: "")
    if let name, !argument.hasPrefix("-") {
      return format ?? (Self.isSecret(argument, named: name) ? "a secret" : nil)
    }
    return format ?? (hasNamedSecret(in: argument) ? "a secret" : nil)
  }

  /// Whether an argument, which may be a line for a shell, sets an option or a variable to a secret.
  private mutating func hasNamedSecret(in argument: String) -> Bool {
    guard
      Array(argument.utf8).withUnsafeBufferPointer({ bytes in
        SecretName.mayBeMasked(UncheckedBytes(bytes))
      })
    else { return false }
    var name: String?
    for word in argument.split(whereSeparator: Self.endsWord) {
      if let pending = name, !word.hasPrefix("-"), Self.isSecret(word, named: pending) {
        return true
      }
      name = nil
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0].drop { $0 == "-" || $0 == "\"" || $0 == "'" })
      guard SecretName.endsInSecretWord(key) else { continue }
      if parts.count == 2 {
        if Self.isSecret(parts[1], named: key) { return true }
      } else if word.hasPrefix("-") {
        name = key
      }
    }
    option = name
    return false
  }

  private static func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || character == ";" || character == "|" || character == "&"
      || character == "(" || character == ")"
  }

  private static func isSecret(_ word: some StringProtocol, named name: String) -> Bool {
    let quotes: (Character) -> Bool = { $0 == "\"" || $0 == "'" }
    let start = word.drop(while: quotes)
    let value = String(start.reversed().drop(while: quotes).reversed())
    return CredentialText.isLiteral(value, named: name) && !value.holds("$")
      && !value.holds("`")
  }
}
