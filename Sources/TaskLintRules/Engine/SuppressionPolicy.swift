/// Which suppressions a linter honors, and on which day.
public struct SuppressionPolicy: Sendable {
  /// The configuration's overrides.
  public var overrides: [Configuration.Override]
  /// The day of the run; nil if overrides do not expire.
  public var today: CalendarDay?
  /// Whether any suppression is honored, including those in definitions.
  public var isOn: Bool

  /// Creates a policy; by default it honors the suppressions in definitions.
  public init(
    overrides: [Configuration.Override] = [], today: CalendarDay? = nil, isOn: Bool = true
  ) {
    self.overrides = overrides
    self.today = today
    self.isOn = isOn
  }

  /// The policy with more overrides.
  func with(overrides more: [Configuration.Override]) -> SuppressionPolicy {
    var policy = self
    policy.overrides += more
    return policy
  }

  /// The overrides' suppressions that apply to a file.
  func suppressions(for path: String) -> [ScopedSuppression] {
    guard isOn, !overrides.isEmpty else { return [] }
    return overrides.filter { $0.holds(for: path) }.flatMap { override in
      override.suppressions.map { suppression in
        ScopedSuppression(
          suppression: suppression, scope: .containers(override.containers),
          isExpired: suppression.isExpired(on: today), files: override.patterns)
      }
    }
  }
}

/// A suppression and the part of one file that it applies to.
struct ScopedSuppression {
  enum Scope {
    /// The containers whose names match a pattern; without patterns, the whole file.
    case containers([Glob])
    /// A range of the file.
    case range(SourceRange)
  }

  let suppression: Suppression
  let scope: Scope
  let isExpired: Bool
  /// The files that an override applies to; nil for a suppression in the file itself.
  var files: PatternList?

  /// Whether it refers to a rule and gives a reason.
  func answers(for rule: RuleMetadata) -> Bool {
    suppression.hasReason && rule.answers(to: suppression.name)
  }

  /// Whether it applies to a place.
  func covers(_ range: SourceRange, container: String?) -> Bool {
    switch scope {
    case .range(let scope): scope.contains(range)
    case .containers(let names):
      names.isEmpty || container.map { name in names.contains { $0.matches(name) } } ?? false
    }
  }

  /// Whether it applies only to containers of certain names.
  var namesContainers: Bool {
    if case .containers(let names) = scope { !names.isEmpty } else { false }
  }
}

extension Finding {
  /// The finding with what accepts it; one whose override has ended names it instead.
  func accepted(by suppressions: [ScopedSuppression], of rule: RuleMetadata) -> Finding {
    var finding = self
    var ended: [Suppression.End] = []
    for scoped in suppressions
    where scoped.answers(for: rule) && scoped.covers(location.range, container: containerName) {
      if !scoped.isExpired {
        finding.suppressions.append(scoped.suppression)
      } else if let end = scoped.suppression.end,
        !ended.contains(where: { $0.token.location == end.token.location })
      {
        ended.append(end)
      }
    }
    guard finding.suppressions.isEmpty else { return finding }
    finding.related += ended.map { end in
      Related(
        path: end.token.location.path, start: end.token.location.start,
        end: end.token.location.end, note: "it was accepted up to \(end.day)")
    }
    return finding
  }
}
