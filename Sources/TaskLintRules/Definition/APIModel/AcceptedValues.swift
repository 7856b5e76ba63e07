extension APIModel {
  /// The shape that does not allow a value of its type: what the documentation says of the member
  /// that holds it, else what the model says; nil where it is allowed, or can't be known.
  static func refusal(
    of value: JSONValue, _ name: ShapeName, limitedBy entry: MemberTable.Entry?
  ) -> Shape? {
    let shape = entry.flatMap { limit(of: $0.member) } ?? shape(of: name)
    return shape.accepts(value) ? nil : shape
  }
}

extension APIModel.Shape {
  /// Whether a value of the right type is within what the shape allows, or can't be known.
  func accepts(_ value: JSONValue) -> Bool {
    switch self {
    case .structure, .map, .string, .integer, .boolean: return true
    case .list(_, let count):
      guard let count else { return true }
      return count.contains(value.elements.reduce(0) { sum, _ in sum + 1 })
    case .number(let range):
      return value.integer.map(range.contains) ?? true
    case .oneOf(let names):
      guard let string = value.string else { return true }
      return names.contains { string == $0 } || Placeholder.isIn(string)
        || isTakenAsDefault(string)
    case .text(let length, let pattern):
      guard let string = value.string else { return true }
      let isAllowed = string.withDecodedBytes { bytes in
        length.contains(bytes.end - bytes.start) && pattern?.allowsASCII(bytes) ?? false
      }
      if isAllowed { return true }
      let text = string.text
      let fits = length.contains(text.unicodeScalars.count)
      return fits && pattern?.offender(in: text) == nil || Placeholder.isIn(string)
    case .image(let length):
      guard let string = value.string, string.range.count > length.upperBound else { return true }
      let name = string.text.prefix { $0 != "@" }
      return length.contains(name.unicodeScalars.count) || Placeholder.isIn(string, .reference)
    }
  }

  /// Whether ECS takes a word for the first of the names: of protocols it takes all but `udp` for
  /// `tcp`, so another case of it works as it is meant.
  private func isTakenAsDefault(_ string: JSONString) -> Bool {
    guard case .oneOf(let names) = self, names.first?.description == "tcp" else { return false }
    return string.isEmpty || string.text.lowercased() == "tcp"
  }
}
