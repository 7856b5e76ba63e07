extension APIModel {
  /// The properties of all structures, by structure and name.
  ///
  /// Every key of every definition is looked up here in constant time: the table hashes the bytes of
  /// the file without a string for each, and its entries hold no references to count.
  final class MemberTable: Sendable {
    /// A property of a structure, and whether the documentation says more about its value than the
    /// model.
    struct Entry: Sendable {
      let member: Member
      let isLimited: Bool

      var name: StaticString { member.name }
      var shape: ShapeName { member.shape }
    }

    /// The index of each property, at the hash of its name or the next free place.
    private let slots: [UInt32]

    private static let slotCount = 1024
    /// The value of an empty slot.
    private static let free = UInt32.max
    /// The bit that marks the index of a property with a limit.
    private static let limited: UInt32 = 1 << 31

    init() {
      var slots = Array(repeating: Self.free, count: Self.slotCount)
      for (index, member) in members.enumerated() {
        var slot = Self.slot(of: ByteHash.short(member.name), in: member.owner)
        while slots[slot] != Self.free { slot = (slot + 1) % Self.slotCount }
        slots[slot] = UInt32(truncatingIfNeeded: index)
        if limit(of: member) != nil { slots[slot] |= Self.limited }
      }
      self.slots = slots
    }

    /// The property whose name is a range of a text, unless it is describe-only.
    func entry(_ range: SourceRange, of bytes: [UInt8], in owner: ShapeName) -> Entry? {
      let entry: Entry? = bytes.withUncheckedBytes(in: range.start..<range.end) {
        self.entry($0, in: owner)
      }
      return entry.flatMap { $0.member.isDescribeOnly ? nil : $0 }
    }

    /// The property of a name; it may be describe-only.
    func entry(_ name: UncheckedBytes, in owner: ShapeName) -> Entry? {
      var slot = Self.slot(of: ByteHash.short(name), in: owner)
      while slots[slot] != Self.free {
        let member = members[Int(slots[slot] & ~Self.limited)]
        if member.owner == owner, member.name.withUncheckedBytes({ $0.isSame(as: name) }) {
          return Entry(member: member, isLimited: slots[slot] & Self.limited != 0)
        }
        slot = (slot + 1) % Self.slotCount
      }
      return nil
    }

    /// The property of a name in the API's spelling, unless it is describe-only.
    func entry(named name: String, in owner: ShapeName) -> Entry? {
      property(named: name, in: owner).flatMap { $0.member.isDescribeOnly ? nil : $0 }
    }

    /// The property of a name in the API's spelling; it may be describe-only.
    func property(named name: String, in owner: ShapeName) -> Entry? {
      var name = name
      return name.withUTF8 { entry(UncheckedBytes($0), in: owner) }
    }

    /// The property of a name, ignoring case, unless it is describe-only.
    func entry(ignoringCaseOf word: String, in owner: ShapeName) -> Entry? {
      property(ignoringCaseOf: word, in: owner).flatMap { $0.member.isDescribeOnly ? nil : $0 }
    }

    /// The property of a name, ignoring case; it may be describe-only.
    func property(ignoringCaseOf word: String, in owner: ShapeName) -> Entry? {
      guard word.utf8.count < 64 else { return nil }
      // The small form of a letter outside ASCII can be an ASCII letter.
      let lower = word.lowercased()
      return members[places[Int(owner.rawValue)]]
        .first { $0.owner == owner && $0.name.isSame(inAnyCaseAs: lower) }
        .flatMap { property(named: $0.name.description, in: owner) }
    }

    /// The first slot to look at for the hash of a name.
    private static func slot(of hash: UInt16, in owner: ShapeName) -> Int {
      Int(hash ^ UInt16(owner.rawValue) &* 0x9E37) % slotCount
    }
  }
}
