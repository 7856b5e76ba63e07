/// Edits of the items of an object or a list, in the layout of the document.
extension Fix.Edit {
  /// Removes a property and its comma from an object; nil if the object does not have it.
  static func removing(_ key: JSONString, from object: JSONValue) -> Fix.Edit? {
    // Every duplicate of thousands has such a fix, so the other properties are not looked at.
    if let next = object.key(after: key) {
      return Fix.Edit((key.written.lowerBound..<next.written.lowerBound, ""), in: object.document)
    }
    let index = object.members.enumerated().first { $0.element.key.range == key.range }?.offset
    return index.flatMap { removing([$0], from: object).first }
  }

  /// Removes properties of an object or elements of a list, with their commas.
  static func removing(_ items: Set<Int>, from container: JSONValue) -> [Fix.Edit] {
    JSONItems(of: container).removing(items).map { Fix.Edit($0, in: container.document) }
  }

  /// Adds a property at the end of an object.
  static func adding(_ name: String, _ value: JSONOutput, to object: JSONValue) -> Fix.Edit {
    adding([(name, value)], to: object)
  }

  /// Adds properties at the end of an object.
  static func adding(
    _ members: [(name: String, value: JSONOutput)], to object: JSONValue
  ) -> Fix.Edit {
    Fix.Edit(JSONItems(of: object).inserting(members), in: object.document)
  }

  /// Adds a property after another one of an object.
  static func adding(
    _ name: String, _ value: JSONOutput, after key: JSONString, of object: JSONValue
  ) -> Fix.Edit {
    let index = object.members.enumerated().first { $0.element.key.range == key.range }?.offset
    let edit = JSONItems(of: object).inserting([(name, value)], after: index)
    return Fix.Edit(edit, in: object.document)
  }

  /// Adds elements at the end of a list.
  static func appending(_ elements: [JSONOutput], to list: JSONValue) -> Fix.Edit {
    Fix.Edit(JSONItems(of: list).inserting(elements), in: list.document)
  }

  /// Removes elements of a list and adds others at its end.
  static func changing(
    _ list: JSONValue, removing items: Set<Int>, adding elements: [JSONOutput]
  ) -> [Fix.Edit] {
    JSONItems(of: list).removing(items, adding: elements).map {
      Fix.Edit($0, in: list.document)
    }
  }

  /// Writes another value in the place of one.
  static func replacing(_ value: JSONValue, with other: JSONOutput) -> Fix.Edit {
    let edit =
      other.isScalar
      ? (range: value.written, text: JSONWriter.text(of: other))
      : JSONItems(of: value).replacing(with: other)
    return Fix.Edit(edit, in: value.document)
  }

  /// Writes another text in the place of a string.
  static func rewriting(_ string: JSONString, as text: String) -> Fix.Edit {
    let content = (string.written.lowerBound + 1)..<(string.written.upperBound - 1)
    return Fix.Edit((content, JSONWriter.content(of: text)), in: string.document)
  }

  private init(_ edit: JSONItems.Edit, in document: JSONDocument) {
    let range = SourceRange(edit.range.lowerBound, edit.range.upperBound)
    let text = document.isEmbedded ? JSONWriter.content(of: edit.text) : edit.text
    self.init(document.place(range), text)
  }
}
