/// Findings as a SARIF 2.1.0 log, for code scanning services and editors.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
public struct SARIFReporter: Reporter {
  /// The most that GitHub accepts in one run: 25,000 results, and 10 MB compressed.
  ///
  /// Source: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads
  struct Limit: Sendable {
    var results = 25_000
    /// Of the results when compressed; the rules and the rest of the log take a few hundred KB.
    var compressedBytes = 9_500_000
    /// Results of this size are certainly below the limit when compressed: the half of a result
    /// that the next one does not repeat shrinks by at least a fifth.
    var bytesSurelyTaken = 16_000_000
    /// Of the results uncompressed, so that memory is bounded.
    var bytes = 80_000_000
  }

  /// Which findings a log has.
  public enum Content: Sendable {
    /// Findings that are neither suppressed nor in the baseline.
    case problems
    /// All findings; suppressed ones with their reasons.
    case everything
    /// All findings that are not suppressed, for a baseline: whatever their number, and without rules.
    case baseline
  }

  private let paths: SARIFPaths
  private let content: Content
  private var results: SARIFResults

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - sourceRoot: The absolute path of the folder that paths are written relative to.
  ///   - workingDirectory: The absolute path of the folder that the files' own paths start from.
  ///   - content: Which findings the log has.
  public init(sourceRoot: String, workingDirectory: String, content: Content = .problems) {
    let limit = content == .baseline ? Limit(results: .max, bytes: .max) : Limit()
    self.init(
      sourceRoot: sourceRoot, workingDirectory: workingDirectory, content: content, limit: limit)
  }

  init(
    sourceRoot: String, workingDirectory: String, content: Content = .problems, limit: Limit
  ) {
    self.content = content
    paths = SARIFPaths(sourceRoot: sourceRoot, workingDirectory: workingDirectory)
    results = SARIFResults(limit: limit)
  }

  /// The bytes that every log begins with.
  public static let beginning = Array(
    """
    {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
    "tool":{"driver":
    """.utf8)

  public var mostPerRule: Int { results.limit.results }

  public func render(_ report: FileReport) -> RenderedReport {
    let findings = report.findings.map { finding in
      let result = SARIFResult(finding: finding, paths: paths, content: content)
      return RenderedFinding(finding.ruleID, finding.severity, result.bytes)
    }
    return RenderedReport(path: report.path, findings, omitted: report.omitted)
  }

  /// Keeps the results: which of too many are left out is known only at the end.
  public mutating func add(_ rendered: RenderedReport) -> [UInt8] {
    results.add(rendered.findings, omitted: rendered.omitted.reduce(0) { $0 + $1.count })
    return []
  }

  public mutating func finish(_ run: RunSummary, write: ([UInt8]) -> Void) {
    results.trim()
    let rules = content == .baseline ? [] : Set(results.kept.map(\.ruleID)).sorted()
    write(Self.beginning)
    writeDriver(rules, write)
    write(
      Array(
        """
        },
        "columnKind":"utf16CodeUnits",
        "automationDetails":{"id":"\(Product.name)/"},
        "originalUriBaseIds":\(JSONWriter.text(of: Self.bases)),
        "invocations":[\(JSONWriter.text(of: invocation(run)))],
        "results":[
        """.utf8))
    let (first, next) = (Array("\n".utf8), Array(",\n".utf8))
    let indexes = rules.enumerated().reduce(into: [RuleID: Int]()) { $0[$1.element] = $1.offset }
    for (number, result) in results.kept.enumerated() {
      write(number > 0 ? next : first)
      if let index = indexes[result.ruleID] {
        // The index is known only now; it goes before the first property of the object.
        write(Array("{\"ruleIndex\":\(index),".utf8))
        write(Array(result.bytes.dropFirst()))
      } else {
        write(result.bytes)
      }
    }
    write(Array("\n]}]}\n".utf8))
  }

  /// Writes the tool with the rules that have results, one on each line.
  ///
  /// A baseline needs no rules: it is read by their ids.
  private func writeDriver(_ rules: [RuleID], _ write: ([UInt8]) -> Void) {
    let head: JSONOutput = [
      "name": .string(Product.name),
      "semanticVersion": .string(Product.version),
      "informationUri": .string(Product.home),
    ]
    guard content != .baseline else { return write(JSONWriter.bytes(of: head)) }
    write(Array(JSONWriter.bytes(of: head).dropLast()) + Array(",\"rules\":[".utf8))
    let described = rules.compactMap { RuleCatalog.metadata(named: $0.name) }
    for (index, rule) in described.enumerated() {
      write(Array((index > 0 ? ",\n" : "\n").utf8))
      write(SARIFRule(rule: rule).bytes)
    }
    write(Array("\n]}".utf8))
  }

  /// The base has no URI: an absolute path would reveal the machine.
  private static let bases: JSONOutput = [
    SARIFPaths.base: [
      "description": ["text": "The root folder of the repository."]
    ]
  ]

  private func invocation(_ run: RunSummary) -> JSONOutput {
    var notifications = run.failures.map { trouble in
      let path = VisibleText.escape(trouble.path)
      let reason = VisibleText.escape(trouble.reason)
      return notification(
        .error, "'\(path)' was not linted: \(reason).", at: paths.location(of: trouble.path))
    }
    if results.omitted > 0 {
      notifications.append(
        notification(
          .warning,
          """
          '\(results.omitted)' of the least severe results were left out because of the limits of \
          code scanning services.
          """, at: nil))
    }
    return [
      "executionSuccessful": .boolean(run.exitStatus < 2),
      "exitCode": .integer(Int(run.exitStatus)),
      "toolExecutionNotifications": .nonEmpty(notifications),
    ]
  }

  private func notification(
    _ severity: Severity, _ text: String, at location: JSONOutput?
  ) -> JSONOutput {
    [
      "level": .string(severity.rawValue),
      "message": ["text": .string(text)],
      "locations": location.map { [["physicalLocation": ["artifactLocation": $0]]] },
    ]
  }
}
