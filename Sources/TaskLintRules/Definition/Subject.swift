/// What a finding is about: the way to a member of a task definition, with the names of containers
/// and variables in place of their indexes, and a missing member's name at its end.
///
/// It stays the same when lines move, containers are reordered or the file changes its form, so
/// rules that speak about one thing are matched by it, and findings are known again.
public struct Subject: Hashable, Sendable {
  /// The way, written as a JSON Pointer in the API's spelling.
  public let pointer: String

  /// Creates a subject from the names on the way.
  public init(_ steps: [String]) {
    pointer = steps.map(JSONPointer.step).joined()
  }

  init(pointer: String) { self.pointer = pointer }
}

extension Subject {
  /// The names on a way from something that the API's model knows.
  ///
  /// The keys of a map stand as they are, and the branches of `Fn::If` are no steps.
  static func names(
    of path: some Sequence<PathStep>, from shape: APIModel.ShapeName, _ context: InputContext
  ) -> [String] {
    var names: [String] = []
    var shape: APIModel.ShapeName? = shape
    var isChoice = false
    for step in path {
      let form = shape.map { APIModel.forms[Int($0.rawValue)] }
      switch step {
      case .member(let key):
        isChoice = context.hasFunctions && key == "Fn::If"
        guard !isChoice else { continue }
        let isMap = form?.kind == .object && form?.isStructure == false
        let entry = isMap ? nil : shape.flatMap { ModelTypes.entry(key, in: $0, context) }
        names.append(
          isMap
            ? key.text : entry?.name.description ?? context.spelling.canonical(key.text))
        shape = isMap ? form?.element : entry?.shape
      case .element(let element, let index):
        defer { isChoice = false }
        guard !isChoice else { continue }
        names.append(TaskDefinition.name(of: element, spelling: context.spelling) ?? "\(index)")
        shape = form?.kind == .list ? form?.element : nil
      }
    }
    return names
  }
}

extension TaskDefinition {
  /// More members than anything has that the API knows by a name.
  ///
  /// To look through thousands of them once for each finding in them would take the square of their
  /// number.
  private static let mostMembers = 64

  /// The name that an element of a list has for itself.
  static func name(of element: JSONValue, spelling: Spelling) -> String? {
    guard element.kind == .object, !element.hasMembers(moreThan: mostMembers) else { return nil }
    let name = ObjectView(element, spelling: spelling).string("name").written?.text
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }
}
