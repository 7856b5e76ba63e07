/// Text that stands for another: what templates, deploy tools and documentation leave in a value.
public enum Placeholder {
  /// What a text names, which decides what counts as a placeholder in it.
  public enum Kind: Sendable {
    /// Any text.
    case text
    /// An ARN, a parameter's name or an image, which hold ASCII alone.
    case reference
    /// An option of `awsfirelens`, where `${X}` is Fluent Bit's own variable.
    case option
  }

  /// The first two bytes of placeholders: most texts have none of them.
  private static let beginnings: BytePairs = {
    var beginnings = BytePairs()
    beginnings.add("$#<{%")
    beginnings.add("_", "_")
    beginnings.add("xX", "xX")
    beginnings.add("aA", "cC")
    beginnings.add("R", "E")
    beginnings.add("C", "H")
    beginnings.add("yY", "oO")
    return beginnings
  }()

  /// Whether a placeholder stands in a string.
  public static func isIn(_ string: JSONString, _ kind: Kind = .text) -> Bool {
    // Most texts are told by a look, without a copy of what holds them.
    let (isCertain, mayBe) = string.withDecodedBytes { text in
      (
        kind == .reference && (!text.isASCII || ARN.hasPlaceholderAccount(text)),
        Self.mayBe(in: text)
      )
    }
    if isCertain { return true }
    guard mayBe else { return false }
    let bytes = string.decodedBytes
    guard let first = beginnings.first(in: bytes) else { return false }
    let isOwn = kind == .option ? ownVariables(in: bytes) : []
    return (first..<bytes.endIndex).contains { index in
      !isOwn.contains { $0.contains(index) } && begins(bytes, at: index, kind)
    }
  }

  /// Whether a placeholder may stand in a text: in most texts there is nothing that begins one.
  static func mayBe(in text: UncheckedBytes) -> Bool { beginnings.isAny(in: text) }

  /// Where `${X}` stands in an option, from the dollar sign to the brace: no part of it is another
  /// placeholder.
  private static func ownVariables(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var variables: [Range<Int>] = []
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{"),
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
      {
        variables.append(index..<(end + 1))
        index = end
      }
      index += 1
    }
    return variables
  }

  /// Whether a placeholder stands in a text.
  public static func isIn(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)[...]
    guard let first = beginnings.first(in: bytes) else { return false }
    return (first..<bytes.endIndex).contains { begins(bytes, at: $0, .text) }
  }

  private static func begins(_ bytes: ArraySlice<UInt8>, at index: Int, _ kind: Kind) -> Bool {
    func byte(_ distance: Int) -> UInt8 {
      index + distance < bytes.endIndex ? bytes[index + distance] : 0
    }
    let next = byte(1)
    switch bytes[index] {
    case UInt8(ascii: "$"):
      if next == UInt8(ascii: "{") { return true }
      let end = endOfCapitals(bytes, from: index + 1)
      guard kind == .option else { return end != nil }
      return index == bytes.startIndex && end == bytes.endIndex
    case UInt8(ascii: "{"):
      let follows = index > bytes.startIndex && bytes[index - 1] == UInt8(ascii: "$")
      if kind == .option, follows { return false }
      return next == UInt8(ascii: "{") || (next.isLetter && closesAsWords(bytes, from: index + 1))
    case UInt8(ascii: "#"):
      return next == UInt8(ascii: "{")
    case UInt8(ascii: "<"):
      return next.isLetter && closesAsTag(bytes, from: index + 1)
    case UInt8(ascii: "%"):
      guard let end = endOfCapitals(bytes, from: index + 1) else { return false }
      return end < bytes.endIndex && bytes[end] == UInt8(ascii: "%")
    case UInt8(ascii: "_"):
      return next == UInt8(ascii: "_") && closesWithUnderscores(bytes, from: index + 2)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return (1...3).allSatisfy { byte($0) == bytes[index] }
    case UInt8(ascii: "a"), UInt8(ascii: "A"):
      return stands("account_id", bytes, at: index, ignoringCase: true)
    case UInt8(ascii: "R"):
      return stands("REPLACE", bytes, at: index) && beginsWord(bytes, at: index)
    case UInt8(ascii: "C"):
      return stands("CHANGE_ME", bytes, at: index)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"):
      return stands("your-", bytes, at: index, ignoringCase: true) && beginsWord(bytes, at: index)
    default:
      return false
    }
  }

  /// The end of a name in capitals, with two of them or more.
  private static func endOfCapitals(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < bytes.endIndex,
      bytes[end].isUppercase || bytes[end].isDigit || bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    return bytes[start..<end].filter(\.isUppercase).count >= 2 ? end : nil
  }

  /// `{words}`: neither a quote nor a colon up to the closing brace, so that JSON is none.
  private static func closesAsWords(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "}") { return true }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ":") {
        return false
      }
    }
    return false
  }

  private static func closesAsTag(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
    for byte in bytes[start...] {
      if byte == UInt8(ascii: ">") { return true }
      guard byte.isWord || byte == UInt8(ascii: " ") || byte >= 0x80 else { return false }
    }
    return false
  }

  private static func closesWithUnderscores(_ bytes: ArraySlice<UInt8>, from start: Int) -> Bool {
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

  private static func beginsWord(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    index == bytes.startIndex || !bytes[index - 1].isAlphanumeric
  }

  private static func stands(
    _ word: StaticString, _ bytes: ArraySlice<UInt8>, at index: Int, ignoringCase: Bool = false
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
