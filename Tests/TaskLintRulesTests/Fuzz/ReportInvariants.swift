@testable import TaskLintRules

/// The invariants of the report on any file: its regions, and a log that can be read back.
///
/// The tests and the fuzz target `Fuzz/Targets/Grammar.swift` use it.
struct ReportInvariants {
  private let linter: Linter
  private let reporter = SARIFReporter(sourceRoot: "/r", workingDirectory: "/r")

  init(linter: Linter = Linter()) { self.linter = linter }

  /// Describes the violated invariants of a file.
  func violations(in bytes: [UInt8]) -> [String] {
    let source = SourceFile(path: "a.json", bytes: bytes)
    let report = linter.lint(source)
    var violations = report.findings.flatMap { Self.faults(of: $0, in: bytes) }
    let open = report.open
    for (format, output) in PrintedReport.outputs(of: report) where output.contains(Canary.word) {
      violations.append("\(format) shows a secret")
    }
    violations += readBack(open)
    return violations
  }

  /// Compares a region with the bytes, which are decoded here and not by the line index.
  private static func faults(of finding: Finding, in bytes: [UInt8]) -> [String] {
    let (range, place) = (finding.location.range, finding.location)
    guard 0 <= range.start, range.start <= range.end, range.end <= bytes.count else {
      return ["\(finding.ruleID) at \(range), which is outside"]
    }
    var faults: [String] = []
    if range.count == 0, !bytes.isEmpty { faults.append("\(finding.ruleID) has an empty region") }
    for (offset, position) in [(range.start, place.start), (range.end, place.end)] {
      let before = bytes[..<offset]
      let line = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let lineFeeds = before.count { $0 == UInt8(ascii: "\n") }
      let text = String(decoding: bytes[line..<offset], as: UTF8.self)
      let expected = Position(
        line: lineFeeds + 1, column: text.unicodeScalars.count + 1,
        utf16Column: text.utf16.count + 1, utf8Column: offset - line + 1)
      if position != expected {
        faults.append("\(finding.ruleID) at \(position), expected \(expected)")
      }
    }
    return faults
  }

  /// Writes the findings as a log and reads them as a baseline, which then has each of them.
  private func readBack(_ report: FileReport) -> [String] {
    var reporter = reporter
    let log = reporter.add(reporter.render(report)) + reporter.finish(RunSummary())
    do throws(ConfigurationProblem) {
      let baseline = try Baseline(reading: SourceFile(path: "log.sarif", bytes: log))
      let uri = SARIFPaths(sourceRoot: "/r", workingDirectory: "/r").uri(of: report.path)
      let match = baseline.match(report.findings, at: uri ?? "")
      let isKnown = match.findings.allSatisfy { $0.baselineState == .unchanged }
      return match.isDecided && isKnown ? [] : ["a finding is not in the log that was written"]
    } catch {
      return ["the log can't be read: \(error.message)"]
    }
  }
}
