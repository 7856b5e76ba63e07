import Testing

@testable import TaskLintRules

@Suite("A template of CloudFormation's")
struct TemplateFormTests {
  private func findings(
    _ properties: String, conditions: String = "{}", rules: [any Rule.Type]
  ) -> [String] {
    let text = #"""
      {
        "Parameters": {"Stage": {"Type": "String", "Default": "root"}},
        "Conditions": \#(conditions),
        "Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": \#(properties)}}
      }
      """#
    let source = SourceFile(path: "template.json", text: text)
    return Linter(rules: rules).lint(source).findings.map { source.text(in: $0.location.range) }
  }

  private static let isLive = #"{"IsLive": {"Fn::Equals": [{"Ref": "Stage"}, "live"]}}"#

  @Test("is wrong where either branch of a condition is, once each")
  func branches() {
    let users = #"{"Fn::If": ["IsLive", "root", "nobody"]}"#
    let router =
      #"{"Name": "r", "User": \#(users), "FirelensConfiguration": {"Type": "fluentbit"}}"#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, conditions: Self.isLive,
      rules: [FirelensSidecarUserNotNumericRule.self])
    #expect(found == [#""root""#, #""nobody""#])
  }

  @Test("lacks what AWS::NoValue takes away, in one outcome")
  func noValue() {
    let router = #"""
      {"Name": "r", "FirelensConfiguration": {"Fn::If":
        ["IsLive", {"Type": "fluentbit"}, {"Ref": "AWS::NoValue"}]}}
      """#
    let app = #"{"Name": "a", "LogConfiguration": {"LogDriver": "awsfirelens"}}"#
    let found = findings(
      #"{"ContainerDefinitions": [\#(app), \#(router)]}"#, conditions: Self.isLive,
      rules: [FirelensSidecarMissingRule.self])
    #expect(found == [#""awsfirelens""#])
  }

  @Test(
    "knows what Fn::Sub gives where it has nothing to fill in",
    arguments: [("1001", true), ("${Stage}", false), ("${!Stage}", false)])
  func substitutions(_ text: String, _ isKnown: Bool) {
    let router = #"""
      {"Name": "r", "User": {"Fn::Sub": "\#(text)"},
        "FirelensConfiguration": {"Type": "fluentbit"}}
      """#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, rules: [FirelensSidecarUserNotRootRule.self])
    #expect(found == (isKnown ? ["\"\(text)\""] : []))
  }

  @Test("leaves a parameter open whatever its default: each stack may set another")
  func defaults() {
    let router = #"""
      {"Name": "r", "User": {"Ref": "Stage"}, "FirelensConfiguration": {"Type": "fluentbit"}}
      """#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, rules: [FirelensSidecarUserNotNumericRule.self])
    #expect(found.isEmpty)
  }

  @Test(
    "may get members from a macro or an include",
    arguments: [
      #""Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": "s3://b/k"}}"#,
      #""Fn::Transform": [{"Name": "Mine"}]"#,
    ])
  func macros(_ macro: String) {
    let router = #"{"Name": "r", \#(macro), "FirelensConfiguration": {"Type": "fluentbit"}}"#
    let rules: [any Rule.Type] = [
      FirelensSidecarUserImplicitRule.self, FirelensSidecarMemoryUnsetRule.self,
      ECSPropertyUnknownRule.self, ECSPropertyMissingRule.self,
    ]
    #expect(findings(#"{"ContainerDefinitions": [\#(router)]}"#, rules: rules).isEmpty)
    let whole = #"{\#(macro), "Family": "f"}"#
    #expect(
      findings(whole, rules: [FirelensNotUsedRule.self, ECSPropertyMissingRule.self]).isEmpty)
    let added = #"{"ContainerDefinitions": [{\#(macro)}]}"#
    #expect(findings(added, rules: [FirelensNotUsedRule.self]).isEmpty)
  }

  @Test("has options under the user's own names, which silence others by them")
  func namesInMaps() throws {
    let text = #"""
      {"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
        "ContainerDefinitions": [{"Name": "a", "LogConfiguration": {
          "LogDriver": "awsfirelens", "Options": {"Name": "datadgo"}}},
          {"Name": "r", "FirelensConfiguration": {"Type": "fluentbit"}}]}}}}
      """#
    let linter = Linter(rules: [OutputPluginUnknownRule.self])
    let finding = try #require(linter.lint(SourceFile(path: "t", text: text)).findings.first)
    #expect(
      finding.identity.subject.pointer == "/containerDefinitions/a/logConfiguration/options/Name")
    #expect(
      finding.pointer
        == "/Resources/T/Properties/ContainerDefinitions/0/LogConfiguration/Options/Name")
    #expect(finding.containerName == "a")
  }

  @Test("takes switches and numbers as strings")
  func strings() {
    let router = #"{"Name": "r", "Essential": "false", "FirelensConfiguration": {}}"#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, rules: [FirelensSidecarNotEssentialRule.self])
    #expect(found == [#""false""#])
  }
}
