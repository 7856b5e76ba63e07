/// A lenient view of one object of a definition: each property is a field, and reading it never
/// fails.
///
/// The view stores the parts of its value and its context separately, so that reading one part does
/// not copy the others and count their references.
public struct ObjectView: Sendable {
  /// The document that contains the object.
  let document: JSONDocument
  private let template: InputContext.Template?
  /// A bit for the hash of each key, so that most lookups of absent properties need one comparison.
  private let marks: UInt64
  private let node: Int32
  /// The spelling of property names in the object.
  public let spelling: Spelling
  /// The absent properties that may be defined elsewhere.
  let partiality: Partiality

  /// The index of the node of the object.
  var index: Int { Int(node) }
  /// The object.
  public var value: JSONValue { JSONValue(document: document, index: index) }
  /// The context of the object in its input form.
  public var context: InputContext { InputContext(spelling, template) }

  /// The absent properties of an object that may be defined elsewhere, and so are not missing.
  enum Partiality: Sendable {
    case none
    /// All properties: the task-level properties of a fragment, or an object with a macro.
    case all
    /// All properties of a whole definition: a plan omits values that are known after apply.
    case untilApply
    /// The family: CloudFormation generates a missing `Family`.
    case family
  }

  /// Creates a view of an object.
  public init(_ value: JSONValue, spelling: Spelling) {
    self.init(value, InputContext(spelling))
  }

  init(_ value: JSONValue, _ context: InputContext, partiality: Partiality = .none) {
    document = value.document
    node = Int32(truncatingIfNeeded: value.index)
    template = context.template
    spelling = context.spelling
    let hasMacro = context.spelling == .pascalCase && value.member("Fn::Transform") != nil
    let mayHaveMore = hasMacro || value.document.nodes[value.index].hasPlaceholderMembers
    self.partiality = mayHaveMore ? .all : partiality
    marks =
      context.spelling == .camelCase
      ? value.document.withUnchecked { $0.marks(ofKeysOf: value.index) } : .max
  }

  /// Whether any absent property may be defined elsewhere, as in a fragment.
  public var isPartial: Bool {
    if case .all = partiality { true } else { false }
  }

  /// Whether a property may be defined elsewhere.
  func mayBeGivenElsewhere(_ name: StaticString) -> Bool {
    switch partiality {
    case .none: false
    case .all, .untilApply: true
    case .family: name.description == "family"
    }
  }

  /// Whether some key may have a hash with one of these bits.
  func mayHaveKey(in marks: UInt64) -> Bool { self.marks & marks != 0 }

  /// The property with a name of the API; the last one of duplicates, as in parsers.
  public func member(_ name: StaticString) -> JSONValue.Member? {
    guard let key = key(of: name) else { return nil }
    return JSONValue.Member(
      key: JSONString(document: document, index: key),
      value: JSONValue(document: document, index: key + 1))
  }

  /// A property of any type.
  public func field(_ name: StaticString) -> Field<JSONValue> {
    field(name) { $0 }
  }

  /// A string property; its kind decides which texts are placeholders.
  public func string(_ name: StaticString, _ kind: Placeholder.Kind = .text) -> Field<JSONString> {
    guard let key = key(of: name) else { return missing(name) }
    return Field(stringAt: key + 1, key: key, of: document, context, kind)
  }

  /// A boolean property; CloudFormation also accepts a string.
  public func boolean(_ name: StaticString) -> Field<Bool> {
    field(name) { value in
      value.boolean ?? (context.hasFunctions ? value.string.flatMap { Bool($0.text) } : nil)
    }
  }

  /// An integer property; CloudFormation also accepts a string.
  public func integer(_ name: StaticString) -> Field<Int> {
    field(name) { value in
      value.integer ?? (context.hasFunctions ? value.string.flatMap { Int($0.text) } : nil)
    }
  }

  /// A property that is an object of the API.
  public func object(_ name: StaticString) -> Field<ObjectView> {
    plainObject(name, context) { value in
      if value.kind == .object { return ObjectView(value, context) }
      // Terraform writes a block as a list of one object.
      guard spelling == .snakeCase, value.kind == .array else { return nil }
      var blocks = value.elements
      return blocks.next().flatMap { $0.kind == .object ? ObjectView($0, context) : nil }
    }
  }

  /// A property that is a map, whose keys are names of the user.
  public func map(_ name: StaticString) -> Field<ObjectView> {
    plainObject(name, context.ofMap) { value in
      value.kind == .object ? ObjectView(value, context.ofMap) : nil
    }
  }

  /// A property that is usually an object or absent; other values are converted.
  ///
  /// It takes half the time of a conversion from a field of any value.
  private func plainObject(
    _ name: StaticString, _ inner: InputContext, _ convert: (JSONValue) -> ObjectView?
  ) -> Field<ObjectView> {
    guard let key = key(of: name) else { return missing(name) }
    let node = document.nodes[key + 1]
    guard node.kind == .object, template == nil else { return field(name, convert) }
    let bracket = document.place(SourceRange(Int(node.start), Int(node.start) + 1))
    return .value(
      ObjectView(JSONValue(document: document, index: key + 1), inner),
      Place(key: document.range(of: document.nodes[key]), range: bracket))
  }

