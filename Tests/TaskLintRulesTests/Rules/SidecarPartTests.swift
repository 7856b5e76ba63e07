import Testing

@testable import TaskLintRules

/// What a fix takes from the log router of a configuration, and when there is none.
@Suite("The fixes with parts of the team's log router")
struct SidecarPartTests {
  /// The text without white space after the first fix of a rule; nil without a fix.
  private func fixed(
    _ rule: any Rule.Type, _ text: String, _ template: String, settings: String = ""
  ) -> String? {
    let configuration = "{ \"sidecar\": { \(template) }, \"settings\": { \(settings) } }"
    let findings = ExampleRun(
      rule,
      [
        Example.Document(path: Example.configurationPath, marked: MarkedText(configuration)),
        Example.Document(path: "task-definition.json", marked: MarkedText(text)),
      ]
    ).findings
    #expect(!findings.isEmpty, "\(rule.metadata.id) reports nothing in \(text)")
    return findings.first?.fix?.applied(to: SourceFile(path: "", text: text))
      .filter { !$0.isWhitespace }
  }

  private static let ecr = #""image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/router:1""#
  private static let router = #""name": "router", "image": "koyama/router:1""#
  private static let log = #""logConfiguration": { "logDriver": "awslogs" }"#
  private static let app = "{ \"name\": \"app\", \(log) }"
  private static let role = #""executionRoleArn": "arn:aws:iam::111122223333:role/koyama","#
  private static let fargate = #""requiresCompatibilities": ["FARGATE"],"#

  private func task(_ members: String, _ containers: String...) -> String {
    "{ \(members) \"family\": \"koyama\", \"containerDefinitions\": [\(containers.joined(separator: ", "))] }"
  }

  // The whole log router

