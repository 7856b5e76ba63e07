/// An object of one of the API's structures.
///
/// Properties are read by their position in the structure. The generated types of the structures give
/// them names and types.
struct DecodedObject: Sendable {
  /// The absent properties of an object that may be defined elsewhere, and so are not missing.
  enum Partiality: Sendable {
    case none
    /// All properties: the task-level properties of a fragment, or an object with a macro.
    case all
    /// All properties of a whole definition: a plan omits values that are known after apply.
    case untilApply
    /// The family: CloudFormation generates a missing `Family`.
    case family

    /// Whether a property may be defined elsewhere.
    func mayBeGivenElsewhere(_ position: Int) -> Bool {
      switch self {
      case .none: false
      case .all, .untilApply: true
      case .family: position == TaskDefinitionProperties.Property.family.rawValue
      }
    }
  }

  let tree: DecodedTree
  /// The first slot of the object.
  let block: Int32
  /// The index of the object in its list, without the elements that conditions remove.
  let position: Int32
  /// The absent properties that may be defined elsewhere.
  let partiality: Partiality

  init(
    _ tree: DecodedTree, block: Int32, position: Int32 = 0, partiality: Partiality = .none
  ) {
    self.tree = tree
    self.block = block
    self.position = position
    let mayHaveMore = tree.slots[Int(block)].link == DecodedTree.unresolved
    self.partiality = mayHaveMore ? .all : partiality
  }

  /// The document that contains the object.
  var document: JSONDocument { tree.document }
  /// The context of the object in its input form.
  var context: InputContext { tree.context }
  /// The spelling of property names in the object.
  var spelling: Spelling { tree.context.spelling }
  /// The index of the object's node.
  var index: Int { Int(tree.slots[Int(block)].value) }
  /// The object.
  var value: JSONValue { JSONValue(document: document, index: index) }

  /// Whether any absent property may be defined elsewhere, as in a fragment.
  var isPartial: Bool {
    if case .all = partiality { true } else { false }
  }

  // MARK: - Properties

  /// Whether a property is present, with any value.
  func has(_ position: Int) -> Bool { slot(position).key >= 0 }

  /// The key and the value of a property, nil if it is absent.
  func member(_ position: Int) -> JSONValue.Member? {
    let slot = slot(position)
    guard slot.key >= 0 else { return nil }
    return JSONValue.Member(
      key: JSONString(document: document, index: Int(slot.key)),
      value: JSONValue(document: document, index: Int(slot.key) + 1))
  }

  /// A property of any type.
  func field(_ position: Int) -> Field<JSONValue> {
    field(position) { slot in JSONValue(document: document, index: Int(slot.value)) }
  }

  /// A string property; its kind decides which texts are placeholders.
  func string(_ position: Int, _ kind: Placeholder.Kind = .text) -> Field<JSONString> {
    field(position) { slot in
      document.nodes[Int(slot.value)].kind == .string
        ? JSONString(document: document, index: Int(slot.value)) : nil
    }.resolved(kind)
  }

  /// The string in the file, which may contain a placeholder; nil if the value is of another type.
  ///
  /// Unlike `string(_:_:)` it takes the same time for a text of any length.
  func writtenString(_ position: Int) -> JSONString? {
    let slot = slot(position)
    guard slot.key >= 0, slot.link != DecodedTree.unresolved,
      document.nodes[Int(slot.value)].kind == .string
    else { return nil }
    return JSONString(document: document, index: Int(slot.value))
  }

  /// A boolean property; CloudFormation also accepts a string.
  func boolean(_ position: Int) -> Field<Bool> {
    field(position) { slot in
      let value = JSONValue(document: document, index: Int(slot.value))
      return value.boolean ?? (context.hasFunctions ? value.string.flatMap { Bool($0.text) } : nil)
    }
  }

  /// An integer property; CloudFormation also accepts a string.
  func integer(_ position: Int) -> Field<Int> {
    field(position) { slot in
      let value = JSONValue(document: document, index: Int(slot.value))
      return value.integer ?? (context.hasFunctions ? value.string.flatMap { Int($0.text) } : nil)
    }
  }

