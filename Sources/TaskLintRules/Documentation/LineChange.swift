/// The lines in which two texts differ, as a single change.
struct LineChange: Equatable {
  let before: [Substring]
  let after: [Substring]

  init(from old: String, to new: String) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed())
      .prefix { $0 == $1 }.count
    before = Array(old[prefix..<(old.count - suffix)])
    after = Array(new[prefix..<(new.count - suffix)])
  }

  /// The change as a diff without a header.
  var diff: String { (before.map { "-\($0)" } + after.map { "+\($0)" }).joined(separator: "\n") }
}
