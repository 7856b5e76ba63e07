/// The names by which rules are selected: ids, categories, tags, and `all`.
public enum RuleNames {
  /// The name that selects every rule.
  public static let all = "all"

  /// The tag of the rules on what a team requires.
  public static let policy = "policy"
  /// The tag of the rules on secrets.
  public static let security = "security"

  /// The ids of all rules.
  public static let ids = RuleCatalog.rules.map { $0.metadata.id.name }

  /// The names that select several rules: categories, tags and `all`.
  public static let groups =
    RuleMetadata.Category.allCases.map(\.rawValue) + [policy, security, all]

  /// Every name that selects a rule.
  public static let known = ids + groups

  private static let allKnown = Set(known)

  /// Whether a name selects a rule.
  public static func isKnown(_ name: String) -> Bool { allKnown.contains(name) }

  /// The problem with a name, as a clause; nil if it selects a rule.
  public static func problem(with name: String) -> String? {
    guard !isKnown(name) else { return nil }
    return unknown("rule, category or tag", name, in: known)
  }

  /// The problem with a name that is not the id of a rule.
  public static func problem(withRule name: String) -> String {
    unknown("rule", name, in: ids)
  }

  private static func unknown(_ kind: String, _ name: String, in names: [String]) -> String {
    let nearest = EditDistance.nearest(to: name, in: names)
    return "unknown \(kind) '\(name)'"
      + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'tasklint rules' lists them")
  }
}
