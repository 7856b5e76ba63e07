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
    var violations = decoded.violations
    Self.add(others: elements, to: &violations)
    let definition = TaskDefinition(
      TaskDefinitionProperties(Decoder.empty(root, context, partiality: .all)),
      // A single container may be one of several.
      containers: isSingle
        ? .unresolved(decoded.containers, place) : .value(decoded.containers, place),
      violations: SchemaViolations(violations, in: document, context), form: form,
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

  /// Adds the elements of another type than a container.
  private static func add(others elements: [JSONValue], to violations: inout SchemaViolations.Log) {
    for (index, element) in elements.enumerated()
    where element.kind != .object && element.kind != .placeholder {
      violations.add(
        .wrongType(Int32(truncatingIfNeeded: element.index), .object), inContainer: nil,
        at: [SchemaViolations.Log.step(to: element.index, at: index)])
    }
  }
}
