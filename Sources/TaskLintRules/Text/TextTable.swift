/// Texts that are copied into one array, each once, with a number in the order of insertion.
///
/// All texts of a file are added and few are looked up, so that an addition must cost little: a set of
/// strings would take an allocation and a slow hash for each.
struct TextTable: Sendable {
  private struct Row {
    /// The text in the array.
    let start: UInt32
    let end: UInt32
    let hash: UInt32
  }

  /// Random for each process, so that no file can cause hash collisions on purpose.
  private static let seed = UInt64.random(in: .min ... .max)
  /// The value of a free slot.
  private static let free = UInt32.max

  private var bytes: [UInt8] = []
  private var rows: [Row] = []
  /// The numbers of the texts, with linear probing; at least half of them are free.
  private var slots = [UInt32](repeating: free, count: 256)

  /// How many texts there are.
  var count: Int { rows.count }

  /// The number of a text; nil if it was not added.
  func number(of text: UncheckedBytes) -> Int? {
    rows.isEmpty ? nil : find(text, Self.hash(text)).number
  }

  /// The number of a text; nil if it was not added.
  func number(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { number(of: UncheckedBytes($0)) }
  }

  /// Adds a text unless it was added before.
  mutating func insert(_ text: UncheckedBytes) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(text)
    let found = find(text, hash)
    if let known = found.number { return (known, false) }
    var slot = found.slot
    if rows.count * 2 >= slots.count {
      grow()
      slot = freeSlot(hash)
    }
    slots[slot] = UInt32(truncatingIfNeeded: rows.count)
    let start = UInt32(truncatingIfNeeded: bytes.count)
    text.append(to: &bytes)
    rows.append(Row(start: start, end: UInt32(truncatingIfNeeded: bytes.count), hash: hash))
    return (rows.count - 1, true)
  }

  /// The text of a number.
  func text(_ number: Int) -> String {
    String(bytes[Int(rows[number].start)..<Int(rows[number].end)])
  }

  /// Calls a function with each text.
  func withEachText(_ body: (UncheckedBytes) -> Void) {
    bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
      for row in rows { body(bytes.part(Int(row.start), Int(row.end))) }
    }
  }

  private static func hash(_ text: UncheckedBytes) -> UInt32 {
    UInt32(truncatingIfNeeded: ByteHash.hash(text, seed: seed))
  }

  /// The number of a text and its slot, or the free slot for it.
  private func find(_ text: UncheckedBytes, _ hash: UInt32) -> (number: Int?, slot: Int) {
    bytes.withUncheckedBytes(in: 0..<bytes.count) { bytes in
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != Self.free {
        let row = rows[Int(slots[slot])]
        if row.hash == hash, bytes.part(Int(row.start), Int(row.end)).isSame(as: text) {
          return (Int(slots[slot]), slot)
        }
        slot = (slot + 1) & (slots.count - 1)
      }
      return (nil, slot)
    }
  }

  private func freeSlot(_ hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: Self.free, count: slots.count * 2)
    for (number, row) in rows.enumerated() {
      slots[freeSlot(row.hash)] = UInt32(truncatingIfNeeded: number)
    }
  }
}
