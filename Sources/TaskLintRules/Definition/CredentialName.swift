/// Names that say that a secret stands under them.
enum CredentialName {
  /// The last words of such a name, joined.
  private static let endings: [StaticString] = [
    "password", "passwd", "secret", "token", "secretkey", "accesskey", "apikey", "privatekey",
  ]

  /// Words that say that the value is for everybody, such as the keys that a browser is given.
  private static let publicWords: Set<String> = ["public", "publishable"]

  /// Whether the last words of a name say that a secret stands under it: `DB_PASSWORD`, `apiKey`.
  ///
  /// `PASSWORD_FILE` and `TOKEN_URL` do not: they tell where the secret is.
  static func isSecret(_ name: String) -> Bool {
    let words = words(of: name)
    guard publicWords.isDisjoint(with: words) else { return false }
    return endings.contains { ending in
      words.last.map(ending.isSame) ?? false || ending.isSame(as: words.suffix(2).joined())
    }
  }

  /// The words of a name in lower case: parts between signs, or that begin with a capital.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLowercase = false
    for byte in name.utf8 {
      if !byte.isAlphanumeric || (byte.isUppercase && wasLowercase) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if byte.isAlphanumeric { word.append(Character(UnicodeScalar(byte.lowercased))) }
      wasLowercase = byte.isLowercase || byte.isDigit
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension CredentialName {
  /// How such names end, for a look at many.
  struct Endings {
    static let known = Endings()

    private var lastLetters = ByteSet([])

    private init() {
      for ending in endings {
        ending.withUTF8Buffer { if let last = $0.last { lastLetters.insert(last) } }
      }
    }

    /// Whether the last letters and digits of a name leave it open that a secret stands under it.
    func mayEnd(_ name: UncheckedBytes) -> Bool {
      var end = name.end
      while end > name.start, !(name.byte(at: end - 1)?.isAlphanumeric ?? true) { end -= 1 }
      guard end > name.start, let last = name.byte(at: end - 1),
        lastLetters.contains(last.lowercased)
      else { return false }
      return endings.contains { ending in
        ending.withUTF8Buffer { Self.ends(name, at: end, with: $0) }
      }
    }

    private static func ends(
      _ name: UncheckedBytes, at end: Int, with ending: UnsafeBufferPointer<UInt8>
    ) -> Bool {
      var left = ending.count
      var index = end - 1
      while index >= name.start, let byte = name.byte(at: index) {
        index -= 1
        guard byte.isAlphanumeric else { continue }
        guard byte.lowercased == ending[left - 1] else { return false }
        left -= 1
        if left == 0 { return true }
      }
      return false
    }
  }
}
