/// Maps the keys and values of one document to the properties and types of the API's model.
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

  /// The property that a key refers to, in the spelling of the input form.
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

  /// The property that a key refers to.
  static func entry(
    _ key: JSONString, in owner: APIModel.ShapeName, _ context: InputContext
  ) -> APIModel.MemberTable.Entry? {
    key.document.withUnchecked {
      ModelTypes(key.document, $0, context: context).entry(key.index, in: owner)
    }
  }

  /// The property that a key refers to in any case, where no other key of that name is expected.
  static func entry(
    ignoringCaseOf key: JSONString, in owner: APIModel.ShapeName, _ context: InputContext
  ) -> APIModel.MemberTable.Entry? {
    entry(key, in: owner, context) ?? APIModel.table.entry(ignoringCaseOf: key.text, in: owner)
  }

  /// Whether a key is a template's function beside the properties.
  func isFunction(_ key: Int) -> Bool {
    context.hasFunctions && string(key).text.hasPrefix("Fn::")
  }

  /// Whether a key is a property that only DescribeTaskDefinition returns.
  func isAnswer(_ key: Int, in owner: APIModel.ShapeName) -> Bool {
    owner == .registerTaskDefinitionRequest && context.spelling == .camelCase
      && APIModel.describeOnlyMembers.contains { string(key) == $0 }
  }

  // MARK: - Values

  /// The node of a value, or of the branch that a condition chooses; nil if it is not known.
  func chosen(_ node: Int) -> Int? {
    guard context.hasFunctions, unchecked.nodes[node].kind == .object else { return node }
    switch IntrinsicFunction(json(node), conditions: context.conditions) {
    case nil: return node
    case .chosen(let branch): return chosen(branch.index)
    case .noValue, .unknown: return nil
    }
  }

  /// Whether a value means that its property is absent.
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

  /// Whether a value is of the JSON type in the model.
  func isOfKind(_ node: Int, _ kind: APIModel.Kind) -> Bool {
    switch (kind, unchecked.nodes[node].kind) {
    case (.object, .object), (.list, .array), (.string, .string), (.boolean, .true),
      (.boolean, .false):
      true
    case (.integer, .number):
      json(node).integer != nil
    case (.string, .number), (.string, .true), (.string, .false), (.integer, .string),
      (.boolean, .string):
      // CloudFormation converts scalars.
      context.spelling == .pascalCase
    default: false
    }
  }

  /// Whether a value may have any type: null is not a value, and anything may replace a
  /// placeholder, quoted or not.
  func isUnresolved(_ node: Int) -> Bool {
    switch unchecked.nodes[node].kind {
    case .null, .placeholder: true
    case .string: Placeholder.isIn(string(node))
    case .object, .array, .number, .true, .false: false
    }
  }
}
