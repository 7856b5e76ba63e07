/// A place where a definition is not as the API's model says.
struct Departure: Sendable {
  /// In what way it is not.
  enum Fault: Sendable {
    /// The structure, of the shape that is named, has no member of the key's name.
    case unknownMember(JSONString, of: JSONValue, APIModel.ShapeName)
    /// The value is of another JSON type than the member takes.
    case wrongType(JSONValue, APIModel.Kind)
    /// A member that the structure requires is absent, or null.
    case missingMember(StaticString, of: JSONValue)
    /// The value is of the right type and none that the member takes.
    case invalidValue(JSONValue, APIModel.Shape)
  }

  let fault: Fault
  /// The container that the fault is in; nil where it is in the task's own members.
  let container: ContainerDefinition?
  /// The way from the container or the task to the structure, or to the value, that the fault
  /// speaks of.
  let path: [PathStep]
  /// What the input form decides about names on the way.
  let context: InputContext

  /// What the fault is about: the place at the end of the way, or a member of it.
  func subject(_ steps: String...) -> Subject {
    let root = container.map { ["containerDefinitions", $0.subjectName] } ?? []
    let shape: APIModel.ShapeName =
      container == nil ? .registerTaskDefinitionRequest : .containerDefinition
    let names = Subject.names(of: path, from: shape, context)
    return Subject(root + names + steps)
  }

  /// The key that is nearest on the way, where a finding about what a structure lacks points.
  var nearestKey: SourceRange? {
    for case .member(let key) in path.reversed() { return key.range }
    return nil
  }

  /// A name of the API's as the input form spells it.
  func spelt(_ name: String, in owner: APIModel.ShapeName) -> String {
    context.spelling == .pascalCase ? CloudFormationNames.name(of: name, in: owner) : name
  }

  /// The place at the end of the way as messages tell it: `'logConfiguration' of container 'app'`;
  /// what lies between a container and the last member goes without saying.
  var location: String {
    let root = container.map { "container \($0.label)" }
    guard let last = path.last else { return root ?? "the task definition" }
    var words: [String] = []
    switch last {
    case .member(let key): words.append("'\(key.shown)'")
    case .element(let element, let index):
      words.append(name(of: element).map { "'\($0.prefix(80))'" } ?? "entry \(index + 1)")
      if case .member(let key)? = path.dropLast().last { words.append("'\(key.shown)'") }
    }
    return (words + [root].compactMap(\.self)).joined(separator: " of ")
  }

  private func name(of element: JSONValue) -> String? {
    TaskDefinition.name(of: element, spelling: context.spelling)
  }
}