  /// A property that is an object of a structure.
  func structure<Value: Sendable>(
    _ position: Int, _ convert: (DecodedObject) -> Value
  ) -> Field<Value> {
    field(position) { slot in
      slot.link >= 0 ? convert(DecodedObject(tree, block: slot.link)) : nil
    }
  }

  /// A property that is a map, whose keys are names of the user.
  func map(_ position: Int) -> Field<ObjectView> {
    field(position) { slot in
      let value = JSONValue(document: document, index: Int(slot.value))
      return value.kind == .object ? ObjectView(value, context.ofMap) : nil
    }
  }

  /// A property that is a list of objects of a structure.
  func structures<Value: Sendable>(
    _ position: Int, _ convert: (DecodedObject) -> Value
  ) -> Field<[Field<Value>]> {
    field(position) { slot in
      guard slot.link >= 0 else { return nil }
      let count = Int(tree.rows[Int(slot.link)].node)
      var list: [Field<Value>] = []
      list.reserveCapacity(count)
      for index in 0..<count {
        list.append(tree.element(at: Int(slot.link) + 1 + index, index, convert))
      }
      return list
    }
  }

  /// A property that is a list, with each element as a field.
  func list(_ position: Int) -> Field<[Field<JSONValue>]> {
    list(position) { Field(element: $0, context) }
  }

  /// A property that is a list of strings.
  func strings(
    _ position: Int, _ kind: Placeholder.Kind = .text
  ) -> Field<[Field<JSONString>]> {
    list(position) { Field(string: $0, key: nil, kind, context) }
  }

  private func list<Value: Sendable>(
    _ position: Int, _ convert: (JSONValue) -> Field<Value>
  ) -> Field<[Field<Value>]> {
    field(position) { slot in
      let value = JSONValue(document: document, index: Int(slot.value))
      guard value.kind == .array else { return nil }
      return value.elements.compactMap { element in
        let field = convert(element)
        if case .absent = field { return nil }
        return field
      }
    }
  }

  /// A property that is a list of names and values.
  func namedEntries(_ position: Int, _ kind: Placeholder.Kind) -> NamedEntries {
    NamedEntries(of: self, position, list: slot(position).link, kind)
  }

  // MARK: - Slots

  private func slot(_ position: Int) -> DecodedTree.Slot { tree.slot(block, position) }

  /// A converted property; mistyped if the conversion returns nil.
  private func field<Value: Sendable>(
    _ position: Int, _ convert: (DecodedTree.Slot) -> Value?
  ) -> Field<Value> {
    let slot = slot(position)
    guard slot.key >= 0 else {
      guard partiality.mayBeGivenElsewhere(position) else { return .absent }
      return .unresolved(nil, Place(key: nil, range: value.firstToken))
    }
    let key = document.range(of: document.nodes[Int(slot.key)])
    return tree.field(slot.value, slot.link, key: key) { convert(slot) }
  }
}

extension DecodedTree {
  /// The element of a list of objects at a row, with its index in the list.
  func element<Value: Sendable>(
    at row: Int, _ position: Int, _ convert: (DecodedObject) -> Value
  ) -> Field<Value> {
    let row = rows[row]
    return field(row.node, row.link, key: nil) {
      guard row.link >= 0 else { return nil }
      return convert(
        DecodedObject(self, block: row.link, position: Int32(truncatingIfNeeded: position)))
    }
  }

  /// The field of a node and its link.
  fileprivate func field<Value: Sendable>(
    _ node: Int32, _ link: Int32, key: SourceRange?, _ convert: () -> Value?
  ) -> Field<Value> {
    let place = Place(
      key: key, range: JSONValue(document: document, index: Int(node)).firstToken)
    guard link != DecodedTree.unresolved else { return .unresolved(nil, place) }
    switch document.nodes[Int(node)].kind {
    // A plan writes null for an absent property.
    case .null: return context.spelling == .snakeCase ? .absent : .null(place)
    case .placeholder: return .unresolved(nil, place)
    case .object, .array, .string, .number, .true, .false:
      return convert().map { .value($0, place) } ?? .mistyped(place)
    }
  }
}
