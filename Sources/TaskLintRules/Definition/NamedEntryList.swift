/// The nodes of the parts of an entry; -1 for an absent part.
struct NamedEntryNodes: Sendable {
  let object: Int32
  let name: Int32
  let value: Int32
  /// The node of the name if the name is known.
  let knownName: Int32

  init(object: Int, name: Int?, value: Int?, knownName: Int?) {
    self.object = Int32(truncatingIfNeeded: object)
    self.name = Int32(truncatingIfNeeded: name ?? -1)
    self.value = Int32(truncatingIfNeeded: value ?? -1)
    self.knownName = Int32(truncatingIfNeeded: knownName ?? -1)
  }

  /// Whether the entry has both parts.
  var isWhole: Bool { name >= 0 && value >= 0 }

  /// The nodes of an entry at another object with the same keys.
  func moved(to object: Int) -> NamedEntryNodes {
    let distance = object - Int(self.object)
    let name = Int(name) + distance
    return NamedEntryNodes(
      object: object, name: name, value: Int(value) + distance, knownName: name)
  }
}

/// The reader of a list of names and values.
struct NamedEntryList {
  private(set) var nodes: [NamedEntryNodes] = []
  /// Whether there may be entries with unknown objects.
  private(set) var mayHaveMore = false
  /// Whether the names of all entries are known.
  private(set) var areNamed = true
  private let context: InputContext
  private let valueName: NamedEntries.ValueName

  init(_ context: InputContext, _ valueName: NamedEntries.ValueName) {
    self.context = context
    self.valueName = valueName
  }

  mutating func read(_ list: JSONValue) {
    // An estimate, so that most lists do not grow: an entry has five nodes.
    nodes.reserveCapacity(list.nodeCount / 5)
    list.document.withUnchecked { document in
      let end = Int(document.nodes[list.index].next)
      var element = list.index + 1
      while element < end {
        if !appendPlain(element, document) {
          append(JSONValue(document: list.document, index: element))
        }
        element = Int(document.nodes[element].next)
      }
    }
  }

  /// Appends an entry in the spelling of the API with a known name, as nearly all are.
  @inline(__always)
  private mutating func appendPlain(_ element: Int, _ document: UncheckedDocument) -> Bool {
    guard !context.hasFunctions, let entry = plainNodes(element, document) else { return false }
    let mayBePlaceholder = document.withDecodedText(of: Int(entry.name)) {
      Placeholder.mayBe(in: $0)
    }
    guard !mayBePlaceholder else { return false }
    nodes.append(entry)
    return true
  }

  /// The nodes of an object with a string name and a value.
  @inline(__always)
  private func plainNodes(_ element: Int, _ document: UncheckedDocument) -> NamedEntryNodes? {
    // Most entries have the same layout as the previous one.
    if document.nodes[element].isLikePrevious, let last = nodes.last, last.isWhole,
      Int(document.nodes[Int(last.object)].next) == element
    {
      return last.moved(to: element)
    }
    guard context.spelling == .camelCase, let name = document.lastKey("name", of: element),
      document.nodes[name + 1].kind == .string,
      let value = document.lastKey(valueName.word, of: element)
    else { return nil }
    return NamedEntryNodes(
      object: element, name: name + 1, value: value + 1, knownName: name + 1)
  }

  private mutating func append(_ element: JSONValue) {
    let object: JSONValue
    switch Field(element: element, context) {
    case .absent: return
    case .value(let value, _) where value.kind == .object: object = value
    case .value, .null, .unresolved, .mistyped:
      mayHaveMore = true
      return
    }
    let view = ObjectView(object, context)
    let name = view.string("name")
    nodes.append(
      NamedEntryNodes(
        object: object.index, name: view.member("name")?.value.index,
        value: view.member(valueName.word)?.value.index, knownName: name.value?.index))
    if name.isUnknown { areNamed = false }
  }
}
