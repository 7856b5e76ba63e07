/// The description of a document without a task definition.
public struct DocumentDescription: Hashable, Sendable {
  /// The document as a noun with its article: `a package.json`.
  public let phrase: String
  /// The kind of document, by which a run counts skipped files: `package.json`.
  public let kind: String
  /// Of a skeleton that the AWS CLI generates, a property that is still empty.
  private(set) var emptyProperty: String?
  /// Whether it is a skeleton that is filled in only in part, which a search must not skip.
  private(set) var isUnfinished = false

  private init(_ phrase: String, kind: String) {
    self.phrase = phrase
    self.kind = kind
  }

  /// Creates a description from an article and a kind.
  private init(_ article: String, _ kind: String) { self.init("\(article) \(kind)", kind: kind) }

  static let yaml = DocumentDescription("a YAML file", kind: "YAML")
  static let invalid = DocumentDescription("not valid JSON", kind: "invalid JSON")

  /// Properties that identify a kind of file, the most specific first.
  private static let marks: [(property: StaticString, article: String, kind: String)] = [
    ("Resources", "a", "CloudFormation template"),
    ("AWSTemplateFormatVersion", "a", "CloudFormation template"),
    ("planned_values", "a", "Terraform plan"),
    ("terraform_version", "a", "Terraform state"),
    ("terraform", "a", "Terraform configuration"),
    ("resource", "a", "Terraform configuration"),
    ("taskDefinitionArns", "a", "list of task definition ARNs"),
    ("services", "a", "description of ECS services"),
    ("taskDefinition", "an", "ECS service definition"),
    ("tasks", "a", "description of ECS tasks"),
    ("containerInstances", "a", "description of container instances"),
    ("containerOverrides", "a", "run-task override"),
    ("ImageURI", "an", "imageDetail.json"),
    ("Statement", "an", "IAM policy"),
    ("firelensConfiguration", "a", "single container definition"),
    ("compilerOptions", "a", "tsconfig.json"),
    ("dependencies", "a", "package.json"),
    ("devDependencies", "a", "package.json"),
    ("scripts", "a", "package.json"),
    ("$schema", "a", "file with a JSON schema"),
  ]

  /// Describes a document by its outermost value.
  init(_ root: JSONValue) {
    switch root.kind {
    case .object: self.init(object: root)
    case .array: self.init(array: root)
    case .string: self.init("a single string", kind: "other JSON")
    case .number: self.init("a single number", kind: "other JSON")
    case .boolean, .null: self.init("a single literal", kind: "other JSON")
    case .placeholder: self.init("a template of a single value", kind: "template")
    }
  }

  private init(object: JSONValue) {
    if let containers = object.member("containerDefinitions")?.value {
      self.init(containers.kind == .object ? .containersObject : Self.skeleton(object))
    } else if let mark = Self.marks.first(where: { object.member($0.property) != nil }) {
      let isTemplate = mark.kind == "CloudFormation template"
      self.init(
        "\(mark.article) \(mark.kind)" + (isTemplate ? " without a task definition" : ""),
        kind: mark.kind)
    } else if object.member("name") != nil, object.member("image") != nil {
      self.init("a", "single container definition")
    } else {
      var names = object.members.prefix(3).map { "'\($0.key.text.prefix(40))'" }
      guard let last = names.popLast() else {
        self.init("an empty object", kind: "other JSON")
        return
      }
      self.init(
        "an object with " + (names.isEmpty ? last : names.joined(separator: ", ") + " and " + last),
        kind: "other JSON")
    }
  }

  private init(_ other: DocumentDescription) { self = other }

  private static let containersObject = DocumentDescription(
    "an object whose 'containerDefinitions' is not a list", kind: "other JSON")

  /// A skeleton with the number of properties that are still empty.
  private static func skeleton(_ definition: JSONValue) -> DocumentDescription {
    let empty = CLISkeleton.emptyLists(in: definition)
    let detail = empty.count > 1 ? "\(empty.count) empty properties" : "empty names"
    var description = DocumentDescription(
      "an AWS CLI skeleton with \(detail)", kind: "AWS CLI skeleton")
    description.emptyProperty = empty.first ?? "family"
    description.isUnfinished = !CLISkeleton.isUntouched(definition)
    return description
  }

  private init(array: JSONValue) {
    var elements = array.elements
    guard let first = elements.next() else {
      self.init("an empty list", kind: "other JSON")
      return
    }
    if first.member("name") != nil, first.member("imageUri") != nil {
      self.init("an", "imagedefinitions.json")
    } else if first.member("name") != nil, first.member("image") != nil {
      self.init("a", "list of container definitions among other values")
    } else {
      self.init("a list without container definitions", kind: "other JSON")
    }
  }
}
