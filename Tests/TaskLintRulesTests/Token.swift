@testable import TaskLintRules

/// The tokens of a text, by which near misses are measured.
enum Token {
  /// The tokens of all documents of an example.
  static func all(in example: Example) -> [String] {
    example.documents.flatMap { all(in: $0.marked.text) }
  }

  /// Strings, words and single characters, without white space.
  static func all(in text: String) -> [String] {
    var tokens: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" {
        tokens.append(takeString(&rest))
      } else if first.isLetter || first.isNumber {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "_.+-".contains($0) }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count)
      } else {
        tokens.append(String(rest.removeFirst()))
      }
    }
    return tokens
  }

  private static func takeString(_ rest: inout Substring) -> String {
    var token = String(rest.removeFirst())
    while let character = rest.popFirst() {
      token.append(character)
      if character == "\\", let next = rest.popFirst() {
        token.append(next)
      } else if character == "\"" || character.isNewline {
        break
      }
    }
    return token
  }

  /// Whether two texts differ in a single replaced, removed or inserted token.
  static func areOneApart(_ left: [String], _ right: [String]) -> Bool {
    guard left != right, abs(left.count - right.count) <= 1 else { return false }
    let prefix = zip(left, right).prefix { $0 == $1 }.count
    let rest = min(left.count, right.count) - prefix
    let suffix = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    return max(left.count, right.count) - prefix - min(suffix, rest) <= 1
  }
}
