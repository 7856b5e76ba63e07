/// Names in a list, found in the same time however many there are.
struct NameTable: Sendable {
  private let names: [JSONString?]
  /// The index of a name, or -1, at its hash or the next free place.
  private var slots: [Int32]
  /// For each name the index of the first one like it.
  private(set) var firsts: [Int] = []

  /// Creates the table of the names that are known.
  init(_ names: [JSONString?]) {
    self.names = names
    var size = 1
    while size < names.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    firsts.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      guard let name else {
        firsts.append(index)
        continue
      }
      let slot = slot(of: name)
      firsts.append(slots[slot] < 0 ? index : firsts[Int(slots[slot])])
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// The index of a name; of one that stands twice the last.
  func last(_ name: JSONString) -> Int? { last(at: slot(of: name)) }

  /// The index of a name; of one that stands twice the last.
  func last(_ name: String) -> Int? {
    let bytes = Array(name.utf8)[...]
    return last(at: slot(of: bytes) { $0.decodedBytes.elementsEqual(bytes) })
  }

  private func last(at slot: Int) -> Int? { slots[slot] < 0 ? nil : Int(slots[slot]) }

  private func slot(of name: JSONString) -> Int {
    slot(of: name.decodedBytes) { $0.isSame(as: name) }
  }

  /// The place of a name, or the free one that it would take.
  private func slot(of bytes: ArraySlice<UInt8>, where isSame: (JSONString) -> Bool) -> Int {
    // Seeded anew in each process, so that no file can be made whose names all meet in one place.
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0, let name = names[Int(slots[slot])], !isSame(name) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
