/// Severities of rules, given by the names of rules, categories and tags.
///
/// The most exact name counts: a rule's id, then a category or tag, then `all`. Of equally exact
/// names the last one counts.
public struct RuleSeverities: Sendable, ExpressibleByDictionaryLiteral {
  /// A severity for all rules of a name.
  public struct Entry: Sendable {
    public let name: String
    public let severity: Severity
    /// The key in the configuration; nil for one of the command line.
    public let location: Finding.Location?
  }

  /// Entries in the order in which they were given.
  ///
  /// Later lists count only for rules that no entry of the earlier ones refers to.
  private var lists: [[Entry]] = [[]]

  /// Creates a collection without severities.
  public init() {}

  public init(dictionaryLiteral elements: (String, Severity)...) {
    for (name, severity) in elements { set(name, severity) }
  }

  /// Sets the severity for all rules of a name.
  public mutating func set(
    _ name: String, _ severity: Severity, at location: Finding.Location? = nil
  ) {
    lists[0].append(Entry(name: name, severity: severity, location: location))
  }

  /// The severities of a configuration on top of those of one that it extends.
  func extending(_ base: RuleSeverities) -> RuleSeverities {
    var joined = self
    joined.lists[0] = base.lists[0] + lists[0]
    return joined
  }

  /// These severities where they refer to a rule, and others for all other rules.
  func or(_ others: RuleSeverities) -> RuleSeverities {
    var joined = self
    joined.lists += others.lists
    return joined
  }

  /// The entry that decides a rule's severity; nil where none refers to it.
  public func entry(for rule: RuleMetadata) -> Entry? {
    for list in lists where !list.isEmpty {
      var best: (entry: Entry, exactness: Int)?
      for entry in list {
        let exactness = rule.exactness(of: entry.name)
        if exactness > 0, exactness >= best?.exactness ?? 0 { best = (entry, exactness) }
      }
      if let best { return best.entry }
    }
    return nil
  }

  /// A rule's severity; its default where no entry refers to it.
  public func severity(of rule: RuleMetadata) -> Severity {
    entry(for: rule)?.severity ?? rule.severity
  }
}
