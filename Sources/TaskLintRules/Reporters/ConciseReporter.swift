/// Findings as one line each: `path:line:column: severity: fact [rule-id]`.
public struct ConciseReporter: Reporter {
  private let quiet: Bool
  private let failOn: Severity?
  private var limiter: RuleLimiter

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - quiet: Whether to leave out findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  ///   - limit: How many findings of one rule in one file are printed.
  public init(quiet: Bool = false, failOn: Severity? = .warning, limit: Int = .max) {
    self.quiet = quiet
    self.failOn = failOn
    limiter = RuleLimiter(limit: limit)
  }

  public var mostPerRule: Int { limiter.limit }

  public var detail: FindingDetail { .line }

  public func render(_ report: FileReport) -> RenderedReport {
    limiter.render(report) { severity in
      !quiet || severity.fails(at: failOn)
    } _: { finding in
      FindingText(finding: finding).firstLine
    }
  }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    limiter.take(rendered).flatMap(\.bytes)
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(limiter.finish().flatMap(\.bytes))
  }
}
