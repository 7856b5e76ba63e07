/// The words of a Swift file, without its comments and strings.
///
/// A scan of this kind sees no grammar; it is enough to find which types a file names and declares.
struct SwiftWords {
  /// Every word of the code, in order.
  private(set) var all: [Substring] = []
  private var rest: Substring

  init(_ text: String) {
    rest = Substring(text)
    takeCode()
  }

  /// The types that the file declares, at the top or inside others.
  var declaredTypes: Set<String> {
    let keywords: Set<Substring> = [
      "struct", "class", "enum", "protocol", "actor", "typealias", "associatedtype",
    ]
    let names = zip(all, all.dropFirst()).filter { keywords.contains($0.0) }.map { String($0.1) }
    // `class func` and the like declare no type; a type's name begins with a capital.
    return Set(names.filter { $0.first?.isUppercase ?? false })
  }

  /// Takes the words up to the end, or to the parenthesis that closes an interpolation.
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

  /// Drops a string literal, all but the code in it, or a number sign that begins none: `#file`.
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
