/// The pattern of `Match`: `*` matches any text, and every other character itself.
///
/// Source: flb_router_match in src/flb_router.c of https://github.com/fluent/fluent-bit
enum TagPattern {
  private static let star = UInt8(ascii: "*")

  /// Whether a pattern matches a text.
  static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    mayMeet(pattern, text.map { Optional($0) })
  }

  /// Whether some text matches both patterns.
  static func intersect(_ left: String, _ right: String) -> Bool {
    mayMeet(Array(left.utf8), right.utf8.map { $0 == star ? nil : $0 })
  }

  /// Whether every text of a pattern matches another one, which is certain only for patterns that
  /// begin alike: `app-*` covers `app-firelens-*`.
  static func covers(_ pattern: String, _ other: String) -> Bool {
    // A star of the other pattern can be any text, so that only a star matches it.
    matches(Array(pattern.utf8), other.utf8.map { $0 == star ? 0 : $0 })
  }

  /// Whether a pattern and a text have a common text; in the text, nil is any text.
  ///
  /// Both are walked at once: a row has the states that the beginning of the text can reach.
  private static func mayMeet(_ pattern: [UInt8], _ text: [UInt8?]) -> Bool {
    var row = [Bool](repeating: false, count: pattern.count + 1)
    row[0] = true
    spread(&row, pattern)
    for byte in text {
      var next = [Bool](repeating: false, count: pattern.count + 1)
      if let byte {
        for index in row.indices where row[index] && index < pattern.count {
          if pattern[index] == star { next[index] = true }
          if pattern[index] == byte { next[index + 1] = true }
        }
      } else if let first = row.firstIndex(of: true) {
        // Any text: every later state can be reached.
        for index in first...pattern.count { next[index] = true }
      }
      spread(&next, pattern)
      row = next
    }
    return row[pattern.count]
  }

  /// A star also matches no text.
  private static func spread(_ row: inout [Bool], _ pattern: [UInt8]) {
    for index in pattern.indices where row[index] && pattern[index] == star {
      row[index + 1] = true
    }
  }
}
