/// The type of a value by its place in a definition, according to the API's model.
///
/// The value of a name that the API does not know anywhere may be of any type.
enum BracketPlace: Hashable, Sendable {
  /// The outermost value of the document.
  case document(BracketDocument)
  /// Output of the API with the definition inside it.
  case wrapper
  case definition
  /// A list of definitions.
  case definitions(isWrapped: Bool)
  case shape(APIModel.ShapeName)
  /// `requiresAttributes`, which ECS derives from a definition, and one entry of it.
  case attributes
  case attribute
  /// A value that the model does not describe.
  case anything

  /// The type of what a bracket opens here; nil if the model has no such bracket.
  func opened(by kind: JSONToken.Kind) -> BracketPlace? {
    switch (self, kind) {
    case (.document(let document), _): document.root(opened: kind)
    case (.wrapper, .openObject), (.definition, .openObject), (.attribute, .openObject),
      (.definitions, .openArray), (.attributes, .openArray), (.anything, _):
      self
    case (.shape(let name), _):
      switch (APIModel.forms[Int(name.rawValue)].kind, kind) {
      case (.object, .openObject), (.list, .openArray): self
      default: nil
      }
    default: nil
    }
  }

  /// Whether a string, a number or a literal is possible here.
  var takesScalars: Bool {
    switch self {
    case .anything: true
    case .shape(let name):
      switch APIModel.forms[Int(name.rawValue)].kind {
      case .object, .list: false
      case .string, .integer, .boolean: true
      }
    default: false
    }
  }

  /// The type of the elements of a list.
  var element: BracketPlace {
    switch self {
    case .definitions(let isWrapped): isWrapped ? .wrapper : .definition
    case .attributes: .attribute
    case .shape(let name): .shape(APIModel.forms[Int(name.rawValue)].element)
    default: .anything
    }
  }

  /// The type of the value of a key; nil if the key belongs elsewhere in the definition.
  func member(_ key: SourceRange, of bytes: [UInt8]) -> BracketPlace? {
    let name = SourceRange(key.start + 1, key.end - 1)
    if let known = knownMember(name, of: bytes) { return known }
    let text = String(decoding: bytes[name.start..<name.end], as: UTF8.self)
    return self != .anything && Self.knownNames.contains(text) ? nil : .anything
  }

  /// The type of the value of a key that the model knows here.
  func knownMember(_ name: SourceRange, of bytes: [UInt8]) -> BracketPlace? {
    func isNamed(_ names: [StaticString]) -> Bool {
      names.contains { $0.withUTF8Buffer { $0.elementsEqual(bytes[name.start..<name.end]) } }
    }
    switch self {
    case .shape(let owner):
      let form = APIModel.forms[Int(owner.rawValue)]
      guard form.isStructure else { return .shape(form.element) }
      return APIModel.table.entry(name, of: bytes, in: owner).map { .shape($0.shape) }
    case .definition:
      let owner = APIModel.ShapeName.registerTaskDefinitionRequest
      if let entry = APIModel.table.entry(name, of: bytes, in: owner) { return .shape(entry.shape) }
      if isNamed(["requiresAttributes"]) { return .attributes }
      if isNamed(["compatibilities"]) { return .shape(.compatibilityList) }
      return isNamed(APIModel.describeOnlyMembers) ? .shape(.string) : nil
    case .wrapper:
      if isNamed(["taskDefinition"]) { return .definition }
      return isNamed(["tags"]) ? .shape(.tags) : nil
    case .attribute:
      return isNamed(Self.attributeNames) ? .shape(.string) : nil
    case .document, .definitions, .attributes, .anything:
      return nil
    }
  }

  private static let attributeNames: [StaticString] = ["name", "value", "targetType", "targetId"]

  /// The names of all properties in a definition.
  private static let knownNames: Set<String> = Set(
    (APIModel.ShapeName.allCases.flatMap { APIModel.members(of: $0).map(\.name) }
      + APIModel.describeOnlyMembers + attributeNames).map(\.description))
}

/// The form of a document that does not parse, judged by its keys.
enum BracketDocument: Hashable, Sendable {
  /// Whole definitions, bare or wrapped as in the API's output.
  case definitions(isWrapped: Bool)
  /// A list of containers, or one of them.
  case containers

  /// Recognizes a document by its keys; nil if it is not in one of the API's forms.
  init?(_ tokens: [JSONToken], of bytes: [UInt8]) {
    var found: Set<String> = []
    let marks: Set<String> = [
      "containerDefinitions", "taskDefinition", "name", "image", "Resources", "planned_values",
      "root_module",
    ]
    for token in tokens where token.kind == .key && token.range.count < 24 {
      let name = String(
        decoding: bytes[(token.range.start + 1)..<(token.range.end - 1)], as: UTF8.self)
      if marks.contains(name) { found.insert(name) }
    }
    guard found.isDisjoint(with: ["Resources", "planned_values", "root_module"]) else { return nil }
    if found.contains("containerDefinitions") {
      self = .definitions(isWrapped: found.contains("taskDefinition"))
    } else if found.isSuperset(of: ["name", "image"]) {
      self = .containers
    } else {
      return nil
    }
  }

  /// The type of what the document's first bracket opens.
  func root(opened kind: JSONToken.Kind) -> BracketPlace {
    switch (self, kind) {
    case (.definitions(let isWrapped), .openObject): isWrapped ? .wrapper : .definition
    case (.definitions(let isWrapped), _): .definitions(isWrapped: isWrapped)
    case (.containers, .openObject): .shape(.containerDefinition)
    case (.containers, _): .shape(.containerDefinitions)
    }
  }
}
