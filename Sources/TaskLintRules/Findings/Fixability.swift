/// Whether the fix of a finding can be applied.
public enum Fixability: Hashable, Sendable {
  /// The fix can be applied.
  case fixable(Fix.Safety)
  /// The rule has a fix, but fixes are not written to this file.
  case withheld
}

/// How many findings have a fix.
public struct FixCounts: Hashable, Sendable {
  /// Findings with a safe fix.
  public private(set) var safe = 0
  /// Findings with an unsafe fix.
  public private(set) var unsafe = 0
  /// Findings with a fix that is not written to their file.
  public private(set) var withheld = 0

  /// Creates counts of zero.
  public init() {}

  /// Counts a finding.
  public mutating func add(_ fixability: Fixability?) {
    switch fixability {
    case .fixable(.safe): safe += 1
    case .fixable(.unsafe): unsafe += 1
    case .withheld: withheld += 1
    case nil: break
    }
  }

  /// Adds other counts.
  public mutating func add(_ other: FixCounts) {
    safe += other.safe
    unsafe += other.unsafe
    withheld += other.withheld
  }

  /// How many of the findings a run may fix.
  public func fixable(withUnsafe allowsUnsafe: Bool) -> Int { allowsUnsafe ? safe + unsafe : safe }
}

extension Finding {
  /// Whether the finding has a fix, and whether it can be applied.
  public var fixability: Fixability? {
    fix.map { .fixable($0.safety) } ?? (hasWithheldFix ? .withheld : nil)
  }
}
