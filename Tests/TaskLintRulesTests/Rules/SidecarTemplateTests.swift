import Testing

@testable import TaskLintRules

@Suite("The log router of a configuration")
struct SidecarTemplateTests {
  private static func documents(
    _ text: String, _ template: String, _ settings: String
  ) -> [Example.Document] {
    [
      Example.Document(
        path: Example.configurationPath,
        marked: MarkedText("{ \"sidecar\": \(template), \"settings\": {\(settings)} }")),
      Example.Document(path: "task-definition.json", marked: MarkedText(text)),
    ]
  }

  /// The text after its fixes, applied one by one, and the findings that are left.
  static func fixed(
    _ text: String, template: String = template, settings: String = ""
  ) -> (text: String, findings: [String]) {
    var text = text
    for _ in 0..<30 {
      let findings = ExampleRun(documents(text, template, settings)).findings
      guard let fix = findings.lazy.compactMap(\.fix).first else {
        return (text, findings.map { "\($0.severity) \($0.ruleID): \($0.message.fact)" })
      }
      text = fix.applied(to: SourceFile(path: "", text: text))
    }
    return (text, ["no end"])
  }

  @Test(
    "makes a definition of an app clean",
    arguments: [described, register, containers, cloudFormation, terraform])
  func insertion(_ text: String) {
    // A list of containers has no family.
    let template =
      text == Self.containers
      ? Self.template.replacing("${family}", with: "koyama") : Self.template
    let result = Self.fixed(text, template: template)
    #expect(result.findings.isEmpty, "\(result.findings) \(result.text)")
    #expect(result.text.contains("DD_API_KEY"))
  }

  @Test("is written in the layout and the spelling of the definition")
  func layout() {
    #expect(
      Self.fixed(Self.described).text.contains(
        """
                        "logConfiguration": {
                            "logDriver": "awsfirelens"
                        }
                    },
                    {
                        "name": "fluentbit",
        """))
    let hasSpace = Self.fixed(Self.register).text.contains { $0.isWhitespace }
    #expect(!hasSpace)
    let template = Self.fixed(Self.cloudFormation).text
    #expect(template.contains(#""LogConfiguration": { "LogDriver": "awsfirelens" } },"#))
    #expect(template.contains(#"{ "Name": "AWS_REGION", "Value": { "Ref": "AWS::Region" } }"#))
    #expect(template.contains(#""config-file-type": "file""#))
  }

  @Test("keeps 'requiresAttributes' in step")
  func attributes() {
    let text = Self.fixed(Self.described).text
    for name in ["logging-driver.awsfirelens", "secrets.ssm", "firelens.fluentbit", "config.file"] {
      #expect(text.contains(name))
    }
  }

  @Test(
    "is not inserted without what it needs",
    arguments: [
      // An execution role, for the secret.
      register.replacing("koyama-execution", with: "").replacing(
        #""executionRoleArn":"arn:aws:iam::111122223333:role/","#, with: ""),
      // A region.
      register.replacing(#""awslogs-region":"ap-northeast-1","#, with: ""),
      // A name that no container has.
      register.replacing(#""name":"app""#, with: #""name":"fluentbit""#),
    ])
  func noInsertion(_ text: String) {
    #expect(!Self.fixed(text).text.contains("DD_API_KEY"))
  }

  @Test("is completed from the settings of the rules")
  func settings() {
    let settings = """
      "firelens-sidecar-user-not-root": { "allowed": ["1000"] },
      "datadog-source-unexpected": { "allowed": ["service"] },
      "datadog-env-tag-missing": { "allowed": ["stg"] }
      """
    let bare = Self.template.replacing("\"user\": \"0\",", with: "")
      .replacing(#"{ "name": "DD_SOURCE", "value": "fargate" },"#, with: "")
      .replacing("env:prod", with: "team:sre,env:prod")
    for text in [Self.register, Self.cloudFormation] {
      let result = Self.fixed(text, template: bare, settings: settings)
      #expect(result.findings.isEmpty, "\(result.findings) \(result.text)")
      let compact = result.text.filter { !$0.isWhitespace }.lowercased()
      #expect(compact.contains(#""user":"1000""#))
      #expect(compact.contains(#"{"name":"dd_tags","value":"team:sre,env:stg"}"#))
      #expect(compact.contains(#"{"name":"dd_source","value":"service"}"#))
    }
    let other = Self.fixed(
      Self.register, settings: #""firelens-sidecar-user-not-root": { "allowed": ["1000"] }"#)
    #expect(other.findings.isEmpty && other.text.contains(#""user":"1000""#))
    // Several values are allowed, and the template has one of them.
    let several = Self.fixed(
      Self.register, settings: #""datadog-source-unexpected": { "allowed": ["fargate", "cron"] }"#)
    #expect(several.findings.isEmpty && several.text.contains(#""value":"fargate""#))
  }

  @Test("gives its user to a log router, and no file of another program")
  func parts() {
    let template = Self.template.replacing(#""user": "0""#, with: #""user": "0:1338""#)
    let router = #""name": "log", "image": "koyama/log:2.1", "memory": 64, "#
    let fluentBit = Example(
      task: Example.fargateTask(family: "koyama"),
      more: [
        "{ \(router) \"firelensConfiguration\": { \"type\": \"fluentbit\", \"options\": "
          + "{ \"config-file-type\": \"file\", \"config-file-value\": \"/fluent-bit/configs/a\" } } }"
      ], without: ["sidecar"])
    #expect(
      Self.fixed(fluentBit.marked.text, template: template).text.contains(#""user": "0:1338""#))
    let fluentd = Example(
      more: ["{ \(router) \"firelensConfiguration\": { \"type\": \"fluentd\" } }"],
      without: ["sidecar"])
    #expect(!Self.fixed(fluentd.marked.text).text.contains("extra.conf"))
  }

  @Test("gives a log router what it lacks")
  func completion() {
    let router = """
      { "name": "log", "image": "koyama/fluent-bit:2.1", "user": "0", "memory": 64,
        "environment": [
          { "name": "DD_SERVICE", "value": "koyama" },
          { "name": "DD_TAGS", "value": "" }
        ],
        "firelensConfiguration": { "type": "fluentbit" },
        "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "log", \
      "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "log" } } }
      """
    let example = Example(
      task: Example.fargateTask(family: "koyama"),
      more: [router], without: ["sidecar"])
    let result = Self.fixed(example.marked.text)
    #expect(result.findings.isEmpty, "\(result.findings)")
    #expect(
      result.text.contains(
        #"""
                { "name": "DD_SERVICE", "value": "koyama" },
                { "name": "DD_TAGS", "value": "env:prod" },
                { "name": "DD_SOURCE", "value": "fargate" },
                { "name": "AWS_REGION", "value": "ap-northeast-1" },
        """#), "\(result.text)")
  }
}
