/// What a user wrote to accept the findings of a rule: a name in an override of the configuration, a
/// container's label, or an entry of a resource's metadata.
public struct Suppression: Sendable {
  /// Where a suppression stands; the raw values are SARIF's.
  public enum Kind: String, Sendable {
    /// In the configuration.
    case external
    /// In the definition itself.
    case inSource
  }

  /// A token of the file that holds a suppression, ready to be pointed at.
  public struct Token: Sendable {
    public let location: Finding.Location
    public let excerpt: Excerpt
    /// The way to it, as a JSON Pointer.
    public let pointer: String
  }

  /// The last day that a suppression holds on.
  public struct End: Sendable {
    public let day: CalendarDay
    public let token: Token
  }

  public let kind: Kind
  /// Whose findings are accepted: a rule's id, a category, a tag, or `all`.
  public let name: String
  /// Why they are accepted; without a reason nothing is.
  public let reason: String
  /// The token that a finding about the suppression points at.
  public let token: Token
  public let end: End?
  /// What the suppression is, apart from where it stands.
  public let subject: Subject
  /// The task family of the definition that it stands in.
  public let family: String?
  /// The container that it stands in.
  public let containerName: String?
  /// The patterns of the files that an override applies to, as a token.
  var files: Token?

  /// Whether it says why.
  public var hasReason: Bool { reason.contains { !$0.isWhitespace } }

  /// Whether its last day is over.
  public func isExpired(on today: CalendarDay?) -> Bool {
    guard let end, let today else { return false }
    return today > end.day
  }
}

/// A suppression that a run gave the chance to meet a finding, and whether it did.
public struct SuppressionUse: Sendable {
  public let suppression: Suppression
  /// Whether it holds no more.
  public let isExpired: Bool
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
