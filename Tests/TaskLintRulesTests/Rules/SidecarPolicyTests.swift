import Testing

@testable import TaskLintRules

/// What the settings of the rules change in the log router that a fix inserts.
@Suite("The log router of a configuration with settings")
struct SidecarPolicyTests {
  private func inserted(_ template: String, _ settings: String) -> String? {
    let text = #"{ "family": "koyama", "containerDefinitions": [{ "name": "app" }] }"#
    let configuration = """
      { "sidecar": { "name": "router", "image": "a:1"\(template) }, "settings": { \(settings) } }
      """
    let documents = [
      Example.Document(path: Example.configurationPath, marked: MarkedText(configuration)),
      Example.Document(path: "task-definition.json", marked: MarkedText(text)),
    ]
    let fix = ExampleRun(FirelensNotUsedRule.self, documents).findings.first?.fix
    let fixed = fix?.applied(to: SourceFile(path: "", text: text)).filter { !$0.isWhitespace }
    guard let fixed, let start = fixed.firstRange(of: #"{"name":"router""#)?.lowerBound else {
      return nil
    }
    return String(fixed[start...])
  }

  private static let user = #""firelens-sidecar-user-not-root": { "allowed": ["1000", "2000"] }"#
  private static let source = #""datadog-source-unexpected": { "allowed": ["fargate"] }"#
  private static let sources = #""datadog-source-unexpected": { "allowed": ["fargate", "cron"] }"#
  private static let tag = #""datadog-env-tag-missing": { "allowed": ["stg"] }"#
  private static let none = #""datadog-variable-missing": { "required": ["DD_OTHER"] }"#

  private static func environment(_ name: String, _ value: String) -> String {
    ", \"environment\": [{ \"name\": \"\(name)\", \"value\": \"\(value)\" }]"
  }

  @Test("has an allowed user")
  func users() {
    for (user, settings, expected) in [
      ("", Self.user, #","user":"1000""#), (#", "user": "0""#, Self.user, #","user":"1000""#),
      (#", "user": "2000""#, Self.user, #","user":"2000""#),
      (#", "user": "2000:1""#, Self.user, #","user":"2000:1""#),
      (#", "user": "root""#, Self.user, #","user":"root""#),
      (#", "user": null"#, Self.user, #","user":"1000""#),
      (#", "user": "0""#, "", #","user":"0""#), ("", Self.source, ""),
    ] {
      let text = inserted(user, settings) ?? ""
      let found = text.contains(#""user""#)
      #expect(found == !expected.isEmpty && text.contains(expected), "\(user): \(text)")
    }
  }

  @Test("has the only value that is allowed for a variable")
  func variables() {
    let required = #""datadog-variable-missing": { "required": ["DD_SOURCE", "DD_TAGS"] }"#
    for (template, settings, expected) in [
      ("", [Self.source], #""environment":[{"name":"DD_SOURCE","value":"fargate"}]"#),
      ("", [Self.source, required], #""environment":[{"name":"DD_SOURCE","value":"fargate"}]"#),
      ("", [Self.tag], #""environment":[{"name":"DD_TAGS","value":"env:stg"}]"#),
      (
        "", [Self.source, Self.tag],
        #"[{"name":"DD_SOURCE","value":"fargate"},{"name":"DD_TAGS","value":"env:stg"}]"#
      ),
      ("", [Self.sources], #"{"name":"router","image":"a:1"}"#),
      ("", [Self.source, Self.none], #"{"name":"router","image":"a:1"}"#),
      (
        Self.environment("DD_SOURCE", "cron"), [Self.source],
        #"[{"name":"DD_SOURCE","value":"fargate"}]"#
      ),
      (
        Self.environment("DD_SOURCE", "cron"), [Self.sources],
        #"[{"name":"DD_SOURCE","value":"cron"}]"#
      ),
      (
        Self.environment("DD_SOURCE", "{x}"), [Self.source],
        #"[{"name":"DD_SOURCE","value":"{x}"}]"#
      ),
      (Self.environment("DD_SOURCE", "$x"), [Self.source], #"[{"name":"DD_SOURCE","value":"$x"}]"#),
      (Self.environment("DD_TAGS", "team:a,env:prod"), [Self.tag], #""value":"team:a,env:stg"}]"#),
      (Self.environment("DD_TAGS", "env:prod,,team:a"), [Self.tag], #""value":"team:a,env:stg"}]"#),
      (Self.environment("DD_TAGS", "env:stg,team:a"), [Self.tag], #""value":"env:stg,team:a"}]"#),
      (Self.environment("DD_TAGS", ""), [Self.tag], #""value":"env:stg"}]"#),
      (
        Self.environment("DD_TAGS", "env:prod"), [Self.source, Self.none], #""value":"env:prod"}]"#
      ),
      (
        Self.environment("OTHER", "cron"), [Self.source],
        #"[{"name":"OTHER","value":"cron"},{"name":"DD_SOURCE","value":"fargate"}]"#
      ),
    ] {
      let text = inserted(template, settings.joined(separator: ", ")) ?? ""
      #expect(text.contains(expected), "\(template) \(settings): \(text)")
    }
    let secret = #", "secrets": [{ "name": "DD_SOURCE", "valueFrom": "/a" }]"#
    let role = inserted(secret, Self.source)
    #expect(role == nil, "the task has no execution role")
  }

  @Test("gives its user to a log router without one")
  func userOfRouter() {
    for (sidecar, settings, expected) in [
      (#""user": "0""#, "", "0"), (#""user": "0:1338""#, "", "0:1338"), (#""user": "5""#, "", "0"),
      (#""user": "2000""#, Self.user, "2000"), (#""user": "5""#, Self.user, "1000"),
      (#""user": "root""#, Self.user, "1000"),
      (#""cpu": 1"#, Self.user, "1000"), (#""user": "root""#, "", "0"),
    ] {
      let configuration = """
        { "sidecar": { "name": "router", "image": "a:1", \(sidecar) }, "settings": { \(settings) } }
        """
      let text = Example(sidecar: #""user": null"#).marked.text
      let findings = ExampleRun(
        FirelensSidecarUserImplicitRule.self,
        [
          Example.Document(path: Example.configurationPath, marked: MarkedText(configuration)),
          Example.Document(path: "task-definition.json", marked: MarkedText(text)),
        ]
      ).findings
      let fixed = findings.first?.fix?.applied(to: SourceFile(path: "", text: text)) ?? ""
      #expect(fixed.contains("\"user\": \"\(expected)\""), "\(sidecar) \(settings): \(fixed)")
    }
  }
}
