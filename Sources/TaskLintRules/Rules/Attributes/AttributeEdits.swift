extension TaskDefinition {
  /// The list `requiresAttributes`, if it has elements and all their names are known.
  private var attributeList: (list: JSONValue, names: [JSONString])? {
    guard case .value(let elements, _) = requiresAttributes, !elements.isEmpty,
      let list = properties.field(.requiresAttributes).value
    else { return nil }
    let names = elements.compactMap { $0.value?.name.value }
    return names.count == elements.count ? (list, names) : nil
  }

  /// Adds an attribute to `requiresAttributes`.
  func adding(_ attribute: AttributeName) -> Fix? {
    guard let list = properties.field(.requiresAttributes).value else { return nil }
    return Fix(
      .safe, "add '\(attribute.text)'", edit: .appending([Self.element(attribute)], to: list))
  }

  /// Removes the element with a name from `requiresAttributes`.
  func removing(attribute name: JSONString) -> Fix? {
    guard let list = properties.field(.requiresAttributes).value,
      let index = list.elements.enumerated().first(where: { element in
        element.element.range.start <= name.range.start
          && name.range.end <= element.element.range.end
      })?.offset
    else { return nil }
    return Fix(
      .safe, "remove '\(name.text)'", edit: Fix.Edit.removing([index], from: list).first)
  }

  private static func element(_ attribute: AttributeName) -> JSONOutput {
    ["name": .string(attribute.text.description)]
  }

  /// The edits of a fix, and those that keep `requiresAttributes` in step with them.
  func withAttributes(_ edits: [Fix.Edit]) -> [Fix.Edit] {
    guard let (list, names) = attributeList,
      !edits.contains(where: { list.range.start < $0.range.end && $0.range.start < list.range.end }
      ),
      let edited = edited(by: edits)
    else { return edits }
    let (before, after) = (AttributeRequirements(self), AttributeRequirements(edited))
    let surplus = names.indices.filter {
      let known = AttributeName(names[$0])
      return after.absence(of: names[$0], known) != nil
        && before.absence(of: names[$0], known) == nil
    }
    var listed = AttributeNames()
    for name in names { if let known = AttributeName(name) { listed.insert(known) } }
    for demand in before.demands(without: listed) { listed.insert(demand.attribute) }
    let added = after.demands(without: listed).map { Self.element($0.attribute) }
    guard !surplus.isEmpty || !added.isEmpty else { return edits }
    let changes = Fix.Edit.changing(list, removing: Set(surplus), adding: added)
    return (edits + changes).sorted { $0.range < $1.range }
  }

  /// The definition after edits of its object; nil if an edit is outside it.
  private func edited(by edits: [Fix.Edit]) -> TaskDefinition? {
    let range = object.value.range
    guard object.value.kind == .object, !object.document.isEmbedded,
      edits.allSatisfy({ range.start < $0.range.start && $0.range.end < range.end })
    else { return nil }
    var bytes = Array(object.document.source.bytes[range.start..<range.end])
    for edit in edits.reversed() {
      let place = (edit.range.start - range.start)..<(edit.range.end - range.start)
      bytes.replaceSubrange(place, with: edit.replacement.utf8)
    }
    guard let root = JSONDocument(SourceFile(path: "", bytes: bytes)).root, root.kind == .object
    else { return nil }
    return TaskDefinition(root, object.context, partiality: object.partiality, form: form)
  }
}
