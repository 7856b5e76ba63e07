/// A task definition as the API itself writes it, in its input or its answer.
enum APIObject {
  /// Whether an object is a task definition that somebody wrote.
  static func isDefinition(_ value: JSONValue) -> Bool {
    guard let containers = value.member("containerDefinitions")?.value else { return false }
    return containers.kind != .object && !isSkeleton(value, containers: containers)
  }

  /// What `aws ecs register-task-definition --generate-cli-skeleton` prints: every name is empty.
  private static func isSkeleton(_ value: JSONValue, containers: JSONValue) -> Bool {
    guard let family = value.member("family")?.value.string, family.isEmpty else { return false }
    return containers.elements.allSatisfy { $0.member("name")?.value.string?.isEmpty ?? false }
  }

  /// Whether an object has members that only the server's answer has: those of botocore's
  /// TaskDefinition that RegisterTaskDefinitionRequest lacks.
  static func isDescribed(_ value: JSONValue) -> Bool {
    let answers: [StaticString] = [
      "taskDefinitionArn", "revision", "status", "registeredAt", "requiresAttributes",
    ]
    return answers.contains { value.member($0) != nil }
  }

  /// The view of a definition; one without a `family` is a fragment.
  static func definition(
    _ value: JSONValue, form: InputForm, isFormStated: Bool = false
  ) -> TaskDefinition {
    let isFragment = value.member("family") == nil
    return TaskDefinition(
      ObjectView(value, InputContext(.camelCase), partiality: isFragment ? .all : .none),
      form: form, document: value.document, isFormStated: isFormStated)
  }
}
