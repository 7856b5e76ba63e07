/// A problem at a location, ready to be reported.
///
/// It contains everything that reporters print, so that the bytes of the file can be released. None
/// of its texts shows a secret.
public struct Finding: Sendable {
  /// The location of a token in a file.
  public struct Location: Hashable, Sendable {
    public let path: String
    /// The bytes, as UTF-8 offsets.
    public let range: SourceRange
    public let start: Position
    /// The position after the last character.
    public let end: Position
  }

  /// Another location that the finding refers to.
  public struct Related: Hashable, Sendable {
    public let path: String
    public let start: Position
    /// The position after the last character; nil if only the start is kept.
    public let end: Position?
    public let note: String
  }

  public let ruleID: RuleID
  public let severity: Severity
  public let message: Message
  public let location: Location
  public internal(set) var related: [Related]
  public let excerpt: Excerpt
  /// The JSON Pointer of the location.
  public let pointer: String
  /// The name of the container at the location.
  public let containerName: String?
  /// The identity of the finding, which does not depend on lines or formatting; empty unless the
  /// finding is whole.
  public let identity: Identity
  public private(set) var fix: Fix?
  /// Whether the rule has a fix that can't be written to this file.
  public internal(set) var hasWithheldFix = false
  /// The positions of the edits of the fix, in the same order.
  public private(set) var fixPlaces: [FixPlace]
  /// The suppressions that accept the finding.
  public internal(set) var suppressions: [Suppression] = []
  /// Whether the baseline contains the finding; nil without a baseline.
  public internal(set) var baselineState: BaselineState?

  /// Whether the finding is in a Fluent Bit file that belongs to a definition.
  public internal(set) var isInCompanion = false

  /// Whether it is reported only if every definition with the Fluent Bit file has it.
  var needsEveryUse = false

  /// Whether the finding is neither suppressed nor in the baseline.
  public var isOpen: Bool { suppressions.isEmpty && baselineState != .unchanged }

  /// The finding without its fix.
  var withoutFix: Finding {
    var finding = self
    finding.fix = nil
    finding.fixPlaces = []
    return finding
  }

  /// Whether a baseline contains a finding; the raw values are those of SARIF.
  public enum BaselineState: String, Sendable {
    case new
    /// The baseline contains the finding.
    case unchanged
  }

  /// The start and end of an edit, in lines and columns.
  public struct FixPlace: Hashable, Sendable {
    public let start: Position
    /// The position after the last removed character; equal to the start for an insertion.
    public let end: Position
  }

  /// An identity that does not change when lines move, containers are reordered or the file is
  /// reformatted.
  public struct Identity: Hashable, Sendable {
    /// What the finding is about.
    public let subject: Subject
    /// A hash of rule, family, subject and value, and of a sequence number if several are equal.
    public let fingerprint: String

    /// The identity of a finding that is not whole.
    static let none = Identity(subject: Subject(pointer: ""), fingerprint: "")
  }
}
