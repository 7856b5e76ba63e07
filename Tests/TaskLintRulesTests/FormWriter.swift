@testable import TaskLintRules

/// Writes an API definition in another input form, on one line.
struct FormWriter {
  private let marks: CarriedMarks
  private let document: JSONDocument

  init(_ marked: MarkedText, _ document: JSONDocument) {
    marks = CarriedMarks(marked)
    self.document = document
  }

  /// A value in the form of the API.
  func text(_ value: JSONValue) -> String {
    rewritten(value) { key, value in (token(key.range), text(value)) }
  }

  // MARK: - CloudFormation

  /// The template of a definition.
  func template(_ root: JSONValue) -> String {
    let properties = pascalCased(root, .registerTaskDefinitionRequest)
    return
      #"{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Role":{"Type":"AWS::IAM::Role"},"#
      + #""Task":{"Type":"AWS::ECS::TaskDefinition","Properties":\#(properties)}}}"#
  }

  private func pascalCased(_ value: JSONValue, _ name: APIModel.ShapeName) -> String {
    let form = APIModel.forms[Int(name.rawValue)]
    return rewritten(value) { key, value in
      guard form.isStructure else { return (token(key.range), pascalCased(value, form.element)) }
      let entry = APIModel.table.entry(named: key.text, in: name)
      if entry == nil, Self.isAnswer(key.text) { return nil }
      let spelt = entry.map {
        CloudFormationNames.name(of: $0.name.description, in: $0.member.owner)
      }
      return (
        token(key.range, as: spelt ?? Self.misspelt(key.text, in: name)),
        entry.map { pascalCased(value, $0.shape) } ?? text(value)
      )
    } element: { element in
      pascalCased(element, form.element)
    }
  }

  /// An unknown name with a capital letter, unless that makes it a known name.
  private static func misspelt(_ name: String, in owner: APIModel.ShapeName) -> String {
    let pascal = Spelling.pascalCased(name)
    let known = CloudFormationNames.apiName(of: pascal, in: owner)
      .flatMap { APIModel.table.entry(named: $0, in: owner) }
    // A name that the user chose, such as that of an option in the wrong object.
    guard !name.contains("-") else { return name }
    return known?.name.description ?? pascal
  }

  private static func isAnswer(_ name: String) -> Bool {
    APIModel.describeOnlyMembers.contains { $0.description == name }
  }

  // MARK: - Terraform

  /// The attributes of the provider's resource, which are null in a plan if they are not set.
  private static let attributes = [
    "cpu", "enable_fault_injection", "ephemeral_storage", "execution_role_arn", "ipc_mode",
    "memory", "network_mode", "pid_mode", "placement_constraints", "proxy_configuration",
    "requires_compatibilities", "runtime_platform", "task_role_arn", "volume",
  ]

  /// The plan of a definition; unresolved properties of a fragment are known after apply.
  func plan(_ root: JSONValue, isWhole: Bool) -> String {
    var written: [String] = []
    var members: [String] = []
    for member in root.members where !Self.isAnswer(member.key.text) {
      let name = Spelling.snakeCase.name(of: member.key.text)
      written.append(name)
      let key = token(member.key.range, as: name)
      if member.key == "containerDefinitions" {
        members.append("\(key):\"\(Self.escaped(text(member.value)))\"")
      } else {
        let value = snakeCased(member.value)
        let isBlock = member.value.kind == .object
        members.append("\(key):\(isBlock ? "[\(value)]" : value)")
      }
    }
    if isWhole {
      members += Self.attributes.filter { !written.contains($0) }.map { "\"\($0)\":null" }
    }
    let resource =
      #"{"type":"aws_ecs_task_definition","values":{\#(members.joined(separator: ","))}}"#
    return
      #"{"format_version":"1.2","planned_values":{"root_module":{"child_modules":[{"resources":[{"#
      + #""type":"aws_iam_role","values":{}},\#(resource)]}]}}}"#
  }

  private func snakeCased(_ value: JSONValue) -> String {
    rewritten(value) { key, value in
      (token(key.range, as: Spelling.snakeCase.name(of: key.text)), snakeCased(value))
    }
  }

  /// Escapes a string like Terraform, including angle brackets and ampersands; marks contain
  /// nothing to escape.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case "<", ">", "&": escaped += "\\u00" + String(scalar.value, radix: 16)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  // MARK: - Tokens

  private func token(_ range: SourceRange, as name: String? = nil) -> String {
    marks.token(range, in: document.source, as: name.map { "\"\($0)\"" })
  }

  /// Writes a value with the given properties and elements; a property can be left out.
  private func rewritten(
    _ value: JSONValue, member: (JSONString, JSONValue) -> (key: String, value: String)?,
    element: ((JSONValue) -> String)? = nil
  ) -> String {
    switch value.kind {
    case .object:
      let members = value.members.compactMap { member($0.key, $0.value) }
      return token(value.firstToken)
        + members.map { "\($0.key):\($0.value)" }.joined(separator: ",") + "}"
    case .array:
      let elements = value.elements.map { inner in
        element.map { $0(inner) } ?? rewritten(inner, member: member)
      }
      return token(value.firstToken) + elements.joined(separator: ",") + "]"
    default: return token(value.range)
    }
  }
}
