/// Edits of the properties of a structure, in the spelling of the input form.
extension APIStructure {
  /// Sets a property: replaces its value, or adds it at the end of the object.
  ///
  /// Nil if a function of a template decides whether the property is there.
  func setting(_ property: Property, to value: JSONOutput) -> Fix.Edit? {
    object.setting(property.rawValue, spelledName(of: property), to: value)
  }
}

extension DecodedObject {
  /// Sets the property at a position, whose name is given.
  func setting(_ position: Int, _ name: String, to value: JSONOutput) -> Fix.Edit? {
    switch field(position) {
    case .value(let old, _): return .replacing(old, with: value)
    case .null: return member(position).map { .replacing($0.value, with: value) }
    case .unresolved, .mistyped: return nil
    case .absent:
      guard !self.value.members.contains(where: { $0.key.text == name }) else { return nil }
      return .adding(name, value, to: self.value)
    }
  }
}

extension Fix {
  /// Creates a fix of one edit; nil without it.
  init?(_ safety: Safety, _ summary: MessageText, edit: Edit?) {
    guard let edit else { return nil }
    self.init(safety, summary, edits: [edit])
  }
}
