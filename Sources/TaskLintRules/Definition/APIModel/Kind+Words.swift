extension APIModel.Kind {
  /// The kind of value as messages tell it.
  var words: String {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .string: "a string"
    case .integer: "a whole number"
    case .boolean: "true or false"
    }
  }
}

extension JSONValue.Kind {
  /// The kind of value as messages tell it.
  var words: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "a boolean"
    case .null: "null"
    case .placeholder: "a placeholder"
    }
  }
}
