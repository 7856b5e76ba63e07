/// What the API's model says of a value at its place in a definition, as far as brackets show it.
///
/// A name that the API knows nowhere tells nothing about where it belongs: what it names may be
/// anything.
enum BracketPlace: Hashable, Sendable {
  /// The outermost value of the document.
  case document(BracketDocument)
  /// An answer with the definition inside it.
  case wrapper
  case definition
  /// The definitions of several answers.
  case definitions(isWrapped: Bool)
  case shape(APIModel.ShapeName)
  /// What ECS derives from a definition, and one entry of it.
  case attributes
  case attribute
  /// Something that the model says nothing of.
  case anything

  /// What a bracket opens here, nil where the model has no such bracket.
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

  /// Whether a string, a number or a word may stand here.
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

  /// What an element of a list is.
  var element: BracketPlace {
    switch self {
    case .definitions(let isWrapped): isWrapped ? .wrapper : .definition
    case .attributes: .attribute
    case .shape(let name): .shape(APIModel.forms[Int(name.rawValue)].element)
    default: .anything
    }
  }

  /// What a member is that a key names, nil where the key belongs elsewhere in the definition.
  func member(_ key: SourceRange, of bytes: [UInt8]) -> BracketPlace? {
    let name = SourceRange(key.start + 1, key.end - 1)
    if let known = knownMember(name, of: bytes) { return known }
    let text = String(decoding: bytes[name.start..<name.end], as: UTF8.self)
    return self != .anything && Self.knownNames.contains(text) ? nil : .anything
  }

  /// What a member is that the model knows here.
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

  /// Every name that means something somewhere in a definition.
  private static let knownNames: Set<String> = Set(
    (APIModel.ShapeName.allCases.flatMap { APIModel.members(of: $0).map(\.name) }
      + APIModel.describeOnlyMembers + attributeNames).map(\.description))
}

/// What a document is taken for before it parses, by the names in it.
enum BracketDocument: Hashable, Sendable {
  /// Whole definitions, on their own or each in an answer.
  case definitions(isWrapped: Bool)
  /// A list of containers, or one of them.
  case containers

  /// Tells a document by its keys; nil where it is none of the API's own forms.
  init?(_ tokens: [JSONToken], of bytes: [UInt8]) {
    var found: Set<String> = []
    let telling: Set<String> = [
      "containerDefinitions", "taskDefinition", "name", "image", "Resources", "planned_values",
      "root_module",
    ]
    for token in tokens where token.kind == .key && token.range.count < 24 {
      let name = String(
        decoding: bytes[(token.range.start + 1)..<(token.range.end - 1)], as: UTF8.self)
      if telling.contains(name) { found.insert(name) }
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

  /// What the document's first bracket opens.
  func root(opened kind: JSONToken.Kind) -> BracketPlace {
    switch (self, kind) {
    case (.definitions(let isWrapped), .openObject): isWrapped ? .wrapper : .definition
    case (.definitions(let isWrapped), _): .definitions(isWrapped: isWrapped)
    case (.containers, .openObject): .shape(.containerDefinition)
    case (.containers, _): .shape(.containerDefinitions)
    }
  }
}
