/// The place of a finding in the order of a file's findings.
///
/// The findings themselves are not moved: a hostile file can have hundreds of thousands.
struct FindingOrder {
  private let start: Int
  private let end: Int
  /// The rank of its rule's id among those of all results.
  private let rank: Int
  /// The index of its result.
  let result: Int
  /// Its index in the result.
  let finding: Int

  /// The findings of results by their offset and rule, with the id of each result's rule.
  static func sorted(_ results: [RuleResult], _ ids: [RuleID]) -> [FindingOrder] {
    let sortedIDs = Set(ids).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: zip(sortedIDs, sortedIDs.indices))
    var order: [FindingOrder] = []
    for (index, result) in results.enumerated() {
      let rank = ranks[ids[index]] ?? 0
      for (number, finding) in result.findings.enumerated() {
        order.append(
          FindingOrder(
            start: finding.range.start, end: finding.range.end, rank: rank, result: index,
            finding: number))
      }
    }
    order.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      if left.rank != right.rank { return left.rank < right.rank }
      if left.end != right.end { return left.end < right.end }
      return isBefore(left.companion(in: results), right.companion(in: results))
    }
    return order
  }

  private static func isBefore(
    _ first: RuleFinding.Companion?, _ second: RuleFinding.Companion?
  ) -> Bool {
    guard let first, let second else { return first == nil && second != nil }
    return (first.source.path, first.range) < (second.source.path, second.range)
  }

  private func companion(in results: [RuleResult]) -> RuleFinding.Companion? {
    results[result].findings[finding].companion
  }

  /// Whether another finding has the same rule and range.
  func isRepeated(by other: FindingOrder, in results: [RuleResult]) -> Bool {
    guard start == other.start, end == other.end, results[result].rule == results[other.result].rule
    else { return false }
    let (own, others) = (companion(in: results), other.companion(in: results))
    return own?.range == others?.range && own?.source === others?.source
  }
}
