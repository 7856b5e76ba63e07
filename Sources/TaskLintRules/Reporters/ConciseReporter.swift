/// Findings as one line each: `path:line:column: severity: fact [rule-id]`.
public struct ConciseReporter: Reporter {
  private let quiet: Bool
  private let failOn: Severity?

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - quiet: Whether to leave out findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  public init(quiet: Bool = false, failOn: Severity? = .warning) {
    self.quiet = quiet
    self.failOn = failOn
  }

  public func render(_ report: FileReport) -> [RenderedFinding] {
    report.findings
      .filter { !quiet || $0.fails(at: failOn) }
      .map { RenderedFinding($0.severity, FindingText(finding: $0, color: .none).firstLine) }
  }

  public mutating func add(_ rendered: [RenderedFinding]) -> [UInt8] {
    rendered.flatMap(\.bytes)
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {}
}
