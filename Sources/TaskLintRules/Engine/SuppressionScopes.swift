/// Finds the suppressions in a file by place and rule; each of many containers may have some.
///
/// They apply to containers and whole definitions, so two scopes are nested or do not overlap.
struct SuppressionScopes {
  private struct Scope {
    let range: SourceRange
    /// The index of the scope that contains this one.
    let outer: Int?
    /// The indexes of its suppressions, by the name of what they suppress.
    var indexes: [String: [Int]]
  }

  private let suppressions: [ScopedSuppression]
  /// Sorted by their start, outer ones first.
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

  /// The suppressions that refer to a rule and apply to a place, in the order in which they were
  /// given.
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
