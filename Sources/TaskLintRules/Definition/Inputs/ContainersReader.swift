/// Reads a bare array of container definitions, as Terraform's `file()` takes it, or a single one.
///
/// The task's own properties are in another file, and so unresolved.
struct ContainersReader: InputReader {
  let form = InputForm.containers

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root else { return nil }
    let context = InputContext(.anyCase)
    let isSingle = root.kind == .object
    let elements = isSingle ? [root] : Array(root.elements)
    guard Self.areContainers(elements, context) else { return nil }
    let place = Place(key: nil, range: root.firstToken)
    let containers = elements.map { element in
      Field<JSONValue>(element: element, context).map {
        $0.kind == .object ? ObjectView($0, context) : nil
      }
    }
    let definition = TaskDefinition(
      ObjectView(root, context, partiality: .all),
      // A single container may be one of several.
      containers: isSingle ? .unresolved(containers, place) : .value(containers, place),
      form: form, document: document)
    return ReadDefinitions([definition])
  }

  /// Whether the elements are containers; a few others among them are reported by the rules.
  private static func areContainers(_ elements: [JSONValue], _ context: InputContext) -> Bool {
    let containers = elements.count { isContainer($0, context) }
    let others = elements.count { !isContainer($0, context) && $0.kind != .placeholder }
    return containers > 0 && others <= containers
  }

  private static func isContainer(_ value: JSONValue, _ context: InputContext) -> Bool {
    guard value.kind == .object else { return false }
    let object = ObjectView(value, context)
    return object.member("name") != nil && object.member("image") != nil
  }
}
