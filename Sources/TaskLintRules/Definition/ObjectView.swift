/// A lenient view of one object of a definition: it never fails, and says of each member what is
/// known.
///
/// It holds the parts of its value and of its context by themselves: to read one of a whole would
/// copy the whole, and count its references.
public struct ObjectView: Sendable {
  /// The document that holds the object.
  let document: JSONDocument
  private let template: InputContext.Template?
  /// A bit for the hash of each key, so that to ask for a member that is not there, as most
  /// questions are, takes one look.
  private let marks: UInt64
  private let node: Int32
  /// How the input form spells the API's names in it.
  public let spelling: Spelling
  /// Which absent members may be given elsewhere.
  let partiality: Partiality

  /// The index of the object's node.
  var index: Int { Int(node) }
  /// The object.
  public var value: JSONValue { JSONValue(document: document, index: index) }
  /// What the input form decides about it.
  public var context: InputContext { InputContext(spelling, template) }

  /// Which absent members of an object may be given elsewhere, and so can't be missed.
  enum Partiality: Sendable {
    case none
    /// All of them: the task-level members of a fragment, an object with a macro in it.
    case all
    /// All of them, in a whole definition: a plan leaves out what is known after apply.
    case untilApply
    /// CloudFormation makes up a `Family` where there is none.
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

  /// Whether any absent member may be given elsewhere, as in a fragment.
  public var isPartial: Bool {
    if case .all = partiality { true } else { false }
  }

  /// Whether a member of the API's name may be given elsewhere.
  func mayBeGivenElsewhere(_ name: StaticString) -> Bool {
    switch partiality {
    case .none: false
    case .all, .untilApply: true
    case .family: name.description == "family"
    }
  }

  /// Whether a key may have a hash of one of these bits.
  func mayHaveKey(in marks: UInt64) -> Bool { self.marks & marks != 0 }

  /// The member of the API's name; of one that stands twice the last, as parsers keep it.
  public func member(_ name: StaticString) -> JSONValue.Member? {
    guard let key = key(of: name) else { return nil }
    return JSONValue.Member(
      key: JSONString(document: document, index: key),
      value: JSONValue(document: document, index: key + 1))
  }

  /// A member that is taken as it is.
  public func field(_ name: StaticString) -> Field<JSONValue> {
    field(name) { $0 }
  }

  /// A member that is a string; which values are placeholders depends on what it names.
  public func string(_ name: StaticString, _ kind: Placeholder.Kind = .text) -> Field<JSONString> {
    guard let key = key(of: name) else { return missing(name) }
    return Field(stringAt: key + 1, key: key, of: document, context, kind)
  }

  /// A member that is a boolean; CloudFormation takes it as a string as well.
  public func boolean(_ name: StaticString) -> Field<Bool> {
    field(name) { value in
      value.boolean ?? (context.hasFunctions ? value.string.flatMap { Bool($0.text) } : nil)
    }
  }

  /// A member that is a whole number; CloudFormation takes it as a string as well.
  public func integer(_ name: StaticString) -> Field<Int> {
    field(name) { value in
      value.integer ?? (context.hasFunctions ? value.string.flatMap { Int($0.text) } : nil)
    }
  }

  /// A member that is an object of the API.
  public func object(_ name: StaticString) -> Field<ObjectView> {
    plainObject(name, context) { value in
      if value.kind == .object { return ObjectView(value, context) }
      // Terraform writes a block as a list of one.
      guard spelling == .snakeCase, value.kind == .array else { return nil }
      var blocks = value.elements
      return blocks.next().flatMap { $0.kind == .object ? ObjectView($0, context) : nil }
    }
  }

  /// A member that is a map, whose keys are the user's own and stand as they are.
  public func map(_ name: StaticString) -> Field<ObjectView> {
    plainObject(name, context.ofMap) { value in
      value.kind == .object ? ObjectView(value, context.ofMap) : nil
    }
  }

  /// A member that is nearly always an object, or not there; else as a function takes it.
  ///
  /// The way by a field of any value takes twice as long.
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

  /// A member that is an array, each of its elements with what is known of it.
  public func list(_ name: StaticString) -> Field<[Field<JSONValue>]> {
    list(name) { $0 }
  }

  private func list<Value: Sendable>(
    _ name: StaticString, _ convert: (Field<JSONValue>) -> Field<Value>
  ) -> Field<[Field<Value>]> {
    field(name) { value in
      guard value.kind == .array else { return nil }
      var list: [Field<Value>] = []
      // A guess that spares a list of usual length its growing: an entry has two members.
      list.reserveCapacity(min(value.nodeCount / 5, 64))
      for element in value.elements {
        let field = Field(element: element, context)
        if !field.isLeftOut { list.append(convert(field)) }
      }
      return list
    }
  }

  /// A member that is an array of objects of the API.
  public func objects(_ name: StaticString) -> Field<[Field<ObjectView>]> {
    list(name) { element in
      element.map { $0.kind == .object ? ObjectView($0, context) : nil }
    }
  }

  /// A member that is an array of strings.
  public func strings(
    _ name: StaticString, _ kind: Placeholder.Kind = .text
  ) -> Field<[Field<JSONString>]> {
    list(name) { $0.map(\.string).resolved(kind) }
  }

  /// A member as a function takes it; nil of the function's says that it is mistyped.
  func field<Value: Sendable>(
    _ name: StaticString, _ convert: (JSONValue) -> Value?
  ) -> Field<Value> {
    guard let key = key(of: name) else { return missing(name) }
    let member = JSONValue(document: document, index: key + 1)
    let keyRange = document.range(of: document.nodes[key])
    guard member.isPlain(in: context) else {
      return Field<JSONValue>(member, key: keyRange, context).map(convert)
    }
    // Most values are what they are, and the way by a field of any value takes twice as long.
    let place = Place(key: keyRange, range: member.firstToken)
    return convert(member).map { .value($0, place) } ?? .mistyped(place)
  }

  private func missing<Value: Sendable>(_ name: StaticString) -> Field<Value> {
    guard mayBeGivenElsewhere(name) else { return .absent }
    return .unresolved(nil, Place(key: nil, range: value.firstToken))
  }

  /// The node of the key of the API's name; of one that stands twice the last.
  // In place: to hand the view to a function counts all its references.
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
  /// Whether the value is certainly what it says: neither null, nor a placeholder or a function.
  fileprivate func isPlain(in context: InputContext) -> Bool {
    switch document.nodes[index].kind {
    case .null, .placeholder: false
    case .object: !context.hasFunctions
    case .array, .string, .number, .true, .false: true
    }
  }
}

extension Field where Value == JSONValue {
  /// What is known of an element of an array.
  init(element: JSONValue, _ context: InputContext) {
    self.init(element, key: nil, context)
  }

  init(_ value: JSONValue, key: SourceRange?, _ context: InputContext) {
    let place = Place(key: key, range: value.firstToken)
    switch value.kind {
    // A plan writes null for what the configuration does not say.
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

  /// Whether an element is taken out of its list by a condition.
  fileprivate var isLeftOut: Bool {
    if case .absent = self { true } else { false }
  }
}

extension Field where Value == JSONString {
  /// What is known of the string that a key names.
  ///
  /// Most are strings and no placeholders, and the way by a field of any value takes twice as long.
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

  /// The same field, unresolved where a placeholder stands in the text.
  func resolved(_ kind: Placeholder.Kind) -> Field {
    guard case .value(let string, let place) = self, Placeholder.isIn(string, kind) else {
      return self
    }
    return .unresolved(string, place)
  }
}
