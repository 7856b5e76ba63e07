/// What a text looks like that may be a secret.
enum CredentialText {
  /// The format of the key that a text is, if it is one whose format is known.
  static func keyFormat(of text: String) -> KeyFormat? {
    if text.hasPrefix("-----BEGIN "), text.holds("PRIVATE KEY-----") { return .privateKey }
    return KeyFormat.prefixed.first { format in
      guard let length = format.certainLength, text.hasPrefix(format.prefix.description),
        !isSample(text)
      else { return false }
      let rest = text.utf8.dropFirst(format.prefix.utf8CodeUnitCount)
      return rest.count >= length
        && rest.allSatisfy { $0.isWord && $0 != UInt8(ascii: "+") }
    }
  }

  /// Whether a text says that it stands for a secret, as AWS's documented keys do: `…EXAMPLE`.
  private static func isSample(_ text: String) -> Bool { text.holds("EXAMPLE") }

  /// Whether a text is long enough for a secret, and nothing else that stands under such a name: an
  /// ARN, a URL, a path, a number, a switch.
  static func isLiteral(_ text: String) -> Bool {
    text.utf8.count >= 8 && !text.hasPrefix("arn:") && !isSwitch(text) && !isNumber(text)
      && !isPath(text) && (!text.holds("://") || OutputSecret.isIn(text))
      && !text.holds("${") && !text.hasPrefix("$")
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

extension CredentialText {
  /// How keys begin whose format is known, for a look at many texts.
  struct Beginnings {
    static let known = Beginnings()

    private let pairs = KeyFormat.beginnings(and: "--")

    /// Whether the first bytes of a text leave it open that it is such a key.
    func mayBegin(_ text: UncheckedBytes) -> Bool {
      text.end >= text.start + 2 && pairs.isAny(in: text.part(text.start, text.start + 2))
    }
  }
}
