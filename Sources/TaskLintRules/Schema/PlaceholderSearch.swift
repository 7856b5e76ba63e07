/// A search of a text for the first placeholder in it.
struct PlaceholderSearch {
  private let bytes: ArraySlice<UInt8>
  private let kind: Placeholder.Kind
  /// The end of the words after the last brace that was looked at.
  ///
  /// It holds for every brace before it: a search from each brace would take quadratic time.
  private var wordsEnd = -1

  init(_ bytes: ArraySlice<UInt8>, _ kind: Placeholder.Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Whether a placeholder begins at an index or after it.
  mutating func finds(from first: Int) -> Bool {
    var index = first
    while index < bytes.endIndex {
      if let end = endOfOwnVariable(at: index) {
        index = end
      } else if begins(at: index) {
        return true
      } else {
        index += 1
      }
    }
    return false
  }

  /// The index after a `${X}` that begins here in an option, which is Fluent Bit's own variable; no
  /// part of it is a placeholder.
  private func endOfOwnVariable(at index: Int) -> Int? {
    guard kind == .option, bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.endIndex,
      bytes[index + 1] == UInt8(ascii: "{")
    else { return nil }
    return bytes[index...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
  }

  private mutating func begins(at index: Int) -> Bool {
    func byte(_ distance: Int) -> UInt8 {
      index + distance < bytes.endIndex ? bytes[index + distance] : 0
    }
    let next = byte(1)
    switch bytes[index] {
    case UInt8(ascii: "$"):
      if next == UInt8(ascii: "{") { return true }
      let end = endOfCapitals(from: index + 1)
      guard kind == .option else { return end != nil }
      return index == bytes.startIndex && end == bytes.endIndex
    case UInt8(ascii: "{"):
      return next == UInt8(ascii: "{") || (next.isLetter && closesAsWords(from: index + 1))
    case UInt8(ascii: "#"):
      return next == UInt8(ascii: "{")
    case UInt8(ascii: "<"):
      return next.isLetter && closesAsTag(from: index + 1)
    case UInt8(ascii: "["):
      return index == bytes.startIndex && isWordsInBrackets
    case UInt8(ascii: "%"):
      guard let end = endOfCapitals(from: index + 1) else { return false }
      return end < bytes.endIndex && bytes[end] == UInt8(ascii: "%")
    case UInt8(ascii: "_"):
      return next == UInt8(ascii: "_") && closesWithUnderscores(from: index + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return (1...3).allSatisfy { byte($0) == bytes[index] }
    case UInt8(ascii: "a"), UInt8(ascii: "A"):
      return hasWord("account_id", at: index, ignoringCase: true)
    case UInt8(ascii: "R"):
      return hasWord("REPLACE", at: index) && beginsWord(at: index)
    case UInt8(ascii: "C"):
      return hasWord("CHANGE_ME", at: index)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      return hasWord("your-", at: index, ignoringCase: true) && beginsWord(at: index)
    default:
      return false
    }
  }

  /// The end of a name in capitals, nil if it has fewer than two of them.
  private func endOfCapitals(from start: Int) -> Int? {
    var end = start
    while end < bytes.endIndex,
      bytes[end].isUppercase || bytes[end].isDigit || bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    return bytes[start..<end].filter(\.isUppercase).count >= 2 ? end : nil
  }

  /// Whether words and a closing brace follow, as in `{words}`.
  ///
  /// There is neither a quote nor a colon up to the brace: with one of these, the text may be JSON.
  private mutating func closesAsWords(from start: Int) -> Bool {
    if wordsEnd < start {
      wordsEnd = bytes[start...].firstIndex(where: Self.endsWords) ?? bytes.endIndex
    }
    return wordsEnd < bytes.endIndex && bytes[wordsEnd] == UInt8(ascii: "}")
  }

  private static func endsWords(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: ":")
  }

  private func closesAsTag(from start: Int) -> Bool {
    for byte in bytes[start...] {
      if byte == UInt8(ascii: ">") { return true }
      guard byte.isWord || byte == UInt8(ascii: " ") || byte >= 0x80 else { return false }
    }
    return false
  }

  /// Whether the whole text is `[words]`.
  ///
  /// A class of a regular expression, `[a-z]`, has no two letters in a row, a list in JSON has quotes,
  /// commas or digits.
  private var isWordsInBrackets: Bool {
    guard bytes.last == UInt8(ascii: "]") else { return false }
    let words = bytes.dropFirst().dropLast()
    guard let first = words.first, first.isLetter || first >= 0x80 else { return false }
    return words.allSatisfy { $0.isWord || $0 == UInt8(ascii: " ") || $0 >= 0x80 }
      && zip(words, words.dropFirst()).contains { Self.isOfWord($0) && Self.isOfWord($1) }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool { byte.isLetter || byte >= 0x80 }

  private func closesWithUnderscores(from start: Int) -> Bool {
    guard start < bytes.endIndex, bytes[start].isLetter else { return false }
    var index = start
    while index + 1 < bytes.endIndex,
      bytes[index].isAlphanumeric || bytes[index] == UInt8(ascii: "_")
    {
      if bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "_") { return true }
      index += 1
    }
    return false
  }

  private func beginsWord(at index: Int) -> Bool {
    index == bytes.startIndex || !bytes[index - 1].isAlphanumeric
  }

  private func hasWord(
    _ word: StaticString, at index: Int, ignoringCase: Bool = false
  ) -> Bool {
    word.withUTF8Buffer { expected in
      index + expected.count <= bytes.endIndex
        && expected.indices.allSatisfy { offset in
          let byte = bytes[index + offset]
          return (ignoringCase ? byte.lowercased : byte) == expected[offset]
        }
    }
  }
}
