/// Why a regular expression certainly does not compile in Onigmo, the engine of Fluent Bit and
/// Fluentd, with Ruby's syntax.
///
/// It knows the faults that a glob or a torn expression makes; what it is not sure of compiles.
///
/// Source: https://github.com/k-takata/Onigmo/blob/master/doc/RE
enum RegexFault: Hashable, Sendable {
  /// `*`, `+` or `?` stands where there is nothing before it.
  case nothingToRepeat(Character)
  case unclosedGroup
  case unopenedGroup
  case unclosedClass
  /// A backslash is the last character.
  case trailingBackslash

  /// The first fault of an expression, if it has one.
  static func first(in expression: String) -> RegexFault? {
    var scanner = Scanner(bytes: Array(expression.utf8))
    return scanner.scan()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    /// How many groups are open.
    var depth = 0
    /// Whether nothing stands before the next byte that could be repeated.
    var isAtStart = true

    mutating func scan() -> RegexFault? {
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\\"):
          guard index + 1 < bytes.count else { return .trailingBackslash }
          index += 2
          isAtStart = false
        case UInt8(ascii: "["):
          guard let end = endOfClass() else { return .unclosedClass }
          // A class in a class: what follows may still be inside, so nothing is certain any more.
          if bytes[(index + 1)..<(end - 1)].contains(UInt8(ascii: "[")) { return nil }
          index = end
          isAtStart = false
        case UInt8(ascii: "("):
          // `(?x)` makes `#` a comment, in which a bracket means nothing.
          if next() == UInt8(ascii: "?") {
            guard !isExtended() else { return nil }
            index += 1
          }
          index += 1
          depth += 1
          isAtStart = bytes[index - 1] == byte
        case UInt8(ascii: ")"):
          guard depth > 0 else { return .unopenedGroup }
          depth -= 1
          index += 1
          isAtStart = false
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
          if isAtStart { return .nothingToRepeat(Character(UnicodeScalar(byte))) }
          index += 1
        default:
          isAtStart = byte == UInt8(ascii: "|")
          index += 1
        }
      }
      return depth > 0 ? .unclosedGroup : nil
    }

    private func next() -> UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

    /// Whether the group at hand is a comment, or switches options.
    private func isExtended() -> Bool {
      let rest = bytes[(index + 2)...].prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
      return rest.contains(UInt8(ascii: "x"))
        || bytes[(index + 2)...].first == UInt8(ascii: "#")
    }

    /// The offset after the class that begins here; its first `]` may be a member.
    private func endOfClass() -> Int? {
      var end = index + 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "^") { end += 1 }
      if end < bytes.count, bytes[end] == UInt8(ascii: "]") { end += 1 }
      while end < bytes.count, bytes[end] != UInt8(ascii: "]") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return end < bytes.count ? end + 1 : nil
    }
  }
}
