/// Recognizes log options that hold a secret in plain text.
enum OutputSecret: Sendable {
  /// The properties of output plugins that hold a secret, in lower case, besides those whose names
  /// end in a word such as `password`.
  private static let properties: Set<String> = ["cloud_auth", "tls.key_passwd"]

  /// Whether a property, in lower case, holds a secret.
  ///
  /// A URL for Slack and the `api` key of Treasure Data are secrets of their plugins only.
  static func isIn(property: String, of plugin: OutputPlugin?) -> Bool {
    guard mayBeIn(property: property) else { return false }
    if properties.contains(property) || SecretName.endsInSecretWord(property) { return true }
    switch plugin?.displayName {
    case "slack": return property == "webhook"
    case "td": return property == "api"
    default: return false
    }
  }

  /// Whether a property, in lower case, may hold a secret of some plugin.
  static func mayBeIn(property: String) -> Bool {
    var property = property
    return property.withUTF8 { SecretName.Endings.known.mayEnd(UncheckedBytes($0)) }
      || others.contains { $0.isSame(as: property) }
  }

  /// The properties that hold a secret and whose names do not end in a secret word.
  private static let others: [StaticString] = ["cloud_auth", "tls.key_passwd", "webhook", "api"]

  /// Whether a text may hold a secret by its form.
  static func mayBeIn(_ text: UncheckedBytes) -> Bool { beginnings.isAny(in: text) }

  /// The beginnings of the forms.
  private static let beginnings: BytePairs = {
    var beginnings = BytePairs()
    beginnings.add("bB", "e")
    beginnings.add("?", "a")
    beginnings.add("&", "t")
    return beginnings
  }()

  /// Whether a text holds a secret by its form: after `Bearer`, as the password in a URL, or as the
  /// parameter `token` or `api-token` of a URL.
  static func isIn(_ text: String) -> Bool {
    isWord(after: "Bearer ", in: text) || isWord(after: "bearer ", in: text)
      || isWord(after: "?api-token=", in: text) || isWord(after: "&token=", in: text)
  }

  /// Whether the value of a header option, a name and its value, holds a secret: `X-Api-Key …`.
  static func isIn(header text: String) -> Bool {
    let words = text.split(separator: " ").map(String.init)
    guard let name = words.first, let value = words.last, words.count <= 3,
      SecretName.endsInSecretWord(name) || name.lowercased() == "authorization"
    else { return false }
    return words.count > 1 && CredentialText.isLiteral(value, named: name) && !value.contains("$")
      && !Placeholder.isIn(value)
  }

  /// Whether a document's string holds such a secret.
  static func isIn(_ string: JSONString) -> Bool {
    string.decodedBytes.contains(where: signs.contains) && isIn(string.text)
  }

  private static let signs = ByteSet(" =".utf8)

  private static func isWord(after mark: StaticString, in text: String) -> Bool {
    guard let rest = text.after(mark) else { return false }
    let word = rest.drop { $0 == " " }.prefix { $0 != " " && $0 != "&" }
    return !word.isEmpty && !word.contains("$") && !Placeholder.isIn(word)
      && !SecretStandIn.isStandIn(word)
  }
}
