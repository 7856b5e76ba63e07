/// What a fault of several places is known by, whatever their order.
///
/// They are made once for all the findings of a fault. A task has ten containers at most; of a file
/// that says otherwise a few of them and their number are enough.
public struct FindingMarks: Sendable, ExpressibleByArrayLiteral {
  private static let limit = 20

  let texts: [String]

  /// Creates marks from what the places say.
  public init(_ texts: [String]) {
    let sorted = texts.sorted()
    self.texts =
      sorted.count > Self.limit ? sorted.prefix(Self.limit) + ["\(sorted.count)"] : sorted
  }

  public init(arrayLiteral texts: String...) { self.init(texts) }
}

/// What a rule says of one place, before the engine stamps it.
public struct RuleFinding: Sendable {
  /// Another place that the finding speaks of.
  public struct Related: Sendable {
    /// The token there, on one line.
    public let range: SourceRange
    /// What stands there, as a clause: `the first 'cpu'`.
    public let note: String
  }

  /// The token that the finding points at, on one line.
  public let range: SourceRange
  public let message: Message
  /// What the finding is about; where a rule gives none, it is the member that `range` lies in.
  public let subject: Subject?
  /// What the finding speaks of besides its subject: the rules that its rule silences are silent
  /// there as well.
  public private(set) var covered: [Subject] = []
  /// What the finding is known by when the file changes, in place of its subject and its value.
  public private(set) var marks: FindingMarks?
  public private(set) var related: [Related] = []
  public private(set) var fix: Fix?
  /// Whether the places are those of the file as it was written.
  ///
  /// Of a file that was read with a bracket put right, all other places are those of the repaired
  /// text.
  public private(set) var isOfWrittenText = false

  /// Creates a finding at a token.
  public init(at range: SourceRange, _ message: Message, subject: Subject? = nil) {
    self.range = range
    self.message = message
    self.subject = subject
  }

  /// The finding with another place that it speaks of.
  public func related(_ range: SourceRange, _ note: String) -> RuleFinding {
    var finding = self
    finding.related.append(Related(range: range, note: note))
    return finding
  }

  /// The finding with further things that it speaks of: one sidecar that nobody uses is one fault,
  /// though each app's log driver shows it.
  public func covering(_ subjects: [Subject]) -> RuleFinding {
    var finding = self
    finding.covered += subjects
    return finding
  }

  /// The finding of a fault that several places have together, known by what these marks say in any
  /// order: whichever of them it points at when containers are reordered, it is the same.
  public func known(by marks: FindingMarks) -> RuleFinding {
    var finding = self
    finding.marks = marks
    return finding
  }

  /// The finding with places of the file as it was written.
  public func inWrittenText() -> RuleFinding {
    var finding = self
    finding.isOfWrittenText = true
    return finding
  }

  /// The finding with edits that resolve it.
  public func fixed(by fix: Fix?) -> RuleFinding {
    var finding = self
    finding.fix = fix
    return finding
  }
}
