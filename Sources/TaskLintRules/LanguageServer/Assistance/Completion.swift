/// One proposal for the text at the cursor.
struct Completion {
  /// The kinds of the protocol that are used; the raw values are its numbers.
  enum Kind: Int {
    case property = 10
    case value = 12
    case enumMember = 20
    case reference = 18
  }

  let label: String
  let kind: Kind
  /// A few words beside the label.
  var detail = ""
  /// Markdown that describes the proposal.
  var documentation = ""
  /// Whether it is a string, which needs quotes.
  var isString = true
}

/// The proposals at the cursor, and the range that they replace.
struct CompletionList {
  let items: [Completion]
  let range: SourceRange
  /// Whether they are keys that have no colon yet.
  let addsColon: Bool
  /// Whether the text that is replaced begins with a quote.
  let isQuoted: Bool

  init(_ items: [Completion], _ draft: DraftDocument, _ cursor: DraftCursor) {
    self.items = items
    if let token = cursor.token {
      let node = draft.nodes[token]
      // The rest of a string that is not closed belongs to the next token.
      range = node.isOpen ? SourceRange(node.range.start, cursor.offset) : node.range
      isQuoted = node.kind == .string
    } else {
      range = SourceRange(cursor.offset, cursor.offset)
      isQuoted = false
    }
    if case .key = cursor.role {
      addsColon = cursor.token.map { draft.nodes[$0].colon == nil } ?? true
    } else {
      addsColon = false
    }
  }

  /// The proposals in the form of the protocol.
  func json(in text: DocumentText, _ client: ClientCapabilities) -> JSONOutput {
    .list(
      items.enumerated().map { index, item in
        let quoted = item.isString ? JSONWriter.text(of: .string(item.label)) : item.label
        let digits = String(index)
        return [
          "label": .string(item.label),
          "kind": .integer(item.kind.rawValue),
          "detail": item.detail.isEmpty ? nil : .string(item.detail),
          "documentation": item.documentation.isEmpty
            ? nil
            : [
              "kind": .string(client.showsMarkdown ? "markdown" : "plaintext"),
              "value": .string(item.documentation),
            ],
          "sortText": .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits),
          "filterText": .string(isQuoted ? "\"\(item.label)\"" : item.label),
          "textEdit": [
            "range": text.json(range), "newText": .string(quoted + (addsColon ? ": " : "")),
          ],
        ]
      })
  }
}
