/// Patterns of names, of which those without wildcards are looked up.
///
/// A configuration may list thousands of containers, and each finding is compared with them.
public struct GlobSet: Hashable, Sendable {
  /// The patterns in their order.
  public let globs: [Glob]
  /// The names of the patterns without wildcards; scalars, because they are compared as such.
  private let names: Set<[Unicode.Scalar]>
  private let others: [Glob]

  /// Creates a set of patterns.
  public init(_ globs: [Glob]) {
    self.globs = globs
    names = Set(globs.compactMap(\.plainName))
    others = globs.filter { $0.plainName == nil }
  }

  /// Whether there are no patterns.
  public var isEmpty: Bool { globs.isEmpty }

  /// Whether one of the patterns matches a name.
  public func matches(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    return parts.contains { names.contains(Array($0.unicodeScalars)) }
      || others.contains { $0.matches(name) }
  }
}
