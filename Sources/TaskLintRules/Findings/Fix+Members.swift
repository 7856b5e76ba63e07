/// Edits of an object's members that leave the rest of the file as it is written.
extension Fix.Edit {
  /// Takes a member out of an object, with the comma that goes with it; nil where it isn't in it.
  static func removing(_ key: JSONString, from object: JSONValue) -> Fix.Edit? {
    let members = Array(object.members)
    guard let index = members.firstIndex(where: { $0.key.range == key.range }) else { return nil }
    let member = members[index]
    if index + 1 < members.count {
      return Fix.Edit(SourceRange(member.key.range.start, members[index + 1].key.range.start), "")
    }
    if index > 0 {
      return Fix.Edit(SourceRange(members[index - 1].value.range.end, member.value.range.end), "")
    }
    return Fix.Edit(SourceRange(object.range.start + 1, object.range.end - 1), "")
  }

  /// Adds a member at the end of an object, set apart from the others as they are.
  static func adding(_ name: String, _ value: String, to object: JSONValue) -> Fix.Edit {
    guard let first = Array(object.members).first, let last = Array(object.members).last else {
      let inside = SourceRange(object.range.start + 1, object.range.start + 1)
      return Fix.Edit(inside, "\"\(name)\": \(value)")
    }
    let source = object.document.source
    let gap = source.text(in: SourceRange(object.range.start + 1, first.key.range.start))
    let colon = source.text(in: SourceRange(first.key.range.end, first.value.range.start))
    let end = SourceRange(last.value.range.end, last.value.range.end)
    return Fix.Edit(end, ",\(gap)\"\(name)\"\(colon)\(value)")
  }

  /// Writes another text between a string's quotes.
  static func rewriting(_ string: JSONString, as text: String) -> Fix.Edit {
    Fix.Edit(string.contentRange, text)
  }
}
