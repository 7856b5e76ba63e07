/// A list of names and values: a container's `environment`, `secrets` or `secretOptions`.
struct NamedEntries: Sendable {
  /// One entry of the list.
  struct Entry: Sendable {
    let object: DecodedObject
    fileprivate let kind: Placeholder.Kind

    var name: Field<JSONString> { object.string(0) }
    /// The `value` or `valueFrom`.
    var value: Field<JSONString> { object.string(1, kind) }
  }

  /// The entries with known objects, in the order of the file.
  struct Entries: RandomAccessCollection, Sendable {
    fileprivate let list: NamedEntries
    /// The blocks of the entries.
    fileprivate let rows: [Int32]

    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }
    subscript(position: Int) -> Entry { list.entry(rows[position]) }

    /// The name and the value of an entry in the file, if both are strings.
    func written(_ position: Int) -> (name: JSONString, value: JSONString)? {
      guard let name = string(rows[position], 0), let value = string(rows[position], 1) else {
        return nil
      }
      return (name, value)
    }

    private func string(_ block: Int32, _ position: Int) -> JSONString? {
      guard let node = list.node(block, position),
        list.tree.document.nodes[node].kind == .string
      else { return nil }
      return JSONString(document: list.tree.document, index: node)
    }

    /// The positions of entries whose name and value are strings that satisfy a condition.
    func positions(where isWanted: (UncheckedBytes, UncheckedBytes) -> Bool) -> [Int] {
      list.tree.document.withUnchecked { document in
        rows.indices.filter { position in
          guard let name = list.node(rows[position], 0), let value = list.node(rows[position], 1),
            document.nodes[name].kind == .string, document.nodes[value].kind == .string
          else { return false }
          return document.withDecodedText(of: name) { name in
            document.withDecodedText(of: value) { isWanted(name, $0) }
          }
        }
      }
    }
  }

  /// The object that has the list as a property, at a position.
  private let object: DecodedObject
  private let position: Int
  /// The row of the list; negative if there is none.
  private let list: Int32
  private let kind: Placeholder.Kind

  init(of object: DecodedObject, _ position: Int, list: Int32, _ kind: Placeholder.Kind) {
    self.object = object
    self.position = position
    self.list = list
    self.kind = kind
  }

  fileprivate var tree: DecodedTree { object.tree }

  /// The list in the file.
  var field: Field<JSONValue> { object.field(position).map { $0.kind == .array ? $0 : nil } }

  /// The rows of all entries, also of those with unknown objects.
  private var rows: ArraySlice<DecodedTree.Row> {
    guard list >= 0 else { return [] }
    let first = Int(list) + 1
    return tree.rows[first..<(first + Int(tree.rows[Int(list)].node))]
  }

  private var facts: DecodedTree.ListFacts {
    list >= 0 ? DecodedTree.ListFacts(rawValue: tree.rows[Int(list)].link) : []
  }

  /// The entries with known objects.
  var entries: Entries {
    Entries(list: self, rows: rows.lazy.map(\.link).filter { $0 >= 0 })
  }

  /// Whether no entry has a known object.
  var isEmpty: Bool { !rows.contains { $0.link >= 0 } }

  /// Whether there may be entries with unknown objects.
  var mayHaveMore: Bool { list >= 0 ? facts.contains(.mayHaveMore) : field.isUnknown }

  /// Whether all entries and their names are known.
  var areWhole: Bool { !mayHaveMore && !facts.contains(.hasUnknownName) }

  fileprivate func entry(_ block: Int32) -> Entry {
    Entry(object: DecodedObject(tree, block: block), kind: kind)
  }

  /// The node of an entry's name, at position 0, or of its value, at 1.
  fileprivate func node(_ block: Int32, _ position: Int) -> Int? {
    let slot = tree.slot(block, position)
    return slot.key >= 0 ? Int(slot.key) + 1 : nil
  }

  // MARK: - Names

  /// The last entry with a name.
  func lookup(_ name: StaticString) -> Lookup<Entry> { name.withUncheckedBytes(lookup) }

  /// The last entry with a name from a setting.
  func lookup(named name: String) -> Lookup<Entry> {
    var name = name
    return name.withUTF8 { lookup(UncheckedBytes($0)) }
  }

  private func lookup(_ name: UncheckedBytes) -> Lookup<Entry> {
    if let block = block(named: name, isLast: true) { return .found(entry(block)) }
    return areWhole ? .absent : .unknown
  }

  /// The first entry with a name.
  func first(named name: JSONString) -> Entry? {
    guard !Placeholder.isIn(name) else { return nil }
    return name.withDecodedBytes { block(named: $0, isLast: false) }.map(entry)
  }

  /// The block of the first or the last entry with a known name.
  private func block(named name: UncheckedBytes, isLast: Bool) -> Int32? {
    guard list >= 0 else { return nil }
    if let table = tree.nameTables[list] {
      guard let last = table.last(name, in: tree.document) else { return nil }
      return rows[rows.startIndex + (isLast ? last : table.first(of: last))].link
    }
    return tree.document.withUnchecked { document in
      func isNamed(_ row: DecodedTree.Row) -> Bool {
        guard let node = knownName(of: row) else { return false }
        return document.isString(node, name)
      }
      return (isLast ? rows.last(where: isNamed) : rows.first(where: isNamed))?.link
    }
  }

  /// The node of an entry's name, if it is a string.
  private func knownName(of row: DecodedTree.Row) -> Int? {
    guard row.link >= 0 else { return nil }
    let slot = tree.slot(row.link, 0)
    guard slot.key >= 0, slot.link != DecodedTree.unresolved,
      tree.document.nodes[Int(slot.value)].kind == .string
    else { return nil }
    return Int(slot.value)
  }

  /// The duplicate entries, each with the first entry of its name.
  var repeated: [(first: Entry, repeated: Entry)] {
    let rows = rows
    var repeated: [(first: Entry, repeated: Entry)] = []
    if let table = list >= 0 ? tree.nameTables[list] : nil {
      for index in 0..<rows.count where table.first(of: index) != index {
        let first = rows[rows.startIndex + table.first(of: index)]
        repeated.append((entry(first.link), entry(rows[rows.startIndex + index].link)))
      }
      return repeated
    }
    for (index, row) in rows.enumerated() {
      guard let node = knownName(of: row) else { continue }
      let name = JSONString(document: tree.document, index: node)
      guard !Placeholder.isIn(name) else { continue }
      let first = rows.prefix(index).first { other in
        guard let other = knownName(of: other) else { return false }
        return tree.document.withUnchecked { $0.isString(node, sameAs: other) }
      }
      if let first { repeated.append((entry(first.link), entry(row.link))) }
    }
    return repeated
  }
}
