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

  private let violations: SchemaViolations
  private let index: Int

  init(_ violations: SchemaViolations, at index: Int) {
    self.violations = violations
    self.index = index
  }

  var fault: Fault { violations.fault(at: index) }
  /// The container with the fault.
  var container: ContainerDefinition? { violations.container(at: index) }
  /// The path from the container or the task to the structure or the value with the fault.
  var path: [PathStep] { violations.path(at: index) }
  /// How the input form spells the names on the path.
  var context: InputContext { violations.context }

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
