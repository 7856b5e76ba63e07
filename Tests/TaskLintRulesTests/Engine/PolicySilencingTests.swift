import Testing

@testable import TaskLintRules

@Suite("A policy rule silences a platform rule only while it is on")
struct PolicySilencingTests {
  /// The findings about logging in a Fargate task without FireLens.
  private func findings(ignore: [String] = []) -> [String] {
    let text = """
      {
        "family": "koyama",
        "requiresCompatibilities": ["FARGATE"],
        "containerDefinitions": [
          { "name": "app", "image": "koyama/app:1.4" },
          { "name": "web", "image": "koyama/web:1.4", "logConfiguration": null },
          { "name": "job", "image": "koyama/job:1.4", "logConfiguration": { "logDriver": null } },
          { "name": "log", "image": "koyama/log:1", "logConfiguration": {
            "logDriver": "splunk",
            "options": { "splunk-url": "https://hec.koyama.example", "splunk-token": "{{ token }}" }
          } }
        ]
      }
      """
    let selection = RuleSelection(select: ["firelens", "logging"], ignore: ignore)
    return Linter(selection: selection).lint(SourceFile(path: "task.json", text: text)).findings
      .map { "\($0.location.start.line) \($0.ruleID)" }
  }

  @Test("while it is on, it is the only finding")
  func onlyPolicyFinding() {
    #expect(findings() == ["4 firelens-not-used"])
  }

  @Test(
    "while it is off, each container without logs is reported",
    arguments: ["policy", "firelens-not-used", "firelens"])
  func platformFindings(_ ignored: String) {
    #expect(
      findings(ignore: [ignored])
        == (5...7).map { "\($0) log-configuration-missing" })
  }
}
