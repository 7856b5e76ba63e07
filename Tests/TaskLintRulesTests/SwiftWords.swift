/// The words of a Swift file, without its comments and strings.
///
/// The scan ignores the grammar, which is enough to find the types that a file uses and declares.
struct SwiftWords {
  /// All words of the code, in order.
  private(set) var all: [Substring] = []
  private var rest: Substring

  init(_ text: String) {
    rest = Substring(text)
    takeCode()
  }

  /// The types that the file declares, including nested ones.
  var declaredTypes: Set<String> {
    let keywords: Set<Substring> = [
      "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
    ]
    let names = zip(all, all.dropFirst()).filter { keywords.contains($0.0) }.map { String($0.1) }
    // `class func` does not declare a type. The name of a type begins with a capital letter.
    return Set(names.filter { $0.first?.isUppercase ?? false })
  }

  /// Collects the words up to the end, or up to the end of an interpolation.
  private mutating func takeCode(isInterpolation: Bool = false) {
    var depth = isInterpolation ? 1 : 0
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        dropBlockComment()
      } else if character == "\"" || character == "#" {
        takeString()
      } else if character.isLetter || character == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        all.append(word)
        rest = rest.dropFirst(word.count)
      } else {
        rest.removeFirst()
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if isInterpolation, depth == 0 { return }
      }
    }
  }

  private mutating func dropBlockComment() {
    var depth = 0
    repeat {
      let isEnd = rest.hasPrefix("*/")
      if isEnd || rest.hasPrefix("/*") {
        depth += isEnd ? -1 : 1
        rest = rest.dropFirst(2)
      } else {
        rest = rest.dropFirst()
      }
    } while depth > 0 && !rest.isEmpty
  }

  /// Skips a string literal except for interpolated code, or a number sign as in `#file`.
  private mutating func takeString() {
    let signs = rest.prefix { $0 == "#" }
    rest = rest.dropFirst(signs.count)
    guard rest.first == "\"" else { return }
    let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    rest = rest.dropFirst(quote.count)
    while !rest.isEmpty {
      if rest.hasPrefix(quote + signs) {
        rest = rest.dropFirst(quote.count + signs.count)
        return
      }
      guard rest.hasPrefix("\\" + signs) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(1 + signs.count)
      let escaped = rest.popFirst()
      if escaped == "(" { takeCode(isInterpolation: true) }
    }
  }
}
