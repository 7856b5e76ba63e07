import Testing

@testable import TaskLintRules

@Suite("The policy that definitions have in common")
struct PolicyProposalTests {
  /// A definition without a mention of Firehose, and one that lacks its service as well.
  private static let datadog = Example.configured(without: ["AWS_REGION", "DELIVERY_STREAM"])
  private static let exception = Example.configured(without: [
    "AWS_REGION", "DELIVERY_STREAM", "DD_SERVICE",
  ])
  /// A definition that mentions neither, with a custom file, and one with an inline output.
  private static let unmentioned = Example.configured(without: ["environment", "secrets"])
  private static let inline = Example(
    options: #""Name": "stdout""#,
    sidecar: """
      "firelensConfiguration": {
        "type": "fluentbit",
        "options": { "config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf" }
      }
      """)

  private func policy(_ examples: [Example]) -> PolicyProposal {
    PolicyProposal(
      examples.enumerated().map { number, example in
        SourceFile(path: "t/\(number).json", text: example.marked.text)
      })
  }

  private func team(_ count: Int, _ environment: KeyValuePairs<String, String> = [:]) -> [Example] {
    Array(repeating: .configured(environment: environment), count: count)
  }

  /// What policy rules report of an example under a proposal; notes only where asked for.
  private func ids(
    _ example: Example, under policy: PolicyProposal, from severity: Severity = .warning
  ) -> [String] {
    let reader = ConfigurationReader(
      SourceFile(path: "c", text: policy.configuration(include: [])))
    #expect(reader.problems == [])
    let linter = Linter(
      configuration: reader.configuration, choices: RuleChoices(select: ["policy"]))
    return linter.lint(SourceFile(path: "a.json", text: example.marked.text)).findings
      .filter { $0.severity >= severity }.map(\.ruleID.name)
  }

  private func values(_ rule: String, _ policy: PolicyProposal) -> [String]? {
    policy.settings.first { $0.rule.id.name == rule }?.values
  }

  @Test("is that of the rules where most definitions comply")
  func defaults() {
    let policy = policy(Array(repeating: .configured(), count: 3) + [Self.odd])
    #expect(policy.settings.isEmpty && policy.demoted.isEmpty && policy.ignored.isEmpty)
    #expect(policy.unmentioned.isEmpty)
    #expect(policy.kept.map(\.rule.id) == ["datadog-variable-missing"])
    #expect(ids(Self.odd, under: policy) == ["datadog-variable-missing"])
  }

  private static let odd = Example.configured(without: ["DD_SERVICE"])

  @Test("makes a rule that most break a note, and turns none off")
  func demoted() {
    let other = Example.configured(sidecar: #""user": "1000""#, without: ["DD_API_KEY"])
    let policy = policy([other, other, other, .configured()])
    #expect(policy.demoted.map(\.rule.id) == ["datadog-api-key-missing"])
    #expect(policy.ignored.isEmpty)
    #expect(values("firelens-sidecar-user-not-root", policy) == ["1000"])
    #expect(ids(other, under: policy) == [])
    #expect(ids(other, under: policy, from: .note) == ["datadog-api-key-missing"])
    let even = self.policy([.configured(), .configured(without: ["DD_API_KEY"])])
    #expect(even.demoted.isEmpty)
  }

  @Test("no longer requires a variable that most lack, and never empties the list")
  func required() {
    let other = Example.configured(without: ["DD_TAGS", "DD_SOURCE"])
    let most = policy([other, other, other, .configured()])
    #expect(values("datadog-variable-missing", most) == ["DD_SERVICE"])
    #expect(ids(other, under: most) == [])
    // One file is not enough evidence.
    #expect(values("datadog-variable-missing", policy([other])) == nil)
    #expect(policy([other]).demoted.map(\.rule.id) == ["datadog-variable-missing"])
    let none = Example.configured(without: ["DD_SERVICE", "DD_SOURCE", "DD_TAGS"])
    let all = policy(Array(repeating: none, count: 9))
    #expect(values("datadog-variable-missing", all) == nil)
    #expect(all.demoted.map(\.rule.id) == ["datadog-variable-missing"])
  }

  @Test("reports as a note that nothing mentions a destination, and turns no rule off")
  func unmentioned() {
    // The inline outputs do not use the variables, so they do not comply with the rules either.
    let policy = policy(
      Array(repeating: Self.unmentioned, count: 9) + Array(repeating: Self.inline, count: 14))
    let rules: [RuleID] = ["datadog-variable-missing", "firehose-variable-missing"]
    #expect(policy.unmentioned.map(\.rule.id) == rules)
    #expect(policy.demoted.isEmpty && policy.kept.isEmpty && policy.ignored.isEmpty)
    #expect(ids(Self.unmentioned, under: policy, from: .note) == rules.map(\.name))
    #expect(ids(Self.unmentioned, under: policy) == [])
    #expect(
      self.policy([Self.datadog, Self.unmentioned]).unmentioned.map(\.destination) == [.firehose])
  }

