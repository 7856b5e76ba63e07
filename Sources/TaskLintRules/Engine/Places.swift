/// Locates ranges of a file in its definitions and containers.
///
/// It is created once for a file with findings; each look-up takes a few steps, however many
/// containers and findings there are.
struct Places {
  /// A value of the file.
  private struct Node: Hashable {
    let document: ObjectIdentifier
    let index: Int

    init(_ value: JSONValue) {
      document = ObjectIdentifier(value.document)
      index = value.index
    }
  }

  private let definitions: [TaskDefinition]
  /// The containers of each definition, by their objects.
  private let containers: [[Node: ContainerDefinition]]
  /// The file's own documents, in the order of the file.
  private let documents: [NodeIndex]
  /// The documents in strings of the file, in the order of the file.
  private let embedded: [NodeIndex]

  init(_ contents: FileContents) {
    definitions = contents.definitions
    containers = contents.definitions.map { definition in
      Dictionary(
        definition.containers.map { (Node($0.object.value), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    documents = contents.documents.map { NodeIndex($0.document) }
    embedded = contents.documents.flatMap(\.input.embedded).map(NodeIndex.init)
      .sorted { $0.start < $1.start }
  }

  /// The index that contains a range, among indexes in the order of the file.
  private static func index(in indexes: [NodeIndex], holding range: SourceRange) -> NodeIndex? {
    let next = indexes.indices.bisected { indexes[$0].start > range.start }
    return next > 0 && indexes[next - 1].holds(range) ? indexes[next - 1] : nil
  }

  /// The JSON Pointer to a range, from the root of its document.
  func pointer(to range: SourceRange) -> String {
    Self.index(in: documents, holding: range)?.pointer(to: range) ?? ""
  }

  /// Whether a range is in JSON inside a string.
  func isEmbedded(_ range: SourceRange) -> Bool {
    Self.index(in: embedded, holding: range) != nil
  }

  /// The container that contains a range, and the steps from it to the range.
  private func container(
    at range: SourceRange, of definition: Int
  ) -> (container: ContainerDefinition, rest: ArraySlice<PathStep>)? {
    let indexes =
      [Self.index(in: embedded, holding: range)]
      + [Self.index(in: documents, holding: range)]
    for path in indexes.compactMap({ $0?.path(to: range) }) {
      for (number, step) in path.enumerated() {
        if let container = containers[definition][Node(step.value)] {
          return (container, path[(number + 1)...])
        }
      }
    }
    // In a file that is a single container, there are no steps before it.
    guard let only = definitions[definition].containers.first,
      only.object.index == definitions[definition].object.index,
      only.object.document === definitions[definition].document
    else { return nil }
    return (only, path(to: range, in: definitions[definition])[...])
  }

  /// The name of the container that contains a range.
  func containerName(at range: SourceRange, of definition: Int) -> String? {
    container(at: range, of: definition)?.container.name.value?.text
  }

  /// The subject of a finding: the one of its rule, or else the property at its range.
  func subject(of finding: RuleFinding, in definition: Int) -> Subject {
    finding.subject ?? subject(of: finding.range, in: definition)
  }

  /// The subject at a range: the property that contains it.
  func subject(of range: SourceRange, in definition: Int) -> Subject {
    if let (container, rest) = container(at: range, of: definition) {
      return Subject(
        ["containerDefinitions", container.subjectName]
          + Subject.names(of: rest, from: .containerDefinition, container.object.context))
    }
    let definition = definitions[definition]
    return Subject(
      Subject.names(
        of: path(to: range, in: definition), from: .registerTaskDefinitionRequest,
        definition.object.context))
  }

  /// The steps from a definition's object to a range.
  private func path(to range: SourceRange, in definition: TaskDefinition) -> [PathStep] {
    let path = Self.index(in: documents, holding: range)?.path(to: range) ?? []
    let object = Node(definition.object.value)
    let own = path.firstIndex { Node($0.value) == object }
    return own.map { Array(path[($0 + 1)...]) } ?? path
  }
}
