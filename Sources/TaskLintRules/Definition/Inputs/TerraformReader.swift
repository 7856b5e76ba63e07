/// Reads the task definitions of `terraform show -json`: a plan or a state, with its modules.
///
/// Source: https://developer.hashicorp.com/terraform/internals/json-format
struct TerraformReader: InputReader {
  let form = InputForm.terraform

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root else { return nil }
    let values = root.member("planned_values")?.value ?? root.member("values")?.value
    guard let module = values?.member("root_module")?.value else { return nil }
    var read = ReadDefinitions([])
    var modules = [module]
    while let module = modules.popLast() {
      modules += (module.member("child_modules")?.value).map { Array($0.elements) } ?? []
      for resource in module.member("resources")?.value.elements ?? JSONValue.noElements(module) {
        guard let type = resource.member("type")?.value.string, type == "aws_ecs_task_definition",
          let values = resource.member("values")?.value, values.kind == .object
        else { continue }
        add(values, of: document, to: &read)
      }
    }
    return read.definitions.isEmpty ? nil : read
  }

  private func add(_ values: JSONValue, of document: JSONDocument, to read: inout ReadDefinitions) {
    // A plan leaves out the attributes that are known after apply alone.
    let object = ObjectView(values, InputContext(.snakeCase), partiality: .untilApply)
    var containers: Field<[Field<ObjectView>]> = .unresolved(
      nil, Place(key: nil, range: values.firstToken))
    // Terraform has put in every value that it knows: what is left in the string is meant as it is.
    if case .value(let string, let place) = object.field("containerDefinitions").map(\.string) {
      let embedded = JSONDocument(embeddedIn: string)
      read.embedded.append(embedded)
      containers = Self.containers(embedded, place: place)
    }
    read.definitions.append(
      TaskDefinition(object, containers: containers, form: form, document: document))
  }

  private static func containers(
    _ document: JSONDocument, place: Place
  ) -> Field<[Field<ObjectView>]> {
    // Terraform decodes the containers with a reader that ignores case.
    let context = InputContext(.anyCase)
    guard let root = document.root, root.kind == .array else { return .unresolved(nil, place) }
    let elements = root.elements.map { element in
      Field<JSONValue>(element: element, context).map {
        $0.kind == .object ? ObjectView($0, context) : nil
      }
    }
    return .value(elements, place)
  }
}

extension JSONValue {
  /// The elements of something that has none.
  fileprivate static func noElements(_ value: JSONValue) -> Elements {
    Elements(document: value.document, index: 0, end: 0)
  }
}
