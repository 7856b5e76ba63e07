/// A format that findings are printed in.
///
/// A reporter only prints: findings come with their places, texts and fingerprints. Files are
/// rendered on several threads and in any order; their rendered findings are added on one thread in
/// the order of the files.
public protocol Reporter: Sendable {
  /// How many findings of one rule in one file it prints at most.
  var mostPerRule: Int { get }

  /// How much of a finding it prints; by default everything.
  var detail: FindingDetail { get }

  /// Renders the findings of one file.
  func render(_ report: FileReport) -> RenderedReport

  /// Takes rendered findings, in the order of the files, and returns what can be printed now.
  mutating func add(_ rendered: RenderedReport) -> [UInt8]

  /// Writes the rest after the last file, in pieces, since it can be large.
  mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void)
}

extension Reporter {
  public var detail: FindingDetail { .whole }

  /// Returns the rest as a whole.
  mutating func finish(_ run: RunSummary) -> [UInt8] {
    var rest: [UInt8] = []
    finish(run) { rest += $0 }
    return rest
  }
}

/// The findings of a file, or of a part of it, as a format prints them.
public struct RenderedReport: Sendable {
  public let path: String
  public private(set) var findings: [RenderedFinding]
  /// The findings that are only counted, by rule.
  public private(set) var omitted: [OmittedFindings]

  /// Creates a report.
  public init(
    path: String, _ findings: [RenderedFinding] = [], omitted: [OmittedFindings] = []
  ) {
    self.path = path
    self.findings = findings
    self.omitted = omitted
  }

  /// Adds the report of a later part of the same file.
  public mutating func append(_ other: RenderedReport) {
    findings += other.findings
    omitted += other.omitted
  }
}

/// One finding as a format prints it.
public struct RenderedFinding: Sendable {
  public let ruleID: RuleID
  public let severity: Severity
  /// UTF-8.
  public let bytes: [UInt8]

  init(_ ruleID: RuleID, _ severity: Severity, _ text: String) {
    self.init(ruleID, severity, Array(text.utf8))
  }

  init(_ ruleID: RuleID, _ severity: Severity, _ bytes: [UInt8]) {
    self.ruleID = ruleID
    self.severity = severity
    self.bytes = bytes
  }
}

/// The result of a run.
public struct RunSummary: Sendable {
  /// A path that could not be linted, and the reason: `taskdefs/api.json: permission denied`.
  public struct Failure: Hashable, Sendable {
    public let path: String
    public let reason: String
    /// Whether the path is that of a configuration, not of a file that was to be linted.
    public private(set) var isOfConfiguration = false
    /// Whether the file was linted, but its fixes were not written or printed.
    public private(set) var isOfFixes = false

    /// Creates a failure.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    /// Creates the failure of a file whose fixes were not written or printed.
    public init(ofFixes path: String, reason: String) {
      self.init(path: path, reason: reason)
      isOfFixes = true
    }

    /// Creates the failure that an invalid configuration causes.
    public init(_ problem: ConfigurationProblem) {
      let place = problem.position.map { "line \($0.line), column \($0.column): " } ?? ""
      self.init(path: problem.path, reason: place + problem.message)
      isOfConfiguration = true
    }
  }

  /// How many findings there are of each severity.
  public var counts: [Severity: Int] = [:]
  /// How many files were linted.
  public var files = 0
  /// How many of them have a finding.
  public var filesWithFindings = 0
  /// How many files a search found that hold no task definition.
  public var skipped = 0
  /// How many of the skipped files are of each kind, such as `package.json`.
  public var skippedKinds: [String: Int] = [:]
  /// How many findings are suppressed.
  public var suppressed = 0
  /// How many files have a configuration that suppresses every rule.
  public var silenced = 0
  /// How many findings are in the baseline.
  public var baselined = 0
  /// How many entries of the baseline no longer have a finding, as far as the run could check.
  public var resolved = 0
  /// How many findings of each severity come from policy rules.
  public var policyCounts: [Severity: Int] = [:]
  /// How many findings are at or above `--fail-on`.
  public var failing = 0
  public var failures: [Failure] = []
  /// What was fixed, and what can be.
  public var fixes = FixSummary()
  /// How many files were not linted because their configuration is broken.
  public var stopped = 0
  /// The exit status of the process.
  public var exitStatus: Int32 = 0

  /// Creates the summary of an empty run.
  public init() {}

  /// Counts a file that holds no task definition.
  public mutating func skip(_ description: DocumentDescription) {
    skipped += 1
    skippedKinds[description.kind, default: 0] += 1
  }
}
