/// Reads a bare array of container definitions, as Terraform's `file()` takes it, or a single one.
///
/// All that a task says beside its containers is given elsewhere, and so unresolved.
struct ContainersReader: InputReader {
  let form = InputForm.containers

  func read(_ document: JSONDocument) -> ReadDefinitions? {
    guard let root = document.root else { return nil }
    let context = InputContext(.anyCase)
    let isSingle = root.kind == .object
    let elements = isSingle ? [root] : Array(root.elements)
    guard !elements.isEmpty,
      elements.allSatisfy({ $0.kind == .placeholder || Self.isContainer($0, context) }),
      elements.contains(where: { $0.kind == .object })
    else { return nil }
    let place = Place(key: nil, range: root.firstToken)
    let containers = elements.map { element in
      Field<JSONValue>(element: element, context).map { ObjectView($0, context) }
    }
    let definition = TaskDefinition(
      ObjectView(root, context, partiality: .all),
      // A single container is one of several, whose others stand in other files.
      containers: isSingle ? .unresolved(containers, place) : .value(containers, place),
      form: form, document: document)
    return ReadDefinitions([definition])
  }

  private static func isContainer(_ value: JSONValue, _ context: InputContext) -> Bool {
    guard value.kind == .object else { return false }
    let object = ObjectView(value, context)
    return object.member("name") != nil && object.member("image") != nil
  }
}
