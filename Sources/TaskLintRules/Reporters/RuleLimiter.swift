/// Limits how many findings of one rule in one file a report prints, and counts the others.
///
/// A file may come in parts, such as the lines of a stream, so the limit is applied where parts are
/// joined in their order as well as where each is rendered.
struct RuleLimiter: Sendable {
  /// How many findings of one rule in one file are printed.
  let limit: Int
  private var path: String?
  private var printed: [RuleID: Int] = [:]
  private var omitted: [RuleID: (severity: Severity, count: Int)] = [:]

  init(limit: Int) { self.limit = limit }

  /// Renders the findings of a report that are below the limit, and counts the others.
  func render(
    _ report: FileReport, where isPrinted: (Severity) -> Bool, _ text: (Finding) -> String
  ) -> RenderedReport {
    var rendered: [RenderedFinding] = []
    var counts: [RuleID: Int] = [:]
    var omitted: [RuleID: OmittedFindings] = [:]
    for finding in report.findings where isPrinted(finding.severity) {
      let count = counts[finding.ruleID, default: 0]
      counts[finding.ruleID] = count + 1
      if count < limit {
        rendered.append(RenderedFinding(finding.ruleID, finding.severity, text(finding)))
      } else {
        let none = OmittedFindings(
          ruleID: finding.ruleID, severity: finding.severity, isSuppressed: false)
        omitted[finding.ruleID, default: none].count += 1
      }
    }
    return RenderedReport(
      path: report.path, rendered,
      omitted: report.omitted.filter { isPrinted($0.severity) } + omitted.values)
  }

  /// Takes the findings of a file, or of a part of it, and returns those to print: after the lines
  /// about what was left out of the file before.
  mutating func take(_ report: RenderedReport) -> [RenderedFinding] {
    guard limit < .max else { return report.findings }
    var findings = path == report.path ? [] : finish()
    path = report.path
    for finding in report.findings {
      let count = printed[finding.ruleID, default: 0]
      printed[finding.ruleID] = count + 1
      if count < limit {
        findings.append(finding)
      } else {
        omit(1, of: finding.ruleID, finding.severity)
      }
    }
    for group in report.omitted { omit(group.count, of: group.ruleID, group.severity) }
    return findings
  }

  private mutating func omit(_ count: Int, of rule: RuleID, _ severity: Severity) {
    omitted[rule, default: (severity, 0)].count += count
  }

  /// Returns a line for each rule with findings that were left out of the last file.
  mutating func finish() -> [RenderedFinding] {
    guard let path else { return [] }
    let lines = omitted.sorted { $0.key < $1.key }.map { rule, group in
      RenderedFinding(
        rule, group.severity,
        "\(VisibleText.escape(path)): and \(Self.grouped(group.count)) more of this rule "
          + "in this file [\(rule.name)]\n")
    }
    self.path = nil
    printed = [:]
    omitted = [:]
    return lines
  }

  /// A number with a comma between groups of three digits.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var grouped = ""
    while digits.count > 3 {
      grouped = ",\(digits.suffix(3))" + grouped
      digits.removeLast(3)
    }
    return digits + grouped
  }
}
