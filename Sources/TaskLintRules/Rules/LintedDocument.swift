/// A file as the rules on documents see it.
public struct LintedDocument: Sendable {
  /// The parsed file.
  public let document: JSONDocument
  /// The task definitions in it, or what it is instead.
  public let input: InputResult
  /// The bracket that is missing or too many; the document is parsed from the repaired text where
  /// there is one way to mend it.
  public let bracketFault: BracketFault?
  /// Whether the user named the file, rather than a folder that it was found in.
  public let isNamed: Bool

  /// Creates the view of a file.
  public init(
    document: JSONDocument, input: InputResult, bracketFault: BracketFault? = nil, isNamed: Bool
  ) {
    self.document = document
    self.input = input
    self.bracketFault = bracketFault
    self.isNamed = isNamed
  }

  /// Documents that stand inside strings of the file, such as Terraform's container definitions.
  public var embedded: [JSONDocument] { input.embedded }
}
