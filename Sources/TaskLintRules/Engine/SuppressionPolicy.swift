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
    var matched = MatchedPath(path)
    var found: [ScopedSuppression] = []
    // Each of thousands of files is compared with all overrides, which are not copied.
    for index in overrides.indices
    where overrides[index].files.isEmpty || matched.matches(overrides[index].patterns) {
      let override = overrides[index]
      found += override.suppressions.map { suppression in
        ScopedSuppression(
          suppression: suppression, scope: .containers(override.containers),
          isExpired: suppression.isExpired(on: today), files: override.patterns)
      }
    }
    return found
  }
}

/// A suppression and the part of one file that it applies to.
struct ScopedSuppression {
  enum Scope {
    /// The containers whose names match a pattern; without patterns, the whole file.
    case containers(GlobSet)
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
      names.isEmpty || container.map(names.matches) ?? false
    }
  }

  /// Whether it applies only to containers of certain names.
  var namesContainers: Bool {
    if case .containers(let names) = scope { !names.isEmpty } else { false }
  }
}

/// The suppressions that match one finding.
struct Acceptance {
  private(set) var suppressions: [Suppression] = []
  /// The ends of those that have expired, each once.
  private(set) var expired: [Suppression.End] = []

  /// Finds the suppressions that match a finding of a rule in a place.
  init(
    of rule: RuleMetadata, at range: SourceRange, in container: String?,
    by candidates: [ScopedSuppression]
  ) {
    for scoped in candidates
    where scoped.answers(for: rule) && scoped.covers(range, container: container) {
      if !scoped.isExpired {
        suppressions.append(scoped.suppression)
      } else if let end = scoped.suppression.end,
        !expired.contains(where: { $0.token.location == end.token.location })
      {
        expired.append(end)
      }
    }
  }

  /// Nothing matches.
  init() {}
}

/// The suppressions of a file, located.
struct ScopedSuppressions {
  let external: [ScopedSuppression]
  let inSource: [ScopedSuppression]
  /// The overrides for each Fluent Bit file, besides those for the definition's file.
  let companions: [String: [ScopedSuppression]]
  private let scopes: SuppressionScopes

  init(_ suppressions: Linter.FileSuppressions, _ locator: Locator) {
    external = suppressions.external
    companions = suppressions.companions
    inSource = suppressions.inSource.map(locator.scoped)
    scopes = SuppressionScopes(inSource)
  }

  /// The suppressions that match a finding.
  func acceptance(of raw: RawFinding, by rule: RuleMetadata, _ locator: Locator) -> Acceptance {
    guard !external.isEmpty || !inSource.isEmpty || !companions.isEmpty else {
      return Acceptance()
    }
    let ofFile = raw.finding.companion.flatMap { companions[$0.source.path] } ?? []
    let range = locator.location(of: raw).range
    return Acceptance(
      of: rule, at: range, in: locator.containerName(of: raw),
      by: external + ofFile + scopes.suppressions(of: rule, at: range))
  }
}

extension Finding {
  /// The finding with the suppressions that match it; where all have expired, it refers to them.
  func accepted(_ acceptance: Acceptance) -> Finding {
    var finding = self
    finding.suppressions += acceptance.suppressions
    guard finding.suppressions.isEmpty else { return finding }
    finding.related += acceptance.expired.map { end in
      Related(
        path: end.token.location.path, start: end.token.location.start,
        end: end.token.location.end, note: "the override for it expired on \(end.day)")
    }
    return finding
  }
}
