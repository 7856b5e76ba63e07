/// The texts of a file that may not be shown, and those that may, for masking values in messages.
///
/// A rule often shows a part of a value, such as one tag of several, so that words are compared and
/// not only whole values.
struct MaskedValues: Sendable {
  /// Shorter words and numbers occur in too many texts; they are masked as whole values only.
  private static let shortestWord = 3
  private static let longestNumber = 5

  /// The words that are never masked: the names and values of the API and of the tool's messages.
  private let vocabulary: Set<String>
  /// Whether the file is JSON; in other texts even less may be shown.
  private let isJSON: Bool
  private var shown: Set<String> = []
  /// The hidden words that are also in a text that may be shown.
  private var shownWords: Set<String> = []
  /// The masked texts, each with the property or variable that has it, or an empty name if several
  /// have it.
  private var hidden: [String: String] = [:]
  private var hiddenWords: Set<String> = []
  /// The secrets among the masked texts.
  private let secrets: Secrets

  init(_ secrets: Secrets, vocabulary: Set<String>, isJSON: Bool) {
    self.secrets = secrets
    self.vocabulary = vocabulary
    self.isJSON = isJSON
  }

  /// Adds a text that may be shown where it is.
  mutating func show(_ text: String) {
    shown.insert(text)
  }

  /// Finds the hidden words that may be shown, after all texts have been added.
  ///
  /// Few words of the shown texts are hidden elsewhere, and most of those that are not are recognized
  /// by a hash.
  mutating func finish() {
    guard !hiddenWords.isEmpty else { return }
    var marks = [Bool](repeating: false, count: max(hiddenWords.count * 8, 64))
    for word in hiddenWords { marks[Self.slot(of: word.utf8, among: marks.count)] = true }
    for text in shown {
      var hash = Self.hashOfNothing
      var (count, isHidden) = (0, false)
      for byte in text.utf8 {
        if byte.isWordByte {
          hash = Self.hash(hash, byte.lowercased)
          count += 1
        } else {
          isHidden = isHidden || (count > 0 && marks[Int(hash % UInt64(marks.count))])
          (hash, count) = (Self.hashOfNothing, 0)
        }
      }
      guard isHidden || (count > 0 && marks[Int(hash % UInt64(marks.count))]) else { continue }
      for word in text.words where hiddenWords.contains(word) { shownWords.insert(word) }
    }
  }

  /// FNV-1a.
  private static let hashOfNothing: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private static func slot(of word: String.UTF8View, among count: Int) -> Int {
    Int(word.reduce(hashOfNothing, hash) % UInt64(count))
  }

  /// Adds a text that may not be shown.
  ///
  /// - Parameters:
  ///   - text: The text, with escapes resolved.
  ///   - name: The name of its property or variable.
  mutating func hide(_ text: String, of name: String) {
    let name = name.lowercased()
    if let other = hidden[text] {
      if other != name { hidden[text] = "" }
      return
    }
    hidden[text] = name
    for word in text.words where Self.isTelling(word) { hiddenWords.insert(word) }
  }

  /// Whether a text, or what is between its quotes, is one that may be shown where it is.
  func shows(_ text: String) -> Bool {
    let isQuoted = text.utf8.count > 2 && text.hasPrefix("'") && text.hasSuffix("'")
    let value = isQuoted ? String(text.dropFirst().dropLast()) : text
    return shown.contains(value) && secrets.masked(value) == value
  }

  private static func isTelling(_ word: String) -> Bool {
    let count = word.utf8.count
    return count >= shortestWord
      && (count > longestNumber || !word.utf8.allSatisfy(\.isDigit))
  }

  private func isHidden(_ word: String) -> Bool {
    hiddenWords.contains(word) && !vocabulary.contains(word) && !shownWords.contains(word)
  }

  // MARK: - Values of messages

