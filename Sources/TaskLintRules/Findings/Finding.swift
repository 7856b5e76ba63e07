/// One problem in one place, ready to be reported.
///
/// It holds all that reporters print, so that the file's bytes can be let go. No text of it shows a
/// secret.
public struct Finding: Sendable {
  /// A token in a file.
  public struct Location: Hashable, Sendable {
    public let path: String
    /// The bytes, as UTF-8 offsets.
    public let range: SourceRange
    public let start: Position
    /// The position after the last character.
    public let end: Position
  }

  /// Another place that the finding speaks of.
  public struct Related: Hashable, Sendable {
    public let path: String
    public let start: Position
    /// The position after the last character; nil where only the place's start is kept.
    public let end: Position?
    public let note: String
  }

  public let ruleID: RuleID
  public let severity: Severity
  public let message: Message
  public let location: Location
  public internal(set) var related: [Related]
  public let excerpt: Excerpt
  /// The way to the place in the file, as a JSON Pointer.
  public let pointer: String
  /// The container that the place lies in, by name.
  public let containerName: String?
  /// What the finding is about, and how it is known again when the file changes.
  public let identity: Identity
  public let fix: Fix?
  /// Where the edits of the fix stand, in their order.
  public let fixPlaces: [FixPlace]
  /// What accepts the finding; with any it is no problem.
  public internal(set) var suppressions: [Suppression] = []
  /// How it stands to the baseline, where one was given.
  public internal(set) var baselineState: BaselineState?

  /// Whether it is neither accepted nor in the baseline.
  public var isOpen: Bool { suppressions.isEmpty && baselineState != .unchanged }

  /// How a finding stands to a baseline; the raw values are SARIF's.
  public enum BaselineState: String, Sendable {
    case new
    /// The baseline has it.
    case unchanged
  }

  /// Where an edit begins and ends, as editors count.
  public struct FixPlace: Hashable, Sendable {
    public let start: Position
    /// The position after the last character that goes; an insertion ends where it begins.
    public let end: Position
  }

  /// How a finding is known again when lines move, containers are reordered or the file is
  /// reformatted.
  public struct Identity: Hashable, Sendable {
    /// What the finding is about.
    public let subject: Subject
    /// A hash of rule, family, subject and value, with a running number where several are equal.
    public let fingerprint: String
  }
}
