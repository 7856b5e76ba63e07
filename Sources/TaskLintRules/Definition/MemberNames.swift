/// Names of members that are looked for together, since most objects have none of them.
struct MemberNames: Sendable {
  let names: [StaticString]
  /// A bit for each name, by its length and its first letter.
  private let traits: UInt64

  init(_ names: [StaticString]) {
    self.names = names
    traits = names.reduce(0) { traits, name in
      let first = name.withUTF8Buffer { $0.first ?? 0 }
      return traits | Self.trait(length: name.utf8CodeUnitCount, first: first)
    }
  }

  /// With this factor few of ECS's usual names share a bit.
  private static func trait(length: Int, first: UInt8) -> UInt64 {
    1 << UInt64((length &* 10 &+ Int(first)) & 63)
  }

  /// Whether an object has one of the members.
  func isAny(in object: ObjectView) -> Bool {
    guard case .camelCase = object.spelling else {
      return object.value.members.contains { member in
        names.contains { object.spelling.matches(member.key, $0) }
      }
    }
    let document = object.value.document
    let end = Int(document.nodes[object.value.index].next)
    var key = object.value.index + 1
    while key < end {
      let node = document.nodes[key]
      let (start, length) = (Int(node.start) + 1, Int(node.end - node.start) - 2)
      let trait = Self.trait(length: length, first: document.bytes[start])
      if node.hasEscapes || traits & trait != 0,
        names.contains(where: { document.isString(key, $0) })
      {
        return true
      }
      key = Int(document.nodes[key + 1].next)
    }
    return false
  }
}
