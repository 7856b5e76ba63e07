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
    var total = 0
    /// Those that were kept for the entries of a baseline.
    var baselined: [Baseline.Key: Int] = [:]
  }

  /// The limit for one rule.
  public let perRule: Int
  /// The limit for all rules, beyond which only the first findings of each rule are kept.
  private(set) var total = Int.max
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

  /// The limit in a file of a size: of a dense file fewer findings are kept, so that the output and
  /// the memory are proportional to the size.
  public func inFile(ofBytes count: Int) -> FindingLimit {
    guard perRule < .max, !isOfFile else { return self }
    var limit = FindingLimit(
      perRule: min(perRule, Self.leastPerRule + count / Self.bytesPerFinding), baseline: baseline,
      detail: detail)
    limit.total = Self.leastTotal + count / Self.bytesPerFindingOfAny
    limit.isOfFile = true
    return limit
  }

  /// Counts the findings of a part of the file, such as a line, towards the limit of the next ones.
  public mutating func take(_ part: FileReport) {
    if let kept = part.kept { self.kept = kept }
  }

  /// Whether a finding is kept in full.
  func keeps(_ kind: Kind, besides kept: Kept) -> Bool {
    let count = kept.counts[kind, default: 0]
    return count < perRule && (kept.total < total || count < Self.leastOfEach)
  }

  private static let leastPerRule = 100
  /// A finding takes about 1,500 bytes in a log.
  private static let bytesPerFinding = 100
  private static let leastTotal = 2_000
  /// A finding takes about 6,000 bytes in memory.
  private static let bytesPerFindingOfAny = 512
  private static let leastOfEach = 20
}
