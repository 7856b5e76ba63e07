/// A typed value of one of the API's structures.
protocol APIStructure: Sendable {
  /// The properties; the raw values are their positions in the decoded object.
  associatedtype Property: RawRepresentable<Int> & Sendable

  /// The structure in the API's model.
  static var shape: APIModel.ShapeName { get }

  var object: DecodedObject { get }

  init(_ object: DecodedObject)
}

extension APIStructure {
  /// A property of any type.
  func field(_ property: Property) -> Field<JSONValue> { object.field(property.rawValue) }

  /// A property that is an integer.
  func integer(_ property: Property) -> Field<Int> { object.integer(property.rawValue) }

  /// Whether a property is present, with any value.
  func has(_ property: Property) -> Bool { object.has(property.rawValue) }

  /// The key and the value of a property, nil if it is absent.
  func member(_ property: Property) -> JSONValue.Member? { object.member(property.rawValue) }

  /// The API's name of a property.
  static func name(of property: Property) -> StaticString {
    APIModel.members.first { $0.owner == shape && $0.position == property.rawValue }?.name ?? ""
  }

  /// The name of a property in the spelling of the input form.
  func spelledName(of property: Property) -> String {
    let name = Self.name(of: property).description
    return object.spelling == .pascalCase
      ? CloudFormationNames.name(of: name, in: Self.shape) : object.spelling.name(of: name)
  }
}
