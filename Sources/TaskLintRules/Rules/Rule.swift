/// A check with an identity.
///
/// A rule is a pure value: it reads no file, no clock, no environment and no other rule. It says
/// what it found; the engine adds its id and severity, sorts, and removes repeats.
public protocol Rule: Sendable {
  /// What the rule is, why it exists, and examples of both outcomes.
  static var metadata: RuleMetadata { get }

  /// The rule as the engine asks it, which the protocol of its kind says.
  var kind: RuleKind { get }

  /// Creates the rule with the settings that are in force.
  init(settings: RuleSettings)
}

extension Rule {
  /// What the rule is.
  public var metadata: RuleMetadata { Self.metadata }
}

/// A rule by what it looks at.
///
/// The kind is told by the compiler: to ask at run time which of its protocols a rule conforms to
/// takes longer than to lint a file.
public enum RuleKind: Sendable {
  case document(any DocumentRule)
  case definition(any DefinitionRule)
  case cross(any CrossRule)
  case configuration(any ConfigurationRule)
}

extension DocumentRule {
  public var kind: RuleKind { .document(self) }
}

extension DefinitionRule {
  public var kind: RuleKind { .definition(self) }
}

extension CrossRule {
  public var kind: RuleKind { .cross(self) }
}

extension ConfigurationRule {
  public var kind: RuleKind { .configuration(self) }
}

/// A rule without settings.
public protocol PlainRule: Rule {
  /// Creates the rule.
  init()
}

extension PlainRule {
  public init(settings: RuleSettings) { self.init() }
}

/// A rule that looks at the bytes and the tree of a file.
public protocol DocumentRule: Rule {
  /// Returns what the rule finds in a file.
  func findings(in document: LintedDocument) -> [RuleFinding]
}

/// A rule that looks at one task definition.
public protocol DefinitionRule: Rule {
  /// Returns what the rule finds in a task definition.
  func findings(in definition: TaskDefinition) -> [RuleFinding]

  /// Whether the rule checks a task definition at all, so that one without findings complies with
  /// it.
  ///
  /// `tasklint init` counts the definitions that comply. A rule applies to every definition with a
  /// log router unless it implements this.
  func applies(to definition: TaskDefinition) -> Bool
}

extension DefinitionRule {
  public func applies(to definition: TaskDefinition) -> Bool { !definition.sidecars.isEmpty }
}

/// A rule that compares all task definitions of a run.
///
/// Definitions stand against each other where the rule sees the same key with different values; it is
/// asked to say so once all files are through.
public protocol CrossRule: Rule {
  /// Returns the places that the rule would point at, each with what it compares; none where it
  /// can't say.
  func observations(of definition: TaskDefinition) -> [CrossObservation]

  /// Returns what to say of a record that stands against another.
  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message

  /// Returns what to say at the other record's place.
  func relatedNote(_ other: DefinitionRecord) -> String
}

/// A rule that looks at what accepts findings, and at whether it met any.
public protocol ConfigurationRule: Rule {
  /// Returns what the rule has to say of a suppression that the run gave the chance to meet a
  /// finding; nil where it has nothing.
  func finding(about use: SuppressionUse) -> SuppressionFinding?
}

/// What a rule says of a suppression, before the engine stamps it.
public struct SuppressionFinding: Sendable {
  /// The token that the finding points at.
  public let token: Suppression.Token
  public let message: Message

  /// Creates a finding at a token.
  public init(at token: Suppression.Token, _ message: Message) {
    self.token = token
    self.message = message
  }
}

/// What a definition leaves for a cross-file rule.
///
/// It is a class so that a list of them is of a type that every start has made.
public final class CrossObservation: Sendable {
  /// The token that a finding would point at.
  public let range: SourceRange
  /// What the rule compares, one text for each thing that must be the same.
  public let key: [String]
  /// What the rule tells apart.
  public let value: String

  /// Creates an observation.
  public init(at range: SourceRange, key: [String], value: String) {
    self.range = range
    self.key = key
    self.value = value
  }
}

/// A definition that stands against another of the run.
public struct CrossConflict: Sendable {
  /// The index of the record that is reported.
  public let record: Int
  /// The index of the record that it stands against.
  public let other: Int

  /// Creates a conflict from the indexes of two records.
  public init(_ record: Int, against other: Int) {
    self.record = record
    self.other = other
  }
}
