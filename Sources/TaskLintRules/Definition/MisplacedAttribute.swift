/// Entries of `requiresAttributes` that were copied into the list of containers.
enum MisplacedAttribute {
  private static let properties: [StaticString] = ["name", "value", "targetType", "targetId"]
  private static let prefixes = ["ecs.capability.", "com.amazonaws.ecs.capability."]

  /// Whether an object is an attribute: it has no properties but an attribute's, and a name of ECS's
  /// own or a target.
  static func isOne(_ object: ObjectView) -> Bool {
    let value = object.value
    // A container has more, as a rule.
    guard !value.hasMembers(moreThan: properties.count), let name = object.member("name") else {
      return false
    }
    let isKnown = value.members.allSatisfy { member in
      properties.contains { object.spelling.matches(member.key, $0) }
    }
    guard isKnown, let text = name.value.string?.text else { return false }
    return prefixes.contains { text.hasPrefix($0) } || object.member("targetType") != nil
      || object.member("targetId") != nil
  }
}
