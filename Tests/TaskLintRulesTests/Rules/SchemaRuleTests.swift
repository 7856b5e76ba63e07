import Testing

@testable import TaskLintRules

/// What the rules on the API's model report for the input forms, and beyond one finding.
@Suite("The rules on the API's model")
struct SchemaRuleTests {
  private func findings(_ text: String, as form: InputForm? = nil) -> [Finding] {
    Linter().lint(SourceFile(path: "task.json", text: text), as: form).findings
      .filter { ["ecs", "fargate"].contains($0.category) }
  }

  private func container(_ members: String) -> String {
    """
    {
      "name": "app", "image": "koyama/app:1.4", "memory": 256,
      "logConfiguration": { "logDriver": "json-file" }, \(members)
    }
    """
  }

  @Test("report what Terraform drops as a note")
  func droppedProperties() throws {
    let dropped = #""networkMode": "awsvpc", "esential": false"#
    let bare = findings("[\(container(dropped))]")
    #expect(bare.map(\.ruleID) == ["ecs-property-unknown", "ecs-property-unknown"])
    #expect(bare.allSatisfy { $0.severity == .note })
    let registered = findings(#"{ "containerDefinitions": [\#(container(dropped))] }"#)
    #expect(registered.map(\.ruleID) == ["ecs-property-unknown", "ecs-property-unknown"])
    #expect(registered.allSatisfy { $0.severity == .error })
  }

  @Test("ignore case where Terraform does")
  func caseInBareContainers() {
    let misspelled = #""Essential": true, "PORTMAPPINGS": [{ "containerport": 80 }]"#
    #expect(findings("[\(container(misspelled))]").isEmpty)
  }

  @Test(
    "name the right place of a property",
    arguments: [
      (#""logDriver": "awslogs""#, "it belongs in 'logConfiguration'"),
      (#""networkMode": "awsvpc""#, "it belongs in the task definition"),
      (#""containerPort": 80"#, "it belongs in an element of 'portMappings'"),
      (
        #""healthCheck": { "command": ["CMD", "a"], "portMappings": [] }"#,
        "it belongs in container 'app'"
      ),
      (
        #""environment": [{ "name": "A", "valueFrom": "/koyama/a" }]"#, "it belongs in 'secrets'"
      ),
      (#""secrets": [{ "name": "A", "value": "a" }]"#, "a secret has 'valueFrom'"),
      (#""esential": true"#, "did you mean 'essential'?"),
      (#""ESSENTIAL": true"#, "did you mean 'essential'?"),
    ])
  func places(_ members: String, _ hint: String) {
    let found = findings(#"{ "containerDefinitions": [\#(container(members))] }"#)
    #expect(found.map(\.ruleID) == ["ecs-property-unknown"])
    #expect(found.first?.message.fact.hasSuffix("; \(hint)") ?? false, "\(found.map(\.message))")
  }

  @Test("leave a property in place that another one of its name precludes elsewhere")
  func noPlace() {
    let found = findings(
      #"{ "containerDefinitions": [\#(container(#""healthCheck": { "command": ["CMD", "a"], "image": "b" }"#))] }"#
    )
    #expect(found.map(\.message.remedy) == ["remove it"])
  }

  @Test("silence what the absence of a misplaced property causes, also for the task")
  func consequences() {
    let misplaced =
      #""networkMode": "awsvpc", "executionRoleArn": "arn:aws:iam::111122223333:role/koyama""#
    let found = Linter().lint(
      SourceFile(
        path: "task.json",
        text: """
          {
            "family": "koyama", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
            "containerDefinitions": [
              {
                "name": "app", "image": "koyama/app:1.4", \(misplaced),
                "secrets": [{ "name": "A", "valueFrom": "/koyama/a" }]
              }
            ]
          }
          """)
    ).findings.filter {
      $0.ruleID.name != "firelens-not-used" && $0.ruleID.name != "log-configuration-missing"
    }
    #expect(found.map(\.ruleID) == ["ecs-property-unknown", "ecs-property-unknown"])
  }

  @Test("list all characters that a name must not have, and all words of an enumeration")
  func messages() throws {
    let found = findings(
      #"{ "family": "a b!b ", "memory": "512", "ipcMode": "hos", "containerDefinitions": [{ "name": "a", "privileged": false }] }"#
    )
    #expect(
      found.map(\.message.fact) == [
        "invalid 'family' value 'a b!b '; it contains ' ' and '!'",
        "invalid 'ipcMode' value 'hos'; expected one of 'host', 'task', 'none'",
      ])
    #expect(found.last?.message.remedy == "use 'host'")
  }

  @Test("accept the output of describe-task-definition unless it is registered as it is")
  func statedForm() {
    let described = """
      {
        "family": "koyama", "revision": 7, "status": "ACTIVE", "memory": "512",
        "containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4" }]
      }
      """
    #expect(findings(described).isEmpty)
    #expect(findings(described, as: .describe).isEmpty)
    let found = findings(described, as: .register)
    #expect(found.map(\.ruleID) == ["ecs-not-registerable"])
    #expect(
      found.first?.message.fact
        == "'revision', like 1 other property, only exists in the output of describe-task-definition"
    )
  }

  @Test("take an empty name among the compatibilities for one that is filled in")
  func emptyCompatibility() {
    let found = findings(
      """
      {
        "family": "koyama", "requiresCompatibilities": [""], "memory": "512", "cpu": "64",
        "containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4" }]
      }
      """)
    #expect(found.isEmpty)
  }
}

extension Finding {
  fileprivate var category: String {
    RuleCatalog.metadata(named: ruleID.name)?.category.rawValue ?? ""
  }
}
