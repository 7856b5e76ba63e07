import Testing

@testable import TaskLintRules

@Suite("What a document is taken for")
struct RecognitionTests {
  private func input(_ text: String) -> InputResult {
    Inputs.read(JSONDocument(SourceFile(path: "task.json", text: text)))
  }

  private func definitions(_ text: String) -> [TaskDefinition] { input(text).definitions }

  private func description(_ text: String) -> DocumentDescription? {
    guard case .none(let description) = input(text) else { return nil }
    return description
  }

  private func findings(_ text: String, path: String = "task.json") -> [String] {
    let source = SourceFile(path: path, text: text)
    return Linter().lint(source).findings
      .filter { $0.severity > .note && $0.ruleID != "firelens-not-used" }.map {
        "\($0.ruleID) \(source.text(in: $0.location.range))"
      }
  }

  // MARK: - Lists of containers

  private let container = #"{"name": "app", "image": "koyama/app:1.4", "memory": 64}"#

  @Test(
    "Attributes among containers are reported, and the containers are linted",
    arguments: [
      #"{"name": "ecs.capability.task-eni", "value": null, "targetId": null, "targetType": null}"#,
      #"{"name": "com.amazonaws.ecs.capability.logging-driver.awslogs"}"#,
      #"{"name": "ecs.capability.task-eni", "targetId": "a"}"#,
    ])
  func attributes(_ attribute: String) throws {
    let name = try #require(attribute.split(separator: "\"").dropFirst(3).first)
    let list = "[\(container), \(attribute)]"
    let definition = try #require(definitions(list).first)
    #expect(definition.containers.map(\.label) == ["'app'"])
    #expect(findings(list) == ["ecs-property-unknown \"\(name)\""])
    let whole = #"{"family": "koyama", "containerDefinitions": \#(list)}"#
    #expect(findings(whole).contains("ecs-property-unknown \"\(name)\""))
    #expect(definitions(whole).first?.containers.count == 1)
  }

  @Test("An element of another type among containers is reported")
  func otherElements() {
    #expect(findings("[\(container), \"app\"]") == [#"ecs-property-type "app""#])
    #expect(definitions(#"[\#(container), {"name": "web"}]"#).first?.containers.count == 2)
  }

