/// The texts of a file that may not be shown, and those that may, for masking values in messages.
///
/// A rule often shows a part of a value, such as one tag of several, so that words are compared and
/// not only whole values.
struct MaskedValues: Sendable {
  /// Shorter words and numbers occur in too many texts; they are masked as whole values only.
  private static let shortestWord = 3
  private static let longestNumber = 5

  /// The words that are never masked: the names and values of the API and of the tool's messages.
  ///
  /// They are made when a value has a hidden word, which few have.
  private let vocabulary: @Sendable () -> Set<String>
  /// Whether the file is JSON; in other texts even less may be shown.
  private let isJSON: Bool
  private var shown = TextTable()
  private var hidden = TextTable()
  /// The names of the properties and variables that have a hidden text.
  private var names = TextTable()
  /// For each hidden text the number of its name; nil if several have it, or if it has no name.
  private var owners: [Int?] = []
  private var hiddenWords = TextTable()
  /// For each hidden word, whether it is also in a text that may be shown.
  private var isWordShown: [Bool] = []
  /// The secrets among the masked texts.
  private let secrets: Secrets

  init(
    _ secrets: Secrets, vocabulary: @autoclosure @escaping @Sendable () -> Set<String>, isJSON: Bool
  ) {
    self.secrets = secrets
    self.vocabulary = vocabulary
    self.isJSON = isJSON
  }

  // MARK: - Texts of the file

  /// Adds a text that may be shown where it is.
  mutating func show(_ text: UncheckedBytes) {
    _ = text.withValidText { shown.insert($0) }
  }

  /// Adds a text that may be shown where it is.
  mutating func show(_ text: String) {
    var text = text
    text.withUTF8 { show(UncheckedBytes($0)) }
  }

  /// Adds a text that may not be shown.
  ///
  /// - Parameters:
  ///   - text: The text, with escapes resolved.
  ///   - name: The name of its property or variable; it may be empty.
  mutating func hide(_ text: UncheckedBytes, of name: UncheckedBytes) {
    let (number, isNew) = text.withValidText { hidden.insert($0) }
    let owner = name.start < name.end ? names.insert(name).number : nil
    guard isNew else {
      if !hasOwner(number, owner) { owners[number] = nil }
      return
    }
    owners.append(owner)
    text.withValidText { text in
      text.forEachWord { word in
        if Self.isTelling(word), hiddenWords.insert(word).isNew { isWordShown.append(false) }
      }
    }
  }

  /// Adds a text that may not be shown.
  mutating func hide(_ text: String, of name: String) {
    var (text, name) = (text, name)
    text.withUTF8 { text in
      name.withUTF8 { hide(UncheckedBytes(text), of: UncheckedBytes($0)) }
    }
  }

  /// Whether the property or variable of a hidden text has a name, in any case.
  private func hasOwner(_ text: Int, _ name: Int?) -> Bool {
    guard let name, let owner = owners[text] else { return false }
    return owner == name || names.text(owner).lowercased() == names.text(name).lowercased()
  }

  /// Finds the hidden words that may be shown, after all texts have been added.
  mutating func finish() {
    guard hiddenWords.count > 0 else { return }
    let hiddenWords = hiddenWords
    var isWordShown = isWordShown
    shown.withEachText { text in
      text.forEachWord { word in
        if let number = hiddenWords.number(of: word) { isWordShown[number] = true }
      }
    }
    self.isWordShown = isWordShown
  }

  private static func isTelling(_ word: UncheckedBytes) -> Bool {
    let count = word.end - word.start
    return count >= shortestWord && (count > longestNumber || !word.isNumber)
  }

  /// Whether a text, or what is between its quotes, is one that may be shown where it is.
  func shows(_ text: String) -> Bool {
    let isQuoted = text.utf8.count > 2 && text.hasPrefix("'") && text.hasSuffix("'")
    let value = isQuoted ? String(text.dropFirst().dropLast()) : text
    return isShown(value) && secrets.masked(value) == value
  }

  private func isShown(_ text: String) -> Bool { shown.number(of: text) != nil }

  /// Whether a text is hidden, unless it is in the vocabulary.
  private func isHidden(_ text: String) -> Bool {
    hidden.number(of: text) != nil && !vocabulary().contains(text.lowercased())
  }

