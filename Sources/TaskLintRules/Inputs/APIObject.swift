/// A task definition in the names of the API, as its input or output.
enum APIObject {
  /// Whether an object is a task definition and not an unfinished skeleton of one.
  static func isDefinition(_ value: JSONValue) -> Bool {
    guard let containers = value.member("containerDefinitions")?.value else { return false }
    return containers.kind != .object && !CLISkeleton.isSkeleton(value)
  }

  /// The properties that only the API's output has: those of botocore's TaskDefinition that are not
  /// in RegisterTaskDefinitionRequest.
  private static let outputProperties: [StaticString] = [
    "taskDefinitionArn", "revision", "status", "registeredAt", "requiresAttributes",
  ]

  /// Whether an object has properties that only the API's output has.
  static func isDescribed(_ value: JSONValue) -> Bool {
    outputProperties.contains { value.member($0) != nil }
  }

  /// The view of a definition; one without a `family` is a fragment.
  static func definition(
    _ value: JSONValue, form: InputForm, isFormStated: Bool = false
  ) -> TaskDefinition {
    let isFragment = value.member("family") == nil
    return TaskDefinition(
      value, InputContext(.camelCase), partiality: isFragment ? .all : .none, form: form,
      isFormStated: isFormStated)
  }

  /// The view of a definition whose names begin with a capital: the API's output as the SDK for
  /// .NET and PowerShell writes it, or the properties of a resource without its template.
  static func capitalized(_ value: JSONValue) -> TaskDefinition? {
    let properties = value.member("Properties")?.value ?? value
    guard let containers = properties.member("ContainerDefinitions")?.value,
      containers.kind != .object
    else { return nil }
    if outputProperties.contains(where: { properties.member(named: $0, .anyCase) != nil }) {
      return TaskDefinition(properties, InputContext(.anyCase), form: .describe)
    }
    // The conditions are in another file.
    return TaskDefinition(
      properties, InputContext.cloudFormation(conditions: [:]), partiality: .all,
      form: .cloudFormation)
  }
}
