extension APIModel {
  /// The members of all structures, found by structure and name in constant time.
  ///
  /// Every key of every definition is looked up here, so the table hashes the bytes of the file as
  /// they stand, without making strings of them, and its entries hold no references to count.
  final class MemberTable: Sendable {
    /// A member of a structure, and whether the documentation says more of its value than the model
    /// does.
    struct Entry: Sendable {
      let member: Member
      let isLimited: Bool

      var name: StaticString { member.name }
      var shape: ShapeName { member.shape }
    }

    /// The index of a member at the hash of its name or the next free place.
    private let slots: [UInt32]

    private static let slotCount = 1024
    /// What stands in a slot that no member has.
    private static let free = UInt32.max
    /// Stands beside the index of a member that is limited.
    private static let limited: UInt32 = 1 << 31

    init() {
      var slots = Array(repeating: Self.free, count: Self.slotCount)
      for (index, member) in members.enumerated() {
        var slot = Self.slot(of: ByteHash.short(member.name), in: member.owner)
        while slots[slot] != Self.free { slot = (slot + 1) % Self.slotCount }
        slots[slot] = UInt32(truncatingIfNeeded: index)
        if isLimited(member) { slots[slot] |= Self.limited }
      }
      self.slots = slots
    }

    /// The member of a structure whose name stands in a range of a text.
    func entry(_ range: SourceRange, of bytes: [UInt8], in owner: ShapeName) -> Entry? {
      bytes.withUncheckedBytes(in: range.start..<range.end) {
        entry($0, hash: ByteHash.short($0), in: owner)
      }
    }

    /// The member of a structure that has a name of a hash.
    @inline(__always)
    func entry(_ name: UncheckedBytes, hash: UInt16, in owner: ShapeName) -> Entry? {
      var slot = Self.slot(of: hash, in: owner)
      while slots[slot] != Self.free {
        let member = members[Int(slots[slot] & ~Self.limited)]
        if member.owner == owner, member.name.withUncheckedBytes({ $0.isSame(as: name) }) {
          return Entry(member: member, isLimited: slots[slot] & Self.limited != 0)
        }
        slot = (slot + 1) % Self.slotCount
      }
      return nil
    }

    /// The member of a structure of a name in the API's spelling.
    func entry(named name: String, in owner: ShapeName) -> Entry? {
      let bytes = Array(name.utf8)
      return entry(SourceRange(0, bytes.count), of: bytes, in: owner)
    }

    /// The member of a structure whose name differs from a word in case alone, or not at all.
    func entry(ignoringCaseOf word: String, in owner: ShapeName) -> Entry? {
      guard word.utf8.count < 64 else { return nil }
      let word = word.lowercased()
      return members(of: owner).first { $0.name.description.lowercased() == word }
        .flatMap { entry(named: $0.name.description, in: owner) }
    }

    /// The first of the slots to look at for a name of a hash.
    private static func slot(of hash: UInt16, in owner: ShapeName) -> Int {
      Int(hash ^ UInt16(owner.rawValue) &* 0x9E37) % slotCount
    }
  }
}
