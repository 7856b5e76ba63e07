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

/// Checks that the plain loop, with the recovering mode after it, gives the same as the recovering
/// mode.
private func checkParsers(_ bytes: [UInt8]) {
  var whole = JSONParser(bytes, region: 0..<bytes.count)
  var careful = whole
  var errors: [JSONSyntaxError?] = [nil, nil]
  do throws(JSONSyntaxError) { _ = try whole.parse() } catch { errors[0] = error }
  do throws(JSONSyntaxError) { try careful.parseRecovering() } catch { errors[1] = error }
  precondition(errors[0] == errors[1] && whole.recovered == careful.recovered)
  guard errors[0] == nil else { return }
  precondition(whole.nodes == careful.nodes && whole.placeholders == careful.placeholders)
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
