/// A list of names and values: a container's `environment`, `secrets` or `secretOptions`.
public struct NamedEntries: Sendable {
  /// One name and what it stands for.
  public struct Entry: Sendable {
    public let name: Field<JSONString>
    public let value: Field<JSONString>
    /// The entry's object.
    public let object: ObjectView
  }

  /// The list's place and what is known of it.
  public let field: Field<[Field<ObjectView>]>
  /// The entries whose object is known.
  public let entries: [Entry]
  private let names: NameTable
  /// Whether every entry and its name is known.
  let areWhole: Bool

  init(_ object: ObjectView, _ name: StaticString, value: StaticString) {
    field = object.objects(name)
    let elements = field.value ?? []
    let kind: Placeholder.Kind = value.description == "value" ? .text : .reference
    entries = elements.compactMap { element in
      guard let object = element.value else { return nil }
      return Entry(
        name: object.string("name"), value: object.string(value, kind), object: object)
    }
    names = NameTable(entries.map { $0.name.value })
    areWhole =
      !field.isUnknown && entries.count == elements.count
      && !entries.contains { $0.name.isUnknown }
  }

  /// The entry of a name; of one that stands twice the last.
  public func lookup(_ name: StaticString) -> Lookup<Entry> { lookup(named: name.description) }

  /// The entry of a name that a setting gives; of one that stands twice the last.
  func lookup(named name: String) -> Lookup<Entry> {
    names.last(name).map { .found(entries[$0]) } ?? (areWhole ? .absent : .unknown)
  }

  /// The first entry of a name.
  func first(named name: JSONString) -> Entry? {
    names.last(name).map { entries[names.firsts[$0]] }
  }

  /// Each entry whose name stands in the list before, with the first of that name.
  var repeated: [(first: Entry, repeated: Entry)] {
    entries.indices.compactMap { index in
      names.firsts[index] == index ? nil : (entries[names.firsts[index]], entries[index])
    }
  }
}
