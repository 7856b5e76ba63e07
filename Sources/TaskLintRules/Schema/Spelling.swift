/// The spelling of property names in an input form.
public enum Spelling: Sendable {
  /// The spelling of the ECS API, such as `logDriver`. Keys of maps keep their spelling.
  case camelCase
  /// The spelling of CloudFormation, such as `LogDriver`.
  case pascalCase
  /// The spelling of Terraform's resource, such as `log_driver`.
  case snakeCase
  /// Any case, as in Terraform's container definitions.
  case anyCase

  /// Whether a key is a name of the API in this spelling.
  func matches(_ key: JSONString, _ name: StaticString) -> Bool {
    switch self {
    case .camelCase: key == name
    case .pascalCase: key.text == Self.pascalCased(name.description)
    case .snakeCase: key.text == Self.snakeCased(name.description)
    case .anyCase: key == name || key.text.lowercased() == name.description.lowercased()
    }
  }

  /// The spelling of a key in the API.
  func canonical(_ key: String) -> String {
    switch self {
    case .camelCase, .anyCase: key
    case .pascalCase: key.prefix(1).lowercased() + key.dropFirst()
    case .snakeCase where key == "volume": "volumes"
    case .snakeCase: Self.camelCased(snake: key)
    }
  }

  private static func camelCased(snake key: String) -> String {
    var bytes: [UInt8] = []
    var isAfterMark = false
    for byte in key.utf8 {
      if byte == UInt8(ascii: "_") {
        isAfterMark = !bytes.isEmpty
      } else {
        bytes.append(isAfterMark ? byte.uppercased : byte)
        isAfterMark = false
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A name of the API in this spelling.
  func name(of name: String) -> String {
    switch self {
    case .camelCase, .anyCase: name
    case .pascalCase: Self.pascalCased(name)
    case .snakeCase: Self.snakeCased(name)
    }
  }

  static func pascalCased(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The attribute of a Terraform resource; a repeatable block has a singular name.
  static func snakeCased(_ name: String) -> String {
    if name == "volumes" { return "volume" }
    var snake = ""
    for character in name {
      if character.isUppercase { snake += "_" }
      snake += character.lowercased()
    }
    return snake
  }
}

extension JSONValue {
  /// The value of a property of the API; of duplicates the last, as in parsers.
  func member(named name: StaticString, _ spelling: Spelling) -> JSONValue? {
    if case .camelCase = spelling { return member(name)?.value }
    var found: JSONValue?
    for member in members where spelling.matches(member.key, name) { found = member.value }
    return found
  }
}
