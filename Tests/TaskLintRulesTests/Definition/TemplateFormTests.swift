import Testing

@testable import TaskLintRules

@Suite("A CloudFormation template")
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

  @Test("has a finding for each invalid branch of a condition")
  func branches() {
    let users = #"{"Fn::If": ["IsLive", "root", "nobody"]}"#
    let router =
      #"{"Name": "r", "User": \#(users), "FirelensConfiguration": {"Type": "fluentbit"}}"#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, conditions: Self.isLive,
      rules: [FirelensSidecarUserNotNumericRule.self])
    #expect(found == [#""root""#, #""nobody""#])
  }

  @Test("lacks a property with AWS::NoValue in one branch")
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
    "resolves Fn::Sub without variables",
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

  @Test("leaves parameters unresolved, even with a default")
  func defaults() {
    let router = #"""
      {"Name": "r", "User": {"Ref": "Stage"}, "FirelensConfiguration": {"Type": "fluentbit"}}
      """#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, rules: [FirelensSidecarUserNotNumericRule.self])
    #expect(found.isEmpty)
  }

  @Test(
    "can get properties from a macro or an include",
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

  @Test("keeps the names of options, also when rules silence each other")
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

  @Test("accepts booleans and numbers as strings")
  func strings() {
    let router = #"{"Name": "r", "Essential": "false", "FirelensConfiguration": {}}"#
    let found = findings(
      #"{"ContainerDefinitions": [\#(router)]}"#, rules: [FirelensSidecarNotEssentialRule.self])
    #expect(found == [#""false""#])
  }
}
