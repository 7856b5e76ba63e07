/// The task definitions that a reader found in a document.
public struct ReadDefinitions: Sendable {
  /// The definitions in the order of the file.
  public internal(set) var definitions: [TaskDefinition]
  /// Documents inside strings of the file.
  public internal(set) var embedded: [JSONDocument] = []

  init(_ definitions: [TaskDefinition]) { self.definitions = definitions }
}

/// The content of a document.
public enum InputResult: Sendable {
  /// Task definitions.
  case definitions(ReadDefinitions)
  /// No task definition, with a description of the document.
  case none(DocumentDescription)

  /// Documents inside strings of the file.
  var embedded: [JSONDocument] {
    if case .definitions(let read) = self { read.embedded } else { [] }
  }

  /// The task definitions, if there are any.
  public var definitions: [TaskDefinition] {
    if case .definitions(let read) = self { read.definitions } else { [] }
  }
}

/// A document and its content.
///
/// It is a class so that a list of them needs no additional type metadata at start.
final class ReadDocument: Sendable {
  let document: JSONDocument
  let input: InputResult

  /// Reads a document in the form that the user specifies; nil to detect it.
  init(_ document: JSONDocument, as form: InputForm?) {
    self.document = document
    input = Inputs.read(document, as: form)
  }
}

/// The reader of one input form.
///
/// A new form needs its own reader, which `Inputs` lists; rules do not depend on it.
protocol InputReader: Sendable {
  /// The form that the reader accepts.
  var form: InputForm { get }

  /// The definitions of a document in this form; nil if the document is in another one.
  func read(_ document: JSONDocument) -> ReadDefinitions?
}

/// All the input forms, tried in order.
public enum Inputs {
  /// Finds the task definitions of a document.
  ///
  /// - Parameters:
  ///   - document: The parsed file, or a line of it.
  ///   - form: The form that the user specifies; nil to detect it.
  /// - Returns: The definitions, or a description of the document.
  public static func read(_ document: JSONDocument, as form: InputForm? = nil) -> InputResult {
    guard let root = document.root else {
      let isYAML = document.fatal?.problem == .notation(.yaml)
      return .none(isYAML ? .yaml : .invalid)
    }
    func read(_ reader: some InputReader) -> ReadDefinitions? {
      form == nil || reader.form == form ? reader.read(document) : nil
    }
    let found =
      read(RegisterReader(isStated: form == .register)) ?? read(DescribeReader()) ?? read(
        CloudFormationReader())
      ?? read(TerraformReader()) ?? read(ContainersReader())
    return found.map { .definitions($0) } ?? .none(DocumentDescription(root))
  }

  /// Whether a file that is not valid JSON was meant to hold a task definition, judged by its bytes.
  public static func isLikelyDefinition(_ source: SourceFile) -> Bool {
    let marks: [StaticString] = [
      "containerDefinitions", "ContainerDefinitions", "AWS::ECS::TaskDefinition",
    ]
    // In UTF-16, every second byte of ASCII text is zero.
    let bytes =
      Secrets.isUTF16(source.bytes) ? source.bytes.filter { $0 != 0 }[...] : source.bytes[...]
    return marks.contains { bytes.holds($0) }
  }
}
