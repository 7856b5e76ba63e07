// MARK: - Lists

extension Decoder {
  /// How many containers of a definition are read; the others are unknown.
  ///
  /// ECS accepts ten. Each may be `{}` in the file, and has findings of a dozen rules.
  static let containerLimit = 1_000

  mutating func decode(
    list node: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Shape?
  ) -> Int32 {
    let end = Int(document.nodes[node].next)
    guard APIModel.forms[Int(name.rawValue)].isStructure else {
      decode(scalars: node + 1, end, name, limitedBy: limit)
      return DecodedTree.none
    }
    var count = 0
    for _ in document.siblings(from: node + 1, to: end) { count += 1 }
    return decode(elements: document.siblings(from: node + 1, to: end), count: count, name)
  }

  private mutating func decode(
    scalars first: Int, _ end: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Shape?
  ) {
    for (position, element) in document.siblings(from: first, to: end).enumerated() {
      if case .node(let node) = types.resolution(of: element) {
        path.append(SchemaViolations.Log.step(to: element, at: position))
        _ = decode(node, name, limit)
        path.removeLast()
      }
    }
  }

  /// Decodes objects of a structure, and returns the row of their list.
  mutating func decode(
    elements: some Sequence<Int>, count: Int, _ name: APIModel.ShapeName
  ) -> Int32 {
    let list = rows.count
    for _ in 0...count { rows.append(DecodedTree.Row(node: 0, link: DecodedTree.none)) }
    let limit = name == .containerDefinition ? Self.containerLimit : .max
    var present = 0
    for (position, element) in elements.enumerated() {
      guard position < limit else {
        present += 1
        rows[list + present] = DecodedTree.Row(
          node: Int32(truncatingIfNeeded: element), link: DecodedTree.unresolved)
        continue
      }
      path.append(SchemaViolations.Log.step(to: element, at: position))
      let row = decode(element: element, index: present, name)
      path.removeLast()
      guard let row else { continue }
      present += 1
      rows[list + present] = row
    }
    rows[list] = DecodedTree.Row(node: Int32(truncatingIfNeeded: present), link: 0)
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
    var named = 0
    for row in rows[(list + 1)..<(list + 1 + count)] {
      if row.link < 0 {
        facts.insert(.mayHaveMore)
        continue
      }
      if nameSlot(of: row).key >= 0 { named += 1 }
      if isUnknown(nameOf: row) { facts.insert(.hasUnknownName) }
    }
    rows[list].link = facts.rawValue
    guard named > Self.searchedCount else { return }
    nameTables[Int32(truncatingIfNeeded: list)] = NameTable(count: count, in: document) {
      knownName(of: rows[list + 1 + $0])
    }
  }

  /// The slot of an entry's name, which is the first property of each of the structures.
  private func nameSlot(of row: DecodedTree.Row) -> DecodedTree.Slot {
    DecodedTree.slot(slots, row.link, 0)
  }

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
