/// A document that a rule flags where it is marked, or leaves alone where it is not, with the files
/// that it is compared with: documentation and test in one.
public struct Example: Sendable {
  /// A file of an example.
  public struct Document: Sendable {
    /// The file's name.
    public let path: String
    /// The text with its marks.
    public let marked: MarkedText
    /// The input form that the user states, nil if the content decides.
    public let form: InputForm?

    /// Creates a document.
    public init(path: String, marked: MarkedText, form: InputForm? = nil) {
      self.path = path
      self.marked = marked
      self.form = form
    }

    /// The same file with another text.
    public func with(_ marked: MarkedText) -> Document {
      Document(path: path, marked: marked, form: form)
    }
  }

  /// The document with its marks.
  public private(set) var marked: MarkedText
  /// The file's name, where it matters.
  public let path: String
  /// The input form that the user states, nil if the content decides.
  public private(set) var form: InputForm?
  /// The files that are linted in the same run, for the rules that compare them.
  public private(set) var others: [Document] = []
  private var otherDefinitions: [ExampleDefinition?] = []
  /// What the document is made of, where it is not stated as a whole.
  private var definition: ExampleDefinition?
  /// Whether rules.md and `explain` show it; some examples are tests alone.
  public let isDocumented: Bool
  /// The file that states the example, as `Module/File.swift`.
  public let fileID: String
  /// The line there, 1-based.
  public let line: Int

  /// Creates an example from a whole document.
  // Out of line: a hundred rules call it, and inlined into them it doubles the time of a release
  // build.
  @inline(never)
  public init(
    _ document: String,
    path: String = "task-definition.json",
    isDocumented: Bool = true,
    fileID: String = #fileID,
    line: Int = #line
  ) {
    marked = MarkedText(document)
    self.path = path
    self.isDocumented = isDocumented
    self.fileID = fileID
    self.line = line
  }

  /// Creates an example from what sets it apart from a definition that is right: an app that logs
  /// through a sidecar.
  ///
  /// Each argument holds members of an object, `"essential": false`, without the braces; a member
  /// that the right definition has as well takes its place. Without a `family` among the task's
  /// members the example is a fragment, whose task-level members nobody misses.
  ///
  /// - Parameters:
  ///   - task: Members of the task.
  ///   - app: Members of the container `app`.
  ///   - sidecar: Members of the container `fluentbit`.
  ///   - more: Further containers, as whole objects.
  ///   - without: Members that are left out, as `app.logConfiguration`, or containers, as `app`.
  ///   - isDocumented: Whether the page of the rule shows it.
  ///   - fileID: The file that states the example.
  ///   - line: The line there, 1-based.
  // Out of line: a hundred rules call it, and inlined into them it doubles the time of a release
  // build.
  @inline(never)
  public init(
    task: String = "",
    app: String = "",
    sidecar: String = "",
    more: [String] = [],
    without: [String] = [],
    isDocumented: Bool = true,
    fileID: String = #fileID,
    line: Int = #line
  ) {
    let definition = ExampleDefinition(
      task: task, app: app, sidecar: sidecar, more: more, without: without)
    self.init(definition.text, isDocumented: isDocumented, fileID: fileID, line: line)
    self.definition = definition
  }

  /// The example with another one's document beside it, as a file of the same run.
  public func beside(_ other: Example) -> Example {
    var both = self
    both.others.append(
      Document(path: "task-definition-\(others.count + 2).json", marked: other.marked))
    both.otherDefinitions.append(other.definition)
    return both
  }

  /// The example as a user lints it who states its input form: `--input register`.
  public func asInput(_ form: InputForm) -> Example {
    var example = self
    example.form = form
    return example
  }

  /// The example with what a log router should have besides, so that no rule has anything to say of
  /// what the example does not state.
  var completed: Example {
    var example = self
    if var definition {
      definition.isComplete = true
      example.marked = MarkedText(definition.text)
    }
    example.others = zip(others, otherDefinitions).map { other, definition in
      guard var definition else { return other }
      definition.isComplete = true
      return Document(path: other.path, marked: MarkedText(definition.text))
    }
    return example
  }

  /// All files of the example, its own document first.
  public var documents: [Document] { [Document(path: path, marked: marked, form: form)] + others }

  /// Whether the rule is expected to speak.
  public var isFlagged: Bool { documents.contains { !$0.marked.findings.isEmpty } }
}
