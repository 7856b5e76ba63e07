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

  /// The property that a key refers to, in the spelling of the input form, unless it is
  /// describe-only.
  func entry(_ key: Int, in owner: APIModel.ShapeName) -> APIModel.MemberTable.Entry? {
    property(key, in: owner).flatMap { $0.member.isDescribeOnly ? nil : $0 }
  }

  /// The property that a key refers to; it may be describe-only.
  func property(_ key: Int, in owner: APIModel.ShapeName) -> APIModel.MemberTable.Entry? {
    if context.spelling != .pascalCase {
      let entry = unchecked.withDecodedText(of: key) { table.entry($0, in: owner) }
      if let entry { return entry }
    }
    return context.spelling == .camelCase ? nil : respelledProperty(key, in: owner)
  }

  private func respelledProperty(
    _ key: Int, in owner: APIModel.ShapeName
  ) -> APIModel.MemberTable.Entry? {
    let name = string(key).text
    switch context.spelling {
    case .camelCase: return nil
    case .snakeCase: return table.property(named: Spelling.snakeCase.canonical(name), in: owner)
    case .anyCase: return table.property(ignoringCaseOf: name, in: owner)
    case .pascalCase:
      return CloudFormationNames.apiName(of: name, in: owner)
        .flatMap { table.property(named: $0, in: owner) }
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

  // MARK: - Values

  /// What a value of a property or an element of a list is.
  enum Resolution {
    case node(Int)
    /// The property or the element is absent.
    case absent
    /// A function whose result is not known.
    case unknown(Int)
  }

  /// The value itself, or the branch that a condition selects.
  func resolution(of node: Int) -> Resolution {
    guard context.hasFunctions, unchecked.nodes[node].kind == .object else { return .node(node) }
    switch IntrinsicFunction(json(node), conditions: context.conditions) {
    case nil: return .node(node)
    case .chosen(let branch): return resolution(of: branch.index)
    case .noValue: return .absent
    case .unknown: return .unknown(node)
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
