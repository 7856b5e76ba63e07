/// Which rules are on: lists of ids, categories, tags and `all`.
///
/// `all` does not include the optional rules.
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

  /// Whether exactly the rules that are not optional are on.
  var includesAll: Bool { ignore.isEmpty && select == [RuleNames.all] }

  /// Whether a rule is on: the most exact name decides, and at equal exactness `ignore`.
  public func includes(_ rule: RuleMetadata) -> Bool {
    (includesAll && !rule.isOptional)
      || exactness(of: select, for: rule) > exactness(of: ignore, for: rule)
  }

  private func exactness(of names: [String], for rule: RuleMetadata) -> Int {
    names.map(rule.exactness(of:)).max() ?? 0
  }
}

extension RuleMetadata {
  /// How exactly a name refers to the rule: 3 for its id, 2 for its category or a tag, 1 for `all`,
  /// and 0 where it does not.
  func exactness(of name: String) -> Int {
    if name == id.name { return 3 }
    // 'all' leaves out the optional rules.
    if name == RuleNames.all { return isOptional ? 0 : 1 }
    return groups.contains(name) ? 2 : 0
  }
}
