/// The description of a rule, for `explain`, rules.md and SARIF.
public struct RuleMetadata: Sendable {
  /// When a problem takes effect.
  public enum Stage: String, Sendable, CaseIterable {
    /// Tools misread the file.
    case edit
    /// The API rejects the definition.
    case register
    /// The task does not start.
    case start
    /// The task runs, but logs are lost, leaked or misrouted.
    case run

    /// The effect of the problem, as a clause.
    public var effect: String {
      switch self {
      case .edit: "tools misread the file"
      case .register: "the API rejects the definition"
      case .start: "the task does not start"
      case .run: "logs are lost, leaked or misrouted"
      }
    }
  }

  /// The subject of a rule; each category has a folder under Rules.
  public enum Category: String, Sendable, CaseIterable {
    case input
    case firelens
    case output
    case fluentbit
    case datadog
    case firehose
    case logging
    case secrets
    case attributes
    case ecs
    case fargate
    case configuration
    case hardening
  }

  /// A page that documents the facts of a rule.
  public struct Reference: Sendable {
    public let title: String
    public let url: String

    /// Creates a reference.
    public init(_ title: String, _ url: String) {
      self.title = title
      self.url = url
    }
  }

  public let id: RuleID
  public let category: Category
  public let severity: Severity
  public let stage: Stage
  /// Whether the rule checks the policy of a team, not a requirement of the platform.
  public let isPolicy: Bool
  /// Whether the rule protects a secret.
  public let isSecurity: Bool
  /// What the rule flags, as one sentence.
  public let summary: String
  /// When a fault takes effect and why, as sentences.
  public let rationale: String
  /// What to do, as sentences.
  public let remedy: String
  /// The rules that report nothing for a subject that this rule reports; a more specific rule
  /// declares them.
  public let silences: [RuleID]
  /// The rules for whose subjects this rule reports nothing; a more general rule declares them.
  public let yieldsTo: [RuleID]
  public let settings: [RuleSetting]
  public let references: [Reference]
  /// The controls of security standards and scanners that the rule checks: `Security Hub ECS.4`.
  public let controls: [String]
  private let makeLessons: @Sendable () -> [Lesson]
  private let makeTests: @Sendable () -> [Example]

  /// Creates the metadata of a rule.
  ///
  /// Lessons and examples are made on demand: linting does not need them, and making them takes
  /// longer than linting a file.
  ///
  /// - Parameters:
  ///   - lessons: The faults and corrections that documentation shows.
  ///   - examples: Further documents with and without findings, as tests.
  // Inlined into a hundred rules, it doubles the time of a release build.
  @inline(never)
  public init(
    id: RuleID,
    category: Category,
    severity: Severity,
    stage: Stage,
    isPolicy: Bool = false,
    isSecurity: Bool = false,
    summary: String,
    rationale: String,
    remedy: String,
    silences: [RuleID] = [],
    yieldsTo: [RuleID] = [],
    settings: [RuleSetting] = [],
    controls: [String] = [],
    references: [Reference] = [],
    lessons: @autoclosure @escaping @Sendable () -> [Lesson] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.stage = stage
    self.isPolicy = isPolicy
    self.isSecurity = isSecurity
    self.summary = summary
    self.rationale = rationale
    self.remedy = remedy
    self.silences = silences
    self.yieldsTo = yieldsTo
    self.settings = settings
    self.references = references
    self.controls = controls
    makeLessons = lessons
    makeTests = examples
  }

  /// Whether this rule reports nothing for a subject that another rule reports.
  ///
  /// Either of the two declares it, so a new rule does not touch another rule's file.
  func yields(to other: RuleMetadata) -> Bool {
    other.silences.contains(id) || yieldsTo.contains(other.id)
  }

  /// The faults and corrections that rules.md and `explain` show.
  public var lessons: [Lesson] { makeLessons() }

  /// Documents with and without findings of the rule; those of the lessons are the first.
  public var examples: [Example] { lessons.flatMap(\.examples) + makeTests() }

  /// The effect of a finding that is not fixed, as a clause.
  public var effect: String {
    if isOptional { return "hardening: a control of a security standard" }
    return isPolicy
      ? "policy: a convention that a team chooses" : "if not fixed: \(stage.effect)"
  }

  /// Whether the rule is off unless its id or its category is selected.
  public var isOptional: Bool { category == .hardening }

  /// The names besides its own id by which a rule is selected: its category and its tags.
  public var groups: [String] {
    var groups = [category.rawValue]
    if isPolicy { groups.append("policy") }
    if isSecurity { groups.append("security") }
    return groups
  }

  /// Whether a name selects the rule.
  func answers(to name: String) -> Bool {
    name == id.name || name == RuleNames.all || groups.contains(name)
  }

  /// The id in PascalCase, as SARIF names rules: `FirelensSidecarMissing`.
  public var pascalName: String {
    var name: [UInt8] = []
    var beginsWord = true
    for byte in id.name.utf8 {
      let isHyphen = byte == UInt8(ascii: "-")
      if !isHyphen { name.append(beginsWord && byte.isLowercase ? byte ^ 0x20 : byte) }
      beginsWord = isHyphen
    }
    return String(decoding: name, as: UTF8.self)
  }
}
