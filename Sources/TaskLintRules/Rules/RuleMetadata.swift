/// What is known about a rule apart from its check: the source of `explain`, of rules.md and of the
/// rules in SARIF.
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

  /// What a rule looks at: the sections of the catalogue, and the folders under Rules.
  public enum Category: String, Sendable, CaseIterable {
    case input
    case firelens
    case output
    case datadog
    case firehose
    case logging
    case secrets
    case attributes
    case ecs
    case fargate
    case configuration
  }

  /// A page that a rule's facts come from.
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
  /// Whether the rule checks a team's policy instead of a fault of the platform.
  public let isPolicy: Bool
  /// Whether the rule guards a secret.
  public let isSecurity: Bool
  /// What the rule flags, as one sentence.
  public let summary: String
  /// When it bites and why, as sentences.
  public let rationale: String
  /// What to do, as sentences.
  public let remedy: String
  /// The rules that are silent where this one speaks of the same subject.
  public let silences: [RuleID]
  public let settings: [RuleSetting]
  public let references: [Reference]
  private let makeLessons: @Sendable () -> [Lesson]
  private let makeTests: @Sendable () -> [Example]

  /// Creates the metadata of a rule.
  ///
  /// Lessons and tests are made when they are asked for: to lint nobody needs them, and to make them
  /// takes longer than to lint a file.
  ///
  /// - Parameters:
  ///   - lessons: The faults and corrections that documentation shows.
  ///   - examples: Further documents that the rule flags or leaves alone, as tests.
  // Out of line: a hundred rules call it, and inlined into them it doubles the time of a release
  // build.
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
    settings: [RuleSetting] = [],
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
    self.settings = settings
    self.references = references
    makeLessons = lessons
    makeTests = examples
  }

  /// The faults and corrections that rules.md and `explain` show.
  public var lessons: [Lesson] { makeLessons() }

  /// Documents that the rule flags, and ones that it leaves alone: those of the lessons first.
  public var examples: [Example] { lessons.flatMap(\.examples) + makeTests() }

  /// The effect of a finding that is not fixed, as a clause.
  public var effect: String {
    isPolicy
      ? "policy: a convention that a team chooses" : "if not fixed: \(stage.effect)"
  }

  /// The names besides its own id by which a rule is selected: its category and its tags.
  public var groups: [String] {
    var groups = [category.rawValue]
    if isPolicy { groups.append("policy") }
    if isSecurity { groups.append("security") }
    return groups
  }

  /// Whether a name stands for the rule, alone or with others.
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
