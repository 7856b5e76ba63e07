/// Finds the definition, container and property that a place in a file belongs to.
///
/// It is created once for a file with findings. Each look-up takes a few steps, however many
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

  /// A container and its names, which are decoded once, however many findings it has.
  private struct Container {
    let definition: ContainerDefinition
    let name: String?
    let subjectName: String

    init(_ container: ContainerDefinition) {
      definition = container
      name = container.name.value?.nameText
      subjectName = container.subjectName
    }
  }

  private let definitions: [TaskDefinition]
  /// For each definition its containers, by their objects.
  private let containers: [[Node: Container]]
  /// The file's own documents, in the order of the file.
  private let documents: [NodeIndex]
  /// The documents in strings of the file, in the order of the file.
  private let embedded: [NodeIndex]

  init(_ contents: FileContents) {
    definitions = contents.definitions
    containers = contents.definitions.map { definition in
      Dictionary(
        definition.containers.map { (Node($0.object.value), Container($0)) },
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

  /// The pointer to a place, from the root of the document that contains it.
  func pointer(to range: SourceRange) -> String {
    Self.index(in: documents, holding: range)?.pointer(to: range) ?? ""
  }

  /// Whether a range is in JSON inside a string.
  func isEmbedded(_ range: SourceRange) -> Bool {
    Self.index(in: embedded, holding: range) != nil
  }

  /// The container that contains a place, and the steps from it to the place.
  private func container(
    at range: SourceRange, of definition: Int
  ) -> (container: Container, rest: ArraySlice<PathStep>)? {
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
    // A file that is a single container has no steps before it.
    guard let only = definitions[definition].containers.first,
      only.object.index == definitions[definition].object.index,
      only.object.document === definitions[definition].document
    else { return nil }
    return (Container(only), path(to: range, in: definitions[definition])[...])
  }

  /// The name of the container that contains a place.
  func containerName(at range: SourceRange, of definition: Int) -> String? {
    container(at: range, of: definition)?.container.name
  }

  /// What a finding is about: the subject that its rule gives, else the property at its range.
  func subject(of finding: RuleFinding, in definition: Int) -> Subject {
    finding.subject ?? subject(of: finding.range, in: definition)
  }

  /// The subject of a range: the property that contains it.
  func subject(of range: SourceRange, in definition: Int) -> Subject {
    if let (container, rest) = container(at: range, of: definition) {
      return Subject(
        ["containerDefinitions", container.subjectName]
          + Subject.names(of: rest, from: .containerDefinition, container.definition.object.context)
      )
    }
    let definition = definitions[definition]
    return Subject(
      Subject.names(
        of: path(to: range, in: definition), from: .registerTaskDefinitionRequest,
        definition.object.context))
  }

  /// The steps from a definition's object to a place.
  private func path(to range: SourceRange, in definition: TaskDefinition) -> [PathStep] {
    let path = Self.index(in: documents, holding: range)?.path(to: range) ?? []
    let object = Node(definition.object.value)
    let own = path.firstIndex { Node($0.value) == object }
    return own.map { Array(path[($0 + 1)...]) } ?? path
  }
}
