/// The documents of a file and the task definitions in them.
struct FileContents {
  let source: SourceFile
  /// One document, or one for each line.
  let documents: [ReadDocument]
  /// The missing or extra bracket that makes the JSON invalid, if the API's model shows which it
  /// is.
  let bracketFault: BracketFault?
  /// The edit that was made before the documents were read; nil if the file was read unchanged.
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

  /// The routing of each definition's logs.
  var routings: [LogRouting] { definitions.map { LogRouting($0) } }

  /// What of the file may not be shown; it is made when something is.
  var mask: Mask {
    SchemaMask.mask(
      source, documents: documents.map(\.document), embedded: documents.flatMap(\.input.embedded),
      definitions: definitions, place: place)
  }

  /// The only document of a file that was read unchanged; nil for other files.
  var document: JSONDocument? {
    repair == nil && documents.count == 1 ? documents[0].document : nil
  }

  /// Whether the file contains definitions and could be read to its end.
  var isWhole: Bool {
    !definitions.isEmpty && documents.allSatisfy { $0.document.fatal == nil }
  }

  /// How many values are unquoted placeholders of a template.
  var placeholders: Int { documents.reduce(0) { $0 + $1.document.placeholders.count } }

  /// A description of a file without task definitions that a search may skip.
  var reasonToSkip: DocumentDescription? {
    guard definitions.isEmpty, let first = documents.first,
      case .none(let description) = first.input, !description.isUnfinished,
      first.document.fatal == nil || !Inputs.isLikelyDefinition(source)
    else { return nil }
    return description
  }

  /// Whether a program generates the file from another one, so that an edit would be lost.
  ///
  /// A plan and a state of Terraform are; a configuration in JSON has the key `resource`.
  var isGenerated: Bool {
    definitions.contains { $0.form == .terraform }
      && documents.contains { $0.document.root?.member("resource") == nil }
  }

  /// The place in the file of a token or value of the documents.
  func place(_ range: SourceRange) -> SourceRange { repair?.original(range) ?? range }
}
