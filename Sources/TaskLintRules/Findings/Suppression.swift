/// An entry that accepts the findings of a rule: a name in an override of the configuration, a
/// container label, or an entry in the metadata of a resource.
public struct Suppression: Sendable {
  /// The location of a suppression; the raw values are those of SARIF.
  public enum Kind: String, Sendable {
    /// In the configuration.
    case external
    /// In the definition.
    case inSource
  }

  /// A token in the file that contains a suppression.
  public struct Token: Sendable {
    public let location: Finding.Location
    public let excerpt: Excerpt
    /// The JSON Pointer of the token.
    public let pointer: String
  }

  /// The last day of a suppression.
  public struct End: Sendable {
    public let day: CalendarDay
    public let token: Token
  }

  public let kind: Kind
  /// The rules whose findings are accepted: an id, a category, a tag, or `all`.
  public let name: String
  /// Why the findings are accepted; a suppression without a reason has no effect.
  public let reason: String
  /// The token that a finding about the suppression points at.
  public let token: Token
  public let end: End?
  /// The identity of the suppression, independent of its location.
  public let subject: Subject
  /// The task family of the definition that contains the suppression.
  public let family: String?
  /// The container that contains the suppression.
  public let containerName: String?
  /// The patterns of the files that an override applies to, as a token.
  var files: Token?

  /// Whether the suppression has a reason.
  public var hasReason: Bool { reason.contains { !$0.isWhitespace } }

  /// Whether the last day is over.
  public func isExpired(on today: CalendarDay?) -> Bool {
    guard let end, let today else { return false }
    return today > end.day
  }
}

/// A suppression that could match findings in a run, and whether it did.
public struct SuppressionUse: Sendable {
  public let suppression: Suppression
  /// Whether the suppression has expired.
  public let isExpired: Bool
  /// Whether the suppression matched a finding.
  public var isMet: Bool
  /// Whether no file of the run matches the override's patterns.
  var matchesNoFile = false

  /// Creates a use.
  public init(_ suppression: Suppression, isExpired: Bool = false, isMet: Bool) {
    self.suppression = suppression
    self.isExpired = isExpired
    self.isMet = isMet
  }
}
