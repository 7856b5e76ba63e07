/// Names in a list, found in the same time however many there are.
struct NameTable: Sendable {
  private struct Row {
    /// The node of the string that is the name; -1 where it is not known.
    let name: Int32
    let hash: UInt32
    /// The index of the first row of the name.
    let first: Int32
  }

  /// Seeded anew in each process, so that no file can be made whose names all meet in one place.
  private static let seed = UInt64.random(in: .min ... .max)
  /// Lists up to this length are searched faster than they are hashed.
  private static let searched = 8

  private let document: JSONDocument
  private var rows: [Row] = []
  /// The index of the last row of a name, or -1, at its hash or the next free place; empty while
  /// the list is short.
  private var slots: [Int32] = []

  /// Creates the table of a document's strings; it grows beyond the capacity where there are more.
  init(_ document: JSONDocument, capacity: Int) {
    self.document = document
    rows.reserveCapacity(capacity)
    if capacity > Self.searched { makeSlots(for: capacity) }
  }

  /// Adds the name at a node, or a row whose name is not known.
  mutating func append(_ node: Int?) {
    let index = Int32(truncatingIfNeeded: rows.count)
    if rows.count >= max(Self.searched, slots.count / 2) { makeSlots(for: rows.count * 2) }
    guard let node else { return rows.append(Row(name: -1, hash: 0, first: index)) }
    let name = JSONString(document: document, index: node)
    let hash = Self.hash(name.decodedBytes)
    let found = find(hash) { isSame($0, as: name) }
    let first = found.row.map { rows[$0].first } ?? index
    if let slot = found.slot { slots[slot] = index }
    rows.append(Row(name: Int32(truncatingIfNeeded: node), hash: hash, first: first))
  }

  /// Gives each name a place of its own, with as many free ones between.
  private mutating func makeSlots(for capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (index, row) in rows.enumerated() where row.name >= 0 {
      let name = JSONString(document: document, index: Int(row.name))
      if let slot = find(row.hash, where: { isSame($0, as: name) }).slot {
        slots[slot] = Int32(truncatingIfNeeded: index)
      }
    }
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: JSONString) -> Int? {
    let bytes = name.decodedBytes
    return find(Self.hash(bytes)) { isSame($0, as: name) }.row
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      find(Self.hash(name)) { node in
        JSONString(document: document, index: node).decodedBytes.elementsEqual(name)
      }.row
    }
  }

  /// The first row of the name that a row has.
  func first(of row: Int) -> Int { Int(rows[row].first) }

  private func isSame(_ node: Int, as name: JSONString) -> Bool {
    JSONString(document: document, index: node).isSame(as: name)
  }

  /// The last row of a name, and its place in the slots, or the free one that it would take.
  private func find(
    _ hash: UInt32, where isSame: (Int) -> Bool
  ) -> (row: Int?, slot: Int?) {
    func matches(_ row: Row) -> Bool {
      row.hash == hash && row.name >= 0 && isSame(Int(row.name))
    }
    guard !slots.isEmpty else {
      return (rows.lastIndex(where: matches), nil)
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if matches(rows[row]) { return (row, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer(hash)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(bytes, seed: seed))
  }
}