  private func isHidden(word: UncheckedBytes) -> Bool {
    guard let number = hiddenWords.number(of: word), !isWordShown[number] else { return false }
    return !vocabulary().contains(String(decoding: word.array, as: UTF8.self))
  }

  /// Whether a text has a hidden word.
  private func hasHiddenWord(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { UncheckedBytes($0).containsWord { isHidden(word: $1) } }
  }

  /// Whether a text has a hidden word that is not in lower case.
  private func hasHiddenName(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 {
      UncheckedBytes($0).containsWord { written, word in
        !written.areLetters && isHidden(word: word)
      }
    }
  }

  // MARK: - Values of messages

  /// A value that a rule quotes, masked if it is one, or a part of one, that may not be shown.
  func masked(value: String) -> String {
    if isShown(value) { return secrets.masked(value) }
    return isHidden(value) || hasHiddenWord(value) ? Mask.text : secrets.masked(value)
  }

  /// A phrase of a rule, with its quoted values masked, and its words that are not plain.
  func masked(phrase: String) -> String {
    if isShown(phrase) { return secrets.masked(phrase) }
    let parts = Self.parts(of: phrase)
    // Without pairs of quotes nothing is known about the phrase.
    guard parts.count % 2 == 1 else { return masked(value: phrase) }
    return parts.indices.map { index in
      index % 2 == 1 ? masked(value: parts[index]) : masked(prose: parts[index])
    }.joined(separator: "'")
  }

  private func masked(prose: String) -> String {
    hasHiddenName(prose) || hidden.number(of: prose) != nil ? Mask.text : secrets.masked(prose)
  }

  /// The parts of a text between single quotes.
  private static func parts(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
  }

  /// A value that may not be shown where it is, but that a rule asks to show, because its message
  /// needs it; masked if it may be a secret.
  func asked(_ value: String) -> String {
    if isShown(value) { return secrets.masked(value) }
    guard isJSON else { return askedOutsideJSON(value) }
    let bytes = Array(value.utf8)
    let isPlain = bytes.count <= 16 && bytes.allSatisfy(\.isLowercase)
    let isElsewhere = hidden.number(of: value).map { owners[$0] == nil } ?? false
    guard isPlain || !isElsewhere, ShownForm.word.admits(bytes),
      secrets.masked("'\(value)'") == "'\(value)'"
    else { return Mask.text }
    return value
  }

  /// A value of a log option or of a variable of the log router, as `render` and `routes` show it; nil
  /// if it may be a secret.
  func setting(_ value: String) -> String? {
    guard !isSecret(value) else { return nil }
    if isShown(value) { return value }
    return isJSON && ShownForm.word.admits(Array(value.utf8)) ? value : nil
  }

  /// Whether a text is or contains a secret of the file.
  func isSecret(_ value: String) -> Bool { secrets.masked("'\(value)'") != "'\(value)'" }

  /// What may be shown of a text that is not JSON, where any word may be a part of a value: known
  /// words, short numbers, and names of variables.
  private func askedOutsideJSON(_ value: String) -> String {
    let parts = Self.parts(of: value)
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
    return isVariable || vocabulary().contains(value.lowercased()) || value.isPlainToken
      ? value : Mask.text
  }

  /// Whether a text that a fix inserts may be shown.
  func mayShow(_ replacement: String) -> Bool {
    !hasHiddenWord(replacement) && secrets.masked(replacement) == replacement
  }
}

extension String {
  /// Whether the text is a short number or punctuation.
  fileprivate var isPlainToken: Bool {
    utf8.count <= 6 && utf8.allSatisfy { !$0.isLetter && $0 < 0x80 }
  }
}

extension UncheckedBytes {
  /// Calls a function with each word in lower case.
  fileprivate func forEachWord(_ body: (UncheckedBytes) -> Void) {
    _ = containsWord { _, word in
      body(word)
      return false
    }
  }

  /// Calls a function with the bytes, in which invalid UTF-8 is replaced as in a string.
  fileprivate func withValidText<Answer>(_ body: (UncheckedBytes) -> Answer) -> Answer {
    guard !isASCII else { return body(self) }
    var text = String(decoding: array, as: UTF8.self)
    return text.withUTF8 { body(UncheckedBytes($0)) }
  }

  /// Whether all bytes are digits.
  fileprivate var isNumber: Bool { allSatisfy(\.isDigit) }

  /// Whether all bytes are lower-case letters.
  fileprivate var areLetters: Bool { allSatisfy(\.isLowercase) }
}
