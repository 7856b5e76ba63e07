/// What a text looks like that may be a secret.
enum CredentialText {
  /// A key whose format its issuer has made known.
  struct KeyFormat: Sendable {
    /// What it is, with its article.
    let kind: String
    fileprivate let prefix: String
    /// How many letters, digits, `_`, `-` and dots follow at least.
    fileprivate let length: Int
  }

  private static let formats = [
    KeyFormat(kind: "an AWS access key", prefix: "AKIA", length: 16),
    KeyFormat(kind: "an AWS access key", prefix: "ASIA", length: 16),
    KeyFormat(kind: "a GitHub token", prefix: "ghp_", length: 36),
    KeyFormat(kind: "a GitHub token", prefix: "gho_", length: 36),
    KeyFormat(kind: "a GitHub token", prefix: "ghs_", length: 36),
    KeyFormat(kind: "a GitHub token", prefix: "ghu_", length: 36),
    KeyFormat(kind: "a GitHub token", prefix: "github_pat_", length: 40),
    KeyFormat(kind: "a GitLab token", prefix: "glpat-", length: 20),
    KeyFormat(kind: "a Slack token", prefix: "xoxb-", length: 20),
    KeyFormat(kind: "a Slack token", prefix: "xoxp-", length: 20),
    KeyFormat(kind: "a Stripe key", prefix: "sk_live_", length: 16),
    KeyFormat(kind: "a Stripe key", prefix: "rk_live_", length: 16),
    KeyFormat(kind: "a SendGrid key", prefix: "SG.", length: 40),
    KeyFormat(kind: "an npm token", prefix: "npm_", length: 36),
    KeyFormat(kind: "a New Relic key", prefix: "NRAK-", length: 27),
  ]

  /// The format of the key that a text is, if it is one whose format is known.
  static func keyFormat(of text: String) -> KeyFormat? {
    if text.hasPrefix("-----BEGIN "), text.contains("PRIVATE KEY-----") {
      return KeyFormat(kind: "a private key", prefix: "", length: 0)
    }
    return formats.first { format in
      guard text.hasPrefix(format.prefix), !isSample(text) else { return false }
      let rest = text.utf8.dropFirst(format.prefix.utf8.count)
      return rest.count >= format.length
        && rest.allSatisfy { $0.isWord && $0 != UInt8(ascii: "+") }
    }
  }

  /// Whether a text says that it stands for a secret, as AWS's documented keys do: `…EXAMPLE`.
  private static func isSample(_ text: String) -> Bool { text.contains("EXAMPLE") }

  /// Whether a text is long enough for a secret, and nothing else that stands under such a name: an
  /// ARN, a URL, a path, a number, a switch.
  static func isLiteral(_ text: String) -> Bool {
    text.utf8.count >= 8 && !text.hasPrefix("arn:") && !isSwitch(text) && !isNumber(text)
      && !isPath(text) && (!text.contains("://") || OutputSecret.isIn(text))
      && !text.contains("${") && !text.hasPrefix("$")
  }

  private static func isSwitch(_ text: String) -> Bool {
    ["enabled", "disabled", "required", "optional"].contains(text.lowercased())
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isDigit || "+-.,: ".utf8.contains($0) }
  }

  /// A path, a parameter's name, or another thing of words between slashes; a key in Base64 may
  /// hold a slash too, but capitals with it.
  private static func isPath(_ text: String) -> Bool {
    if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~/") { return true }
    guard text.contains("/") else { return false }
    let isPlain = text.utf8.allSatisfy { byte in
      byte.isAlphanumeric || "_-./".utf8.contains(byte)
    }
    return isPlain
      && (text.hasPrefix("/") || !text.utf8.contains(where: \.isUppercase))
  }
}
