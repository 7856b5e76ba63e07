/// The data of a definition that a cross-file rule keeps after the file is released.
public struct DefinitionRecord: Sendable {
  /// The task family, if it is known.
  public let family: String?
  /// The values that must be equal for the rule to compare two records.
  public let key: [String]
  /// The value that distinguishes records with the same key.
  public let value: String
  /// The token that a finding points at.
  public let location: Finding.Location
  /// The text of the token, with secrets masked.
  public let snippet: String
  /// The line of the token; nil if only the token is kept.
  public let excerpt: Excerpt?
  public let pointer: String
  public let containerName: String?
  public let subject: Subject
  /// The suppressions in the definition that accept a finding of the rule at the token.
  public let suppressions: [Suppression]
  /// The number of the definition in its file.
  public let definition: Int
}
