import TaskLintRules

/// A command line that the command can't follow, with the line that says so.
struct UsageError: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }

  /// A word that is none of the names that may stand there; the nearest is suggested, or else `hint`
  /// says where to look.
  static func unknown(
    _ what: String, _ word: String, names: some Sequence<String>, hint: String
  ) -> UsageError {
    let nearest = EditDistance.nearest(to: word, in: names)
    return UsageError("\(what) '\(word)'; " + (nearest.map { "did you mean '\($0)'?" } ?? hint))
  }
}

extension [String] {
  /// The words as a list in a sentence: `error, warning, note or never`.
  var alternatives: String {
    guard let last, count > 1 else { return joined() }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
