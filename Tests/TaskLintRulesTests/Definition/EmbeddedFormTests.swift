import Testing

@testable import TaskLintRules

@Suite("Container definitions in a Terraform string")
struct EmbeddedFormTests {
  private func source(containers: String, _ attributes: String = "") -> SourceFile {
    let resource = #"""
      {"type": "aws_ecs_task_definition", "values": {
        \#(attributes) "container_definitions": "\#(containers)"}}
      """#
    let modules = #"{"child_modules": [{"resources": []}, {"resources": [\#(resource)]}]}"#
    return SourceFile(
      path: "plan.json",
      text: #"{"planned_values": {"root_module": {"child_modules": [\#(modules)]}}}"#)
  }

  @Test("are found in nested modules")
  func places() throws {
    let file = source(containers: #"[{\"name\":\"a\",\"image\":\"i\",\"user\":7}]"#)
    let finding = try #require(Linter(rules: [ECSPropertyTypeRule.self]).lint(file).findings.first)
    #expect(file.text(in: finding.location.range) == "7")
    #expect(finding.containerName == "a")
    #expect(finding.identity.subject.pointer == "/containerDefinitions/a/user")
    #expect(finding.pointer.hasSuffix("/resources/0/values/container_definitions"))
    // A plan is generated, so an edit would be lost.
    #expect(finding.fix == nil)
  }

  @Test("report invalid JSON at its position")
  func syntax() throws {
    let file = source(containers: #"[{\"name\":\"\u0061\" \"image\":\"i\"}]"#)
    let findings = Linter().lint(file).findings.filter { $0.ruleID == "json-syntax" }
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(file.text(in: finding.location.range) == #"\"image\""#)
    #expect(
      finding.message.fact.hasPrefix("in the JSON of this string: missing comma before key 'image'")
    )
  }

  @Test("keep variables of Fluent Bit, because Terraform has replaced its own")
  func variables() {
    let log =
      #"\"logConfiguration\":{\"logDriver\":\"awsfirelens\",\"options\":{\"Name\":\"${X}\"}}"#
    let definitions = Inputs.read(
      JSONDocument(source(containers: #"[{\"name\":\"a\",\#(log)}]"#))
    ).definitions
    #expect(definitions.map(\.containers.count) == [1])
    #expect(definitions.first?.mayHaveMoreContainers == false)
  }

  @Test("have unresolved values that are known after apply, and ignore null")
  func afterApply() throws {
    let document = JSONDocument(
      source(containers: "[]", #""family": "f", "execution_role_arn": null,"#))
    let definition = try #require(Inputs.read(document).definitions.first)
    #expect(definition.executionRoleARN.isUnset)
    #expect(definition.taskRoleARN.isUnknown)
    #expect(definition.volumes.isUnknown)
    let known = JSONDocument(source(containers: "[]", #""volume": [{"name": "v"}],"#))
    #expect(Inputs.read(known).definitions.first?.volumeNames == ["v"])
  }

  @Test("are unresolved if the string is known after apply")
  func unknownContainers() throws {
    let text = #"""
      {"planned_values": {"root_module": {"resources": [
        {"type": "aws_ecs_task_definition", "values": {"family": "f"}}]}}}
      """#
    #expect(Linter().lint(SourceFile(path: "plan.json", text: text)).findings.isEmpty)
  }
}
