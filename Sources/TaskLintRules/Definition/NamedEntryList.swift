/// Where the parts of an entry stand in the document; -1 for what is not there.
struct NamedEntryNodes: Sendable {
  let object: Int32
  let name: Int32
  let value: Int32
  /// The name again, unless it can't be known.
  let knownName: Int32

  init(object: Int, name: Int?, value: Int?, knownName: Int?) {
    self.object = Int32(truncatingIfNeeded: object)
    self.name = Int32(truncatingIfNeeded: name ?? -1)
    self.value = Int32(truncatingIfNeeded: value ?? -1)
    self.knownName = Int32(truncatingIfNeeded: knownName ?? -1)
  }

  /// Whether the entry has both parts.
  var isWhole: Bool { name >= 0 && value >= 0 }

  /// The parts of an entry that has the keys of this one.
  func moved(to object: Int) -> NamedEntryNodes {
    let distance = object - Int(self.object)
    let name = Int(name) + distance
    return NamedEntryNodes(
      object: object, name: name, value: Int(value) + distance, knownName: name)
  }
}

/// A list of names and values while it is read.
struct NamedEntryList {
  private(set) var nodes: [NamedEntryNodes] = []
  /// Whether there may be entries whose object is not known.
  private(set) var mayHaveMore = false
  private(set) var areNamed = true
  private let context: InputContext
  private let valueName: NamedEntries.ValueName

  init(_ context: InputContext, _ valueName: NamedEntries.ValueName) {
    self.context = context
    self.valueName = valueName
  }

  mutating func read(_ list: JSONValue) {
    // A guess that spares a list of usual length its growing: an entry is five nodes.
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

  /// Adds an entry of the API's own spelling whose name is known, as nearly all are.
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

  /// The parts of an object that has both, the name a string.
  @inline(__always)
  private func plainNodes(_ element: Int, _ document: UncheckedDocument) -> NamedEntryNodes? {
    // Most are written like the one before.
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
