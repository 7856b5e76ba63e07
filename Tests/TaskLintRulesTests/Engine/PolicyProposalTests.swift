import Testing

@testable import TaskLintRules

@Suite("The policy of a house")
struct PolicyProposalTests {
  /// A definition whose log router knows nothing of Firehose, and one that lacks its service.
  private static let datadog = Example.configured(without: ["AWS_REGION", "DELIVERY_STREAM"])
  private static let odd = Example.configured(without: [
    "AWS_REGION", "DELIVERY_STREAM", "DD_SERVICE",
  ])

  private func policy(_ examples: [Example]) -> PolicyProposal {
    PolicyProposal(
      examples.enumerated().map { number, example in
        SourceFile(path: "t/\(number).json", text: example.marked.text)
      })
  }

  private func house(_ count: Int, _ environment: KeyValuePairs<String, String> = [:]) -> [Example]
  {
    Array(repeating: .configured(environment: environment), count: count)
  }

  /// The findings of the house's rules in an example under a policy.
  private func ids(_ example: Example, under policy: PolicyProposal) -> [String] {
    let reader = ConfigurationReader(
      SourceFile(path: "c", text: policy.configuration(include: [])))
    #expect(reader.problems == [])
    let linter = Linter(
      configuration: reader.configuration, choices: RuleChoices(select: ["policy"]))
    return linter.lint(SourceFile(path: "a.json", text: example.marked.text)).findings
      .map(\.ruleID.name)
  }

  private func values(_ rule: String, _ policy: PolicyProposal) -> [String]? {
    policy.settings.first { $0.rule.id.name == rule }?.values
  }

  @Test("is the rules' own where most keep them")
  func asItComes() {
    let policy = policy(Array(repeating: Self.datadog, count: 3) + [Self.odd])
    #expect(policy.settings.isEmpty)
    #expect(policy.ignored.map(\.rule.id) == ["firehose-variable-missing"])
    #expect(ids(Self.odd, under: policy) == ["datadog-variable-missing"])
    #expect(ids(Self.datadog, under: policy) == [])
  }

  @Test("drops a rule that most do not keep, and no other")
  func ignored() {
    let other = Example.configured(sidecar: #""user": "1000""#, without: ["DD_TAGS", "DD_SOURCE"])
    let policy = policy([other, other, other, .configured()])
    #expect(values("datadog-variable-missing", policy) == ["DD_SERVICE"])
    #expect(values("firelens-sidecar-user-not-root", policy) == ["1000"])
    #expect(ids(other, under: policy) == [])
    // At half and half nobody is odd, and the rule stays.
    let even = self.policy([.configured(), .configured(without: ["DD_API_KEY"])])
    #expect(!even.ignored.contains { $0.rule.id == "datadog-api-key-missing" })
  }

  @Test("requires what all log routers have")
  func joined() {
    let policy = policy(house(3, ["DD_ENV": #""prod""#]))
    #expect(
      values("datadog-variable-missing", policy) == [
        "DD_SERVICE", "DD_SOURCE", "DD_TAGS", "DD_ENV",
      ])
    #expect(ids(.configured(), under: policy) == ["datadog-variable-missing"])
    #expect(values("datadog-variable-missing", self.policy(house(2, ["DD_ENV": #""p""#]))) == nil)
  }

  @Test("lists the values that nearly all share")
  func lists() {
    let policy = policy(
      house(5, ["DD_SOURCE": #""fargate""#]) + house(3, ["DD_SOURCE": #""cron""#])
        + house(1, ["DD_SOURCE": #""crno""#]))
    #expect(values("datadog-source-unexpected", policy) == ["cron", "fargate"])
    #expect(
      ids(.configured(environment: ["DD_SOURCE": #""crno""#]), under: policy)
        == ["datadog-source-unexpected"])
    let each = (0..<9).flatMap { house(1, ["DD_SOURCE": "\"s\($0)\""]) }
    #expect(values("datadog-source-unexpected", self.policy(each)) == nil)
    #expect(values("datadog-source-unexpected", self.policy(house(2))) == nil)
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

  @Test("is told in the same words each time")
  func report() {
    let policy = policy(Array(repeating: Self.datadog, count: 3) + [Self.odd])
    #expect(
      PolicyProposalReport(policy).text == """
        Looked at 4 task definitions in 4 files; 4 with a log router.

        What most of them do is the house's way:
          firehose-variable-missing: off
              4 of 4 do not keep it

        The odd ones out are reported:
          datadog-variable-missing
              1 of 4 does not keep it

        """)
    #expect(
      policy.configuration(include: ["t/*.json"]) == """
        {
          "$schema": "\(Product.schema)",
          "include": ["t/*.json"],
          "ignore": ["firehose-variable-missing"]
        }

        """)
  }
}

@Suite("Patterns that stand for files")
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