  @Test("counts the definitions that a rule applies to")
  func totals() {
    let policy = policy(
      Array(repeating: .configured(), count: 2) + [Self.odd]
        + Array(repeating: Self.inline, count: 14))
    #expect(policy.kept.map(\.total) == [3])
  }

  @Test("requires what all log routers have")
  func joined() {
    let policy = policy(team(3, ["DD_ENV": #""prod""#]))
    #expect(
      values("datadog-variable-missing", policy) == [
        "DD_SERVICE", "DD_SOURCE", "DD_TAGS", "DD_ENV",
      ])
    #expect(ids(.configured(), under: policy) == ["datadog-variable-missing"])
    #expect(values("datadog-variable-missing", self.policy(team(2, ["DD_ENV": #""p""#]))) == nil)
  }

  @Test("lists the values that nearly all share")
  func lists() {
    let policy = policy(
      team(5, ["DD_SOURCE": #""fargate""#]) + team(3, ["DD_SOURCE": #""cron""#])
        + team(1, ["DD_SOURCE": #""crno""#]))
    #expect(values("datadog-source-unexpected", policy) == ["cron", "fargate"])
    #expect(
      ids(.configured(environment: ["DD_SOURCE": #""crno""#]), under: policy, from: .note)
        == ["datadog-source-unexpected"])
    let each = (0..<9).flatMap { team(1, ["DD_SOURCE": "\"s\($0)\""]) }
    #expect(values("datadog-source-unexpected", self.policy(each)) == nil)
    #expect(values("datadog-source-unexpected", self.policy(team(2))) == nil)
  }

  @Test("takes the store that most keys come from")
  func stores() {
    let secret = Example.configured(secrets: [
      "DD_API_KEY": #""arn:aws:secretsmanager:us-east-1:111122223333:secret:dd-AbCdEf""#
    ])
    let policy = policy([secret, secret, .configured()])
    #expect(values("datadog-api-key-not-ssm", policy) == ["secretsmanager"])
    #expect(ids(.configured(), under: policy) == ["datadog-api-key-not-ssm"])
    #expect(values("datadog-api-key-not-ssm", self.policy([secret, .configured()])) == nil)
  }

  @Test("is reported with its reasons")
  func report() {
    let policy = policy(Array(repeating: Self.datadog, count: 3) + [Self.exception])
    #expect(
      PolicyProposalReport(policy).text == """
        Read 4 task definitions in 4 files; 4 with a log router.

        Lowered to a note, because no definition mentions the destination:
          firehose-variable-missing
              no variable, image, option or path refers to Firehose; if you do not use it, add "ignore": ["firehose"]

        Unchanged, and broken by some definitions:
          datadog-variable-missing
              1 of 4 definitions breaks it

        """)
    #expect(
      policy.configuration(include: ["t/*.json"]) == """
        {
          "$schema": "\(Product.schema)",
          "include": ["t/*.json"],
          "severity": { "firehose-variable-missing": "note" }
        }

        """)
    #expect(
      PolicyProposalReport(self.policy(team(3))).text == """
        Read 3 task definitions in 3 files; 3 with a log router.

        No rule was changed: most definitions comply with every policy rule.

        """)
  }

  @Test("writes the severity of a rule that most break")
  func severity() {
    let other = Example.configured(without: ["DD_API_KEY"])
    let policy = policy([other, other])
    #expect(
      policy.configuration(include: []).filter { !$0.isWhitespace }
        .contains(#""severity":{"datadog-api-key-missing":"note"}"#))
    #expect(
      PolicyProposalReport(policy).text.contains(
        """

        Lowered to a note, because most definitions break the rule:
          datadog-api-key-missing
              2 of 2 definitions break it

        """))
  }
}

@Suite("Patterns for files")
struct IncludePatternsTests {
  @Test(
    "are the fewest",
    arguments: [
      (["taskdefs/a.json", "taskdefs/b.json"], ["taskdefs/*.json"]),
      (["a.json"], ["/*.json"]),
      (
        ["services/a/ecs-task-def.json", "services/b/ecs-task-def.json"],
        ["services/*/ecs-task-def.json"]
      ),
      (
        ["packages/a/.aws/task-definition.json", "packages/b/.aws/task-definition.json"],
        ["packages/*/.aws/task-definition.json"]
      ),
      (["cdk.out/A.template.json", "cdk.out/B.template.json"], ["cdk.out/*.template.json"]),
      (["a/1.json", "b/c/2.json"], ["a/*.json", "b/c/*.json"]),
      (["a/prod/x.json", "a/stg/x.json", "b/prod/x.json", "b/stg/x.json"], ["*/*/x.json"]),
      (["../t/a.json", "../t/b.json"], ["../t/*.json"]),
      (["t/a.tmpl", "t/b.json"], ["t/*.json", "t/a.tmpl"]),
    ])
  func fewest(paths: [String], patterns: [String]) {
    #expect(IncludePatterns.patterns(of: paths) == patterns)
    #expect(IncludePatterns.patterns(of: paths.reversed()) == patterns)
    let list = PatternList(patterns.compactMap { Glob($0) }, in: PatternFolder(""))
    for path in paths { #expect(list.matches(path), "\(path)") }
  }
}
