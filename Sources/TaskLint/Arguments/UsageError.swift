import TaskLintRules

/// A mistake in the command line, as one line.
struct UsageError: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }

  /// A word that is not one of the known names, with the nearest name or a hint.
  static func unknown(
    _ what: String, _ word: String, names: some Sequence<String>, hint: String
  ) -> UsageError {
    let nearest = EditDistance.nearest(to: word, in: names)
    return UsageError("\(what) '\(word)'; " + (nearest.map { "did you mean '\($0)'?" } ?? hint))
  }
}

extension [String] {
  /// The words as a list: `error, warning, note or never`.
  var alternatives: String {
    guard let last, count > 1 else { return joined() }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
