@testable import TaskLintRules

/// Reads arbitrary bytes as a baseline and matches the findings of a file with it.
func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "baseline.sarif", bytes: bytes)
  do throws(ConfigurationProblem) {
    let baseline = try Baseline(reading: source)
    precondition(baseline.entries.values.allSatisfy { $0.values.allSatisfy { $0 > 0 } })
    for (uri, entries) in baseline.entries {
      let match = baseline.match(findings, at: uri)
      precondition(match.findings.count == findings.count, "a finding was lost")
      precondition(entries.keys.allSatisfy { baseline.totals[$0] ?? 0 >= entries[$0] ?? 0 })
    }
  } catch {
    precondition(!error.message.isEmpty)
    precondition(error.position.map { $0.line > 0 && $0.column > 0 } ?? true)
  }
}

private let findings = Linter().lint(SourceFile(path: "a.json", text: definition)).findings

private let definition = """
  {"containerDefinitions":[{"name":"app","logConfiguration":{"logDriver":"awsfirelens"}}]}
  """