  @Test(
    "A list with few containers is not a list of containers",
    arguments: [#"[{"name": "app", "imageUri": "a"}]"#, #"["a", "b"]"#, "[]"])
  func otherLists(_ text: String) {
    #expect(definitions(text).isEmpty)
    #expect(definitions("[\(container), 1, 2]").isEmpty)
  }

  // MARK: - Wrappers

  @Test("Output of the API is read with its names capitalized, as PowerShell writes it")
  func capitalizedOutput() throws {
    let definition = try #require(
      definitions(
        #"""
        {"TaskDefinition": {
          "TaskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:7",
          "Family": "koyama", "Revision": 7,
          "ContainerDefinitions": [{"Name": "app", "Image": "koyama/app:1.4", "Memory": 64}]}}
        """#
      ).first)
    #expect(definition.form == .describe)
    #expect(definition.family.value?.text == "koyama")
    #expect(definition.containers.map(\.label) == ["'app'"])
  }

  @Test("The properties of a resource are read without their template")
  func capitalizedProperties() throws {
    let properties = #"""
      {"NetworkMode": "awsvpc", "ContainerDefinitions": [{"Name": "app", "Image": {"Ref": "I"}}]}
      """#
    for inner in [
      properties, #"{"Type": "AWS::ECS::TaskDefinition", "Properties": \#(properties)}"#,
    ] {
      let definition = try #require(definitions(#"{"TaskDefinition": \#(inner)}"#).first)
      #expect(definition.form == .cloudFormation)
      #expect(definition.containers.first?.image.isUnknown == true)
    }
  }

  @Test("A capitalized wrapper may hold the API's own names")
  func capitalizedWrapper() throws {
    let text = #"""
      {"TaskDefinition": {"family": "koyama", "containerDefinitions": [\#(container)]}}
      """#
    let definition = try #require(definitions(text).first)
    #expect(definition.form == .describe)
    #expect(definition.containers.map(\.label) == ["'app'"])
    #expect(definitions(#"{"TaskDefinition": {"ContainerDefinitions": {}}}"#).isEmpty)
    #expect(definitions(#"{"TaskDefinition": "koyama:7"}"#).isEmpty)
  }

  // MARK: - Terraform

  private let embedded = #"[{\"name\": \"app\", \"image\": \"koyama/app:1.4\"}]"#

  @Test("A raw state holds the instances of its resources")
  func terraformState() throws {
    let text = #"""
      {"version": 4, "terraform_version": "1.9.0", "resources": [
        {"mode": "data", "type": "aws_ecs_task_definition", "name": "a", "instances": [
          {"attributes": {"family": "b"}}]},
        {"mode": "managed", "type": "aws_ecs_task_definition", "name": "c", "instances": [
          {"attributes": {"family": "d", "container_definitions": "\#(embedded)"}}]}]}
      """#
    let found = definitions(text)
    #expect(found.map { $0.family.value?.text } == ["d"])
    let app = try #require(found.first?.containers.first)
    #expect(app.label == "'app'")
    let source = try #require(found.first).document.source
    #expect(app.name.place.map { source.text(in: $0.range) } == #"\"app\""#)
    #expect(definitions(text.replacing("\"version\": 4", with: "\"version\": 3")).isEmpty)
  }

  @Test(
    "A configuration in JSON holds blocks",
    arguments: [
      #"{"aws_ecs_task_definition": {"web": BODY}}"#,
      #"[{"aws_ecs_task_definition": [{"web": [BODY]}]}]"#,
      #"{"aws_iam_role": {"a": {}}, "aws_ecs_task_definition": {"web": BODY}}"#,
    ])
  func terraformConfiguration(_ resource: String) throws {
    let body = #"{"family": "koyama", "container_definitions": "\#(embedded)"}"#
    let text = #"{"resource": \#(resource.replacing("BODY", with: body))}"#
    let definition = try #require(definitions(text).first)
    #expect(definition.form == .terraform)
    #expect(definition.containers.map(\.label) == ["'app'"])
  }

  @Test(
    "An expression of a configuration is unresolved",
    arguments: [
      #"${jsonencode([{\"name\": \"app\"}])}"#, #"${file(\"containers.json\")}"#,
      #"[{\"name\": \"${lookup(var.names, \"app\")}\", \"image\": \"a\"}]"#,
    ])
  func terraformExpressions(_ containers: String) throws {
    let text = #"""
      {"resource": {"aws_ecs_task_definition": {"web": {
        "family": "${var.family}", "container_definitions": "\#(containers)"}}}}
      """#
    let definition = try #require(definitions(text).first)
    #expect(definition.family.isUnknown)
    #expect(definition.mayHaveMoreContainers)
    #expect(definition.containers.isEmpty)
    #expect(findings(text, path: "main.tf.json").isEmpty)
  }

  // MARK: - Other files

  @Test(
    "Another document is described by its kind",
    arguments: [
      (#"{"Resources": {}}"#, "CloudFormation template"),
      (#"{"dependencies": {}}"#, "package.json"),
      (#"{"terraform_version": "1.9.0"}"#, "Terraform state"), ("{}", "other JSON"),
      (#"{"resource": {"aws_iam_role": {}}}"#, "Terraform configuration"), ("[]", "other JSON"),
      (#"[{"name": "app", "imageUri": "a"}]"#, "imagedefinitions.json"), ("1", "other JSON"),
      (#"{"Version": "2012-10-17", "Statement": []}"#, "IAM policy"), ("{", "invalid JSON"),
    ])
  func kinds(_ text: String, _ kind: String) {
    #expect(description(text)?.kind == kind)
  }

  @Test("UTF-16 is named as the encoding, also where a search finds the file")
  func utf16() {
    let text = #"{"family": "koyama", "containerDefinitions": []}"#
    for mark: [UInt8] in [[0xFF, 0xFE], []] {
      let bytes = mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let source = SourceFile(path: "task.json", bytes: bytes)
      let report = Linter(rules: [JSONSyntaxRule.self]).lint(source, isNamed: false)
      #expect(report.findings.map(\.message.fact).first?.contains("UTF-16") == true)
    }
  }

  // MARK: - Skeletons

  private func skeleton(family: String, name: String, image: String) -> String {
    #"""
    {"family": "\#(family)", "taskRoleArn": "", "networkMode": "bridge", "containerDefinitions": [
      {"name": "\#(name)", "image": "\#(image)", "cpu": 0, "memory": 0, "links": [""],
        "portMappings": [{"containerPort": 0, "hostPort": 0, "protocol": "udp", "name": ""}],
        "command": [""], "environment": [{"name": "", "value": ""}],
        "mountPoints": [{"sourceVolume": "", "containerPath": "", "readOnly": true}],
        "dnsServers": [""]}],
      "placementConstraints": [{"type": "memberOf", "expression": ""}]}
    """#
  }

  @Test("A skeleton of the AWS CLI is one finding, untouched or half filled in")
  func skeletons() {
    for text in [
      skeleton(family: "", name: "", image: ""), skeleton(family: "koyama", name: "", image: ""),
      skeleton(family: "koyama", name: "app", image: "koyama/app:1.4"),
    ] {
      #expect(findings(text) == ["not-a-task-definition {"])
      #expect(description(text)?.kind == "AWS CLI skeleton")
    }
  }

  @Test("A search skips an untouched skeleton, and reports one that is half filled in")
  func foundSkeletons() {
    func report(_ text: String) -> FileReport {
      Linter().lint(SourceFile(path: "task.json", text: text), isNamed: false)
    }
    #expect(report(skeleton(family: "", name: "", image: "")).skipped != nil)
    let started = report(skeleton(family: "koyama", name: "app", image: "koyama/app:1.4"))
    #expect(started.skipped == nil)
    #expect(started.findings.map(\.ruleID) == ["not-a-task-definition"])
  }

  @Test("A definition with a few empty values is not a skeleton")
  func emptyValues() {
    let text = #"""
      {"family": "", "cpu": "", "memory": "", "pidMode": "", "containerDefinitions": [
        {"name": "app", "image": "", "links": [""], "dnsServers": [], "command": [""],
          "environment": [{"name": "MODE", "value": ""}],
          "portMappings": [{"containerPort": 80, "appProtocol": ""}]}]}
      """#
    #expect(definitions(text).count == 1)
  }
}
