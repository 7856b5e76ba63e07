import Testing

@testable import TaskLintRules

@Suite("A loop of a template")
struct TemplateLoopTests {
  private func report(_ resources: String) -> FileReport {
    let text = #"{"Transform": "AWS::LanguageExtensions", "Resources": {\#(resources)}}"#
    return Linter(rules: [FirelensSidecarNotEssentialRule.self, NotATaskDefinitionRule.self])
      .lint(SourceFile(path: "template.json", text: text))
  }

  private static let task = #"""
    "Task${Stage}": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [
      {"Name": "r", "Image": "i", "Essential": false, "FirelensConfiguration": {"Type": "fluentbit"}}]}}
    """#

  @Test("has definitions that are linted")
  func definitions() {
    let loop = #""Fn::ForEach::Stages": ["Stage", ["a", "b"], {\#(Self.task)}]"#
    let found = report(loop)
    #expect(found.definitions == 1)
    #expect(found.findings.map(\.ruleID) == ["firelens-sidecar-not-essential"])
  }

  @Test("has definitions in an inner loop")
  func inner() {
    let loop = #"""
      "Fn::ForEach::A": ["A", {"Ref": "As"}, {"Fn::ForEach::B": ["Stage", ["a"], {\#(Self.task)}]}]
      """#
    #expect(report(loop).definitions == 1)
  }

  @Test("may be incomplete", arguments: ["[]", "[1, 2]", "1", "[1, 2, 3]", #"["a", [], []]"#])
  func incomplete(_ value: String) {
    #expect(report(#""Fn::ForEach::A": \#(value)"#).definitions == 0)
  }

  @Test("may make properties of a definition")
  func properties() {
    let text = #"""
      {"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
        "Fn::ForEach::P": ["P", ["Cpu"], {"${P}": "256"}], "ContainerDefinitions": []}}}}
      """#
    let found = Linter(rules: [ECSPropertyUnknownRule.self])
      .lint(SourceFile(path: "template.json", text: text)).findings
    #expect(found.isEmpty)
  }
}
