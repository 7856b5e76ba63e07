/// The log router of a definition, as the value of `sidecar` in a configuration.
///
/// In names and addresses that depend on the service, the family and the region of the definition
/// become `${family}` and `${region}`.
package struct SidecarProposal: Sendable {
  /// The reason why a file gives no log router, as a clause without a full stop.
  package struct Failure: Error, Sendable {
    package let reason: String

    /// Creates a failure.
    package init(reason: String) { self.reason = reason }
  }

  /// The container definition, in the spelling of the API.
  let output: JSONOutput

  /// Reads the log router of the first definition of a file that has one.
  package init(_ source: SourceFile, as form: InputForm? = nil) throws(Failure) {
    let contents = FileContents(source, as: form)
    guard !contents.definitions.isEmpty else {
      throw Failure(reason: "the file has no task definition")
    }
    guard let definition = contents.definitions.first(where: { !$0.sidecars.isEmpty }),
      let sidecar = definition.sidecars.first
    else { throw Failure(reason: "no container has a 'firelensConfiguration'") }
    let container = TemplateContainer(definition, sidecar.object.context)
    guard let output = container.output(sidecar.object.value, .containerDefinition) else {
      throw Failure(
        reason: "the log router has values that are unknown before the template is rendered")
    }
    self.output = output
    if let problem { throw Failure(reason: "its log router can't be a template: \(problem)") }
  }

  /// The first problem that the configuration would have with the template.
  private var problem: String? {
    let root: JSONOutput = ["sidecar": output]
    let source = SourceFile(path: ConfigurationLoader.fileName, text: root.lines)
    return ConfigurationReader(source).problems.first?.message
  }
}

/// Writes a log router with variables in place of the values of its definition.
private struct TemplateContainer {
  /// The properties whose strings depend on the service.
  private static let ofService: Set<String> = [
    "environment", "environmentFiles", "secrets", "logConfiguration", "dockerLabels",
  ]

  private let family: String?
  private let region: String?
  private let context: InputContext

  init(_ definition: TaskDefinition, _ context: InputContext) {
    family = definition.family.value?.text
    region = definition.region.map { String($0.name) }
    self.context = context
  }

  /// The value of a property of the log router; nil if it is not known.
  func output(
    _ value: JSONValue, _ shape: APIModel.ShapeName?, isOfService: Bool = false
  ) -> JSONOutput? {
    let form = shape.map { APIModel.forms[Int($0.rawValue)] }
    switch value.kind {
    case .object:
      if context.hasFunctions, IntrinsicFunction(value, conditions: context.conditions) != nil {
        return nil
      }
      var members: [(name: String, value: JSONOutput)] = []
      for member in value.members where member.value.kind != .null {
        let isStructure = form?.isStructure ?? false
        let entry =
          isStructure ? shape.flatMap { ModelTypes.entry(member.key, in: $0, context) } : nil
        let name = entry?.name.description ?? member.key.text
        guard
          let output = self.output(
            member.value, entry?.shape ?? form?.element,
            isOfService: isOfService || Self.ofService.contains(name))
        else { return nil }
        members.append((name, output))
      }
      return .object(members)
    case .array:
      var elements: [JSONOutput] = []
      for element in value.elements {
        guard let output = self.output(element, form?.element, isOfService: isOfService) else {
          return nil
        }
        elements.append(output)
      }
      return .list(elements)
    case .string:
      return value.string.map { .string(isOfService ? generalized($0.text) : $0.text) }
    case .number: return value.integer.map { .integer($0) }
    case .boolean: return value.boolean.map { .boolean($0) }
    case .null, .placeholder: return nil
    }
  }

  /// A text with variables in place of the family and the region of the definition.
  private func generalized(_ text: String) -> String {
    var text = text
    for (value, variable) in [(family, "${family}"), (region, "${region}")] {
      guard let value, !value.isEmpty else { continue }
      text = Self.replacing(value, in: text, by: variable)
    }
    return text
  }

  /// A text with another word in place of one that no letter or digit continues.
  private static func replacing(_ word: String, in text: String, by other: String) -> String {
    let parts = text.parts(separatedBy: word)
    return parts.dropFirst().reduce(parts.first ?? "") { joined, part in
      let isWord =
        !(joined.utf8.last?.isAlphanumeric ?? false) && !(part.utf8.first?.isAlphanumeric ?? false)
      return joined + (isWord ? other : word) + part
    }
  }
}
