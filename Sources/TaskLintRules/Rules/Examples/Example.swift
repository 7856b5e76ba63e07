/// A document with marks where a rule reports findings, and the files that it is compared with.
///
/// Examples are tests, and some are documentation as well.
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
  /// The file's name.
  public let path: String
  /// The input form that the user states, nil if the content decides.
  public private(set) var form: InputForm?
  /// The files that are linted in the same run, for the rules that compare them.
  public private(set) var others: [Document] = []
  private var otherDefinitions: [ExampleDefinition?] = []
  /// The parts of the document; nil if it was created as a whole.
  private var definition: ExampleDefinition?
  /// Whether documentation shows the example; others are only tests.
  public let isDocumented: Bool
  /// The file that contains the example, as `Module/File.swift`.
  public let fileID: String
  /// The line in that file, from 1.
  public let line: Int

  /// Creates an example from a whole document.
  // Inlined into a hundred rules, it doubles the time of a release build.
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

  /// Creates an example from its differences from a correct definition: an app that logs to a log
  /// router.
  ///
  /// Each argument contains the properties of an object without its braces, such as `"essential":
  /// false`. They replace properties of the same name. Without a `family` in `task`, the example is
  /// a fragment, which needs no task-level properties.
  ///
  /// - Parameters:
  ///   - task: Properties of the task.
  ///   - app: Properties of the container `app`.
  ///   - sidecar: Properties of the log router `fluentbit`.
  ///   - more: Further containers, as whole objects.
  ///   - without: Properties to leave out, such as `app.logConfiguration`, or containers, such as
  ///     `app`.
  ///   - isDocumented: Whether documentation shows the example.
  ///   - fileID: The file that contains the example.
  ///   - line: The line in that file, from 1.
  // Inlined into a hundred rules, it doubles the time of a release build.
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

  /// The example with the document of another one as a second file of the run.
  public func beside(_ other: Example) -> Example {
    var both = self
    both.others.append(
      Document(path: "task-definition-\(others.count + 2).json", marked: other.marked))
    both.otherDefinitions.append(other.definition)
    return both
  }

  /// Adds a file of another kind to the run.
  mutating func add(_ document: Document) {
    others.append(document)
    otherDefinitions.append(nil)
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

  /// Whether the rule reports a finding.
  public var isFlagged: Bool { documents.contains { !$0.marked.findings.isEmpty } }
}
