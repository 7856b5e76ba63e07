/// How many findings each rule has, as a table for people.
public struct StatisticsReporter: Reporter {
  /// A row of the table; the severity of a rule can differ between files.
  private struct Kind: Hashable, Sendable {
    let rule: RuleID
    let severity: Severity
  }

  private struct Count: Sendable {
    var findings = 0
    var paths: Set<String> = []
  }

  private let layout: TextLayout
  private let quiet: Bool
  private let failOn: Severity?
  private var counts: [Kind: Count] = [:]

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - color: Whether the text has colors.
  ///   - width: The width of the text.
  ///   - quiet: Whether to leave out the summary, and findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  public init(
    color: Coloring = .none, width: TextLayout.Width = .unlimited, quiet: Bool = false,
    failOn: Severity? = .warning
  ) {
    layout = TextLayout(color: color, width: width)
    self.quiet = quiet
    self.failOn = failOn
  }

  /// One: a report without any finding is not rendered.
  public var mostPerRule: Int { 1 }

  public func render(_ report: FileReport) -> RenderedReport { report.rendered { _ in [] } }

  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    for finding in rendered.findings {
      add(1, Kind(rule: finding.ruleID, severity: finding.severity), rendered.path)
    }
    for group in rendered.omitted {
      add(group.count, Kind(rule: group.ruleID, severity: group.severity), rendered.path)
    }
    return []
  }

  private mutating func add(_ number: Int, _ kind: Kind, _ path: String) {
    guard !quiet || kind.severity.fails(at: failOn) else { return }
    counts[kind, default: Count()].findings += number
    counts[kind, default: Count()].paths.insert(path)
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    let table = table
    let summary = quiet ? "" : SummaryText(run: run, layout: layout).lines
    write(Array((table + (table.isEmpty || summary.isEmpty ? "" : "\n") + summary).utf8))
  }

  /// The rules in descending order of their findings.
  private var table: String {
    guard !counts.isEmpty else { return "" }
    let rows = counts.sorted { left, right in
      (right.value.findings, left.key.rule, right.key.severity)
        < (left.value.findings, right.key.rule, left.key.severity)
    }
    let lines = rows.map { kind, count in
      let policy = RuleCatalog.policyIDs.contains(kind.rule) ? " (policy)" : ""
      let severity = kind.severity.rawValue
      return Self.right("\(count.findings)") + "  " + Self.right("\(count.paths.count)") + "  "
        + layout.color.paint(severity, .severity(kind.severity))
        + String(repeating: " ", count: Self.severityWidth - severity.utf8.count)
        + "  \(kind.rule.name)" + layout.color.paint(policy, .aside) + "\n"
    }
    let head = [Self.right("findings"), Self.right("files"), "severity", "rule"]
    return layout.color.paint(head.joined(separator: "  "), .frame) + "\n" + lines.joined()
  }

  private static let numberWidth = 8
  private static let severityWidth = 8

  private static func right(_ text: String) -> String {
    String(repeating: " ", count: max(0, numberWidth - text.utf8.count)) + text
  }
}
