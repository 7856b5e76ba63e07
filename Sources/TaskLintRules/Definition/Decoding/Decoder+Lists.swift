// MARK: - Lists

extension Decoder {
  mutating func decode(
    list node: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Shape?
  ) -> Int32 {
    let end = Int(document.nodes[node].next)
    guard APIModel.forms[Int(name.rawValue)].isStructure else {
      decode(scalars: node + 1, end, name, limitedBy: limit)
      return DecodedTree.none
    }
    var elements: [Int] = []
    var element = node + 1
    while element < end {
      elements.append(element)
      element = Int(document.nodes[element].next)
    }
    return decode(elements: elements, name)
  }

  private mutating func decode(
    scalars first: Int, _ end: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Shape?
  ) {
    var element = first
    var position = 1
    while element < end {
      if case .node(let node) = types.resolution(of: element) {
        path.append(element << 32 | position)
        _ = decode(node, name, limit)
        path.removeLast()
      }
      element = Int(document.nodes[element].next)
      position += 1
    }
  }

  /// Decodes objects of a structure, and returns the row of their list.
  mutating func decode(elements: [Int], _ name: APIModel.ShapeName) -> Int32 {
    let list = rows.count
    for _ in 0...elements.count { rows.append(DecodedTree.Row(node: 0, link: DecodedTree.none)) }
    var count = 0
    for (position, element) in elements.enumerated() {
      path.append(element << 32 | (position + 1))
      let row = decode(element: element, index: count, name)
      path.removeLast()
      guard let row else { continue }
      count += 1
      rows[list + count] = row
    }
    rows[list] = DecodedTree.Row(node: Int32(truncatingIfNeeded: count), link: 0)
    if name == .keyValuePair || name == .secret { noteNames(of: list) }
    return Int32(truncatingIfNeeded: list)
  }

  /// Decodes an element, nil if it is absent.
  private mutating func decode(
    element: Int, index: Int, _ name: APIModel.ShapeName
  ) -> DecodedTree.Row? {
    switch types.resolution(of: element) {
    case .absent: return nil
    case .unknown(let node):
      return DecodedTree.Row(node: Int32(truncatingIfNeeded: node), link: DecodedTree.unresolved)
    case .node(let node):
      // A plan writes null for an absent element.
      if types.context.spelling == .snakeCase, document.nodes[node].kind == .null { return nil }
      let link =
        name == .containerDefinition
        ? decode(container: node, index: index) : decode(node, name)
      return DecodedTree.Row(node: Int32(truncatingIfNeeded: node), link: link)
    }
  }
}

// MARK: - Names

extension Decoder {
  /// The length up to which a search is faster than a table.
  private static let searchedCount = 8

  /// Notes what is known about the names of a list, and makes a table of them if there are many.
  private mutating func noteNames(of list: Int) {
    let count = Int(rows[list].node)
    var facts: DecodedTree.ListFacts = []
    for row in rows[(list + 1)..<(list + 1 + count)] {
      if row.link < 0 {
        facts.insert(.mayHaveMore)
      } else if isUnknown(nameOf: row) {
        facts.insert(.hasUnknownName)
      }
    }
    rows[list].link = facts.rawValue
    guard count > Self.searchedCount else { return }
    nameTables[Int32(truncatingIfNeeded: list)] = NameTable(count: count, in: document) {
      knownName(of: rows[list + 1 + $0])
    }
  }

  /// The slot of an entry's name, which is the first property of each of the structures.
  private func nameSlot(of row: DecodedTree.Row) -> DecodedTree.Slot { slots[Int(row.link) + 1] }

  private func isUnknown(nameOf row: DecodedTree.Row) -> Bool {
    let slot = nameSlot(of: row)
    guard slot.key >= 0 else { return slots[Int(row.link)].link == DecodedTree.unresolved }
    return document.nodes[Int(slot.value)].kind != .null && knownName(of: row) < 0
  }

  /// The node of an entry's name; -1 if it is unknown.
  private func knownName(of row: DecodedTree.Row) -> Int32 {
    guard row.link >= 0 else { return -1 }
    let slot = nameSlot(of: row)
    guard slot.key >= 0, slot.link != DecodedTree.unresolved,
      document.nodes[Int(slot.value)].kind == .string
    else { return -1 }
    let mayBePlaceholder = document.withDecodedText(of: Int(slot.value)) {
      Placeholder.mayBe(in: $0)
    }
    return mayBePlaceholder && Placeholder.isIn(string(Int(slot.value))) ? -1 : slot.value
  }
}
