/// A file as it was read: its documents, and the task definitions in them.
struct FileContents {
  let source: SourceFile
  /// One document, or one on each line, each with its definitions.
  let documents: [ReadDocument]
  /// The missing or surplus bracket, where the API's model shows it.
  let bracketFault: BracketFault?
  /// The edit after which the documents were read; nil if the file was read as it is.
  let mending: Mending?
  /// The definitions of all documents, in the order of the file.
  let definitions: [TaskDefinition]

  init(_ source: SourceFile, as form: InputForm?) {
    self.source = source
    let parsed = JSONDocument.all(in: source)
    bracketFault = parsed.count == 1 ? BracketFault(in: parsed[0]) : nil
    if let fault = bracketFault, let mended = fault.mended(source, as: form) {
      documents = [mended]
      mending = fault.mending
    } else {
      documents = parsed.map { ReadDocument($0, as: form) }
      mending = nil
    }
    definitions = documents.flatMap { $0.input.definitions }
  }

  /// The single document of the file, if it was read as it is.
  var document: JSONDocument? {
    mending == nil && documents.count == 1 ? documents[0].document : nil
  }

  /// Whether the file holds definitions and could be read to its end.
  var isWhole: Bool {
    !definitions.isEmpty && documents.allSatisfy { $0.document.fatal == nil }
  }

  /// The number of values that are unquoted placeholders of a template.
  var placeholders: Int { documents.reduce(0) { $0 + $1.document.placeholders.count } }

  /// Why a search skips the file; nil if it has to be linted.
  var reasonToSkip: String? {
    guard definitions.isEmpty, let first = documents.first, case .none(let reason) = first.input,
      first.document.fatal == nil || !Inputs.isLikelyDefinition(source)
    else { return nil }
    return reason
  }

  /// Whether the file is generated, so that an edit of it would be lost.
  var isGenerated: Bool { definitions.contains { $0.form == .terraform } }

  /// The range in the file of a token or value of the documents.
  func place(_ range: SourceRange) -> SourceRange { mending?.original(range) ?? range }
}
