/// A hash table of the names in a list, with lookups in constant time.
struct NameTable: Sendable {
  private struct Row {
    /// The node of the name; -1 if the name is unknown.
    let name: Int32
    let hash: UInt32
    /// The index of the first row with the name.
    let first: Int32
  }

  /// Random for each process, so that no file can cause hash collisions on purpose.
  private static let seed = UInt64.random(in: .min ... .max)
  /// The length up to which a linear search is faster than hashing.
  private static let searched = 8

  private let rows: [Row]
  /// The value of a free slot.
  private static let free = UInt32.max

  /// The indexes of the last rows of the names, with linear probing; empty if the list is short.
  private let slots: [UInt32]

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - count: The number of names.
  ///   - document: The document that contains the names.
  ///   - name: The node of the name at an index; -1 if the name is unknown.
  init(count: Int, in document: UncheckedDocument, name: (Int) -> Int32) {
    // Reserving and appending is faster than creating an array of a given length.
    var rows: [Row] = []
    rows.reserveCapacity(count)
    var slots: [UInt32] = []
    if count > Self.searched {
      let size = Self.size(for: count)
      slots.reserveCapacity(size)
      slots.append(contentsOf: repeatElement(Self.free, count: size))
    }
    for index in 0..<count {
      let (row, slot) = Self.row(name(index), after: rows, slots, in: document)
      if let slot { slots[slot] = UInt32(truncatingIfNeeded: index) }
      rows.append(row)
    }
    (self.rows, self.slots) = (rows, slots)
  }

  /// Creates a table of the names of containers of one document.
  init(_ containers: [ContainerDefinition]) {
    guard let document = containers.first?.object.document else {
      (rows, slots) = ([], [])
      return
    }
    self = document.withUnchecked { document in
      NameTable(count: containers.count, in: document) { index in
        Int32(truncatingIfNeeded: containers[index].name.value?.index ?? -1)
      }
    }
  }

  private static func size(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
  }

  /// The next row, and the slot of its name.
  private static func row(
    _ node: Int32, after rows: [Row], _ slots: [UInt32], in document: UncheckedDocument
  ) -> (row: Row, slot: Int?) {
    let index = Int32(truncatingIfNeeded: rows.count)
    guard node >= 0 else { return (Row(name: -1, hash: 0, first: index), nil) }
    return document.withDecodedText(of: Int(node)) { name in
      let hash = hash(name)
      let found = find(hash, name, rows, slots, in: document)
      let first = found.row.map { rows[$0].first } ?? index
      return (Row(name: node, hash: hash, first: first), found.slot)
    }
  }

  /// The last row with a name.
  func last(_ name: UncheckedBytes, in document: JSONDocument) -> Int? {
    document.withUnchecked { Self.find(Self.hash(name), name, rows, slots, in: $0).row }
  }

  /// The first row with the name of a row.
  func first(of row: Int) -> Int { Int(rows[row].first) }

  /// The last row with a name and its slot, or a free slot for the name.
  private static func find(
    _ hash: UInt32, _ name: UncheckedBytes, _ rows: [Row], _ slots: [UInt32],
    in document: UncheckedDocument
  ) -> (row: Int?, slot: Int?) {
    func isName(_ row: Row) -> Bool {
      row.hash == hash && row.name >= 0
        && document.withDecodedText(of: Int(row.name), name.isSame)
    }
    guard !slots.isEmpty else { return (rows.lastIndex(where: isName), nil) }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != free {
      let row = Int(slots[slot])
      if isName(rows[row]) { return (row, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private static func hash(_ text: UncheckedBytes) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(text, seed: seed))
  }
}
