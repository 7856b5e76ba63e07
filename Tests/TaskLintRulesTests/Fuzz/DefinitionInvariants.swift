@testable import TaskLintRules

/// The invariants of the findings in any definition.
///
/// The tests and the fuzz target `Fuzz/Targets/Definition.swift` use it.
struct DefinitionInvariants {
  private static let layouts: [(indent: String?, newline: String)] = [
    (nil, "\n"), ("  ", "\n"), ("\t", "\r\n"),
  ]

  private let linter: Linter

  init(linter: Linter = Linter()) { self.linter = linter }

  /// Describes the violated invariants of a definition.
  func violations(in definition: MutableJSON) -> [String] {
    var violations: [String] = []
    var first: [String]?
    for (number, layout) in Self.layouts.enumerated() {
      let text = definition.text(indent: layout.indent, newline: layout.newline)
      let (report, faults) = lint(text)
      violations += (faults + Self.faultsOfSecrets(in: text)).map { "layout \(number): \($0)" }
      let identities = Self.identities(report)
      if let first, first != identities {
        let difference = identities.difference(from: first)
        violations.append("layout \(number): other findings, \(difference)")
      }
      first = first ?? identities
      for (format, output) in PrintedReport.outputs(of: report) {
        violations += Self.faults(in: output).map { "layout \(number), \(format): \($0)" }
      }
    }
    return violations
  }

  private func lint(_ text: String) -> (FileReport, faults: [String]) {
    let source = SourceFile(path: "a.json", text: text)
    let report = linter.lint(source)
    let findings = report.findings + linter.compare(report.records)
    let index = LineIndex(source)
    let faults = findings.compactMap { finding -> String? in
      let (range, place) = (finding.location.range, finding.location)
      guard 0 <= range.start, range.start < range.end, range.end <= text.utf8.count else {
        return "\(finding.ruleID) at \(range), which is empty or outside"
      }
      let isLocated =
        place.start == index.position(at: range.start) && place.end == index.position(at: range.end)
      guard isLocated, place.start.line == place.end.line, place.start.column < place.end.column
      else { return "\(finding.ruleID) at \(place.start) to \(place.end), which is not \(range)" }
      return nil
    }
    return (report.with(findings: findings), faults)
  }

  /// Checks that the secrets of a document equal those of its text, which are found without a parser.
  private static func faultsOfSecrets(in text: String) -> [String] {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    guard document.isPlainFile else { return [] }
    let (inTree, inText) = (
      Set(SecretWalk.secrets(in: document)), Set(SecretWalk.secrets(in: document.bytes))
    )
    return inTree == inText ? [] : ["other secrets in the tree: \(inTree), in the text: \(inText)"]
  }

  /// The findings without what depends on the layout.
  private static func identities(_ report: FileReport) -> [String] {
    report.findings.filter { $0.ruleID != "ecs-too-large" }
      .map { finding in
        let identity = finding.identity
        return """
          \(finding.severity) \(finding.ruleID) \(identity.subject.pointer) \
          \(identity.fingerprint) \(finding.pointer) \(finding.message.sentences)
          """
      }.sorted()
  }

  private static func faults(in output: String) -> [String] {
    var faults: [String] = []
    if output.contains(Canary.word) { faults.append("a secret is shown in \(output)") }
    let obeyed = output.unicodeScalars.first { $0.isInvisible && $0 != "\n" && $0 != "\t" }
    if let obeyed { faults.append("U+\(String(obeyed.value, radix: 16)) is printed in \(output)") }
    return faults
  }
}
