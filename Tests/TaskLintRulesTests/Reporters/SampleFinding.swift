@testable import TaskLintRules

extension Finding {
  /// A finding at the marked range of a text, with the values that the engine adds.
  static func sample(
    _ marked: String,
    path: String = "taskdefs/api.json",
    rule: RuleID = "firelens-sidecar-not-essential",
    severity: Severity = .error,
    fact: String = "container 'app' is wrong",
    consequence: String = "the API rejects this",
    remedy: String = "set it right",
    note: String = "container 'worker' is wrong too",
    fix: Fix? = nil
  ) -> Finding {
    let marks = MarkedText(marked)
    let place = marks.findings.first ?? SourceRange(0, 0)
    var finding = RuleFinding(
      at: place, Message(fact: "\(fact)", consequence: "\(consequence)", remedy: "\(remedy)"))
    for related in marks.related { finding = finding.related(related, MessageText(masked: note)) }
    let contents = FileContents(SourceFile(path: path, text: marks.text), as: nil)
    // Reporters print what is given to them: only recognized secrets are masked here.
    let secrets = Secrets(contents.source)
    let mask = Mask(secrets.ranges, MaskedValues(secrets, vocabulary: [], isJSON: true))
    return Locator(contents, Places(contents), mask: mask).finding(
      RawFinding(rule: 0, finding: finding.fixed(by: fix)), rule: rule, severity: severity,
      identity: Finding.Identity(subject: Subject(["x"]), fingerprint: "0123456789abcdef"))
  }
}

extension Reporter {
  /// The complete output for some findings, each in a separate file.
  func printed(_ findings: [Finding], run: RunSummary = RunSummary()) -> String {
    var reporter = self
    var bytes: [UInt8] = []
    for finding in findings {
      let report = FileReport(path: finding.location.path, findings: [finding])
      bytes += reporter.add(reporter.render(report))
    }
    bytes += reporter.finish(run)
    return String(decoding: bytes, as: UTF8.self)
  }
}
