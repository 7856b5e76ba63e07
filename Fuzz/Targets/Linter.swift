@testable import TaskLintRules

private let linter = Linter()
private let sarif = SARIFReporter(sourceRoot: "/r", workingDirectory: "/r/w")

/// Lints arbitrary bytes and prints the findings in every format.
func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "a.json", bytes: bytes)
  let report = linter.lint(source)
  precondition(
    report.definitions > 0 || !report.findings.isEmpty,
    "a file without a definition gave no finding")
  let findings = report.findings + linter.compare(report.records)
  for finding in findings {
    let range = finding.location.range
    precondition(0 <= range.start && range.start <= range.end && range.end <= bytes.count)
    precondition(range.count > 0 || report.definitions == 0 && range.end == 0)
    precondition(finding.location.start.line == finding.location.end.line)
    precondition(!finding.identity.fingerprint.isEmpty)
  }
  let all = FileReport(path: source.path, findings: findings)
  checkText(printed(HumanReporter(), all))
  checkText(printed(ConciseReporter(), all))
  // The rest of a log is the same whatever the file is, and a hundred times as long.
  for result in sarif.render(all).findings {
    let document = JSONDocument(SourceFile(path: "log.sarif", bytes: result.bytes))
    precondition(document.fatal == nil && document.recovered.isEmpty)
  }
}

private func printed(_ reporter: some Reporter, _ report: FileReport) -> [UInt8] {
  var reporter = reporter
  return reporter.add(reporter.render(report)) + reporter.finish(RunSummary())
}

/// Checks that the text contains no terminal escapes.
private func checkText(_ text: [UInt8]) {
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    precondition(scalar.value >= 0x20 || scalar == "\n" || scalar == "\t")
    precondition(!(0x7F...0x9F).contains(scalar.value))
    precondition(!(0x202A...0x202E).contains(scalar.value))
    precondition(!(0x2066...0x2069).contains(scalar.value))
  }
}
