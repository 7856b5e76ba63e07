import Testing

@testable import TaskLintRules

@Suite("Unknown properties")
struct UnknownPropertyTests {
  @Test("have suggestions if they are not too many")
  func suggestions() {
    for count in [99, 100, 101, 103] {
      let elements = (0..<count).map { "{ \"nam\": \"a\", \"value\": \"\($0)\" }" }
      let text = """
        { "containerDefinitions": [{ "name": "app", "environment": [\(elements.joined(separator: ", "))] }] }
        """
      let facts = Linter(rules: [ECSPropertyUnknownRule.self])
        .lint(SourceFile(path: "a.json", text: text)).findings.map { "\($0.message.fact)" }
      #expect(facts.count == count)
      #expect(facts.count { $0.contains("did you mean 'name'?") } == min(count, 100), "\(count)")
    }
  }

  /// The ids of all findings except notes.
  private func ids(_ text: String) -> Set<String> {
    let findings = Linter().lint(SourceFile(path: "a.json", text: text)).findings
    return Set(findings.filter { $0.severity > .note }.map(\.ruleID.name))
  }

  private static let fargate = """
    "family": "koyama", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256",
    "memory": "512", "executionRoleArn": "arn:aws:iam::111122223333:role/koyama"
    """
  private static let router = """
    { "name": "router", "image": "koyama/router:1", "user": "0", "memory": 64, "firelensConfiguration": {
        "type": "fluentbit",
        "options": { "config-file-type": "file", "config-file-value": "/fluent-bit/configs/parse-json.conf" } },
      "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "a",
        "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "a" } } }
    """

  @Test("silence the findings about what they cause, because they are in another place")
  func consequences() {
    let plain = #""logConfiguration": { "logDriver": "awsfirelens" }"#
    let datadog = #""logDriver": "awsfirelens", "options": { "Name": "datadog", "tls": "on" }"#
    for (app, task) in [
      // The options of the log router are among its secrets.
      (
        #""logConfiguration": { \#(datadog), "secrets": [{ "name": "apikey", "valueFrom": "/a" }] }"#,
        ""
      ),
      (
        #""logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "datadog", "tls": "on", "#
          + #""secretOptions": [{ "name": "apikey", "valueFrom": "/a" }] } }"#, ""
      ),
      // The volumes and the mounts are in a container.
      (
        plain
          + #", "volumes": [{ "name": "a" }], "mountPoints": [{ "sourceVolume": "a", "containerPath": "/a" }]"#,
        ""
      ),
      // A variable has the reference of a secret.
      (plain + #", "environment": [{ "name": "A", "valueFrom": "/a" }]"#, ""),
      (plain + #", "secrets": [{ "name": "A", "value": "a" }]"#, ""),
    ] {
      let text = """
        { \(Self.fargate)\(task), "containerDefinitions": [
          { "name": "app", "image": "koyama/app:1", \(app) }, \(Self.router)] }
        """
      #expect(ids(text) == ["ecs-property-unknown"], "\(app)")
    }
    // The log configuration of all containers is in the task, and one container has its own.
    let shared = """
      { \(Self.fargate), "logConfiguration": { "logDriver": "awsfirelens" }, "containerDefinitions": [
        { "name": "app", "image": "koyama/app:1" }, { "name": "b", "image": "koyama/b:1", \(plain) },
        \(Self.router)] }
      """
    #expect(ids(shared) == ["ecs-property-unknown"])
    for (members, app) in [
      (#""logConfiguration": { "logDriver": "awsfirelens" }"#, ""),
      (#""firelensConfiguration": { "type": "fluentbit" }"#, ", \(plain)"),
    ] {
      let text = """
        { \(Self.fargate), \(members),
          "containerDefinitions": [{ "name": "app", "image": "koyama/app:1"\(app) }] }
        """
      #expect(ids(text) == ["ecs-property-unknown"], "\(members)")
    }
  }
}
