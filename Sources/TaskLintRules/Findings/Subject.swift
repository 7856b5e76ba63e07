/// The subject of a finding: the path to a property of a task definition.
///
/// The path has the names of containers and variables in place of their indexes. A missing property
/// is its last step. The subject stays the same when lines move, containers are reordered or the file
/// changes its form. It identifies findings of several rules about one property, and findings of an
/// earlier run.
public struct Subject: Hashable, Sendable {
  /// The path as a JSON Pointer in the spelling of the API.
  public let pointer: String

  /// Creates a subject from the steps of the path.
  public init(_ steps: [String]) {
    var pointer = ""
    pointer.reserveCapacity(steps.reduce(steps.count) { $0 + $1.utf8.count })
    for step in steps { JSONPointer.append(step, to: &pointer) }
    self.pointer = pointer
  }

  init(pointer: String) { self.pointer = pointer }
}

extension Subject {
  /// The steps of a path from a shape of the API model.
  ///
  /// The keys of a map keep their spelling, and the branches of `Fn::If` are not steps.
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
            ? key.nameText
            : entry?.name.description ?? context.spelling.canonical(key.nameText))
        shape = isMap ? form?.element : entry?.shape
      case .element(let element, let index):
        defer { isChoice = false }
        guard !isChoice else { continue }
        names.append(element.elementName(context.spelling) ?? "\(index)")
        shape = form?.kind == .list ? form?.element : nil
      }
    }
    return names
  }
}

extension JSONValue {
  /// More properties than any named object of the API has.
  ///
  /// A search in thousands of properties for each finding in them would take quadratic time.
  private static let mostMembers = 64

  /// The `name` of an element of a list, in the spelling of the input form.
  func elementName(_ spelling: Spelling) -> String? {
    guard kind == .object, !hasMembers(moreThan: Self.mostMembers) else { return nil }
    let name = member(named: "name", spelling)?.string?.nameText
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }
}
