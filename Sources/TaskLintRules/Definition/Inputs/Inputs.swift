/// The task definitions that a reader found in a document.
public struct ReadDefinitions: Sendable {
  /// In the order of the file.
  public internal(set) var definitions: [TaskDefinition]
  /// Documents that stand inside strings of the file.
  public internal(set) var embedded: [JSONDocument] = []

  init(_ definitions: [TaskDefinition]) { self.definitions = definitions }
}

/// What a document holds.
public enum InputResult: Sendable {
  /// Task definitions.
  case definitions(ReadDefinitions)
  /// None; what it looks like instead, with its article: `a package.json`.
  case none(lookalike: String)

  /// Documents that stand inside strings of the file.
  var embedded: [JSONDocument] {
    if case .definitions(let read) = self { read.embedded } else { [] }
  }

  /// The task definitions, if there are any.
  public var definitions: [TaskDefinition] {
    if case .definitions(let read) = self { read.definitions } else { [] }
  }
}

/// A document and what it holds.
///
/// It is a class so that a list of them is of a type that every start has made.
final class ReadDocument: Sendable {
  let document: JSONDocument
  let input: InputResult

  /// Reads a document, in a form that the user says it has; nil to tell it by its content.
  init(_ document: JSONDocument, as form: InputForm?) {
    self.document = document
    input = Inputs.read(document, as: form)
  }
}

/// The reader of one input form.
///
/// A form that is added stands in a file of its own and among those of `Inputs`; no rule knows it.
protocol InputReader: Sendable {
  /// The form that is read.
  var form: InputForm { get }

  /// The definitions of a document in this form, nil where the document is in another.
  func read(_ document: JSONDocument) -> ReadDefinitions?
}

/// All the input forms, tried in order.
public enum Inputs {
  /// Finds the task definitions of a document.
  ///
  /// - Parameters:
  ///   - document: The parsed file, or a line of it.
  ///   - form: The form that the user says it has; nil to tell it by its content.
  /// - Returns: The definitions, or what the document is instead.
  public static func read(_ document: JSONDocument, as form: InputForm? = nil) -> InputResult {
    guard let root = document.root else {
      let isYAML = document.fatal?.problem == .notation(.yaml)
      return .none(lookalike: isYAML ? "YAML" : "no JSON")
    }
    func read(_ reader: some InputReader) -> ReadDefinitions? {
      form == nil || reader.form == form ? reader.read(document) : nil
    }
    let found =
      read(RegisterReader(isStated: form == .register)) ?? read(DescribeReader()) ?? read(
        CloudFormationReader())
      ?? read(TerraformReader()) ?? read(ContainersReader())
    return found.map { .definitions($0) } ?? .none(lookalike: Lookalike.describe(root))
  }

  /// Whether a file that is no JSON was meant to hold a task definition, told by its bytes.
  public static func isLikelyDefinition(_ source: SourceFile) -> Bool {
    let marks: [StaticString] = [
      "containerDefinitions", "ContainerDefinitions", "AWS::ECS::TaskDefinition",
    ]
    return marks.contains { source.bytes[...].holds($0) }
  }
}
