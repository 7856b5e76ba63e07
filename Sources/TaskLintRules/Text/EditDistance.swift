/// The edit distance of names, for "did you mean" suggestions.
package enum EditDistance {
  /// The maximum length of a word, in UTF-8 bytes.
  ///
  /// A longer word is unlikely to be a misspelling, and the time to compare it grows with the square
  /// of its length.
  static let longest = 64

  /// The name most similar to an unknown word; nil if no name is similar enough.
  ///
  /// A name is similar if its distance is at most a third of the word's length. For words of four or
  /// more letters two edits are always allowed. Case is ignored. A word of more than 64 bytes has no
  /// similar name.
  package static func nearest(to word: String, in names: some Sequence<String>) -> String? {
    guard let scalars = scalars(of: word) else { return nil }
    let letters = letters(of: word)
    var limit = limit(ofLength: scalars.count)
    var nearest: String?
    for name in names {
      guard abs(name.unicodeScalars.count - scalars.count) <= limit,
        areSimilar(letters, Self.letters(of: name), limit: limit),
        let other = Self.scalars(of: name), let distance = between(scalars, other, limit: limit)
      else { continue }
      nearest = name
      limit = distance - 1
    }
    return nearest
  }

  /// The set of a word's bytes in lower case, which share 64 bits; nil if some are not ASCII.
  private static func letters(of word: String) -> UInt64? {
    var letters: UInt64 = 0
    for byte in word.utf8 {
      guard byte < 0x80 else { return nil }
      letters |= 1 << UInt64(byte.lowercased & 63)
    }
    return letters
  }

  /// Whether the sets of two words do not show that they are too different: an edit replaces at most
  /// one byte by another.
  private static func areSimilar(_ left: UInt64?, _ right: UInt64?, limit: Int) -> Bool {
    guard let left, let right else { return true }
    return (left ^ right).nonzeroBitCount <= 2 * limit
  }

  private static func limit(ofLength length: Int) -> Int {
    max(length / 3, length > 3 ? 2 : 1)
  }

  /// The lengths that a name similar to a word can have, in scalars; nil if none is similar.
  static func lengths(ofNamesLike word: String) -> ClosedRange<Int>? {
    guard let length = scalars(of: word)?.count else { return nil }
    let limit = limit(ofLength: length)
    return max(length - limit, 1)...max(length + limit, 1)
  }

  /// The number of scalars to insert, remove, replace or transpose to turn one word into the other,
  /// ignoring case; nil if it exceeds the limit, or if a word has more than 64 bytes.
  package static func between(_ left: String, _ right: String, limit: Int) -> Int? {
    guard let left = scalars(of: left), let right = scalars(of: right) else { return nil }
    return between(left, right, limit: limit)
  }

  private static func scalars(of word: String) -> [Unicode.Scalar]? {
    word.utf8.count > longest ? nil : Array(word.lowercased().unicodeScalars)
  }

  private static func between(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var last = Array(0...right.count)
    var (beforeLast, current) = (last, last)
    for row in left.indices {
      current[0] = row + 1
      for column in right.indices {
        var cost = min(
          last[column + 1] + 1, current[column] + 1,
          last[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
