/// A document that is open in the editor.
struct OpenDocument {
  let uri: String
  /// The absolute path of its file; one in the working directory for a document without a file.
  let path: String
  var text: DocumentText
  var version: Int?
  var report = ProjectReport()
  /// The edits that apply all safe fixes of the report; nil until they are needed.
  var safeFixes: [Fix.Edit]?
  /// Whether the report is that of the text.
  var isLinted = false
  /// Whether its diagnostics were sent since the last change.
  var isShown = false
  /// Whether the files that it is compared with have to be read before.
  var readsOthers = true

  /// Whether it is a configuration of tasklint.
  var isConfiguration: Bool { path.hasSuffix("/" + ConfigurationLoader.fileName) }
}

/// The synchronization of documents.
extension LanguageServer {
  mutating func open(_ parameters: Parameters) {
    let document = parameters["textDocument"]
    guard let uri = document["uri"].text, let text = document["text"].text else { return }
    documents[uri] = OpenDocument(
      uri: uri, path: path(of: uri), text: DocumentText(Array(text.utf8), client.encoding),
      version: document["version"].integer)
  }

  mutating func change(_ parameters: Parameters) {
    let identifier = parameters["textDocument"]
    guard let uri = identifier["uri"].text, var document = documents[uri] else { return }
    // Otherwise an edit would copy the text.
    documents[uri] = nil
    document.version = identifier["version"].integer ?? document.version
    document.isLinted = false
    document.isShown = false
    for change in parameters["contentChanges"].elements {
      guard let text = change["text"].text else { continue }
      guard change["range"].exists else {
        document.text = DocumentText(Array(text.utf8), client.encoding)
        continue
      }
      guard let start = TextPosition(change["range"]["start"]),
        let end = TextPosition(change["range"]["end"])
      else { continue }
      document.text.replace(from: start, to: end, with: Array(text.utf8))
    }
    documents[uri] = document
  }

  mutating func save(_ parameters: Parameters) {
    guard let uri = parameters["textDocument"]["uri"].text, documents[uri] != nil else { return }
    // The others may be compared with the saved file.
    markAll(readsOthers: true)
  }

  mutating func close(_ parameters: Parameters) {
    guard let uri = parameters["textDocument"]["uri"].text,
      documents.removeValue(forKey: uri) != nil
    else { return }
    publish([], uri: uri, version: nil)
    reported[uri] = nil
    markAll(readsOthers: true)
  }

  mutating func markAll(readsOthers: Bool) {
    for uri in documents.keys {
      documents[uri]?.isLinted = false
      documents[uri]?.isShown = false
      if readsOthers { documents[uri]?.readsOthers = true }
    }
  }

  /// The path of a document; a document without a file gets one in the first workspace folder.
  private func path(of uri: String) -> String {
    if let path = FileURI.path(of: uri) { return path }
    return LexicalPath.normalized("untitled.json", from: projects.first?.folder ?? "/")
  }
}
