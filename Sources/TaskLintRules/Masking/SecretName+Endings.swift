extension SecretName {
  /// A quick check of many names for a secret word at the end.
  ///
  /// Most names have none and need no further search. Without the check, linting one definition takes
  /// 71 % (CDK template), 83 % (Terraform plan), 120 % (register) or 111 % (describe) more
  /// instructions.
  struct Endings: Sendable {
    static let known = Endings()
    /// The endings of words anywhere in a name.
    static let ofWords = Endings(and: ["key", "auth"])

    /// The endings by their last letter, each reversed.
    private let endings: [UInt8: [[UInt8]]]

    private init(and others: Set<String> = []) {
      let words = secretWords.union(secretSuffixes).union(["keys", "tokens"]).union(others)
      endings = Dictionary(grouping: words.map { $0.utf8.reversed() }) { $0[0] }
    }

    /// Whether the last letters of a name may be those of a secret word.
    func mayEnd(_ name: UncheckedBytes) -> Bool {
      var end = name.end
      while end > name.start, !(name.byte(at: end - 1)?.isLetter ?? true) { end -= 1 }
      guard end > name.start, let last = name.byte(at: end - 1)?.lowercased,
        let endings = endings[last]
      else { return false }
      return endings.contains { Self.ends(name, at: end, with: $0) }
    }

    /// Whether the letters and digits before an offset end with a word, which is reversed.
    private static func ends(_ name: UncheckedBytes, at end: Int, with word: [UInt8]) -> Bool {
      var matched = 0
      var index = end - 1
      while index >= name.start, let byte = name.byte(at: index) {
        index -= 1
        guard byte.isAlphanumeric else { continue }
        guard byte.lowercased == word[matched] else { return false }
        matched += 1
        if matched == word.count { return true }
      }
      return false
    }
  }
}
