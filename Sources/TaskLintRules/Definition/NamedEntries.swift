/// A list of names and values: a container's `environment`, `secrets` or `secretOptions`.
///
/// Most of a large definition is such lists, so what is kept of an entry is where its object stands;
/// the rest is looked up when a rule asks for it.
public struct NamedEntries: Sendable {
  /// One name and what it stands for.
  public struct Entry: Sendable {
    /// The entry's object.
    public let object: ObjectView
    fileprivate let valueName: ValueName

    public var name: Field<JSONString> { object.string("name") }
    public var value: Field<JSONString> {
      switch valueName {
      case .value: object.string("value")
      case .valueFrom: object.string("valueFrom", .reference)
      }
    }
  }

  /// How the API calls what a name stands for.
  enum ValueName: Sendable {
    case value
    case valueFrom

    fileprivate var word: StaticString {
      switch self {
      case .value: "value"
      case .valueFrom: "valueFrom"
      }
    }
  }

  /// The entries whose object is known, in the order of the file.
  public struct Entries: RandomAccessCollection, Sendable {
    fileprivate let document: JSONDocument
    fileprivate let context: InputContext
    fileprivate let valueName: ValueName
    fileprivate var nodes: [Nodes] = []

    public var startIndex: Int { 0 }
    public var endIndex: Int { nodes.count }
    public subscript(position: Int) -> Entry {
      let value = JSONValue(document: document, index: Int(nodes[position].object))
      return Entry(object: ObjectView(value, context), valueName: valueName)
    }

    /// The name and the value of an entry as they are written, if both are strings.
    func written(_ position: Int) -> (name: JSONString, value: JSONString)? {
      let nodes = nodes[position]
      guard let name = string(nodes.name), let value = string(nodes.value) else { return nil }
      return (name, value)
    }

    fileprivate func string(_ node: Int32) -> JSONString? {
      guard node >= 0, document.nodes[Int(node)].kind == .string else { return nil }
      return JSONString(document: document, index: Int(node))
    }
  }

  /// Where the parts of an entry stand in the document; -1 for what is not there.
  fileprivate struct Nodes: Sendable {
    let object: Int32
    let name: Int32
    let value: Int32

    init(object: Int, name: Int?, value: Int?) {
      self.object = Int32(truncatingIfNeeded: object)
      self.name = Int32(truncatingIfNeeded: name ?? -1)
      self.value = Int32(truncatingIfNeeded: value ?? -1)
    }

    /// Whether the entry has both parts.
    var isWhole: Bool { name >= 0 && value >= 0 }

    /// The parts of an entry that has the keys of this one.
    func moved(to object: Int) -> Nodes {
      let distance = object - Int(self.object)
      return Nodes(object: object, name: Int(name) + distance, value: Int(value) + distance)
    }
  }

  /// The list as it stands there.
  public let field: Field<JSONValue>
  public private(set) var entries: Entries
  private var names: NameTable
  /// Whether there may be entries whose object is not known.
  private(set) var mayHaveMore: Bool
  private var areNamed = true

  /// Whether every entry and its name is known.
  var areWhole: Bool { !mayHaveMore && areNamed }

  init(_ object: ObjectView, _ name: StaticString, value: ValueName) {
    field = object.field(name) { $0.kind == .array ? $0 : nil }
    mayHaveMore = field.isUnknown
    let document = object.value.document
    entries = Entries(document: document, context: object.context, valueName: value)
    guard let list = field.value else {
      names = NameTable(document, capacity: 0)
      return
    }
    // A guess that spares a list of usual length its growing: an entry is five nodes.
    let capacity = list.nodeCount / 5
    names = NameTable(document, capacity: capacity)
    entries.nodes.reserveCapacity(capacity)
    for element in list.elements { append(element) }
  }

  private mutating func append(_ element: JSONValue) {
    guard !entries.context.hasFunctions, element.kind == .object else {
      switch Field(element: element, entries.context) {
      case .value(let value, _) where value.kind == .object: append(object: value)
      case .absent: break
      case .value, .null, .unresolved, .mistyped: mayHaveMore = true
      }
      return
    }
    append(object: element)
  }

  private mutating func append(object: JSONValue) {
    let nodes = nodes(of: object)
    entries.nodes.append(nodes)
    if let name = entries.string(nodes.name), !Placeholder.isIn(name) {
      return names.append(name.index)
    }
    let field = ObjectView(object, entries.context).string("name")
    names.append(field.value?.index)
    if field.isUnknown { areNamed = false }
  }

  private func nodes(of object: JSONValue) -> Nodes {
    // Most entries of a list are written like the one before.
    if let last = entries.nodes.last, last.isWhole,
      entries.document.isObject(object.index, withKeysOf: Int(last.object))
    {
      return last.moved(to: object.index)
    }
    let view = ObjectView(object, entries.context)
    return Nodes(
      object: object.index, name: view.member("name")?.value.index,
      value: view.member(entries.valueName.word)?.value.index)
  }

  /// The entry of a name; of one that stands twice the last.
  public func lookup(_ name: StaticString) -> Lookup<Entry> { lookup(atRow: names.last(name)) }

  /// The entry of a name that a setting gives; of one that stands twice the last.
  func lookup(named name: String) -> Lookup<Entry> { lookup(atRow: names.last(name)) }

  private func lookup(atRow row: Int?) -> Lookup<Entry> {
    if let row { return .found(entries[row]) }
    return areWhole ? .absent : .unknown
  }

  /// The first entry of a name.
  func first(named name: JSONString) -> Entry? {
    names.last(name).map { entries[names.first(of: $0)] }
  }

  /// Each entry whose name stands in the list before, with the first of that name.
  var repeated: [(first: Entry, repeated: Entry)] {
    var repeated: [(first: Entry, repeated: Entry)] = []
    for index in entries.indices {
      let first = names.first(of: index)
      if first != index { repeated.append((entries[first], entries[index])) }
    }
    return repeated
  }
}
