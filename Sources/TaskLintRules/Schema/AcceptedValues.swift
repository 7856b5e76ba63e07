extension APIModel {
  /// The shape that a value of the right type does not fit, nil if it fits or is not known.
  ///
  /// What the documentation says about the property, `limit`, comes before what the model says.
  static func rejectingShape(
    of value: JSONValue, _ name: ShapeName, limitedBy limit: Shape?
  ) -> Shape? {
    let shape = limit ?? shape(of: name)
    return shape.accepts(value) ? nil : shape
  }
}

extension APIModel.Shape {
  /// Whether a value of the right type fits the shape, or is not known.
  func accepts(_ value: JSONValue) -> Bool {
    switch self {
    case .structure, .map, .string, .integer, .boolean: true
    case .list(_, let count):
      count?.contains(value.elements.reduce(0) { sum, _ in sum + 1 }) ?? true
    case .number(let range):
      value.integer.map(range.contains) ?? true
    case .amount(let least):
      value.integer.map { $0 == 0 || $0 >= least } ?? true
    case .oneOf, .oneOfIgnoringCase, .option, .beginning, .text, .image:
      value.string.map(accepts) ?? true
    }
  }

  private func accepts(_ string: JSONString) -> Bool {
    switch self {
    // SDKs leave out an enumeration that is empty.
    case .oneOf(let names):
      return string.isEmpty || names.contains { string == $0 } || Placeholder.isIn(string)
    case .oneOfIgnoringCase(let names):
      let text = string.text.lowercased()
      return text.isEmpty || names.contains { text == $0.description } || Placeholder.isIn(string)
    case .option(let names):
      let name = string.text.prefix { $0 != "=" }
      return string.isEmpty || names.contains { name == $0.description }
        || Placeholder.isIn(string)
    case .beginning(let beginnings):
      return string.isEmpty || beginnings.contains { string.text.hasPrefix($0.description) }
        || Placeholder.isIn(string, .reference)
    case .text(let length, let pattern):
      let isAllowed = string.withDecodedBytes { bytes in
        length.contains(bytes.end - bytes.start) && pattern?.allowsASCII(bytes) ?? bytes.isASCII
      }
      if isAllowed { return true }
      let text = string.text
      let fits = length.contains(text.unicodeScalars.count)
      return fits && pattern?.offenders(in: text).isEmpty ?? true || Placeholder.isIn(string)
    case .image(let length):
      guard string.range.count > length.upperBound else { return true }
      let name = string.text.prefix { $0 != "@" }
      return length.contains(name.unicodeScalars.count) || Placeholder.isIn(string, .reference)
    case .structure, .list, .map, .string, .integer, .number, .amount, .boolean:
      return true
    }
  }
}
