import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_FUZZ_ROUNDS=5000 swift test --filter DefinitionMutationTests` runs longer.
@Suite("Task definitions that were changed at random")
struct DefinitionMutationTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["TASKLINT_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 30

  private static let linter = Linter()

  @Test(
    "are linted the same in any layout, in whole places, and show no secret", arguments: 0..<rounds)
  func keepTheInvariants(_ round: Int) {
    var mutator = DefinitionMutator(seed: round)
    for _ in 0..<10 {
      let definition = mutator.definition()
      let minified = report(definition.text())
      let layouts = [
        report(definition.text(indent: "  ")),
        report(definition.text(indent: "\t", newline: "\r\n")),
      ]
      for layout in layouts {
        #expect(identities(layout) == identities(minified), "\(definition.text())")
      }
      for report in [minified] + layouts { checkPlaces(report.findings, in: definition) }
      checkSecrets(minified, definition)
      checkSecrets(layouts[0], definition)
    }
  }

  private func report(_ text: String) -> FileReport {
    let report = Self.linter.lint(SourceFile(path: "a.json", text: text))
    for finding in report.findings {
      let range = finding.location.range
      #expect(
        0 <= range.start && range.start < range.end && range.end <= text.utf8.count, "\(text)")
    }
    let findings = report.findings + Self.linter.compare(report.records)
    return report.with(findings: findings, records: [])
  }

  /// What was found, whatever the layout; the size of the text is the layout's own.
  private func identities(_ report: FileReport) -> [String] {
    report.findings.filter { $0.ruleID != "ecs-too-large" }
      .map { "\($0.ruleID) \($0.identity.subject.pointer) \($0.identity.fingerprint)" }.sorted()
  }

  private func checkPlaces(_ findings: [Finding], in definition: MutableJSON) {
    for finding in findings {
      let (start, end) = (finding.location.start, finding.location.end)
      #expect(start.line == end.line && start.column < end.column, "\(definition.text())")
    }
  }

  private func checkSecrets(_ report: FileReport, _ definition: MutableJSON) {
    let reporters: [any Reporter] = [
      HumanReporter(failOn: .note), ConciseReporter(),
      SARIFReporter(sourceRoot: "/", workingDirectory: "/"),
    ]
    for reporter in reporters {
      for rendered in reporter.render(report) {
        let text = String(decoding: rendered.bytes, as: UTF8.self)
        #expect(!text.contains("Canary"), "\(definition.text())\n\(text)")
      }
    }
  }
}
