/// Names of members that are looked for together, since most objects have none of them.
struct MemberNames: Sendable {
  let names: [StaticString]
  /// A bit for each name, by its hash.
  private let traits: UInt64

  init(_ names: [StaticString]) {
    self.names = names
    traits = names.reduce(0) { traits, name in
      traits | 1 << UInt64(name.withUncheckedBytes(ByteHash.short) & 63)
    }
  }

  /// Whether an object has one of the members.
  func isAny(in object: ObjectView) -> Bool {
    guard case .camelCase = object.spelling else {
      return object.value.members.contains { member in
        names.contains { object.spelling.matches(member.key, $0) }
      }
    }
    return object.value.document.withUnchecked { document in
      let end = Int(document.nodes[object.value.index].next)
      var key = object.value.index + 1
      while key < end {
        let node = document.nodes[key]
        let isWanted = traits >> UInt64(node.keyHash & 63) & 1 != 0
        if node.hasEscapes || isWanted, names.contains(where: { isKey(key, $0, document) }) {
          return true
        }
        key = Int(document.nodes[key + 1].next)
      }
      return false
    }
  }

  private func isKey(_ key: Int, _ name: StaticString, _ document: UncheckedDocument) -> Bool {
    name.withUncheckedBytes { document.withDecodedText(of: key, $0.isSame) }
  }
}
