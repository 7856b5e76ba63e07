extension APIModel {
  /// The members of all structures, found by structure and name in constant time.
  ///
  /// Every key of every definition is looked up here, so the table hashes the bytes of the file as
  /// they stand, without making strings of them, and its entries hold no references to count.
  final class MemberTable: Sendable {
    /// A member of a structure.
    struct Entry: Sendable {
      let owner: ShapeName
      let name: StaticString
      let shape: ShapeName
      /// The member's bit among those of its structure; a structure has fewer than 64 members.
      let bit: UInt64
      /// Where among the limits stands what the documentation says of the value beyond the model;
      /// -1 where it says no more.
      fileprivate(set) var limit = -1

      /// Whether the documentation says more of the value than the model does.
      var isLimited: Bool { limit >= 0 }
    }

    private let entries: [Entry]
    /// The index of an entry, or -1, at the hash of its name or the next free place.
    private let slots: [Int16]
    /// The required members of each structure, as bits.
    private let required: [UInt64]

    init() {
      var entries: [Entry] = []
      var required = Array(repeating: UInt64(0), count: ShapeName.allCases.count)
      for owner in ShapeName.allCases {
        for (index, member) in members(of: owner).enumerated() {
          let entry = Entry(
            owner: owner, name: member.name, shape: member.shape, bit: 1 << UInt64(index))
          if member.isRequired || isAlsoRequired(member.name, in: owner) {
            required[Int(owner.rawValue)] |= entry.bit
          }
          entries.append(entry)
        }
      }
      for limit in limits.indices {
        let (owner, member) = (limits[limit].owner, limits[limit].member)
        let limited = entries.firstIndex { $0.owner == owner && $0.name.isSame(as: member) }
        if let limited { entries[limited].limit = limit }
      }
      var slots = Array(repeating: Int16(-1), count: Self.slotCount)
      for (index, entry) in entries.enumerated() {
        var slot = Self.slot(of: ByteHash.short(entry.name), in: entry.owner)
        while slots[slot] >= 0 { slot = (slot + 1) % Self.slotCount }
        slots[slot] = Int16(index)
      }
      self.entries = entries
      self.slots = slots
      self.required = required
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
      while slots[slot] >= 0 {
        let entry = entries[Int(slots[slot])]
        if entry.owner == owner, entry.name.withUncheckedBytes({ $0.isSame(as: name) }) {
          return entry
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
      return entries.first { $0.owner == owner && $0.name.description.lowercased() == word }
    }

    /// The members that a structure requires and that are not among those seen.
    func missing(from seen: UInt64, in owner: ShapeName) -> [StaticString] {
      let missing = required[Int(owner.rawValue)] & ~seen
      guard missing != 0 else { return [] }
      return entries.filter { $0.owner == owner && $0.bit & missing != 0 }.map(\.name)
    }

    private static let slotCount = 1024

    /// The first of the slots to look at for a name of a hash.
    private static func slot(of hash: UInt16, in owner: ShapeName) -> Int {
      Int(hash ^ UInt16(owner.rawValue) &* 0x9E37) % slotCount
    }
  }
}
