/// A lenient view of an object whose keys are names of the user, such as log options and labels:
/// reading it never fails.
public struct ObjectView: Sendable {
  /// The object.
  public let value: JSONValue
  /// The context of the object in its input form.
  let context: InputContext

  init(_ value: JSONValue, _ context: InputContext) {
    self.value = value
    self.context = context
  }

  /// The document that contains the object.
  var document: JSONDocument { value.document }

  /// Whether a placeholder beside the keys may add others.
  private var mayHaveMore: Bool { document.nodes[value.index].hasPlaceholderMembers }

  /// The value of a key of any type; of duplicate keys the last, as in parsers.
  func field(_ name: StaticString) -> Field<JSONValue> {
    field(name) { Field($0, key: $1, context) }
  }

  /// A string value; its kind decides which texts are placeholders.
  func string(_ name: StaticString, _ kind: Placeholder.Kind = .text) -> Field<JSONString> {
    field(name) { Field(string: $0, key: $1, kind, context) }
  }

  private func field<Value: Sendable>(
    _ name: StaticString, _ convert: (JSONValue, SourceRange) -> Field<Value>
  ) -> Field<Value> {
    guard let key = document.lastKey(name, of: value.index) else {
      return mayHaveMore ? .unresolved(nil, Place(key: nil, range: value.firstToken)) : .absent
    }
    return convert(
      JSONValue(document: document, index: key + 1), document.range(of: document.nodes[key]))
  }
}

extension Field where Value == JSONValue {
  /// Creates the field of an element of an array.
  init(element: JSONValue, _ context: InputContext) {
    self.init(element, key: nil, context)
  }

  init(_ value: JSONValue, key: SourceRange?, _ context: InputContext) {
    let place = Place(key: key, range: value.firstToken)
    switch value.kind {
    // A plan writes null for an absent property.
    case .null: self = context.spelling == .snakeCase ? .absent : .null(place)
    case .placeholder: self = .unresolved(nil, place)
    case .object where context.hasFunctions:
      switch IntrinsicFunction(value, conditions: context.conditions) {
      case nil: self = .value(value, place)
      case .noValue: self = .absent
      case .chosen(let branch): self.init(branch, key: key, context)
      case .unknown: self = .unresolved(nil, place)
      }
    default: self = .value(value, place)
    }
  }
}

extension Field where Value == JSONString {
  /// Creates the field of a value that should be a string; its kind decides which texts are
  /// placeholders.
  init(
    string value: JSONValue, key: SourceRange?, _ kind: Placeholder.Kind, _ context: InputContext
  ) {
    let field =
      value.string.map { .value($0, Place(key: key, range: $0.range)) }
      ?? Field<JSONValue>(value, key: key, context).map(\.string)
    self = field.resolved(kind)
  }

  /// The field, unresolved if the text contains a placeholder.
  func resolved(_ kind: Placeholder.Kind) -> Field {
    guard case .value(let string, let place) = self, Placeholder.isIn(string, kind) else {
      return self
    }
    return .unresolved(string, place)
  }
}
