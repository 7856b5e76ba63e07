/// How far apart two names are, for "did you mean".
public enum EditDistance {
  /// The name nearest to a word that is no name, if one is near enough to be meant.
  ///
  /// Near is a third of the word's length, two edits at least for a word of four letters; case
  /// counts for nothing.
  public static func nearest(to word: String, in names: some Sequence<String>) -> String? {
    let limit = max(word.count / 3, word.count > 3 ? 2 : 1)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = between(word.lowercased(), name.lowercased(), limit: best?.distance ?? limit)
      guard let distance, distance < best?.distance ?? Int.max else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The number of scalars to insert, remove, replace or swap with a neighbour to make one word of
  /// the other; nil where it is over the limit.
  public static func between(_ left: String, _ right: String, limit: Int) -> Int? {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = min(
          last[column + 1] + 1, current[column] + 1,
          last[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
