/// Tells what a document is that is no task definition.
enum Lookalike {
  /// Names of members by which a kind of file is known, the most telling first.
  private static let marks: [(member: StaticString, description: String)] = [
    ("Resources", "a CloudFormation template"),
    ("AWSTemplateFormatVersion", "a CloudFormation template"),
    ("planned_values", "a Terraform plan"),
    ("terraform_version", "a Terraform state"),
    ("taskDefinitionArns", "a list of task definition ARNs"),
    ("services", "the description of ECS services"),
    ("taskDefinition", "the definition of an ECS service"),
    ("tasks", "the description of ECS tasks"),
    ("containerInstances", "the description of container instances"),
    ("containerOverrides", "the overrides of a run-task call"),
    ("ImageURI", "an imageDetail.json"),
    ("Statement", "an IAM policy"),
    ("firelensConfiguration", "a single container definition"),
    ("compilerOptions", "a tsconfig.json"),
    ("dependencies", "a package.json"),
    ("devDependencies", "a package.json"),
    ("scripts", "a package.json"),
    ("$schema", "a file with a JSON schema of its own"),
  ]

  /// What a document looks like, with its article.
  static func describe(_ root: JSONValue) -> String {
    switch root.kind {
    case .object: describe(object: root)
    case .array: describe(array: root)
    case .string: "a single string"
    case .number: "a single number"
    case .boolean, .null: "a single word"
    case .placeholder: "a template that renders to one value"
    }
  }

  private static func describe(object: JSONValue) -> String {
    if let containers = object.member("containerDefinitions") {
      return containers.value.kind == .object
        ? "an object whose containerDefinitions is no list"
        : "the skeleton that the AWS CLI generates, with every name empty"
    }
    if let mark = marks.first(where: { object.member($0.member) != nil }) {
      return mark.description
    }
    if object.member("name") != nil, object.member("image") != nil {
      return "a single container definition"
    }
    var names = object.members.prefix(3).map { "'\($0.key.text.prefix(40))'" }
    guard let last = names.popLast() else { return "an empty object" }
    return "an object with "
      + (names.isEmpty ? last : names.joined(separator: ", ") + " and " + last)
  }

  private static func describe(array: JSONValue) -> String {
    var elements = array.elements
    guard let first = elements.next() else { return "an empty list" }
    if first.member("name") != nil, first.member("imageUri") != nil {
      return "an imagedefinitions.json"
    }
    if first.member("name") != nil, first.member("image") != nil {
      return "a bare list of container definitions"
    }
    return "a list without container definitions"
  }
}
