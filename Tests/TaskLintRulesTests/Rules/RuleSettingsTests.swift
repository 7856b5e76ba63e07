import Testing

@testable import TaskLintRules

@Suite("The settings of rules")
struct RuleSettingsTests {
  private func ids(
    _ example: Example, _ rule: any Rule.Type, _ settings: [String: [String]]
  ) -> [String] {
    let linter = Linter(rules: [rule], settings: [rule.metadata.id: RuleSettings(settings)])
    return RuleCase.findings(of: linter, in: example.documents).map(\.message.fact)
  }

  @Test("change the required variables")
  func requiredVariables() {
    let rule = DatadogVariableMissingRule.self
    #expect(ids(.configured(without: ["DD_SERVICE"]), rule, ["required": ["DD_TAGS"]]) == [])
    #expect(ids(.configured(), rule, ["required": ["DD_ENV", "DD_VERSION"]]).count == 2)
    #expect(
      ids(.configured(), FirehoseVariableMissingRule.self, ["required": ["AWS_DEFAULT_REGION"]])
        .count
        == 1)
  }

  @Test("change the stores of the key")
  func allowedStores() {
    let rule = DatadogAPIKeyNotSSMRule.self
    let secret = Example.configured(secrets: [
      "DD_API_KEY": #""arn:aws:secretsmanager:us-east-1:111122223333:secret:dd-AbCdEf""#
    ])
    #expect(ids(secret, rule, ["allowed": ["ssm", "secretsmanager"]]) == [])
    #expect(ids(.configured(), rule, ["allowed": ["secretsmanager"]]).count == 1)
  }

  @Test("restrict sources and environments")
  func allowedNames() {
    let sources = ["fargate", "cron", "runtask"]
    let source = DatadogSourceUnexpectedRule.self
    #expect(ids(.configured(), source, ["allowed": sources]) == [])
    #expect(
      ids(.configured(environment: ["DD_SOURCE": #""nginx""#]), source, ["allowed": sources])
        == ["source 'nginx' in 'DD_SOURCE' is not one of 'fargate', 'cron', 'runtask'"])
    #expect(
      ids(.configured(), DatadogEnvTagMissingRule.self, ["allowed": ["prod", "stg"]])
        == ["tag 'env:sandbox' in 'DD_TAGS' is not one of 'env:prod', 'env:stg'"])
  }
}
