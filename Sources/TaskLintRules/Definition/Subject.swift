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

extension TaskDefinition {
  /// The subject of what stands at a range: the member that the range lies in.
  func subject(of range: SourceRange) -> Subject {
    let container = containers.first { $0.object.value.range.contains(range) }
    guard let container else {
      return Subject(Self.steps(to: range, in: object.value, spelling: object.spelling))
    }
    let object = container.object
    return Subject(
      ["containerDefinitions", container.subjectName]
        + Self.steps(to: range, in: object.value, spelling: object.spelling))
  }

  /// The way from a value down to a range, with names in place of indexes.
  private static func steps(
    to range: SourceRange, in root: JSONValue, spelling: Spelling
  ) -> [String] {
    var steps: [String] = []
    var value: JSONValue? = root.range == range ? nil : root
    while let current = value {
      value = nil
      for member in current.members where member.key.range.start <= range.start {
        guard member.value.range.end >= range.end else { continue }
        steps.append(spelling.canonical(member.key.text))
        value = member.key.range.contains(range) ? nil : member.value
        break
      }
      for (index, element) in current.elements.enumerated() where element.range.contains(range) {
        steps.append(name(of: element, spelling: spelling) ?? String(index))
        value = element
        break
      }
      if let next = value, next.range == range { break }
    }
    return steps
  }

  static func name(of element: JSONValue, spelling: Spelling) -> String? {
    guard element.kind == .object else { return nil }
    let name = ObjectView(element, spelling: spelling).string("name").written?.text
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }
}
