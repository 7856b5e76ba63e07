/// Recognizes texts that are certainly secrets.
enum CredentialText {
  /// The kind of secret in a text, with its article, if the text has one in a known format.
  static func kind(of text: String, named name: String) -> StaticString? {
    let bytes = Array(text.utf8)
    for match in SecretFormats.matches(in: bytes) {
      if let kind = kind(of: match, in: bytes, text, named: name) { return kind }
    }
    return nil
  }

  private static func kind(
    of match: SecretFormats.Match, in bytes: [UInt8], _ text: String, named name: String
  ) -> StaticString? {
    let part = String(bytes[match.range])
    switch match.kind {
    case .privateKey:
      return part.holds("PRIVATE KEY-----") && !SecretStandIn.isKeyWithStandIn(part, for: name)
        ? "a private key" : nil
    case .key(let format):
      let rest = part.utf8.count - format.prefix.utf8CodeUnitCount
      guard let length = format.certainLength, rest >= length, !isSample(part) else { return nil }
      if format.prefix.utf8CodeUnitCount == 2 {
        // The prefix of Twilio's keys is short, and the rest of a key is hexadecimal.
        return rest == length && part.dropFirst(2).utf8.allSatisfy(\.isHexDigit)
          ? format.kind : nil
      }
      return format.kind
    case .webToken:
      // A token for browsers is public: `SUPABASE_ANON_KEY`.
      let isLong = part.utf8.count >= 60 && !part.hasSuffix(".")
      return isLong && !SecretName.isPublic(name) && !isSample(part) ? "a JSON Web Token" : nil
    case .urlPassword:
      return isPassword(part, of: user(before: match.range, in: bytes))
        ? "a password in a URL" : nil
    case .sentryKey: return SecretStandIn.isStandIn(part) ? nil : "a key of Sentry"
    case .slackWebhook:
      let fields = part.split(separator: "/")
      guard fields.count >= 3, fields[1].hasPrefix("B"), fields[2].utf8.count >= 16 else {
        return nil
      }
      return SecretStandIn.isStandIn(fields[2]) ? nil : "a Slack webhook"
    case .sumoLogicURL:
      return part.utf8.count >= 16 && !SecretStandIn.isStandIn(part)
        ? "the URL of a Sumo Logic source" : nil
    case .bearer:
      return nil
    }
  }

  /// Whether a key says that it is an example, as AWS's documented keys do: `…EXAMPLE`.
  private static func isSample(_ text: String) -> Bool {
    text.holds("EXAMPLE") || SecretStandIn.isStandIn(text)
  }

  /// The user before the password of a URL.
  private static func user(before password: Range<Int>, in bytes: [UInt8]) -> String {
    let end = password.lowerBound - 1
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(bytes[start..<end])
  }

  /// Whether the password of a URL is a literal; `user:password` only shows the form of a URL.
  private static func isPassword(_ password: String, of user: String) -> Bool {
    let isForm =
      ["user", "username", "usr", "login"].contains(user.lowercased())
      && ["password", "passwd", "pass", "pwd", "secret"].contains(password.lowercased())
    return !isForm && !password.holds("$") && !password.isEmpty
      && !SecretStandIn.isStandIn(password)
  }

  /// Whether the value of a name is long enough for a secret and not a reference, a switch, a number
  /// or a stand-in.
  static func isLiteral(_ text: String, named name: String) -> Bool {
    isLiteral(text) && !SecretStandIn.isStandIn(text, for: name)
      && !SecretStandIn.isKeyWithStandIn(text, for: name)
  }

  /// Whether a text is long enough for a secret and not an ARN, a URL, a path, a number, a switch or
  /// a reference to a variable.
  static func isLiteral(_ text: String) -> Bool {
    text.utf8.count >= 8 && isValue(text)
  }

  /// Whether a text of any length is not an ARN, a URL, a path, a number, a switch or a reference to
  /// a variable.
  static func isValue(_ text: String) -> Bool {
    !text.hasPrefix("arn:") && !isSwitch(text) && !isNumber(text) && !isPath(text)
      && !text.holds("://") && !text.holds("${") && !text.hasPrefix("$") && !text.holds("$(")
  }

  private static let switches: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "none", "enabled", "disabled", "required",
    "optional", "same-origin",
  ]

  private static func isSwitch(_ text: String) -> Bool {
    switches.contains(text.lowercased())
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isDigit || "+-.,: ".utf8.contains($0) }
  }

  /// Whether a text is a path, a parameter's name, or other words between slashes.
  ///
  /// A key in Base64 may have a slash too, but with capitals.
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
