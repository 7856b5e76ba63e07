/// Reads the task definitions of Terraform: a plan or a state as `terraform show -json` prints it, a
/// raw state of version 4, or a configuration in JSON (`*.tf.json`).
///
/// Sources: https://developer.hashicorp.com/terraform/internals/json-format and
/// https://developer.hashicorp.com/terraform/language/syntax/json
struct TerraformReader: InputReader {
  let form = InputForm.terraform

  private static let resourceType: StaticString = "aws_ecs_task_definition"

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root else { return nil }
    var read = ReadDefinitions([])
    for values in Self.printed(root) + Self.state(root) {
      add(values, isExpression: false, of: document, to: &read)
    }
    for values in Self.configuration(root) {
      add(values, isExpression: true, of: document, to: &read)
    }
    return read.definitions.isEmpty ? nil : read
  }

  // MARK: - Resources

  /// The resources of a plan or a state that Terraform printed, with those of its modules.
  private static func printed(_ root: JSONValue) -> [JSONValue] {
    let values = root.member("planned_values")?.value ?? root.member("values")?.value
    var modules = [values?.member("root_module")?.value].compactMap(\.self)
    var found: [JSONValue] = []
    while let module = modules.popLast() {
      modules += elements(module.member("child_modules")?.value)
      for resource in elements(module.member("resources")?.value) where isManaged(resource) {
        found += [resource.member("values")?.value].compactMap(\.self)
      }
    }
    return found
  }

  /// The instances of the resources in a raw state, as a backend stores it.
  private static func state(_ root: JSONValue) -> [JSONValue] {
    guard root.member("version")?.value.integer == 4 else { return [] }
    return elements(root.member("resources")?.value).filter(isManaged).flatMap { resource in
      elements(resource.member("instances")?.value).compactMap { $0.member("attributes")?.value }
    }
  }

  /// The blocks of a configuration, `{"resource": {TYPE: {NAME: BODY}}}`: at each level a list of
  /// objects is allowed as well.
  private static func configuration(_ root: JSONValue) -> [JSONValue] {
    objects(root.member("resource")?.value)
      .flatMap { objects($0.member(resourceType)?.value) }
      .flatMap { $0.members.flatMap { objects($0.value) } }
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    value.map { Array($0.elements) } ?? []
  }

  private static func objects(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    return value.kind == .object ? [value] : value.elements.filter { $0.kind == .object }
  }

  /// Whether a resource is a task definition that the configuration owns, and not a data source.
  private static func isManaged(_ resource: JSONValue) -> Bool {
    let type = resource.member("type")?.value.string
    let isData = resource.member("mode")?.value.string.map { $0 == "data" } ?? false
    return !isData && type.map { $0 == resourceType } ?? false
  }

  // MARK: - Definitions

  /// Adds the definition of a resource; `isExpression` specifies whether its strings may contain
  /// Terraform expressions, which are unresolved.
  private func add(
    _ values: JSONValue, isExpression: Bool, of document: JSONDocument,
    to read: inout ReadDefinitions
  ) {
    guard values.kind == .object else { return }
    // A plan leaves out the attributes that are known only after apply.
    let decoded = Decoder.definition(
      values, InputContext(.snakeCase), partiality: .untilApply)
    let properties = TaskDefinitionProperties(decoded.object)
    var containers: Field<[Field<ContainerDefinition>]> = .unresolved(
      nil, Place(key: nil, range: values.firstToken))
    var violations: SchemaViolations?
    // A plan holds every value that is known: what looks like a placeholder is meant literally.
    if case .value(let string, let place) = properties.field(.containerDefinitions).map(\.string) {
      let embedded = JSONDocument(embeddedIn: string)
      // An expression may contain quotes, so that the string is not JSON until it is evaluated.
      if !isExpression || embedded.fatal == nil || !string.decodedBytes.holds("${") {
        read.embedded.append(embedded)
        (containers, violations) = Self.containers(embedded, place: place)
      }
    }
    read.definitions.append(
      TaskDefinition(
        properties, containers: containers, violations: violations ?? decoded.violations,
        form: form, document: document))
  }

  private static func containers(
    _ document: JSONDocument, place: Place
  ) -> (Field<[Field<ContainerDefinition>]>, SchemaViolations?) {
    // Terraform decodes the containers with a reader that ignores case.
    let context = InputContext(.anyCase)
    guard let root = document.root, root.kind == .array else {
      return (.unresolved(nil, place), nil)
    }
    let decoded = Decoder.containers(Array(root.elements), in: document, context)
    return (
      .value(decoded.containers, place),
      SchemaViolations(decoded.violations, in: document, context)
    )
  }
}
