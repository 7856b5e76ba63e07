/// Finds the definition, container and property that a place in a file belongs to.
///
/// It is created once for a file with findings. Each look-up takes a few steps, however many
/// containers and findings there are. Findings are looked up in the order of the file, so only the
/// definition and the documents of the last one are indexed: a file can have many small ones.
final class Places {
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

  /// Documents in the order of the file, with the index of the last one that was searched.
  private struct Documents {
    private let documents: [JSONDocument]
    private var last: (number: Int, index: NodeIndex)?

    init(_ documents: [JSONDocument]) {
      self.documents = documents.sorted { $0.start < $1.start }
    }

    /// The number of the document whose root contains a range.
    func number(holding range: SourceRange) -> Int? {
      let next = documents.indices.bisected { documents[$0].start > range.start }
      guard next > 0, documents[next - 1].root?.range.contains(range) ?? false else { return nil }
      return next - 1
    }

    /// The index of the document that contains a range.
    mutating func index(holding range: SourceRange) -> NodeIndex? {
      guard let number = number(holding: range) else { return nil }
      if let last, last.number == number { return last.index }
      let index = NodeIndex(documents[number])
      last = (number, index)
      return index
    }
  }

  private let definitions: [TaskDefinition]
  /// The containers of the last definition, by their objects.
  private var containers: [Node: Container] = [:]
  private var lastDefinition: Int?
  /// The file's own documents.
  private var documents: Documents
  /// The documents in strings of the file.
  private var embedded: Documents

  init(_ contents: FileContents) {
    definitions = contents.definitions
    documents = Documents(contents.documents.map(\.document))
    embedded = Documents(contents.documents.flatMap(\.input.embedded))
  }

  private func containers(of definition: Int) -> [Node: Container] {
    if lastDefinition != definition {
      lastDefinition = definition
      containers = Dictionary(
        definitions[definition].containers.map { (Node($0.object.value), Container($0)) },
        uniquingKeysWith: { first, _ in first })
    }
    return containers
  }

  /// The pointer to a place, from the root of the document that contains it.
  func pointer(to range: SourceRange) -> String {
    documents.index(holding: range)?.pointer(to: range) ?? ""
  }

  /// Whether a range is in JSON inside a string.
  func isEmbedded(_ range: SourceRange) -> Bool { embedded.number(holding: range) != nil }

  /// The container that contains a place, and the steps from it to the place.
  private func container(
    at range: SourceRange, of definition: Int
  ) -> (container: Container, rest: ArraySlice<PathStep>)? {
    let containers = containers(of: definition)
    let indexes = [embedded.index(holding: range), documents.index(holding: range)]
    for path in indexes.compactMap({ $0?.path(to: range) }) {
      for (number, step) in path.enumerated() {
        if let container = containers[Node(step.value)] {
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
    let path = documents.index(holding: range)?.path(to: range) ?? []
    let object = Node(definition.object.value)
    let own = path.firstIndex { Node($0.value) == object }
    return own.map { Array(path[($0 + 1)...]) } ?? path
  }
}

extension JSONDocument {
  /// The start of the root.
  fileprivate var start: Int { root?.range.start ?? 0 }
}