  @Test("insert a log router only if the task has the role that it needs")
  func executionRole() {
    let rows: [(template: String, task: String, isInserted: Bool)] = [
      (Self.router, "", true), (Self.router, Self.fargate, true),
      (Self.ecr + #", "name": "router""#, "", true),
      (Self.ecr + #", "name": "router""#, Self.fargate, false),
      (Self.ecr + #", "name": "router""#, Self.fargate + Self.role, true),
      ("\(Self.router), \(Self.log)", "", true),
      ("\(Self.router), \(Self.log)", Self.fargate, false),
      (Self.router + #", "secrets": [{ "name": "A", "valueFrom": "/a" }]"#, "", false),
      (Self.router + #", "secrets": [{ "name": "A", "valueFrom": "/a" }]"#, Self.role, true),
      (Self.router + #", "secrets": []"#, "", true),
      (Self.router + #", "environmentFiles": [{ "type": "s3", "value": "a" }]"#, "", false),
      (Self.router + #", "repositoryCredentials": { "credentialsParameter": "a" }"#, "", false),
      (
        Self.router + #", "secrets": [{ "name": "A", "valueFrom": "/a" }]"#,
        #""executionRoleArn": "{{ x }}","#, true
      ),
    ]
    for row in rows {
      let text = fixed(FirelensNotUsedRule.self, task(row.task, Self.app), row.template)
      #expect((text != nil) == row.isInserted, "\(row)")
    }
  }

  @Test("move the logs of the containers that are not exceptions")
  func exceptions() throws {
    let xray = "{ \"name\": \"xray\", \"image\": \"amazon/aws-xray-daemon\", \(Self.log) }"
    let keep = "{ \"name\": \"keep\", \(Self.log) }"
    let except = #""log-driver-not-firelens": { "except": ["keep"] }"#
    let awslogs = #""logDriver":"awslogs""#
    for (settings, kept) in [("", #""amazon/aws-xray-daemon","#), (except, #""name":"keep","#)] {
      let text = try #require(
        fixed(
          FirelensNotUsedRule.self, task("", Self.app, xray, keep), Self.router, settings: settings)
      )
      #expect(text.ranges(of: awslogs).count == 1, "\(text)")
      #expect(text.contains("\(kept)\"logConfiguration\":{\(awslogs)"), "\(text)")
    }
    // No container would use the log router.
    #expect(fixed(FirelensNotUsedRule.self, task("", xray), Self.router) == nil)
    #expect(fixed(FirelensNotUsedRule.self, task("", keep), Self.router, settings: except) == nil)
    let users = #"{ "name": "app", "logConfiguration": { "logDriver": "awsfirelens" } }"#
    let missing = try #require(
      fixed(FirelensSidecarMissingRule.self, task("", users, xray), Self.router))
    #expect(missing.contains(#""name":"router""#) && missing.contains(awslogs))
    #expect(fixed(FirelensSidecarMissingRule.self, task("", users), #""name": "app""#) == nil)
    let unknown = #"{ "name": "b", "logConfiguration": { "logDriver": "{{ x }}" } }"#
    let kept = try #require(
      fixed(FirelensSidecarMissingRule.self, task("", users, unknown), Self.router))
    #expect(kept.contains(#""logDriver":"{{x}}""#))
  }

  @Test("keep the types of the template's values, and leave out nulls")
  func values() throws {
    let text = try #require(
      fixed(
        FirelensNotUsedRule.self, task("", Self.app),
        Self.router
          + #", "cpu": null, "memory": 64, "essential": true, "command": ["-c", "${family}.conf"]"#)
    )
    #expect(
      text.contains(
        #"{"name":"router","image":"koyama/router:1","memory":64,"essential":true,"command":["-c","koyama.conf"]}"#
      ),
      "\(text)")
  }

  @Test("replace the region by that of the definition or of the stack, or insert nothing")
  func region() throws {
    func text(_ user: String, in definition: String) -> String? {
      fixed(FirelensNotUsedRule.self, definition, Self.router + ", \"user\": \"\(user)\"")
    }
    let arn = #""taskDefinitionArn": "arn:aws:ecs:eu-west-1:{{ x }}:task-definition/koyama:1","#
    #expect(text("a${region}b", in: task(arn, Self.app))?.contains("aeu-west-1b") == true)
    #expect(text("${region}", in: task("", Self.app)) == nil)
    let logs =
      #"{ "name": "app", "logConfiguration": { "logDriver": "DRIVER", "options": { "awslogs-region": "REGION" } } }"#
    for (driver, region, isKnown) in [
      ("awslogs", "eu-west-2", true), ("gelf", "eu-west-2", false), ("awslogs", "Ireland", false),
    ] {
      let app = logs.replacing("DRIVER", with: driver).replacing("REGION", with: region)
      #expect((text("${region}", in: task("", app)) != nil) == isKnown, "\(driver) \(region)")
    }
    let stack = """
      { "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": {
        "Family": "koyama", "ContainerDefinitions": [{ "Name": "app" }] } } } }
      """
    #expect(text("${region}", in: stack)?.contains(#""User":{"Ref":"AWS::Region"}"#) == true)
    #expect(
      text("a-${region}-b", in: stack)?.contains(#""User":{"Fn::Sub":"a-${AWS::Region}-b"}"#)
        == true)
    #expect(text("a-${region}-$b", in: stack) == nil)
    #expect(text("${family}", in: stack)?.contains(#""User":"koyama""#) == true)
    #expect(text("${family}", in: stack.replacing(#""Family": "koyama","#, with: "")) == nil)
  }

  @Test("insert it into a list of containers, but not into one that is not in the file")
  func lists() {
    #expect(
      fixed(FirelensNotUsedRule.self, #"[{ "name": "app", "image": "a:1" }]"#, Self.router)?
        .contains(
          "router") == true)
    let embedded = #"{ "family": "koyama", "container_definitions": "[{\"name\": \"app\"}]" }"#
    let resource = "{ \"resource\": { \"aws_ecs_task_definition\": { \"a\": \(embedded) } } }"
    #expect(
      fixed(FirelensNotUsedRule.self, resource, Self.router)?.contains(#"\"router\""#) == true)
  }

  // Parts

  @Test("set a variable in the list that the template has it in")
  func variables() {
    let template =
      Self.router + #", "environment": [{ "name": "DD_SERVICE", "value": "${family}" }]"#
    let secret = Self.router + #", "secrets": [{ "name": "DD_SERVICE", "valueFrom": "/a" }]"#
    let rows: [(sidecar: String, template: String, task: String, result: String?)] = [
      (
        #""environment": [{ "name": "A", "value": "" }]"#, template, "",
        #"{"name":"DD_SERVICE","value":"koyama"}]"#
      ),
      (
        #""environment": []"#, template, "",
        #""environment":[{"name":"DD_SERVICE","value":"koyama"}]"#
      ),
      (
        #""environment": null"#, template, "",
        #""environment":[{"name":"DD_SERVICE","value":"koyama"}]"#
      ),
      (#""cpu": 1"#, template, "", #""environment":[{"name":"DD_SERVICE","value":"koyama"}]"#),
      (
        #""environment": [{ "name": "DD_SERVICE", "value": "" }]"#, template, "",
        #"[{"name":"DD_SERVICE","value":"koyama"}]"#
      ),
      (#""cpu": 1"#, Self.router, "", nil), (#""cpu": 1"#, secret, "", nil),
      (#""cpu": 1"#, secret, Self.role, #""secrets":[{"name":"DD_SERVICE","valueFrom":"/a"}]"#),
      (#""environment": [{ "name": "DD_SERVICE", "value": "" }]"#, secret, Self.role, nil),
      (
        #""secrets": []"#, secret, Self.role, #""secrets":[{"name":"DD_SERVICE","valueFrom":"/a"}]"#
      ),
    ]
    for row in rows {
      let example = Example(
        task: row.task + #""family": "koyama""#, sidecar: row.sidecar + ", \(Self.readsFile)")
      let text = fixed(
        DatadogVariableMissingRule.self, example.marked.text, row.template,
        settings: Self.onlyService)
      #expect((text == nil) == (row.result == nil), "\(row) \(text ?? "")")
      if let result = row.result { #expect(text?.contains(result) == true, "\(row) \(text ?? "")") }
    }
  }

  private static let readsFile = Example.router(
    #""config-file-type": "file", "config-file-value": "/fluent-bit/etc/datadog.conf""#)
  private static let onlyService = #""datadog-variable-missing": { "required": ["DD_SERVICE"] }"#

  @Test("set a variable to what the settings allow")
  func allowedVariable() {
    let template = Self.router + #", "environment": [{ "name": "DD_SOURCE", "value": "cron" }]"#
    let example = Example(task: #""family": "koyama""#, sidecar: Self.readsFile)
    for (settings, value) in [
      ("", "cron"), (#""datadog-source-unexpected": { "allowed": ["java"] },"#, "java"),
    ] {
      let text = fixed(
        DatadogVariableMissingRule.self, example.marked.text, template,
        settings: settings + #""datadog-variable-missing": { "required": ["DD_SOURCE"] }"#)
      #expect(
        text?.contains("{\"name\":\"DD_SOURCE\",\"value\":\"\(value)\"}") == true, "\(text ?? "")")
    }
  }

  @Test("add the key's secret unless the task has no role, or a variable has its name")
  func key() {
    let template = Self.router + #", "secrets": [{ "name": "DD_API_KEY", "valueFrom": "/a" }]"#
    for (task, sidecar, isAdded) in [
      (Self.role, #""cpu": 1"#, true), ("", #""cpu": 1"#, false),
      (Self.role, #""environment": [{ "name": "DD_API_KEY", "value": "" }]"#, false),
    ] {
      let example = Example(
        task: task + #""family": "koyama""#, sidecar: sidecar + ", \(Self.readsFile)")
      let text = fixed(DatadogAPIKeyMissingRule.self, example.marked.text, template)
      #expect((text != nil) == isAdded, "\(task) \(sidecar)")
      #expect(fixed(DatadogAPIKeyMissingRule.self, example.marked.text, Self.router) == nil)
    }
  }

  @Test("read the template's file")
  func file() {
    func router(_ type: String, _ options: String) -> String {
      "\"firelensConfiguration\": { \"type\": \"\(type)\"\(options) }"
    }
    let own = #""config-file-type": "file", "config-file-value": "/a.conf""#
    let template = Self.router + ", " + router("fluentbit", ", \"options\": { \(own) }")
    let compact = own.filter { !$0.isWhitespace }
    let rows: [(options: String, template: String, result: String?)] = [
      ("", template, compact), (#", "options": null"#, template, compact),
      (#", "options": {}"#, template, compact),
      (
        #", "options": { "config-file-value": "/b" }"#, template,
        #""config-file-value":"/a.conf","config-file-type":"file""#
      ),
      (#", "options": { "config-file-type": null }"#, template, compact),
      (#", "options": { "config-file-type": "s3", "config-file-value": "/b" }"#, template, compact),
      ("", Self.router, nil),
      ("", Self.router + ", " + router("fluentd", ", \"options\": { \(own) }"), nil),
      (
        "", template.replacing(#""config-file-type": "file""#, with: #""config-file-type": "s3""#),
        nil
      ),
      ("", template.replacing("/a.conf", with: "${region}.conf"), nil),
    ]
    for row in rows {
      let example = Example(
        task: #""requiresCompatibilities": ["EC2"]"#, sidecar: router("fluentbit", row.options))
      let text = fixed(FirelensConfigNotFileRule.self, example.marked.text, row.template)
      #expect((text == nil) == (row.result == nil), "\(row) \(text ?? "")")
      if let result = row.result { #expect(text?.contains(result) == true, "\(row) \(text ?? "")") }
    }
  }
}
