/// A check with an id.
///
/// A rule is a pure value: it reads no file, clock, environment or other rule. It returns what it
/// finds; the engine adds the id and the severity, sorts the findings and removes duplicates.
public protocol Rule: Sendable {
  /// The id, the documentation and the examples of the rule.
  static var metadata: RuleMetadata { get }

  /// The kind of the rule, which its protocol implements.
  var kind: RuleKind { get }

  /// Creates the rule with its settings.
  init(settings: RuleSettings)
}

extension Rule {
  /// The id, the documentation and the examples of the rule.
  public var metadata: RuleMetadata { Self.metadata }
}

/// A rule by its input.
///
/// The compiler determines the kind: a check for protocol conformance at run time takes longer than
/// linting a file.
public enum RuleKind: Sendable {
  case document(any DocumentRule)
  case definition(any DefinitionRule)
  case routing(any RoutingRule)
  case cross(any CrossRule)
  case configuration(any ConfigurationRule)
}

extension RuleKind {
  /// The findings of a rule that checks one definition; none for other kinds.
  func findings(in routing: LogRouting) -> [RuleFinding] {
    switch self {
    case .definition(let rule): rule.findings(in: routing.definition)
    case .routing(let rule): rule.findings(in: routing)
    case .document, .cross, .configuration: []
    }
  }
}

extension DocumentRule {
  public var kind: RuleKind { .document(self) }
}

extension DefinitionRule {
  public var kind: RuleKind { .definition(self) }
}

extension RoutingRule {
  public var kind: RuleKind { .routing(self) }
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

/// A rule that checks the bytes and the syntax tree of a file.
public protocol DocumentRule: Rule {
  /// Returns the findings in a file.
  func findings(in document: LintedDocument) -> [RuleFinding]
}

/// A rule that checks one task definition.
public protocol DefinitionRule: Rule {
  /// Returns the findings in a task definition.
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

/// A rule that checks what FireLens makes of one task definition.
public protocol RoutingRule: Rule {
  /// Returns the findings in the routing of a definition's logs.
  func findings(in routing: LogRouting) -> [RuleFinding]

  /// Whether the rule checks the definition at all; see ``DefinitionRule/applies(to:)``.
  func applies(to routing: LogRouting) -> Bool
}

extension RoutingRule {
  public func applies(to routing: LogRouting) -> Bool { !routing.definition.sidecars.isEmpty }
}

/// A rule that compares all task definitions of a run.
///
/// Two definitions conflict if they have the same key with different values. The engine reports
/// conflicts after the last file.
public protocol CrossRule: Rule {
  /// Returns the places that the rule would report, each with the values to compare; none if a
  /// value is unknown.
  func observations(of routing: LogRouting) -> [CrossObservation]

  /// Returns the message for a record that conflicts with another.
  func message(_ record: DefinitionRecord, against other: DefinitionRecord) -> Message

  /// Returns the note at the place of the other record.
  func relatedNote(_ other: DefinitionRecord) -> String
}

/// A rule that checks suppressions and whether they matched findings.
public protocol ConfigurationRule: Rule {
  /// Returns the finding about a suppression that could have matched a finding of the run, if any.
  func finding(about use: SuppressionUse) -> SuppressionFinding?
}

/// A finding about a suppression, before the engine adds the id and the severity.
public struct SuppressionFinding: Sendable {
  /// The token of the finding.
  public let token: Suppression.Token
  public let message: Message

  /// Creates a finding at a token.
  public init(at token: Suppression.Token, _ message: Message) {
    self.token = token
    self.message = message
  }
}

/// A place and the values that a cross-file rule compares.
///
/// It is a class because generic metadata for a list of classes is cheap at start-up.
public final class CrossObservation: Sendable {
  /// The token of a possible finding.
  public let range: SourceRange
  /// The strings that must be equal in conflicting definitions.
  public let key: [String]
  /// The string that differs in conflicting definitions.
  public let value: String

  /// Creates an observation.
  public init(at range: SourceRange, key: [String], value: String) {
    self.range = range
    self.key = key
    self.value = value
  }
}

/// A definition that conflicts with another one of the run.
public struct CrossConflict: Sendable {
  /// The index of the reported record.
  public let record: Int
  /// The index of the record that it conflicts with.
  public let other: Int

  /// Creates a conflict from the indexes of two records.
  public init(_ record: Int, against other: Int) {
    self.record = record
    self.other = other
  }
}
