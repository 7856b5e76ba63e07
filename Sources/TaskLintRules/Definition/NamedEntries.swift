/// A list of names and values: a container's `environment`, `secrets` or `secretOptions`.
///
/// A large definition consists mostly of such lists, so an entry stores only the nodes of its
/// parts, and its fields are created on demand. It is a class so that a copy costs one reference.
public final class NamedEntries: Sendable {
  /// One entry of the list.
  public struct Entry: Sendable {
    private let list: NamedEntries
    private let nodes: NamedEntryNodes

    fileprivate init(_ list: NamedEntries, _ nodes: NamedEntryNodes) {
      self.list = list
      self.nodes = nodes
    }

    /// The object of the entry.
    public var object: ObjectView {
      ObjectView(JSONValue(document: list.document, index: Int(nodes.object)), list.context)
    }

    public var name: Field<JSONString> { string(at: nodes.name, "name", .text) }
    public var value: Field<JSONString> {
      switch list.valueName {
      case .value: string(at: nodes.value, "value", .text)
      case .valueFrom: string(at: nodes.value, "valueFrom", .reference)
      }
    }

    private func string(
      at node: Int32, _ name: StaticString, _ kind: Placeholder.Kind
    ) -> Field<JSONString> {
      // An absent property may be defined elsewhere.
      guard node > 0 else { return object.string(name, kind) }
      return Field(
        stringAt: Int(node), key: Int(node) - 1, of: list.document, list.context, kind)
    }
  }

  /// The property that contains the value of an entry.
  enum ValueName: Sendable {
    case value
    case valueFrom

    var word: StaticString {
      switch self {
      case .value: "value"
      case .valueFrom: "valueFrom"
      }
    }
  }

  /// The entries with known objects, in the order of the file.
  public struct Entries: RandomAccessCollection, Sendable {
    fileprivate let list: NamedEntries

    public var startIndex: Int { 0 }
    public var endIndex: Int { list.nodes.count }
    public subscript(position: Int) -> Entry { Entry(list, list.nodes[position]) }

    /// The name and the value of an entry in the file, if both are strings.
    func written(_ position: Int) -> (name: JSONString, value: JSONString)? {
      let nodes = list.nodes[position]
      guard let name = string(nodes.name), let value = string(nodes.value) else { return nil }
      return (name, value)
    }

    private func string(_ node: Int32) -> JSONString? {
      guard node >= 0, list.document.nodes[Int(node)].kind == .string else { return nil }
      return JSONString(document: list.document, index: Int(node))
    }

    /// The positions of entries whose name and value are strings that satisfy a condition.
    func positions(where isWanted: (UncheckedBytes, UncheckedBytes) -> Bool) -> [Int] {
      list.document.withUnchecked { document in
        list.nodes.indices.filter { position in
          let nodes = list.nodes[position]
          guard document.isString(nodes.name), document.isString(nodes.value) else { return false }
          return document.withDecodedText(of: Int(nodes.name)) { name in
            document.withDecodedText(of: Int(nodes.value)) { isWanted(name, $0) }
          }
        }
      }
    }
  }

  /// The list in the file.
  public let field: Field<JSONValue>
  fileprivate let document: JSONDocument
  fileprivate let context: InputContext
  fileprivate let valueName: ValueName
  fileprivate let nodes: [NamedEntryNodes]
  private let names: NameTable
  /// Whether there may be entries with unknown objects.
  let mayHaveMore: Bool
  private let areNamed: Bool

  /// The entries with known objects.
  public var entries: Entries { Entries(list: self) }

  /// Whether all entries and their names are known.
  var areWhole: Bool { !mayHaveMore && areNamed }

  init(_ object: ObjectView, _ name: StaticString, value: ValueName) {
    field = object.field(name) { $0.kind == .array ? $0 : nil }
    document = object.document
    context = object.context
    valueName = value
    guard let list = field.value else {
      nodes = []
      names = NameTable([])
      mayHaveMore = field.isUnknown
      areNamed = true
      return
    }
    var read = NamedEntryList(object.context, value)
    read.read(list)
    nodes = read.nodes
    names = object.document.withUnchecked { document in
      NameTable(count: read.nodes.count, in: document) { read.nodes[$0].knownName }
    }
    mayHaveMore = read.mayHaveMore
    areNamed = read.areNamed
  }

  /// The last entry with a name.
  public func lookup(_ name: StaticString) -> Lookup<Entry> { name.withUncheckedBytes(lookup) }

  /// The last entry with a name from a setting.
  func lookup(named name: String) -> Lookup<Entry> {
    var name = name
    return name.withUTF8 { lookup(UncheckedBytes($0)) }
  }

  private func lookup(_ name: UncheckedBytes) -> Lookup<Entry> {
    if let row = names.last(name, in: document) { return .found(entries[row]) }
    return areWhole ? .absent : .unknown
  }

  /// The first entry with a name.
  func first(named name: JSONString) -> Entry? {
    name.withDecodedBytes { names.last($0, in: document) }
      .map { entries[names.first(of: $0)] }
  }

  /// The duplicate entries, each with the first entry of its name.
  var repeated: [(first: Entry, repeated: Entry)] {
    var repeated: [(first: Entry, repeated: Entry)] = []
    for index in entries.indices {
      let first = names.first(of: index)
      if first != index { repeated.append((entries[first], entries[index])) }
    }
    return repeated
  }
}

extension UncheckedDocument {
  /// Whether a node exists and is a string.
  fileprivate func isString(_ node: Int32) -> Bool {
    node >= 0 && nodes[Int(node)].kind == .string
  }
}
