/// The values of a definition that replace the variables of a template.
struct SidecarValues {
  private static let familyVariable = "${family}"
  private static let regionVariable = "${region}"

  private let family: String?
  private let region: String?
  private let context: InputContext

  init(_ definition: TaskDefinition) {
    family = definition.family.value.map(\.text)
    region = definition.region.map { String($0.name) }
    context = definition.containers.first?.object.context ?? definition.object.context
  }

  /// The spelling of the definition.
  var spelling: Spelling { context.spelling }

  /// The output of a template's value, of a shape of the API, in the spelling of the definition; nil
  /// if a value of the definition is not known.
  func output(_ value: JSONValue, _ shape: APIModel.ShapeName?) -> JSONOutput? {
    let form = shape.map { APIModel.forms[Int($0.rawValue)] }
    switch value.kind {
    case .object:
      var members: [(name: String, value: JSONOutput)] = []
      for member in value.members where member.value.kind != .null {
        let entry = form?.isStructure ?? false ? entry(member.key, shape) : nil
        let inner = entry?.shape ?? form?.element
        guard let output = self.output(member.value, inner) else { return nil }
        members.append((entry.map(name) ?? member.key.text, output))
      }
      return .object(members)
    case .array:
      var elements: [JSONOutput] = []
      for element in value.elements {
        guard let output = self.output(element, form?.element) else { return nil }
        elements.append(output)
      }
      return .list(elements)
    case .string: return value.string.flatMap { output($0.text) }
    case .number: return value.integer.map { .integer($0) }
    case .boolean: return value.boolean.map { .boolean($0) }
    case .null, .placeholder: return nil
    }
  }

  /// A string of the template with the values of the definition.
  func output(_ text: String) -> JSONOutput? {
    guard let text = replacing(Self.familyVariable, in: text, by: family) else { return nil }
    if let text = replacing(Self.regionVariable, in: text, by: region) { return .string(text) }
    guard context.hasFunctions else { return nil }
    if text == Self.regionVariable { return ["Ref": "AWS::Region"] }
    let parts = text.parts(separatedBy: Self.regionVariable)
    // Another '$' would be a variable of the function.
    guard !parts.contains(where: { $0.utf8.contains(UInt8(ascii: "$")) }) else { return nil }
    return ["Fn::Sub": .string(parts.joined(separator: "${AWS::Region}"))]
  }

  private func replacing(_ variable: String, in text: String, by value: String?) -> String? {
    guard text.holds(bytesOf: variable) else { return text }
    return value.map { text.parts(separatedBy: variable).joined(separator: $0) }
  }

  private func entry(
    _ key: JSONString, _ owner: APIModel.ShapeName?
  ) -> APIModel.MemberTable.Entry? {
    owner.flatMap { ModelTypes.entry(key, in: $0, InputContext(.camelCase)) }
  }

  private func name(_ entry: APIModel.MemberTable.Entry) -> String {
    let name = entry.name.description
    return context.spelling == .pascalCase
      ? CloudFormationNames.name(of: name, in: entry.member.owner) : name
  }
}

extension TaskDefinition {
  /// The region of the task with its place: that of the definition's ARN, else that of the first
  /// `awslogs` container.
  var region: (name: ArraySlice<UInt8>, range: SourceRange)? {
    // An ARN with a placeholder for the account still has a known region.
    if let string = properties.taskDefinitionArn.written, let arn = ARN(string.decodedBytes),
      Region.isName(arn.regionBytes)
    {
      return (arn.regionBytes, string.range)
    }
    for container in containers {
      guard let driver = container.logDriver.value, driver == "awslogs",
        let options = container.logConfiguration.value?.options.value,
        let region = options.string("awslogs-region").value,
        Region.isName(region.decodedBytes)
      else { continue }
      return (region.decodedBytes, region.range)
    }
    return nil
  }
}
