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
  private let valueName: StaticString

  init(_ object: ObjectView, _ name: StaticString, value: StaticString) {
    field = object.objects(name)
    valueName = value
  }

  /// The entries whose object is known.
  public var entries: [Entry] {
    (field.value ?? []).compactMap { element in element.value.map(entry) }
  }

  /// The entry of a name; of one that stands twice the last.
  public func lookup(_ name: StaticString) -> Lookup<Entry> {
    lookup { $0 == name }
  }

  /// The entry of a name that a setting gives.
  func lookup(named name: String) -> Lookup<Entry> {
    lookup { $0.text == name }
  }

  private func lookup(_ matches: (JSONString) -> Bool) -> Lookup<Entry> {
    guard !field.isUnknown else { return .unknown }
    var isWhole = true
    for element in (field.value ?? []).reversed() {
      guard let object = element.value else {
        isWhole = false
        continue
      }
      // A name that differs needs no look at its value, of which there may be very many.
      switch object.string("name") {
      case .value(let name, _) where matches(name): return .found(entry(object))
      case .unresolved, .mistyped: isWhole = false
      case .absent, .null, .value: break
      }
    }
    return isWhole ? .absent : .unknown
  }

  private func entry(_ object: ObjectView) -> Entry {
    Entry(
      name: object.string("name"),
      value: object.string(valueName, valueName.description == "value" ? .text : .reference),
      object: object
    )
  }
}
