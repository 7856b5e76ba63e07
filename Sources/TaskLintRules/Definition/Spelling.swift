/// How an input form writes the names of the API's members.
public enum Spelling: Sendable {
  /// As the ECS API does: `logDriver`. Names in maps stand as they are.
  case camelCase
  /// As CloudFormation does: `LogDriver`.
  case pascalCase
  /// As Terraform's resource does: `log_driver`.
  case snakeCase
  /// As readers that ignore case take it: Terraform's container definitions.
  case anyCase

  /// Whether a key is the API's member of a name, spelt this way.
  func matches(_ key: JSONString, _ name: StaticString) -> Bool {
    switch self {
    case .camelCase: key == name
    case .pascalCase: key.text == Self.pascalCased(name.description)
    case .snakeCase: key.text == Self.snakeCased(name.description)
    case .anyCase: key == name || key.text.lowercased() == name.description.lowercased()
    }
  }

  /// The API's spelling of a key.
  func canonical(_ key: String) -> String {
    switch self {
    case .camelCase, .anyCase: key
    case .pascalCase: key.prefix(1).lowercased() + key.dropFirst()
    case .snakeCase where key == "volume": "volumes"
    case .snakeCase:
      key.split(separator: "_").enumerated().map { index, word in
        index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
      }.joined()
    }
  }

  /// The key of the API's member of a name, spelt this way.
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

  /// A resource's attribute of Terraform's; a block that may be repeated is named in the singular.
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
