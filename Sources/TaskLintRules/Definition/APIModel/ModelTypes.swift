/// How the keys and values of one document stand for the members and types of the API's model.
struct ModelTypes {
  let context: InputContext
  private let document: JSONDocument
  private let unchecked: UncheckedDocument
  private let table = APIModel.table

  init(_ document: JSONDocument, _ unchecked: UncheckedDocument, context: InputContext) {
    self.document = document
    self.unchecked = unchecked
    self.context = context
  }

  private func json(_ node: Int) -> JSONValue { JSONValue(document: document, index: node) }

  private func string(_ node: Int) -> JSONString { JSONString(document: document, index: node) }

  // MARK: - Names

  /// The member of a structure that a key names, in the spelling of the input form.
  func entry(_ key: Int, in owner: APIModel.ShapeName) -> APIModel.MemberTable.Entry? {
    if context.spelling != .pascalCase {
      let hash = unchecked.nodes[key].keyHash
      let entry = unchecked.withDecodedText(of: key) { table.entry($0, hash: hash, in: owner) }
      if let entry { return entry }
    }
    switch context.spelling {
    case .camelCase, .snakeCase:
      return nil
    case .anyCase:
      return table.entry(ignoringCaseOf: string(key).text, in: owner)
    case .pascalCase:
      return CloudFormationNames.apiName(of: string(key).text, in: owner)
        .flatMap { table.entry(named: $0, in: owner) }
    }
  }

  /// The member of a structure that a key names.
  static func entry(
    _ key: JSONString, in owner: APIModel.ShapeName, _ context: InputContext
  ) -> APIModel.MemberTable.Entry? {
    key.document.withUnchecked {
      ModelTypes(key.document, $0, context: context).entry(key.index, in: owner)
    }
  }

  /// Whether a key is a function that stands beside a template's members.
  func isFunction(_ key: Int) -> Bool {
    context.hasFunctions && string(key).text.hasPrefix("Fn::")
  }

  /// Whether a key is a member of the server's answer.
  func isAnswer(_ key: Int, in owner: APIModel.ShapeName) -> Bool {
    owner == .registerTaskDefinitionRequest && context.spelling == .camelCase
      && APIModel.describeOnlyMembers.contains { string(key) == $0 }
  }

  // MARK: - Values

  /// The node of a value, or of the branch that a condition chooses; nil where it can't be known.
  func chosen(_ node: Int) -> Int? {
    guard context.hasFunctions, unchecked.nodes[node].kind == .object else { return node }
    switch IntrinsicFunction(json(node), conditions: context.conditions) {
    case nil: return node
    case .chosen(let branch): return chosen(branch.index)
    case .noValue, .unknown: return nil
    }
  }

  /// Whether a value says that its member is not there.
  func isAbsent(_ node: Int) -> Bool {
    guard context.hasFunctions, unchecked.nodes[node].kind == .object else {
      return unchecked.nodes[node].kind == .null
    }
    switch IntrinsicFunction(json(node), conditions: context.conditions) {
    case .noValue: return true
    case .chosen(let branch): return isAbsent(branch.index)
    case .unknown, nil: return false
    }
  }

  /// Whether a value is of the JSON type that the model asks for.
  func isOfKind(_ node: Int, _ kind: APIModel.Kind) -> Bool {
    switch (kind, unchecked.nodes[node].kind) {
    case (.object, .object), (.list, .array), (.string, .string), (.boolean, .true),
      (.boolean, .false):
      true
    case (.integer, .number):
      json(node).integer != nil
    case (.string, .number), (.string, .true), (.string, .false), (.integer, .string),
      (.boolean, .string):
      // CloudFormation turns one kind of scalar into another.
      context.spelling == .pascalCase
    default: false
    }
  }

  /// Whether a value may be of any type: null is no value, and a placeholder, quoted or not, may
  /// give way to anything.
  func isUnresolved(_ node: Int) -> Bool {
    switch unchecked.nodes[node].kind {
    case .null, .placeholder: true
    case .string: Placeholder.isIn(string(node))
    case .object, .array, .number, .true, .false: false
    }
  }
}
