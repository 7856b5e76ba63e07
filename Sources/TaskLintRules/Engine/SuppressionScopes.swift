/// The suppressions that stand in a file, found by the place and the rule of what they accept: each
/// of many containers may have its own.
///
/// What they hold for is containers and whole definitions, so two scopes lie one in the other or
/// have nothing in common.
struct SuppressionScopes {
  private struct Scope {
    let range: SourceRange
    /// The index of the scope that this one lies in.
    let outer: Int?
    /// The places of the suppressions among all, by the name of what they accept.
    var indexes: [String: [Int]]
  }

  private let suppressions: [ScopedSuppression]
  /// In the order of their beginnings, outer ones first.
  private var scopes: [Scope] = []

  init(_ suppressions: [ScopedSuppression]) {
    self.suppressions = suppressions
    let ranges = suppressions.enumerated().compactMap { index, scoped -> (SourceRange, Int)? in
      guard case .range(let range) = scoped.scope else { return nil }
      return (range, index)
    }
    var outer: Int?
    for (range, index) in ranges.sorted(by: Self.comesFirst) {
      if let last = scopes.indices.last, scopes[last].range == range {
        scopes[last].indexes[suppressions[index].suppression.name, default: []].append(index)
        continue
      }
      while let around = outer, !scopes[around].range.contains(range) {
        outer = scopes[around].outer
      }
      scopes.append(
        Scope(range: range, outer: outer, indexes: [suppressions[index].suppression.name: [index]]))
      outer = scopes.count - 1
    }
  }

  private static func comesFirst(_ left: (SourceRange, Int), _ right: (SourceRange, Int)) -> Bool {
    (left.0.start, -left.0.end, left.1) < (right.0.start, -right.0.end, right.1)
  }

  /// Those that are meant for a rule and hold for a place, in the order in which they were given.
  func suppressions(of rule: RuleMetadata, at range: SourceRange) -> [ScopedSuppression] {
    guard !scopes.isEmpty else { return [] }
    let names = [rule.id.name] + rule.groups + [RuleNames.all]
    var indexes: [Int] = []
    var scope = lastScope(from: range.start)
    while let index = scope {
      if scopes[index].range.contains(range) {
        for name in names { indexes += scopes[index].indexes[name] ?? [] }
      }
      scope = scopes[index].outer
    }
    return indexes.sorted().map { suppressions[$0] }
  }

  /// The last scope that does not begin after an offset.
  private func lastScope(from offset: Int) -> Int? {
    var (low, high) = (0, scopes.count)
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
