/// Findings for people: each with its line of the file, and a summary at the end.
public struct HumanReporter: Reporter {
  private let color: Coloring
  private let quiet: Bool
  private let failOn: Severity?
  private var notes: [RenderedFinding] = []
  private var hasPrinted = false

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - color: Whether the text has colors.
  ///   - width: The width of the text.
  ///   - quiet: Whether to leave out the summary, and findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  public init(color: Coloring = .none, quiet: Bool = false, failOn: Severity? = .warning) {
    self.color = color
    self.quiet = quiet
    self.failOn = failOn
  }

  public func render(_ report: FileReport) -> [RenderedFinding] {
    report.findings
      .filter { !quiet || $0.fails(at: failOn) }
      .map { RenderedFinding($0.severity, FindingText(finding: $0, color: color).block) }
  }

  /// Prints errors and warnings at once, and keeps notes for the end.
  public mutating func add(_ rendered: [RenderedFinding]) -> [UInt8] {
    notes += rendered.filter { $0.severity == .note }
    return print(rendered.filter { $0.severity > .note })
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(print(notes))
    notes = []
    let summary = quiet ? "" : SummaryText(run: run, failOn: failOn).lines
    if !summary.isEmpty { write(Array(((hasPrinted ? "\n" : "") + summary).utf8)) }
  }

  private mutating func print(_ findings: [RenderedFinding]) -> [UInt8] {
    var output: [UInt8] = []
    for finding in findings {
      if hasPrinted { output.append(UInt8(ascii: "\n")) }
      output += finding.bytes
      hasPrinted = true
    }
    return output
  }
}

extension Finding {
  /// Whether the finding is at or above the severity that makes the exit status 1.
  func fails(at failOn: Severity?) -> Bool {
    failOn.map { severity >= $0 } ?? false
  }
}
