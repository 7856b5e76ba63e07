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
