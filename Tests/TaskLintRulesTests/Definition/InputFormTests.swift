import Testing

@testable import TaskLintRules

@Suite("Input forms")
struct InputFormTests {
  private func read(_ text: String) -> [TaskDefinition] {
    Inputs.read(JSONDocument(SourceFile(path: "t.json", text: text))).definitions
  }

  @Test("distinguishes the input of the API from its output")
  func registerAndDescribe() throws {
    #expect(read(#"{"family": "f", "containerDefinitions": []}"#).map(\.form) == [.register])
    #expect(
      read(#"{"family": "f", "revision": 3, "containerDefinitions": []}"#).map(\.form)
        == [.describe])
    #expect(
      read(#"{"taskDefinition": {"family": "f", "containerDefinitions": []}}"#).map(\.form)
        == [.describe])
    let list = #"[{"taskDefinition": {"family": "a", "containerDefinitions": []}}, {"x": 1}]"#
    #expect(read(list).map(\.form) == [.describe])
  }

  @Test("does not recognize the skeleton of the AWS CLI")
  func skeleton() {
    #expect(read(#"{"family": "", "containerDefinitions": [{"name": ""}]}"#).isEmpty)
    #expect(read(#"{"family": "", "containerDefinitions": [{"name": "app"}]}"#).count == 1)
  }

  @Test("leaves the task-level properties of a fragment unresolved")
  func fragment() throws {
    let fragment = try #require(read(#"{"containerDefinitions": []}"#).first)
    #expect(fragment.executionRoleARN.isUnknown)
    let whole = try #require(read(#"{"family": "f", "containerDefinitions": []}"#).first)
    #expect(whole.executionRoleARN.isUnset)
  }

  @Test("reads arrays of containers with property names in any case")
  func bareContainers() throws {
    let several = try #require(read(#"[{"Name": "app", "image": "a"}, ${more}]"#).first)
    #expect(several.form == .containers)
    #expect(several.containers.map(\.label) == ["'app'"])
    #expect(several.mayHaveMoreContainers)
    let single = try #require(read(#"{"name": "app", "image": "a"}"#).first)
    #expect(single.containers.count == 1)
    #expect(single.mayHaveMoreContainers)
    #expect(read(#"{"name": "package", "version": "1"}"#).isEmpty)
  }

  @Test("reads every definition of a template, with functions unresolved")
  func cloudFormation() throws {
    let definitions = read(
      #"""
      {"Resources": {
        "Role": {"Type": "AWS::IAM::Role", "Properties": {}},
        "One": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
          "ExecutionRoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
          "ContainerDefinitions": [{
            "Name": "app", "Image": {"Fn::Sub": "${Registry}/app"},
            "LogConfiguration": {"LogDriver": "awsfirelens", "Options": {"Name": {"Ref": "Plugin"}}}
          }]
        }},
        "Two": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "two"}}
      }}
      """#)
    #expect(definitions.count == 2)
    let one = try #require(definitions.first)
    #expect(one.executionRoleARN.isUnknown)
    #expect(one.family.isUnknown)
    let app = try #require(one.containers.first)
    #expect(app.image.isUnknown)
    #expect(app.logDriver.value.map { $0 == "awsfirelens" } == true)
    #expect(app.logConfiguration.value?.options.value?.string("Name").isUnknown == true)
  }

  @Test("checks both branches of a condition, but no impossible combination")
  func conditions() {
    let definitions = read(
      #"""
      {"Parameters": {"Stage": {"Type": "String"}},
       "Conditions": {
         "IsLive": {"Fn::Equals": [{"Ref": "Stage"}, "live"]},
         "IsTest": {"Fn::Not": [{"Condition": "IsLive"}]}
       },
       "Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
         "ContainerDefinitions": [
           {"Name": "app", "Image": "a", "Essential": {"Fn::If": ["IsLive", true, false]}},
           {"Fn::If": ["IsTest", {"Name": "probe", "Image": "b"}, {"Ref": "AWS::NoValue"}]}
         ]
       }}}}
      """#)
    let found = definitions.map { definition in
      definition.containers.map { "\($0.label) \($0.essential.value.map(String.init) ?? "-")" }
    }
    #expect(found.count == 2)
    #expect(found.contains(["'app' true"]))
    #expect(found.contains(["'app' false", "'probe' -"]))
  }

  @Test("locates values in JSON inside a string with escapes")
  func terraform() throws {
    let text = #"""
      {"planned_values": {"root_module": {"child_modules": [{"resources": [{
        "type": "aws_ecs_task_definition", "values": {
          "family": "f", "network_mode": null,
          "container_definitions": "[{\"name\":\"\u0061pp\",\"image\":\"日\ud83c\udf63x\",\"user\":\"0\"}]"
        }}]}]}}}
      """#
    let definition = try #require(read(text).first)
    #expect(definition.form == .terraform)
    #expect(definition.networkMode.isUnset)
    #expect(definition.executionRoleARN.isUnknown)
    let app = try #require(definition.containers.first)
    let source = definition.document.source
    func cut(_ range: SourceRange?) -> String? { range.map { source.text(in: $0) } }
    #expect(app.label == "'app'")
    #expect(cut(app.name.place?.range) == #"\"\u0061pp\""#)
    #expect(cut(app.image.place?.range) == #"\"日\ud83c\udf63x\""#)
    #expect(cut(app.user.place?.key) == #"\"user\""#)
    #expect(cut(app.object.value.firstToken) == "{")
  }

  @Test("distinguishes JSON Lines from text after the end")
  func jsonLines() {
    func documents(_ text: String) -> Int {
      JSONDocument.all(in: SourceFile(path: "", text: text)).count
    }
    #expect(documents("{}\n\n{\"a\": 1}\r\n") == 2)
    #expect(documents("{}\n{\n}") == 1)
    #expect(documents("{} {}\n") == 1)
    #expect(documents("1\n2\n") == 1)
  }
}
