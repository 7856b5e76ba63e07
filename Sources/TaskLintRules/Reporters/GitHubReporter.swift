/// Findings as workflow commands of GitHub Actions, which GitHub shows as annotations.
///
/// GitHub shows ten annotations of each level for a step. The most severe findings are annotations,
/// and the others follow as plain lines of the log.
///
/// Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
public struct GitHubReporter: Reporter {
  /// The number of annotations of one level.
  private static let mostOfLevel = 10

  private let paths: SARIFPaths
  private let quiet: Bool
  private let failOn: Severity?
  private var limiter: RuleLimiter
  private var kept: [RenderedFinding] = []

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - sourceRoot: The absolute path of the folder that paths are written relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  ///   - quiet: Whether to leave out the summary, and findings below `failOn`.
  ///   - failOn: The lowest severity that makes the exit status 1; nil where none does.
  ///   - limit: How many findings of one rule in one file are printed.
  public init(
    sourceRoot: String, workingDirectory: String, quiet: Bool = false,
    failOn: Severity? = .warning, limit: Int = .max
  ) {
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
    self.quiet = quiet
    self.failOn = failOn
    limiter = RuleLimiter(limit: limit)
  }

  public var mostPerRule: Int { limiter.limit }

  /// Renders each finding as a command and as a line of the log.
  public func render(_ report: FileReport) -> RenderedReport {
    let open = report.open
    return limiter.render(open) { severity in
      !quiet || severity.fails(at: failOn)
    } _: { finding in
      command(finding) + "\n" + FindingText(finding: finding).firstLine
    }
  }

  /// Keeps the findings: errors come first.
  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    kept += limiter.take(rendered)
    return []
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    kept += limiter.finish()
    var rest: [RenderedFinding] = []
    var annotated = 0
    let total = run.counts.reduce(0) { sum, count in
      sum + (!quiet || count.key.fails(at: failOn) ? count.value : 0)
    }
    var failures = run.failures.map(command)[...]
    for severity in Severity.allCases.reversed() {
      let own = kept.filter { $0.severity == severity }
      // The notice about the rest is a notice itself.
      let isShort = severity == .note && total > annotated + own.count
      var room = isShort ? Self.mostOfLevel - 1 : Self.mostOfLevel
      if severity == .error {
        let shown = failures.prefix(room)
        for failure in shown { write(Array("\(failure)\n".utf8)) }
        failures = failures.dropFirst(room)
        room -= shown.count
      }
      for finding in own {
        if room > 0, let command = Self.command(of: finding) {
          write(command)
          room -= 1
          annotated += 1
        } else {
          rest.append(finding)
        }
      }
    }
    writeRest(rest, count: total - annotated, write)
    kept = []
    guard !quiet else { return }
    write(Array(SummaryText(run: run, layout: TextLayout()).lines.utf8))
  }

  /// Writes a notice with the number of findings that are not annotations, and a line for each.
  private func writeRest(_ rest: [RenderedFinding], count: Int, _ write: ([UInt8]) -> Void) {
    guard count > 0 else { return }
    let findings = count == 1 ? "1 more finding is" : "\(count) more findings are"
    write(
      Array(
        "::notice title=\(Product.name)::\(findings) in the log of this step; GitHub shows 10 of a"
          .utf8) + Array(" level as annotations.\n".utf8))
    for finding in rest { write(Self.line(of: finding)) }
  }

  /// The command of a finding; nil for a line about findings that were left out.
  private static func command(of finding: RenderedFinding) -> [UInt8]? {
    guard finding.bytes.first == UInt8(ascii: ":"),
      let end = finding.bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    return Array(finding.bytes[...end])
  }

  private static func line(of finding: RenderedFinding) -> [UInt8] {
    Array(finding.bytes.dropFirst(command(of: finding)?.count ?? 0))
  }

  // MARK: - Commands

  private func command(_ finding: Finding) -> String {
    let location = finding.location
    let properties = [
      ("title", "\(Product.name) (\(finding.ruleID.name))"),
      ("file", paths.relative(location.path)),
      ("line", "\(location.start.line)"), ("endLine", "\(location.end.line)"),
      ("col", "\(location.start.column)"), ("endColumn", "\(location.end.column)"),
    ]
    let (message, level) = (finding.message, Self.level(finding.severity))
    var lines = Message.sentence(message.fact)
    if !message.consequence.isEmpty { lines += " " + Message.sentence(message.consequence) }
    lines = Self.escaped(VisibleText.escape(lines))
    if !message.remedy.isEmpty {
      lines += "%0A" + Self.escaped(VisibleText.escape(Message.sentence(message.remedy)))
    }
    return Self.command(level, properties, lines)
  }

  private func command(_ failure: RunSummary.Failure) -> String {
    Self.command(
      Self.level(.error),
      [("title", Product.name), ("file", paths.relative(failure.path))],
      Self.escaped(VisibleText.escape("Not linted: \(failure.reason).")))
  }

  private static func command(
    _ level: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0)=\(escaped(VisibleText.escape($1), inProperty: true))" }
    return "::\(level) \(list.joined(separator: ","))::\(message)"
  }

  private static func level(_ severity: Severity) -> String {
    severity == .note ? "notice" : severity.rawValue
  }

  /// Escapes what ends a command or one of its properties.
  private static func escaped(_ text: String, inProperty: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
