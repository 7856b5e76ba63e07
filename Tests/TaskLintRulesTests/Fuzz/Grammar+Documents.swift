/// Whole documents of the grammars.
extension GrammarMaker {
  private static let names = ["IsA", "IsB", "IsC", "IsD", "IsE"]

  // MARK: - CloudFormation

  /// A template with parameters, conditions that refer to each other, functions and metadata.
  mutating func template() -> String {
    isPascalCase = true
    let parameters = some(4) { maker in
      let values = maker.some(4) { $0.string() }
      return "\"P\(maker.choices.number(below: 5))\":{\"Type\":\"String\",\"AllowedValues\":"
        + maker.list(values) + "}"
    }
    let conditions = some(5) { maker in
      "\"\(maker.choices.one(of: Self.names))\":\(maker.condition())"
    }
    var resources = [resource()] + some(2) { $0.resource() }
    if choices.number(below: 4) == 3 {
      resources.append("\"Fn::ForEach::Loop\":[\"X\",\(value()),{\(resource())}]")
    }
    return object([
      "\"Parameters\":\(object(parameters))", "\"Conditions\":\(object(conditions))",
      "\"Resources\":\(object(resources))",
    ])
  }

  private mutating func resource() -> String {
    let rules = some(2) { maker in
      "\"\(maker.choices.one(of: ["all", "ecs-value-invalid", "x"]))\":\(maker.value())"
    }
    var members = [
      "\"Type\":\"AWS::ECS::TaskDefinition\"", "\"Properties\":\(definition())",
      "\"Metadata\":{\"tasklint\":{\"ignore\":\(object(rules))}}",
    ]
    if choices.number(below: 3) == 2 {
      members.append("\"Condition\":\"\(choices.one(of: Self.names))\"")
    }
    return "\"Task\(choices.number(below: 4))${X}\":\(object(members))"
  }

  private mutating func condition() -> String {
    depth += 1
    defer { depth -= 1 }
    let reference = "{\"Condition\":\"\(choices.one(of: Self.names))\"}"
    guard depth < 6 else { return reference }
    switch choices.number(below: 6) {
    case 0, 1: return "{\"Fn::Equals\":[{\"Ref\":\"P\(choices.number(below: 5))\"},\(string())]}"
    case 2: return reference
    case 3: return "{\"Fn::Not\":[\(condition())]}"
    case 4: return "{\"Fn::And\":\(list(some(4) { $0.condition() }))}"
    default: return "{\"Fn::Or\":\(list(some(4) { $0.condition() }))}"
    }
  }

  mutating func function() -> String {
    switch choices.number(below: 6) {
    case 0: return "{\"Ref\":\"\(choices.one(of: ["P0", "P1", "AWS::NoValue", "AWS::Region"]))\"}"
    case 1: return "{\"Fn::If\":[\"\(choices.one(of: Self.names))\",\(value()),\(value())]}"
    case 2: return "{\"Fn::Sub\":\(string())}"
    case 3: return "{\"Fn::Join\":[\",\",\(list(some(3) { $0.value() }))]}"
    case 4: return "{\"Fn::GetAtt\":[\(string()),\"Arn\"]}"
    default: return "{\"Fn::Select\":[\(value()),\(list(some(2) { $0.value() }))]}"
    }
  }

  // MARK: - Terraform

  /// A plan or a configuration with container definitions in a string.
  mutating func terraform() -> String {
    let text = list([container()] + some(3) { $0.container() })
    let levels = choices.number(below: 2) + 1
    let containers = (0..<levels).reduce(text) { text, _ in Self.quoted(text) }
    guard choices.number(below: 2) == 0 else {
      return "{\"resource\":{\"aws_ecs_task_definition\":{\"a\":{\"family\":\(string()),"
        + "\"container_definitions\":\(containers)}}}}"
    }
    let module =
      "{\"resources\":[{\"type\":\"aws_ecs_task_definition\",\"values\":{\"family\":"
      + "\(string()),\"container_definitions\":\(containers)}}]}"
    return "{\"terraform_version\":\"1.9.0\",\"planned_values\":{\"root_module\":\(module)}}"
  }

  /// A text as a string, with some characters escaped in another way than necessary.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "{": quoted += "\\u007b"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  // MARK: - Suppressions

  /// Definitions with labels that accept findings, in a list or in lines.
  mutating func suppressed() -> String {
    let definitions = [definition()] + some(2) { $0.definition() }
    switch choices.number(below: 3) {
    case 0: return definitions[0]
    case 1: return list(definitions)
    default: return definitions.joined(separator: "\n")
    }
  }

  // MARK: - Configurations

  /// A configuration with patterns.
  mutating func configuration() -> String {
    let keys = [
      "include", "exclude", "select", "ignore", "severity", "overrides", "extends", "failOn",
      "settings",
      "x",
    ]
    return object(
      some(6) { maker in
        let key = maker.choices.one(of: keys)
        switch key {
        case "include", "exclude": return "\"\(key)\":\(maker.list(maker.some(4) { $0.glob() }))"
        case "select", "ignore": return "\"\(key)\":\(maker.list(maker.some(3) { $0.rule() }))"
        case "severity": return "\"severity\":{\(maker.rule()):\"note\"}"
        case "overrides":
          return "\"overrides\":\(maker.list(maker.some(3) { $0.override() }))"
        default: return "\"\(key)\":\(maker.value())"
        }
      })
  }

  private mutating func rule() -> String {
    "\"\(choices.one(of: ["all", "ecs", "policy", "ecs-value-invalid", "ecs-value", ""]))\""
  }

  private mutating func override() -> String {
    let members = [
      "\"files\":\(list(some(2) { $0.glob() }))", "\"containers\":\(list(some(2) { $0.glob() }))",
      "\"ignore\":\(rule())", "\"reason\":\(string())",
      "\"until\":\"\(choices.one(of: ["2026-02-28", "2026-02-30", "9999-12-31", "0000-01-01"]))\"",
    ]
    return object(members)
  }

  private mutating func glob() -> String {
    let parts = [
      "*", "**", "/", "?", "a", "{", "}", ",", "[", "]", "!", "../", "é", "-", "\\\\", ".",
    ]
    return "\"" + choices.some(upTo: 12) { $0.one(of: parts) }.joined() + "\""
  }
}
