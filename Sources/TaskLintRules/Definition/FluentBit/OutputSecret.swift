/// What gives a log option away as one that holds a secret in clear text.
enum OutputSecret: Sendable {
  /// The properties of output plugins that hold a secret, in lower case.
  static let properties: Set<String> = [
    "apikey", "api_key", "license_key", "password", "passwd", "http_passwd", "cloud_auth",
    "privatekey", "shared_key", "splunk_token", "access_token", "tls.key_passwd", "token", "secret",
  ]

  /// Whether a text holds a word that only a secret is written as: after `Bearer`, as the password
  /// of a URL, or as its parameter `token` or `api-token`.
  static func isIn(_ text: String) -> Bool {
    isWord(after: "Bearer ", in: text) || isWord(after: "bearer ", in: text)
      || isWord(after: "?api-token=", in: text) || isWord(after: "&token=", in: text)
      || hasURLPassword(text)
  }

  /// Whether a document's string holds such a word; each that does has one of a few signs.
  static func isIn(_ string: JSONString) -> Bool {
    string.decodedBytes.contains(where: signs.contains) && isIn(string.text)
  }

  private static let signs = ByteSet(" =:".utf8)

  private static func isWord(after mark: StaticString, in text: String) -> Bool {
    guard let rest = text.after(mark) else { return false }
    return isLiteral(rest.drop { $0 == " " }.prefix { $0 != " " && $0 != "&" })
  }

  /// `scheme://user:word@host`.
  private static func hasURLPassword(_ text: String) -> Bool {
    guard let rest = text.after("://") else { return false }
    let authority = rest.prefix { $0 != "/" && $0 != " " && $0 != "?" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    let credentials = authority[..<at]
    guard let colon = credentials.firstIndex(of: ":") else { return false }
    return isLiteral(credentials[credentials.index(after: colon)...])
  }

  private static func isLiteral(_ word: Substring) -> Bool {
    !word.isEmpty && !word.contains("$") && !Placeholder.isIn(word)
  }
}
