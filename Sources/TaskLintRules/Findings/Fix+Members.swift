/// Edits of the properties of an object that do not change the rest of the file.
extension Fix.Edit {
  /// Removes a property and its comma from an object; nil if the object does not have it.
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

  /// Adds a property at the end of an object, formatted like the other properties.
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

  /// Replaces the text between the quotes of a string.
  static func rewriting(_ string: JSONString, as text: String) -> Fix.Edit {
    Fix.Edit(string.contentRange, text)
  }
}
