/// A file as it was read: its documents, and the task definitions in them.
struct FileContents {
  let source: SourceFile
  /// One, or one a line, each with what it holds.
  let documents: [ReadDocument]
  /// The bracket for which the file is not whole JSON, where the API's model shows it.
  let bracketFault: BracketFault?
  /// The edit after which the documents were read; nil where they stand in the file as they are.
  let repair: BracketRepair?
  /// The definitions of all documents, in the order of the file.
  let definitions: [TaskDefinition]

  init(_ source: SourceFile, as form: InputForm?) {
    self.source = source
    let parsed = JSONDocument.all(in: source)
    bracketFault = parsed.count == 1 ? BracketFault(in: parsed[0]) : nil
    if let fault = bracketFault, let repaired = fault.repaired(source, as: form) {
      documents = [repaired]
      repair = fault.repair
    } else {
      documents = parsed.map { ReadDocument($0, as: form) }
      repair = nil
    }
    definitions = documents.flatMap { $0.input.definitions }
  }

  /// The document that is all of the file, read as it stands there.
  var document: JSONDocument? {
    repair == nil && documents.count == 1 ? documents[0].document : nil
  }

  /// Whether the file holds definitions and could be read to its end.
  var isWhole: Bool {
    !definitions.isEmpty && documents.allSatisfy { $0.document.fatal == nil }
  }

  /// How many values are unquoted placeholders of a template.
  var placeholders: Int { documents.reduce(0) { $0 + $1.document.placeholders.count } }

  /// What the file is instead of a task definition, where a search that found it may skip it.
  var reasonToSkip: DocumentDescription? {
    guard definitions.isEmpty, let first = documents.first,
      case .none(let description) = first.input, !description.isUnfinished,
      first.document.fatal == nil || !Inputs.isLikelyDefinition(source)
    else { return nil }
    return description
  }

  /// Whether the file is what a program printed, and made anew from something else: an edit of it
  /// would be lost.
  var isGenerated: Bool { definitions.contains { $0.form == .terraform } }

  /// The place in the file of a token or value of the documents.
  func place(_ range: SourceRange) -> SourceRange { repair?.original(range) ?? range }
}