  /// A value that a rule quotes, masked if it is one, or a part of one, that may not be shown.
  func masked(value: String) -> String {
    if shown.contains(value) { return secrets.masked(value) }
    let isMasked = hidden[value] != nil && !vocabulary.contains(value.lowercased())
    return isMasked || value.words.contains(where: isHidden) ? Mask.text : secrets.masked(value)
  }

  /// A phrase of a rule, with its quoted values masked, and its words that are not plain.
  func masked(phrase: String) -> String {
    if shown.contains(phrase) { return secrets.masked(phrase) }
    let parts = phrase.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    // Without pairs of quotes nothing is known about the phrase.
    guard parts.count % 2 == 1 else { return masked(value: phrase) }
    return parts.indices.map { index in
      index % 2 == 1 ? masked(value: parts[index]) : masked(prose: parts[index])
    }.joined(separator: "'")
  }

  private func masked(prose: String) -> String {
    let isTelling = prose.words(hasCase: true).contains { word in
      !word.utf8.allSatisfy(\.isLowercase) && isHidden(word.lowercased())
    }
    return isTelling || hidden[prose] != nil ? Mask.text : secrets.masked(prose)
  }

  /// A value that may not be shown where it is, but that a rule asks to show, because its message
  /// needs it; masked if it may be a secret.
  func asked(_ value: String) -> String {
    if shown.contains(value) { return secrets.masked(value) }
    guard isJSON else { return askedOutsideJSON(value) }
    let bytes = Array(value.utf8)
    let isPlain = bytes.count <= 16 && bytes.allSatisfy(\.isLowercase)
    let isElsewhere = hidden[value]?.isEmpty ?? false
    guard isPlain || !isElsewhere, ShownForm.word.admits(bytes),
      secrets.masked("'\(value)'") == "'\(value)'"
    else { return Mask.text }
    return value
  }

  /// A value of a log option or of a variable of the log router, as `render` and `routes` show it; nil
  /// if it may be a secret.
  func setting(_ value: String) -> String? {
    guard !isSecret(value) else { return nil }
    if shown.contains(value) { return value }
    return isJSON && ShownForm.word.admits(Array(value.utf8)) ? value : nil
  }

  /// Whether a text is or contains a secret of the file.
  func isSecret(_ value: String) -> Bool { secrets.masked("'\(value)'") != "'\(value)'" }

  /// What may be shown of a text that is not JSON, where any word may be a part of a value: known
  /// words, short numbers, and names of variables.
  private func askedOutsideJSON(_ value: String) -> String {
    let parts = value.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 3 {
      return "\(parts[0])'\(askedOutsideJSON(parts[1]))'\(parts[2])"
    }
    let isTag =
      value.utf8.count <= 16 && (value.first.map { "{<%#".contains($0) } ?? true)
      && !value.utf8.contains { $0.isDigit || $0.isUppercase }
    if isTag { return value }
    // A phrase without a quoted value.
    if parts.count == 1, value.contains(" ") { return masked(prose: value) }
    let isVariable =
      value.hasPrefix("$") && value.utf8.count <= 32
      && value.utf8.dropFirst().allSatisfy { $0.isUppercase || $0 == 0x5F }
    return isVariable || vocabulary.contains(value.lowercased()) || value.isPlainToken
      ? value : Mask.text
  }

  /// Whether a text that a fix inserts may be shown.
  func mayShow(_ replacement: String) -> Bool {
    !replacement.words.contains(where: isHidden) && secrets.masked(replacement) == replacement
  }
}

extension String {
  /// The runs of letters and digits, in lower case.
  fileprivate var words: [String] { words(hasCase: false) }

  fileprivate func words(hasCase: Bool) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in utf8 {
      if byte.isWordByte {
        word.append(hasCase ? byte : byte.lowercased)
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Whether the text is a short number or punctuation.
  fileprivate var isPlainToken: Bool {
    utf8.count <= 6 && utf8.allSatisfy { !$0.isLetter && $0 < 0x80 }
  }
}

extension UInt8 {
  /// Whether the byte belongs to a word.
  fileprivate var isWordByte: Bool { isAlphanumeric || self >= 0x80 }
}
