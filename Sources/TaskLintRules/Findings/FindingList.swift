/// The findings of one rule in one definition: the first ones, and the number of the others.
///
/// A rule that can find something in every few bytes collects its findings here, so that the memory of
/// a hostile file is bounded. A definition that ECS accepts has at most 64 KB.
struct FindingList {
  /// How many findings are kept.
  static let limit = 10_000

  private var kept: [RuleFinding] = []
  private var more = 0

  /// The first of some findings; the last one has the number of the others.
  static func limited(_ findings: [RuleFinding]) -> [RuleFinding] {
    guard findings.count > limit else { return findings }
    let more = findings[(limit - 1)...].reduce(-1) { $0 + 1 + $1.more }
    return findings[..<(limit - 1)] + [findings[limit - 1].with(more: more)]
  }

  /// The findings; the last one has the number of those that were only counted.
  var findings: [RuleFinding] {
    guard more > 0, let last = kept.last else { return kept }
    return kept.dropLast() + [last.with(more: more)]
  }

  /// Adds a finding, which is made only if it is kept.
  mutating func add(_ finding: @autoclosure () -> RuleFinding) {
    if kept.count < Self.limit { kept.append(finding()) } else { more += 1 }
  }
}

extension Sequence {
  /// The findings about elements: the first ones, and the number of the others.
  func findings(_ make: (Element) -> RuleFinding?) -> [RuleFinding] {
    var list = FindingList()
    for element in self {
      if let finding = make(element) { list.add(finding) }
    }
    return list.findings
  }
}
