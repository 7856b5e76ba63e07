/// The skeleton that `aws ecs register-task-definition --generate-cli-skeleton` prints: every
/// property of the API, with empty texts and zeros.
enum CLISkeleton {
  /// The number of empty lists from which a definition counts as a skeleton.
  ///
  /// A handwritten definition has hardly any.
  private static let emptyListLimit = 4

  /// Properties for which the skeleton contains one of the possible values.
  private static let filled: [StaticString] = [
    "type", "condition", "protocol", "appProtocol", "permissions", "readOnly",
  ]

  /// Whether a definition is a skeleton, untouched or filled in only in part.
  static func isSkeleton(_ definition: JSONValue) -> Bool {
    isUntouched(definition)
      || (hasManyEmptyStrings(definition)
        && emptyLists(in: definition).count >= emptyListLimit)
  }

  /// Whether the family and the names of all containers are empty.
  static func isUntouched(_ definition: JSONValue) -> Bool {
    guard let containers = definition.member("containerDefinitions")?.value,
      let family = definition.member("family")?.value.string, family.isEmpty
    else { return false }
    return containers.elements.allSatisfy { $0.member("name")?.value.string?.isEmpty ?? false }
  }

  /// The names of the lists whose only element is empty, in the order of the file.
  static func emptyLists(in definition: JSONValue) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    var open = [definition]
    while let value = open.popLast() {
      var inner: [JSONValue] = []
      for member in value.members {
        if isEmptyList(member.value), known.insert(member.key.text).inserted {
          names.append(member.key.shown)
        } else if member.value.kind == .object || member.value.kind == .array {
          inner.append(member.value)
        }
      }
      for element in value.elements where element.kind == .object { inner.append(element) }
      open += inner.reversed()
    }
    return names
  }

  /// Whether a value is a list of one element without content.
  private static func isEmptyList(_ value: JSONValue) -> Bool {
    var elements = value.elements
    guard let element = elements.next(), elements.next() == nil else { return false }
    if let string = element.string { return string.isEmpty }
    var hasEmptyString = false
    for member in element.members where !filled.contains(where: { member.key == $0 }) {
      switch member.value.kind {
      case .string where member.value.string?.isEmpty ?? false: hasEmptyString = true
      case .number where member.value.integer == 0: break
      case .boolean: break
      default: return false
      }
    }
    return hasEmptyString
  }

  /// Whether enough strings are empty.
  ///
  /// A scan of the nodes is fast, and most definitions have none.
  private static func hasManyEmptyStrings(_ definition: JSONValue) -> Bool {
    let nodes = definition.document.nodes
    var count = 0
    for index in definition.index..<(definition.index + definition.nodeCount)
    where nodes[index].kind == .string && nodes[index].end - nodes[index].start == 2 {
      count += 1
      if count >= emptyListLimit { return true }
    }
    return false
  }
}
