/// Recognizes values that are not secrets, even under a name with a secret word.
enum SecretValue {
  /// Whether a text refers to a secret or is not one: blank, an ARN, a placeholder, a switch such as
  /// `true`.
  static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
    let start = text.drop(while: isBlank)
    let text = start[..<((start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) + 1)]
    if text.isEmpty { return true }
    if text.count <= 9, switches.contains(String(decoding: text, as: UTF8.self).lowercased()) {
      return true
    }
    switch text[text.startIndex] {
    case UInt8(ascii: "a") where text.starts(with: "arn:".utf8):
      return text.filter { $0 == UInt8(ascii: ":") }.count >= 5
    case let first where isOpening[Int(first)]: return isPlaceholder(text)
    default: return false
    }
  }

  private static let switches: Set<String> = [
    "true", "false", "null", "nil", "none", "undefined", "yes", "no", "on", "off",
  ]

  /// Whether a text is one placeholder and nothing else.
  private static func isPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
    for (opening, closing) in brackets
    where text.starts(with: opening) && text.count > opening.count + closing.count {
      let inside = text.dropFirst(opening.count).dropLast(closing.count)
      // A default, as in `${TOKEN:-abc}`, is a value.
      return text.suffix(closing.count).elementsEqual(closing)
        && !inside.contains { closing.contains($0) || $0 == UInt8(ascii: "\"") }
        && !zip(inside, inside.dropFirst()).contains {
          $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: "-")
        }
    }
    let name = text.dropFirst()
    return text.first == UInt8(ascii: "$") && name.filter(\.isUppercase).count >= 2
      && name.allSatisfy { $0.isUppercase || $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  private static let brackets: [(opening: [UInt8], closing: [UInt8])] = [
    ("${", "}"), ("{{", "}}"), ("#{", "}"), ("<%", "%>"), ("<", ">"), ("{", "}"), ("%", "%"),
    ("__", "__"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The bytes that a placeholder begins with.
  private static let isOpening: [Bool] = (0...UInt8.max).map { byte in
    byte == UInt8(ascii: "$") || brackets.contains { $0.opening[0] == byte }
  }

  /// Whether a text has the form of a Datadog or AWS key: 32 or 40 hexadecimal digits, or
  /// 40 characters of Base64 with both cases and a digit.
  static func isKeyShaped(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 32 || text.count == 40 else { return false }
    if text.allSatisfy(\.isHexDigit) { return true }
    return text.count == 40 && text.first != UInt8(ascii: "/")
      && text.allSatisfy {
        $0.isAlphanumeric || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+")
      }
      && text.contains(where: \.isUppercase) && text.contains(where: \.isLowercase)
      && text.contains(where: \.isDigit)
  }
}
