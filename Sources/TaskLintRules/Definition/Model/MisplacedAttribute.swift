/// Entries of `requiresAttributes` that were copied into the list of containers.
enum MisplacedAttribute {
  private static let properties: [StaticString] = ["name", "value", "targetType", "targetId"]
  private static let prefixes = ["ecs.capability.", "com.amazonaws.ecs.capability."]

  /// Whether an object is an attribute: it has no properties but an attribute's, and a name of ECS's
  /// own or a target.
  static func isOne(_ element: ContainerDefinition) -> Bool {
    let value = element.object.value
    let spelling = element.object.spelling
    // A container has more, as a rule.
    guard !value.hasMembers(moreThan: properties.count), element.has(.name) else { return false }
    let isKnown = value.members.allSatisfy { member in
      properties.contains { spelling.matches(member.key, $0) }
    }
    guard isKnown, let text = element.member(.name)?.value.string?.text else { return false }
    return prefixes.contains { text.hasPrefix($0) }
      || value.member(named: "targetType", spelling) != nil
      || value.member(named: "targetId", spelling) != nil
  }
}
