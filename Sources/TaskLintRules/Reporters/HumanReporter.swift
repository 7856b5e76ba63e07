/// Findings for people: each with its line of the file, and a summary at the end.
public struct HumanReporter: Reporter {
  private let layout: TextLayout
  private let quiet: Bool
  private let failOn: Severity?
  private var limiter: RuleLimiter
  private var notes: [RenderedFinding] = []
  private var hasPrinted = false

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - color: Whether the text has colors.
  ///   - width: The width of the text.
  ///   - links: Whether rule ids are links of the terminal.
  ///   - quiet: Whether to leave out the summary, and findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  ///   - limit: How many findings of one rule in one file are printed.
  public init(
    color: Coloring = .none, width: TextLayout.Width = .unlimited, links: Bool = false,
    quiet: Bool = false, failOn: Severity? = .warning, limit: Int = .max
  ) {
    self.layout = TextLayout(color: color, width: width, hasLinks: links)
    self.quiet = quiet
    self.failOn = failOn
    limiter = RuleLimiter(limit: limit)
  }

  public var mostPerRule: Int { limiter.limit }

  public var detail: FindingDetail { .block }

  public func render(_ report: FileReport) -> RenderedReport {
    limiter.render(report) { severity in
      !quiet || severity.fails(at: failOn)
    } _: { finding in
      FindingText(finding: finding, layout: layout).block
    }
  }

  /// Prints errors and warnings at once, and keeps notes for the end.
  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    add(limiter.take(rendered))
  }

  private mutating func add(_ findings: [RenderedFinding]) -> [UInt8] {
    notes += findings.filter { $0.severity == .note }
    return print(findings.filter { $0.severity > .note })
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    write(add(limiter.finish()))
    write(print(notes))
    notes = []
    let summary = quiet ? "" : SummaryText(run: run, layout: layout).lines
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

extension Severity {
  /// Whether findings of the severity make the exit status 1.
  func fails(at failOn: Severity?) -> Bool {
    failOn.map { self >= $0 } ?? false
  }
}
