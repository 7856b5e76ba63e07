extension APIModel.Kind {
  /// The kind of value with its article, for messages.
  var words: String {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .string: "a string"
    case .integer: "an integer"
    case .boolean: "a boolean"
    }
  }
}

extension JSONValue.Kind {
  /// The kind of value with its article, for messages.
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
