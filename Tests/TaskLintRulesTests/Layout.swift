@testable import TaskLintRules

/// Layouts of the same document, with its marks.
enum Layout: CaseIterable {
  case minified
  case reindented
  case carriageReturns
  case reversedMembers
  case afterMultibyteString

  /// The document in this layout.
  func apply(_ marked: MarkedText) -> MarkedText {
    let document = JSONDocument(SourceFile(path: "", text: marked.text))
    guard let root = document.root else { return marked }
    var writer = Writer(marked: marked, layout: self)
    writer.write(root, depth: 0)
    return MarkedText(writer.text)
  }

  private struct Writer {
    let marked: MarkedText
    let layout: Layout
    var text = ""

    private var newline: String {
      switch layout {
      case .minified: ""
      case .carriageReturns: "\r\n"
      case .reindented, .reversedMembers, .afterMultibyteString: "\n"
      }
    }

    private func indent(_ depth: Int) -> String {
      guard layout != .minified else { return "" }
      return String(repeating: layout == .reindented ? "\t" : "   ", count: depth)
    }

    mutating func write(_ value: JSONValue, depth: Int) {
      switch value.kind {
      case .object: writeObject(value, depth: depth)
      case .array:
        writeList(Array(value.elements), "[", "]", value, depth: depth) { writer, element in
          writer.write(element, depth: depth + 1)
        }
      default: token(value.range, in: value.document)
      }
    }

    private mutating func writeObject(_ value: JSONValue, depth: Int) {
      var members = Array(value.members)
      if layout == .reversedMembers { members.reverse() }
      let colon = layout == .minified ? ":" : " : "
      writeList(members, "{", "}", value, depth: depth) { writer, member in
        writer.token(member.key.range, in: value.document)
        writer.text += colon
        writer.write(member.value, depth: depth + 1)
      }
    }

    private mutating func writeList<Item>(
      _ items: [Item], _ open: String, _ close: String, _ value: JSONValue, depth: Int,
      write: (inout Writer, Item) -> Void
    ) {
      token(value.firstToken, in: value.document)
      if depth == 0, open == "{", layout == .afterMultibyteString {
        text += #"\#(newline)"tags": [{"key": "名前", "value": "日本語𠮷\u1112\u1161"}],"#
      }
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "" : ",") + newline + indent(depth + 1)
        write(&self, item)
      }
      if !items.isEmpty { text += newline + indent(depth) }
      text += close
    }

    /// Writes a token of the original with the marks around it.
    private mutating func token(_ range: SourceRange, in document: JSONDocument) {
      text += CarriedMarks(marked).token(range, in: document.source)
    }
  }
}
