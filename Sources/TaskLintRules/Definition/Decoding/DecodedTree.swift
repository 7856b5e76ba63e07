/// The structures of the API in a document: for each object the node of each property.
///
/// An object has a block of slots: the first for the object itself, then one for each property of its
/// structure, at the property's position, up to the last one that is present.
final class DecodedTree: Sendable {
  /// A property of an object, or the object itself.
  struct Slot: Sendable {
    /// The node of the key; -1 if the property is absent.
    ///
    /// In the slot of an object it is the number of slots that follow.
    var key: Int32
    /// The node of the value, or of the branch that a condition selects.
    var value: Int32
    /// The first slot of the value's block, the row of its list, `none` or `unresolved`; in the slot
    /// of an object `unresolved` if it may have more properties.
    var link: Int32

    static let absent = Slot(key: -1, value: -1, link: none)
  }

  /// The link of a value without slots and rows: a scalar, a map, or a value of a wrong type.
  static let none: Int32 = -1
  /// The link of a function whose result is not known.
  static let unresolved: Int32 = -2

  /// An element of a list of objects, or the list itself, which is before its elements.
  struct Row: Sendable {
    /// The node of the element; for a list the number of its elements.
    var node: Int32
    /// The link of the element; for a list the raw value of its `ListFacts`.
    var link: Int32
  }

  /// What is known about a list of names and values as a whole.
  struct ListFacts: OptionSet, Sendable {
    let rawValue: Int32

    /// There may be entries with unknown objects.
    static let mayHaveMore = ListFacts(rawValue: 1)
    /// The name of some entry is unknown.
    static let hasUnknownName = ListFacts(rawValue: 2)
  }

  let document: JSONDocument
  let context: InputContext
  let slots: [Slot]
  let rows: [Row]
  /// The names in the lists that are too long to search, by the lists' rows.
  let nameTables: [Int32: NameTable]

  /// The slot of a property of the object with a block.
  static func slot(_ slots: [Slot], _ block: Int32, _ position: Int) -> Slot {
    position < Int(slots[Int(block)].key) ? slots[Int(block) + 1 + position] : .absent
  }

  /// The slot of a property of the object with a block.
  func slot(_ block: Int32, _ position: Int) -> Slot { Self.slot(slots, block, position) }

  init(
    _ document: JSONDocument, _ context: InputContext, slots: [Slot], rows: [Row],
    nameTables: [Int32: NameTable]
  ) {
    self.document = document
    self.context = context
    self.slots = slots.trimmed
    self.rows = rows.trimmed
    self.nameTables = nameTables
  }
}

extension Array {
  /// The array without capacity that it does not need: a file can have many small definitions.
  fileprivate var trimmed: [Element] {
    count * 2 < capacity ? withUnsafeBufferPointer { Array($0) } : self
  }
}
