/// A file for the rules that check documents.
public struct LintedDocument: Sendable {
  /// The parsed file.
  public let document: JSONDocument
  /// The task definitions of the file, or what it contains instead.
  public let input: InputResult
  /// The missing or surplus bracket; if there is only one possible fix, the document is parsed from
  /// the fixed text.
  public let bracketFault: BracketFault?
  /// Whether the user named the file, rather than a folder that contains it.
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

  /// Documents inside strings of the file, such as Terraform's container definitions.
  public var embedded: [JSONDocument] { input.embedded }
}
