/// A place where a definition does not conform to the API's model.
struct SchemaViolation: Sendable {
  /// What does not conform.
  enum Fault: Sendable {
    /// A key of a structure, of the named shape, is not one of its properties.
    case unknownProperty(JSONString, of: JSONValue, APIModel.ShapeName)
    /// A value is of another JSON type than the property.
    case wrongType(JSONValue, APIModel.Kind)
    /// A property that a structure, of the named shape, requires is absent or null.
    case missingProperty(StaticString, of: JSONValue, APIModel.ShapeName)
    /// A value is of the right type, and not one that the property accepts.
    case invalidValue(JSONValue, APIModel.Shape)
  }

  let fault: Fault
  /// The index of the container with the fault, nil if the fault is in the task's own properties.
  let position: Int?
  /// The container with the fault.
  private(set) var container: ContainerDefinition?
  /// The path from the container or the task to the structure or the value with the fault.
  let path: [PathStep]
  /// How the input form spells the names on the path.
  let context: InputContext

  /// Creates a violation, without its container.
  init(
    _ fault: Fault, inContainer position: Int?, at path: [PathStep], _ context: InputContext
  ) {
    self.fault = fault
    self.position = position
    self.path = path
    self.context = context
  }

  /// The violation with its container; nil if its container is not among the given ones.
  func found(in containers: [Int: ContainerDefinition]) -> SchemaViolation? {
    guard let position else { return self }
    guard let container = containers[position] else { return nil }
    var violation = self
    violation.container = container
    return violation
  }

  /// The subject of the structure or value with the fault, or of a property of it.
  func subject(_ steps: String...) -> Subject { subject(dropping: 0, adding: steps) }

  /// The subject of what is some steps up the path, or of a property of it.
  func subject(dropping count: Int, adding steps: [String]) -> Subject {
    let root = container.map { ["containerDefinitions", $0.subjectName] } ?? []
    return Subject(root + Subject.names(of: path.dropLast(count), from: rootShape, context) + steps)
  }

  /// The shape that the path begins in.
  var rootShape: APIModel.ShapeName {
    container == nil ? .registerTaskDefinitionRequest : .containerDefinition
  }

  /// The last key on the path, where a finding about a missing property points.
  var nearestKey: SourceRange? {
    for case .member(let key) in path.reversed() { return key.range }
    return nil
  }

  /// Whether the path goes through a property.
  func isIn(_ name: StaticString) -> Bool {
    path.contains { step in
      if case .member(let key) = step { context.spelling.matches(key, name) } else { false }
    }
  }

  /// A property's name as the input form spells it.
  func spelling(of name: String, in owner: APIModel.ShapeName) -> String {
    context.spelling == .pascalCase ? CloudFormationNames.name(of: name, in: owner) : name
  }
}

// MARK: - Words

extension SchemaViolation {
  /// The end of the path as a phrase: `'logConfiguration' of container 'app'`.
  var location: String {
    guard !path.isEmpty else { return enclosing ?? "the task definition" }
    return property + (enclosing.map { " of " + $0 } ?? "")
  }

  /// The value at the end of the path as a phrase, without what it is in: `'essential'`.
  var property: String { property(at: path.count) }

  /// What the end of the path is in, as the end of a sentence: ` in container 'app'`.
  var suffix: String { enclosing.map { " in " + $0 } ?? "" }

  /// The container as the end of a phrase, ` of container 'app'`; empty for the task.
  var ofContainer: String { container.map { " of container \($0.label)" } ?? "" }

  /// The list element and the container that the end of the path is in; other properties on the way
  /// are left out if there is a container.
  private var enclosing: String? {
    let own: Int
    if case .element = path.last { own = 2 } else { own = 1 }
    let outer = path.dropLast(own)
    let element = outer.lastIndex { if case .element = $0 { true } else { false } }
    let part = element ?? (container == nil ? outer.indices.last : nil)
    let phrases = [
      part.map { property(at: $0 + 1) }, container.map { "container \($0.label)" },
    ].compactMap(\.self)
    return phrases.isEmpty ? nil : phrases.joined(separator: " of ")
  }

  /// The last of the first steps of the path: `'cpu'`, `'secrets' element 'DD_API_KEY'`, `'volumes' element 2`.
  func property(at count: Int) -> String {
    let path = path.prefix(count)
    switch path.last {
    case nil: return "the value"
    case .member(let key): return "'\(key.shown)'"
    case .element(let value, let index):
      let name = value.elementName(context.spelling)
      let label = name.map { "'\($0.prefix(80))'" } ?? "\(index + 1)"
      guard case .member(let key)? = path.dropLast().last else { return "element \(label)" }
      return "'\(key.shown)' element \(label)"
    }
  }
}
