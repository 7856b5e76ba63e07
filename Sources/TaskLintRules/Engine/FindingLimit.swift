/// How many findings of one file are kept, and how much of each.
public struct FindingLimit: Sendable {
  /// Findings that have one limit.
  struct Kind: Hashable, Sendable {
    let rule: RuleID
    let isSuppressed: Bool
  }

  /// How many findings of a file were kept.
  struct Kept: Sendable {
    /// Those that count towards the limit.
    var counts: [Kind: Int] = [:]
    /// Those that were kept for the entries of a baseline.
    var baselined: [Baseline.Key: Int] = [:]
  }

  /// The limit for one rule.
  public let perRule: Int
  /// The baseline, whose findings are kept as well: which of them are new is known only later.
  let baseline: Baseline?
  /// How much of each finding is kept.
  let detail: FindingDetail
  /// What was kept of earlier parts of the same file.
  private(set) var kept = Kept()
  /// Whether the limit is that of a file and not of the run.
  private var isOfFile = false

  /// Creates a limit; by default all findings are kept in full.
  public init(
    perRule: Int = .max, baseline: Baseline? = nil, detail: FindingDetail = .whole
  ) {
    self.perRule = perRule
    self.baseline = baseline
    self.detail = detail
  }

  /// The limit for one rule in a file of a size: of a dense file fewer are kept, so that the output
  /// and the memory are proportional to the size.
  public func inFile(ofBytes count: Int) -> FindingLimit {
    guard perRule < .max, !isOfFile else { return self }
    var limit = FindingLimit(
      perRule: min(perRule, Self.leastPerRule + count / Self.bytesPerFinding), baseline: baseline,
      detail: detail)
    limit.isOfFile = true
    return limit
  }

  /// Counts the findings of a part of the file, such as a line, towards the limit of the next ones.
  public mutating func take(_ part: FileReport) {
    if let kept = part.kept { self.kept = kept }
  }

  private static let leastPerRule = 100
  /// A finding takes about 1,500 bytes in a log.
  private static let bytesPerFinding = 100
}
