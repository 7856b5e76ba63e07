/// A set of property names that are searched together, because most objects have none of them.
struct MemberNames: Sendable {
  let names: [StaticString]
  /// 32 bits wide, because generic metadata for this type exists at start-up.
  private let hashes: [UInt32]
  /// A bit for the hash of each name.
  private let marks: UInt64

  init(_ names: [StaticString]) {
    self.names = names
    hashes = names.map { UInt32(ByteHash.short($0)) }
    marks = names.reduce(0) { $0 | UncheckedDocument.mark(ByteHash.short($1)) }
  }

  /// Whether an object has one of the properties.
  func isAny(in object: ObjectView) -> Bool {
    guard case .camelCase = object.spelling else {
      return object.value.members.contains { member in
        names.contains { object.spelling.matches(member.key, $0) }
      }
    }
    guard object.mayHaveKey(in: marks) else { return false }
    return names.indices.contains { index in
      object.mayHaveKey(in: UncheckedDocument.mark(UInt16(truncatingIfNeeded: hashes[index])))
        && object.value.member(names[index]) != nil
    }
  }
}
