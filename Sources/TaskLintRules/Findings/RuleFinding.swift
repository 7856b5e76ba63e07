/// Texts that identify a problem with several locations, in any order.
///
/// All findings of the problem share them. A task has at most ten containers; for a file with many
/// more locations, some of the texts and their number are enough.
public struct FindingMarks: Sendable, ExpressibleByArrayLiteral {
  private static let limit = 20

  let texts: [String]

  /// Creates marks from the texts of the locations.
  public init(_ texts: [String]) {
    let sorted = texts.sorted()
    self.texts =
      sorted.count > Self.limit ? sorted.prefix(Self.limit) + ["\(sorted.count)"] : sorted
  }

  public init(arrayLiteral texts: String...) { self.init(texts) }
}

/// A finding of a rule, before the engine adds path, position and severity.
public struct RuleFinding: Sendable {
  /// Another location that the finding refers to.
  public struct Related: Sendable {
    /// The token at the location, on one line.
    public let range: SourceRange
    /// The Fluent Bit file with the token; nil for the definition's own file.
    public let source: SourceFile?
    fileprivate let makeNote: @Sendable () -> MessageText

    /// A description of the location, as a clause: `the first 'cpu'`.
    public var note: MessageText { makeNote() }
  }

  /// A place in a Fluent Bit file that belongs to a definition.
  public struct Companion: Sendable {
    let source: SourceFile
    /// The token that the finding points at, on one line.
    let range: SourceRange
    let scope: Scope

    /// What a finding in a Fluent Bit file depends on.
    enum Scope: Sendable {
      /// On the file and the image, so that it is reported once for all definitions.
      case file
      /// On the definition as well.
      case definition
      /// On all definitions with the file: it is reported only if each of them has it.
      case everyDefinition
    }
  }

  /// The token that the finding points at, on one line; for a finding in a Fluent Bit file, the
  /// place of its path in the definition.
  public let range: SourceRange
  private let makeMessage: @Sendable () -> Message
  /// The subject of the finding; by default the property that contains `range`.
  public let subject: Subject?
  /// Further subjects of the finding, for which it also silences other rules.
  public private(set) var covered: [Subject] = []
  /// The marks that identify the finding, instead of its subject and value.
  public private(set) var marks: FindingMarks?
  public private(set) var related: [Related] = []
  private var makeFix: (@Sendable () -> Fix?)?
  /// What must be true of the run for the finding to be reported; nil for a finding that depends
  /// on its definition only.
  public private(set) var condition: Condition?
  /// The severity where it differs from the rule's; a configured severity takes precedence.
  public private(set) var severity: Severity?
  /// The place in a Fluent Bit file; nil for a finding in the definition.
  public private(set) var companion: Companion?
  /// Whether the ranges refer to the original text of the file.
  ///
  /// If the file was read with a corrected bracket, the ranges of other findings refer to the
  /// corrected text.
  public private(set) var isOfWrittenText = false

  /// How many findings like this one the rule counted instead of making them.
  public private(set) var more = 0

  /// What a finding depends on outside its definition.
  ///
  /// A rule sees one definition and states the condition; the engine, which knows the other files
  /// and the configuration, decides it.
  public enum Condition: Hashable, Sendable {
    /// Something that the run reads mentions a destination, or the configuration has a setting for
    /// its rules.
    case mentioned(LogDestination)
    /// Nothing does.
    case notMentioned(LogDestination)
  }

  /// Creates a finding at a token.
  ///
  /// The message is made when it is needed: of a file with many findings only a part is printed.
  // Inlining this into a hundred rules would make the program larger.
  @inline(never)
  public init(
    at range: SourceRange, _ message: @autoclosure @escaping @Sendable () -> Message,
    subject: Subject? = nil
  ) {
    self.range = range
    makeMessage = message
    self.subject = subject
  }

  /// What is wrong, what happens because of it, and how to fix it.
  public var message: Message { makeMessage() }

  /// The finding with another related location.
  public func related(
    _ range: SourceRange, _ note: @autoclosure @escaping @Sendable () -> MessageText
  ) -> RuleFinding {
    var finding = self
    finding.related.append(Related(range: range, source: nil, makeNote: note))
    return finding
  }

  /// The finding with another related location, in a Fluent Bit file.
  func related(
    _ range: SourceRange, in source: SourceFile,
    _ note: @autoclosure @escaping @Sendable () -> MessageText
  ) -> RuleFinding {
    var finding = self
    finding.related.append(Related(range: range, source: source, makeNote: note))
    return finding
  }

  /// The finding at a place of a Fluent Bit file.
  func at(_ companion: Companion) -> RuleFinding {
    var finding = self
    finding.companion = companion
    return finding
  }

  /// The finding with further subjects: an unused log router is one problem, although the log driver
  /// of each app container shows it.
  public func covering(_ subjects: [Subject]) -> RuleFinding {
    var finding = self
    finding.covered += subjects
    return finding
  }

  /// The finding identified by marks.
  ///
  /// Its identity does not depend on which of its locations it points at, so it does not change when
  /// containers are reordered.
  public func known(by marks: FindingMarks) -> RuleFinding {
    var finding = self
    finding.marks = marks
    return finding
  }

  /// The finding with ranges that refer to the original text of the file.
  public func inWrittenText() -> RuleFinding {
    var finding = self
    finding.isOfWrittenText = true
    return finding
  }

  /// The finding with another severity than its rule's.
  public func with(_ severity: Severity) -> RuleFinding {
    var finding = self
    finding.severity = severity
    return finding
  }

  /// The finding under a condition.
  public func onlyIf(_ condition: Condition?) -> RuleFinding {
    var finding = self
    finding.condition = condition
    return finding
  }

  /// The finding with a number of others like it that were not made.
  func with(more count: Int) -> RuleFinding {
    var finding = self
    finding.more = count
    return finding
  }

  /// The edits that resolve the finding.
  ///
  /// They are made when they are needed: of a file with many findings only a part is kept.
  public var fix: Fix? { makeFix?() }

  /// The finding with a fix.
  public func fixed(by fix: @autoclosure @escaping @Sendable () -> Fix?) -> RuleFinding {
    var finding = self
    finding.makeFix = fix
    return finding
  }
}
