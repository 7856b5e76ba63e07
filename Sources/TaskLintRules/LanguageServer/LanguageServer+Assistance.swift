/// Hovers and completion.
extension LanguageServer {
  /// The answer to `textDocument/hover`.
  mutating func hover(_ parameters: Parameters) throws(ProtocolError) -> JSONOutput {
    let (document, offset) = try place(parameters)
    let draft = DraftDocument(document.text.bytes)
    let hover =
      document.isConfiguration
      ? ConfigurationHover(draft).hover(at: offset)
      : DefinitionHover(draft, isDefinition: isDefinition(document)).hover(at: offset)
    guard let hover else { return .null }
    return [
      "contents": [
        "kind": .string(client.showsMarkdown ? "markdown" : "plaintext"),
        "value": .string(hover.markdown),
      ],
      "range": document.text.json(hover.range),
    ]
  }

  /// The answer to `textDocument/completion`.
  mutating func complete(_ parameters: Parameters) throws(ProtocolError) -> JSONOutput {
    let (document, offset) = try place(parameters)
    let draft = DraftDocument(document.text.bytes)
    let list =
      document.isConfiguration
      ? ConfigurationCompletion(draft).completions(at: offset)
      : DefinitionCompletion(draft, isDefinition: isDefinition(document)).completions(at: offset)
    return list?.json(in: document.text, client) ?? []
  }

  private func place(
    _ parameters: Parameters
  ) throws(ProtocolError) -> (document: OpenDocument, offset: Int) {
    guard let uri = parameters["textDocument"]["uri"].text, let document = documents[uri],
      let position = TextPosition(parameters["position"])
    else { throw ProtocolError(.invalidParameters, "expected an open document and a position") }
    return (document, document.text.offset(of: position))
  }

  /// Whether the configuration includes a document, so that it is a definition even while it is empty.
  private mutating func isDefinition(_ document: OpenDocument) -> Bool {
    let project = project(ofFileAt: document.path)
    let include = project.configuration(ofFileAt: document.path).configuration?.include?.value
    return include?.matches(project.shown(document.path)) ?? false
  }
}
