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
    let (hash, found) = withText(of: node) { text in
      let hash = Self.hash(text)
      return (hash, find(hash, text))
    }
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
      let slot = withText(of: Int(row.name)) { find(row.hash, $0).slot }
      if let slot { slots[slot] = Int32(truncatingIfNeeded: index) }
    }
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: JSONString) -> Int? {
    name.withDecodedBytes { find(Self.hash($0), $0).row }
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: StaticString) -> Int? {
    name.withUncheckedBytes { find(Self.hash($0), $0).row }
  }

  /// The row of a name; of one that stands twice the last.
  func last(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      let text = UncheckedBytes(name)
      return find(Self.hash(text), text).row
    }
  }

  /// The first row of the name that a row has.
  func first(of row: Int) -> Int { Int(rows[row].first) }

  /// The last row of a name, and its place in the slots, or the free one that it would take.
  @inline(__always)
  private func find(_ hash: UInt32, _ name: UncheckedBytes) -> (row: Int?, slot: Int?) {
    guard !slots.isEmpty else {
      return (rows.lastIndex { $0.hash == hash && isName($0, name) }, nil)
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if rows[row].hash == hash, isName(rows[row], name) { return (row, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  private func isName(_ row: Row, _ name: UncheckedBytes) -> Bool {
    row.name >= 0 && withText(of: Int(row.name)) { $0.isSame(as: name) }
  }

  @inline(__always)
  private func withText<Answer>(of node: Int, _ body: (UncheckedBytes) -> Answer) -> Answer {
    JSONString(document: document, index: node).withDecodedBytes(body)
  }

  @inline(__always)
  private static func hash(_ text: UncheckedBytes) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(text, seed: seed))
  }
}
