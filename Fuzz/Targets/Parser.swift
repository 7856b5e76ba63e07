@testable import TaskLintRules

/// Parses arbitrary bytes as JSON; the result is a tree or an error, with all ranges in the file.
func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "a.json", bytes: bytes)
  for document in JSONDocument.all(in: source) {
    precondition((document.root == nil) == (document.fatal != nil))
    let errors = document.recovered + [document.fatal].compactMap(\.self)
    for error in errors where error.problem != .empty {
      checkPlace(error.range, in: bytes)
      if let opener = error.opener { checkPlace(opener, in: bytes) }
    }
    if let root = document.root { checkTree(root, in: bytes) }
  }
  checkParsers(bytes)
}

/// Checks that both parsers produce the same nodes, unless the quick parser rejects the text.
private func checkParsers(_ bytes: [UInt8]) {
  guard let quick = JSONQuickParser.nodes(of: bytes, region: 0..<bytes.count) else { return }
  var careful = JSONParser(bytes, region: 0..<bytes.count)
  do {
    try careful.parse()
  } catch {
    preconditionFailure("only the quick parser accepts the text")
  }
  precondition(careful.nodes == quick && careful.recovered.isEmpty && careful.placeholders.isEmpty)
}

private func checkTree(_ root: JSONValue, in bytes: [UInt8]) {
  let index = NodeIndex(root.document)
  var open = [root]
  while let value = open.popLast() {
    precondition(value.range.start < value.range.end && value.range.end <= bytes.count)
    checkPlace(value.firstToken, in: bytes)
    let end = index.path(to: value.firstToken).last?.value ?? root
    precondition(end.range == value.range, "the path to a value leads to another value")
    _ = value.string?.text
    _ = value.integer
    for member in value.members {
      checkPlace(member.key.range, in: bytes)
      precondition(value.range.contains(member.key.range))
      precondition(value.range.contains(member.value.range))
      open.append(member.value)
    }
    for element in value.elements {
      precondition(value.range.contains(element.range))
      open.append(element)
    }
    if let string = value.string, open.count < 64, string.range.count > 2 {
      _ = JSONDocument(embeddedIn: string).root
    }
  }
}

private func checkPlace(_ range: SourceRange, in bytes: [UInt8]) {
  precondition(0 <= range.start && range.start < range.end && range.end <= bytes.count)
  precondition(!bytes[range.start..<range.end].contains(UInt8(ascii: "\n")))
}
