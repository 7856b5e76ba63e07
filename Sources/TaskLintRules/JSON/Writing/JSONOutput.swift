/// A value to be written as JSON.
///
/// Properties keep their order; those without a value are omitted.
indirect enum JSONOutput: Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  case list([JSONOutput])
  case object([(name: String, value: JSONOutput)])

  /// A list; nil if it would be empty.
  static func nonEmpty(_ values: [JSONOutput]) -> JSONOutput? {
    values.isEmpty ? nil : .list(values)
  }
}

extension JSONOutput: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .integer(number) }
  init(booleanLiteral isTrue: Bool) { self = .boolean(isTrue) }
  init(arrayLiteral elements: JSONOutput...) { self = .list(elements) }
  init(dictionaryLiteral members: (String, JSONOutput?)...) {
    self = .object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension JSONOutput {
  private static let width = 100

  /// The value as a file's content: indented by two, and on one line where it fits.
  var lines: String {
    let text = JSONWriter.text(of: self, style: .spaced) { value, indentation, column in
      indentation.isEmpty
        || column + JSONWriter.text(of: value, style: .spaced).count + 1 > Self.width
    }
    return text + "\n"
  }

  /// Whether the value is neither a list nor an object, or is empty.
  var isScalar: Bool {
    switch self {
    case .string, .integer, .boolean, .null: true
    case .list(let values): values.isEmpty
    case .object(let members): members.isEmpty
    }
  }
}
