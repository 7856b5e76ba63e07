/// A format that findings are printed in.
///
/// A reporter only prints: findings come with their places, texts and fingerprints. Files are
/// rendered on several threads and in any order; their rendered findings are added on one thread in
/// the order of the files.
public protocol Reporter: Sendable {
  /// Renders what was found in one file.
  func render(_ report: FileReport) -> [RenderedFinding]

  /// Takes what was rendered, in the order of the files, and returns what can be printed by now.
  mutating func add(_ rendered: [RenderedFinding]) -> [UInt8]

  /// Writes the rest, once all files are through: piece by piece, since it may be large.
  mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void)
}

extension Reporter {
  /// Returns the rest as a whole.
  mutating func finish(_ run: RunSummary) -> [UInt8] {
    var rest: [UInt8] = []
    finish(run) { rest += $0 }
    return rest
  }
}

/// One finding in a format's own words.
public struct RenderedFinding: Sendable {
  public let severity: Severity
  /// The rule that made it, where the format has more to say of the rules that spoke.
  let ruleID: RuleID?
  /// UTF-8.
  public let bytes: [UInt8]

  /// Creates a rendered finding.
  public init(_ severity: Severity, _ text: String) {
    self.init(severity, Array(text.utf8))
  }

  init(_ severity: Severity, _ bytes: [UInt8], by ruleID: RuleID? = nil) {
    self.severity = severity
    self.ruleID = ruleID
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

    /// Creates a failure.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
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
  /// How many findings are suppressed.
  public var suppressed = 0
  /// How many findings are in the baseline.
  public var baselined = 0
  /// How many entries of the baseline no longer have a finding, as far as the run could check.
  public var gone = 0
  /// How many findings carry a safe fix.
  public var fixable = 0
  /// How many findings are at or above `--fail-on`, and how many of these are policy.
  public var failing = 0
  public var failingPolicy = 0
  public var failures: [Failure] = []
  /// How many files were not linted because their configuration is broken.
  public var stopped = 0
  /// The exit status of the process.
  public var exitStatus: Int32 = 0

  /// Creates the summary of an empty run.
  public init() {}
}
