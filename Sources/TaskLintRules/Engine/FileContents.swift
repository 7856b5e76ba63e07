/// A file as it was read: its documents, and the task definitions in them.
struct FileContents {
  let source: SourceFile
  /// One, or one a line, each with what it holds.
  let documents: [(document: JSONDocument, input: InputResult)]
  /// The definitions of all documents, in the order of the file.
  let definitions: [TaskDefinition]

  init(_ source: SourceFile, as form: InputForm?) {
    self.source = source
    documents = JSONDocument.all(in: source).map { ($0, Inputs.read($0, as: form)) }
    definitions = documents.flatMap { $0.input.definitions }
  }

  /// How many values are unquoted placeholders of a template.
  var placeholders: Int { documents.reduce(0) { $0 + $1.document.placeholders.count } }

  /// What the file is instead of a task definition, where a search that found it may pass it over.
  var reasonToSkip: String? {
    guard definitions.isEmpty, let first = documents.first, case .none(let reason) = first.input,
      first.document.fatal == nil || !Inputs.isLikelyDefinition(source)
    else { return nil }
    return reason
  }

  /// The way to a place in the file, from the root of the document that holds it.
  func pointer(to range: SourceRange) -> String {
    let holder = documents.first { $0.document.root?.range.contains(range) ?? false }
    return holder?.document.pointer(to: range) ?? ""
  }
}
