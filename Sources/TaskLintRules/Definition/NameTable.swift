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

  private var rows: [Row] = []
  /// The index of the last row of a name, or -1, at its hash or the next free place; empty while
  /// the list is short.
  private var slots: [Int32] = []

  /// Creates a table; it grows beyond the capacity where there are more names.
  init(capacity: Int) {
    rows.reserveCapacity(capacity)
    if capacity > Self.searched { slots = Self.slots(for: capacity) }
  }

  /// Creates a table of the names of containers, which stand in one document.
  init(_ containers: [ContainerDefinition]) {
    self.init(capacity: containers.count)
    containers.first?.object.value.document.withUnchecked { document in
      for container in containers { append(container.name.value?.index, of: document) }
    }
  }

  /// Adds the name at a node of a document, always the same, or a row whose name is not known.
  mutating func append(_ node: Int?, of document: UncheckedDocument) {
    let index = Int32(truncatingIfNeeded: rows.count)
    if rows.count >= max(Self.searched, slots.count / 2) { grow(document) }
    guard let node else { return rows.append(Row(name: -1, hash: 0, first: index)) }
    let (hash, found) = document.withDecodedText(of: node) { name in
      let hash = Self.hash(name)
      return (hash, find(hash, name, in: document))
    }
    let first = found.row.map { rows[$0].first } ?? index
    if let slot = found.slot { slots[slot] = index }
    rows.append(Row(name: Int32(truncatingIfNeeded: node), hash: hash, first: first))
  }

  /// Gives each name a place of its own, with as many free ones between.
  private mutating func grow(_ document: UncheckedDocument) {
    slots = Self.slots(for: rows.count * 2)
    for (index, row) in rows.enumerated() where row.name >= 0 {
      let slot = document.withDecodedText(of: Int(row.name)) {
        find(row.hash, $0, in: document).slot
      }
      if let slot { slots[slot] = Int32(truncatingIfNeeded: index) }
    }
  }

  private static func slots(for capacity: Int) -> [Int32] {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    return Array(repeating: -1, count: size)
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: UncheckedBytes, in document: JSONDocument) -> Int? {
    document.withUnchecked { find(Self.hash(name), name, in: $0).row }
  }

  /// The first row of the name that a row has.
  func first(of row: Int) -> Int { row < rows.count ? Int(rows[row].first) : row }

  /// The last row of a name, and its place in the slots, or the free one that it would take.
  @inline(__always)
  private func find(
    _ hash: UInt32, _ name: UncheckedBytes, in document: UncheckedDocument
  ) -> (row: Int?, slot: Int?) {
    func isName(_ row: Row) -> Bool {
      row.hash == hash && row.name >= 0
        && document.withDecodedText(of: Int(row.name), name.isSame)
    }
    guard !slots.isEmpty else { return (rows.lastIndex(where: isName), nil) }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if isName(rows[row]) { return (row, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  @inline(__always)
  private static func hash(_ text: UncheckedBytes) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(text, seed: seed))
  }
}
