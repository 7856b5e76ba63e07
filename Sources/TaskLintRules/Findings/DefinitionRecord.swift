/// What a definition leaves for a rule that compares definitions, once its file is let go.
public struct DefinitionRecord: Sendable {
  /// The task family, if it is known.
  public let family: String?
  /// What the rule compares, one text for each thing that must be the same.
  public let key: [String]
  /// What the rule tells apart.
  public let value: String
  /// The token that a finding would point at.
  public let location: Finding.Location
  /// The token's text, with a secret masked.
  public let snippet: String
  /// The line that it stands on; nil where only the token is kept.
  public let excerpt: Excerpt?
  public let pointer: String
  public let containerName: String?
  public let subject: Subject
  /// What accepts, in the definition itself, a finding of the rule at the token.
  public let suppressions: [Suppression]
  /// What tells the definition from the others of its file.
  public let definition: Int
}
