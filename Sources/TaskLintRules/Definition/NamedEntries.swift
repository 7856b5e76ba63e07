/// A list of names and values: a container's `environment`, `secrets` or `secretOptions`.
///
/// Most of a large definition is such lists, so what is kept of an entry is where its object stands;
/// the rest is looked up when a rule asks for it. It is a class so that a copy costs one reference.
public final class NamedEntries: Sendable {
  /// One name and what it stands for.
  public struct Entry: Sendable {
    private let list: NamedEntries
    private let nodes: NamedEntryNodes

    fileprivate init(_ list: NamedEntries, _ nodes: NamedEntryNodes) {
      self.list = list
      self.nodes = nodes
    }

    /// The entry's object.
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
      // What is not there may be given elsewhere.
      guard node > 0 else { return object.string(name, kind) }
      return Field(
        stringAt: Int(node), key: Int(node) - 1, of: list.document, list.context, kind)
    }
  }

  /// How the API calls what a name stands for.
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

  /// The entries whose object is known, in the order of the file.
  public struct Entries: RandomAccessCollection, Sendable {
    fileprivate let list: NamedEntries

    public var startIndex: Int { 0 }
    public var endIndex: Int { list.nodes.count }
    public subscript(position: Int) -> Entry { Entry(list, list.nodes[position]) }

    /// The name and the value of an entry as they are written, if both are strings.
    func written(_ position: Int) -> (name: JSONString, value: JSONString)? {
      let nodes = list.nodes[position]
      guard let name = string(nodes.name), let value = string(nodes.value) else { return nil }
      return (name, value)
    }

    private func string(_ node: Int32) -> JSONString? {
      guard node >= 0, list.document.nodes[Int(node)].kind == .string else { return nil }
      return JSONString(document: list.document, index: Int(node))
    }

    /// The entries whose name and value are strings of which a function says yes.
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

  /// The list as it stands there.
  public let field: Field<JSONValue>
  fileprivate let document: JSONDocument
  fileprivate let context: InputContext
  fileprivate let valueName: ValueName
  fileprivate let nodes: [NamedEntryNodes]
  private let names: NameTable
  /// Whether there may be entries whose object is not known.
  let mayHaveMore: Bool
  private let areNamed: Bool

  /// The entries whose object is known.
  public var entries: Entries { Entries(list: self) }

  /// Whether every entry and its name is known.
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

  /// The entry of a name; of one that stands twice the last.
  public func lookup(_ name: StaticString) -> Lookup<Entry> { name.withUncheckedBytes(lookup) }

  /// The entry of a name that a setting gives; of one that stands twice the last.
  func lookup(named name: String) -> Lookup<Entry> {
    var name = name
    return name.withUTF8 { lookup(UncheckedBytes($0)) }
  }

  private func lookup(_ name: UncheckedBytes) -> Lookup<Entry> {
    if let row = names.last(name, in: document) { return .found(entries[row]) }
    return areWhole ? .absent : .unknown
  }

  /// The first entry of a name.
  func first(named name: JSONString) -> Entry? {
    name.withDecodedBytes { names.last($0, in: document) }
      .map { entries[names.first(of: $0)] }
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

extension UncheckedDocument {
  /// Whether there is a node, and it is a string.
  fileprivate func isString(_ node: Int32) -> Bool {
    node >= 0 && nodes[Int(node)].kind == .string
  }
}
