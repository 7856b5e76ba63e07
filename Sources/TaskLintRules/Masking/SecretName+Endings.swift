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
    /// By their last letter, the letters before it in the endings, a bit each.
    private let lastPairs: [UInt32]

    private init(and others: Set<String> = []) {
      let words = secretWords.union(secretSuffixes).union(["keys", "tokens"]).union(others)
      endings = Dictionary(grouping: words.map { $0.utf8.reversed() }) { $0[0] }
      var lastPairs = [UInt32](repeating: 0, count: 32)
      for (last, words) in endings {
        for word in words { lastPairs[Int(last & 31)] |= 1 << UInt32(word[1] & 31) }
      }
      self.lastPairs = lastPairs
    }

    /// Whether the last letters of a name may be those of a secret word.
    func mayEnd(_ name: UncheckedBytes) -> Bool {
      var end = name.end
      while end > name.start, !(name.byte(at: end - 1)?.isLetter ?? true) { end -= 1 }
      guard end > name.start, let last = name.byte(at: end - 1)?.lowercased,
        isLastPair(last, name, before: end - 1), let endings = endings[last]
      else { return false }
      return endings.contains { Self.ends(name, at: end, with: $0) }
    }

    /// Whether a word may end in a letter and the one before it in a name, which most do not.
    private func isLastPair(_ last: UInt8, _ name: UncheckedBytes, before offset: Int) -> Bool {
      var index = offset - 1
      while index >= name.start, let byte = name.byte(at: index) {
        if byte.isAlphanumeric {
          return lastPairs[Int(last & 31)] >> UInt32(byte.lowercased & 31) & 1 != 0
        }
        index -= 1
      }
      return false
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