  /// An array property, with each element as a field.
  public func list(_ name: StaticString) -> Field<[Field<JSONValue>]> {
    list(name) { $0 }
  }

  private func list<Value: Sendable>(
    _ name: StaticString, _ convert: (Field<JSONValue>) -> Field<Value>
  ) -> Field<[Field<Value>]> {
    field(name) { value in
      guard value.kind == .array else { return nil }
      var list: [Field<Value>] = []
      // An estimate, so that most lists do not grow: an entry with two properties has five nodes.
      list.reserveCapacity(min(value.nodeCount / 5, 64))
      for element in value.elements {
        let field = Field(element: element, context)
        if !field.isLeftOut { list.append(convert(field)) }
      }
      return list
    }
  }

  /// A property that is an array of objects of the API.
  public func objects(_ name: StaticString) -> Field<[Field<ObjectView>]> {
    list(name) { element in
      element.map { $0.kind == .object ? ObjectView($0, context) : nil }
    }
  }

  /// A property that is an array of strings.
  public func strings(
    _ name: StaticString, _ kind: Placeholder.Kind = .text
  ) -> Field<[Field<JSONString>]> {
    list(name) { $0.map(\.string).resolved(kind) }
  }

  /// A converted property; mistyped if the conversion returns nil.
  func field<Value: Sendable>(
    _ name: StaticString, _ convert: (JSONValue) -> Value?
  ) -> Field<Value> {
    guard let key = key(of: name) else { return missing(name) }
    let member = JSONValue(document: document, index: key + 1)
    let keyRange = document.range(of: document.nodes[key])
    guard member.isPlain(in: context) else {
      return Field<JSONValue>(member, key: keyRange, context).map(convert)
    }
    // Most values are plain, and this takes half the time of a conversion from a field of any
    // value.
    let place = Place(key: keyRange, range: member.firstToken)
    return convert(member).map { .value($0, place) } ?? .mistyped(place)
  }

  private func missing<Value: Sendable>(_ name: StaticString) -> Field<Value> {
    guard mayBeGivenElsewhere(name) else { return .absent }
    return .unresolved(nil, Place(key: nil, range: value.firstToken))
  }

  /// The node of the key with a name of the API; the last one of duplicates.
  // Inlined, because passing the view to a function counts all its references.
  @inline(__always)
  private func key(of name: StaticString) -> Int? {
    guard case .camelCase = spelling else { return searchedKey(of: name) }
    let hash = ByteHash.short(name)
    guard marks & UncheckedDocument.mark(hash) != 0 else { return nil }
    return document.lastKey(name, hash, of: index)
  }

  private func searchedKey(of name: StaticString) -> Int? {
    var found: JSONValue.Member?
    for member in value.members where spelling.matches(member.key, name) { found = member }
    return found?.key.index
  }
}

extension JSONValue {
  /// Whether the value is neither null nor a placeholder nor a function.
  fileprivate func isPlain(in context: InputContext) -> Bool {
    switch document.nodes[index].kind {
    case .null, .placeholder: false
    case .object: !context.hasFunctions
    case .array, .string, .number, .true, .false: true
    }
  }
}

extension Field where Value == JSONValue {
  /// Creates the field of an element of an array.
  init(element: JSONValue, _ context: InputContext) {
    self.init(element, key: nil, context)
  }

  init(_ value: JSONValue, key: SourceRange?, _ context: InputContext) {
    let place = Place(key: key, range: value.firstToken)
    switch value.kind {
    // A plan writes null for an absent property.
    case .null: self = context.spelling == .snakeCase ? .absent : .null(place)
    case .placeholder: self = .unresolved(nil, place)
    case .object where context.hasFunctions:
      switch IntrinsicFunction(value, conditions: context.conditions) {
      case nil: self = .value(value, place)
      case .noValue: self = .absent
      case .chosen(let branch): self.init(branch, key: key, context)
      case .unknown: self = .unresolved(nil, place)
      }
    default: self = .value(value, place)
    }
  }

  /// Whether a condition removes an element from its list.
  fileprivate var isLeftOut: Bool {
    if case .absent = self { true } else { false }
  }
}

extension Field where Value == JSONString {
  /// Creates the field of a string property.
  ///
  /// Most values are strings without placeholders, and this takes half the time of a conversion
  /// from a field of any value.
  init(
    stringAt node: Int, key: Int, of document: JSONDocument, _ context: InputContext,
    _ kind: Placeholder.Kind
  ) {
    let keyRange = document.range(of: document.nodes[key])
    guard document.nodes[node].kind == .string else {
      let value = JSONValue(document: document, index: node)
      self = Field<JSONValue>(value, key: keyRange, context).map(\.string).resolved(kind)
      return
    }
    let place = Place(key: keyRange, range: document.range(of: document.nodes[node]))
    let string = JSONString(document: document, index: node)
    self = Placeholder.isIn(string, kind) ? .unresolved(string, place) : .value(string, place)
  }

  /// The field, unresolved if the text contains a placeholder.
  func resolved(_ kind: Placeholder.Kind) -> Field {
    guard case .value(let string, let place) = self, Placeholder.isIn(string, kind) else {
      return self
    }
    return .unresolved(string, place)
  }
}
