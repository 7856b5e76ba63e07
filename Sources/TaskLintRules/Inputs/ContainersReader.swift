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
    let decoded = Decoder.containers(elements, in: document, context)
    let definition = TaskDefinition(
      TaskDefinitionProperties(Decoder.empty(root, context, partiality: .all)),
      // A single container may be one of several.
      containers: isSingle
        ? .unresolved(decoded.containers, place) : .value(decoded.containers, place),
      violations: Self.others(elements, context) + decoded.violations, form: form,
      document: document)
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
    return value.member(named: "name", context.spelling) != nil
      && value.member(named: "image", context.spelling) != nil
  }

  /// The elements of another type than a container.
  private static func others(
    _ elements: [JSONValue], _ context: InputContext
  ) -> [SchemaViolation] {
    elements.enumerated().compactMap { index, element in
      guard element.kind != .object, element.kind != .placeholder else { return nil }
      return SchemaViolation(
        .wrongType(element, .object), inContainer: nil, at: [.element(element, index: index)],
        context)
    }
  }
}
