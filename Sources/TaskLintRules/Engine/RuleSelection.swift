/// Which rules are on: lists of ids, categories, tags and `all`.
public struct RuleSelection: Sendable {
  /// What is on.
  public var select: [String]
  /// What is off.
  public var ignore: [String]

  /// Creates a selection; by default every rule is on.
  public init(select: [String] = [RuleNames.all], ignore: [String] = []) {
    self.select = select
    self.ignore = ignore
  }

  /// Whether every rule is on, whatever it is.
  var includesAll: Bool { ignore.isEmpty && select == [RuleNames.all] }

  /// Whether a rule is on: the most exact name decides, and at equal exactness `ignore`.
  public func includes(_ rule: RuleMetadata) -> Bool {
    includesAll
      || exactness(of: select, for: rule) > exactness(of: ignore, for: rule)
  }

  private func exactness(of names: [String], for rule: RuleMetadata) -> Int {
    if names.contains(rule.id.name) { return 3 }
    if names.contains(where: { rule.groups.contains($0) }) { return 2 }
    return names.contains(RuleNames.all) ? 1 : 0
  }
}
