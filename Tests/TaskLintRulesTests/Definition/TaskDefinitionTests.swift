import Testing

@testable import TaskLintRules

@Suite("A task definition")
struct TaskDefinitionTests {
  @Test(
    "is for Fargate, not for Fargate, or undecided",
    arguments: [
      (#"["FARGATE"]"#, .fargate), (#"["EC2", "FARGATE"]"#, .fargate), (#"["EC2"]"#, .notFargate),
      (#"["EXTERNAL", "EC2"]"#, .notFargate), ("[]", .unknown), ("null", .unknown),
      (#"["${TYPE}"]"#, .unknown), (#"["EC2", "${TYPE}"]"#, .unknown), ("${types}", .unknown),
      (#"["${TYPE}", "FARGATE"]"#, .fargate), (#""FARGATE""#, .unknown),
    ] as [(String, TaskDefinition.Platform)])
  func platform(_ list: String, _ platform: TaskDefinition.Platform) throws {
    let text = #"{"family": "a", "requiresCompatibilities": \#(list), "containerDefinitions": []}"#
    #expect(try definition(text).platform == platform)
  }

  @Test("without requiresCompatibilities is undecided, whatever the other properties allow")
  func compatibilities() throws {
    let text = #"{"family": "a", "compatibilities": ["FARGATE"], "containerDefinitions": []}"#
    #expect(try definition(text).platform == .unknown)
  }

  @Test("without a family is a fragment, whose absent properties are unresolved")
  func fragment() throws {
    let fragment = try definition(#"{"containerDefinitions": []}"#)
    #expect(fragment.taskRoleARN.isUnknown && fragment.family.isUnknown)
    let whole = try definition(#"{"family": "a", "containerDefinitions": []}"#)
    #expect(whole.taskRoleARN.isUnset)
  }

  @Test("is read from the input and the output of the API")
  func forms() throws {
    #expect(try definition(#"{"containerDefinitions": []}"#).form == .register)
    for answer in ["taskDefinitionArn", "revision", "status", "registeredAt", "requiresAttributes"]
    {
      let text = #"{"\#(answer)": null, "containerDefinitions": []}"#
      #expect(try definition(text).form == .describe, "\(answer)")
    }
    let wrapped = try definition(#"{"taskDefinition": {"containerDefinitions": []}, "tags": []}"#)
    #expect(wrapped.form == .describe)
  }

  @Test(
    "is not recognized",
    arguments: [
      "[]", "{}", "1", #""containerDefinitions""#, #"{"containerDefinitions": {}}"#,
      #"{"family": "", "containerDefinitions": [{"name": ""}]}"#,
      #"{"taskDefinition": "koyama:3"}"#,
      #"{"name": "app", "imageUri": "nginx"}"#, #"{"ContainerDefinitions": []}"#,
    ])
  func none(_ text: String) {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    guard case .none(let description) = Inputs.read(document) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(!description.phrase.isEmpty)
  }

  @Test(
    "may have containers that the file does not show",
    arguments: [
      ("[]", false), (#"[{"name": "app"}]"#, false), ("${containers}", true), ("[${app}]", true),
      (#"[{"name": "app"}, {{ sidecar }}]"#, true), (#""[]""#, true),
    ])
  func moreContainers(_ list: String, _ mayHaveMore: Bool) throws {
    let definition = try definition(#"{"containerDefinitions": \#(list)}"#)
    #expect(definition.mayHaveMoreContainers == mayHaveMore)
    #expect(definition.lacksSidecar == !mayHaveMore)
  }

  @Test("distinguishes log routers, apps and unresolved containers")
  func roles() throws {
    let text = """
      {"containerDefinitions": [
        {"name": "app", "logConfiguration": {"logDriver": "awsfirelens"}},
        {"name": "null", "firelensConfiguration": null, "logConfiguration": null},
        {"name": "router", "firelensConfiguration": {}},
        {"name": "open", "firelensConfiguration": ${f}, "logConfiguration": ${l}}
      ]}
      """
    let definition = try definition(text)
    #expect(definition.containers.map(\.role) == [.app, .app, .sidecar, .unknown])
    #expect(definition.apps.map(\.label) == ["'app'", "'null'"])
    #expect(definition.sidecars.map(\.label) == ["'router'"])
    #expect(definition.firelensUsers.map(\.label) == ["'app'"])
    #expect(!definition.lacksSidecar)
    #expect(definition.containers[3].logDriver.isUnknown)
  }

  @Test("labels a container without a name by its number")
  func labels() throws {
    let definition = try definition(#"{"containerDefinitions": [{"name": ""}, {}, {"name": "a"}]}"#)
    #expect(definition.containers.map(\.label) == ["1", "2", "'a'"])
    let subjects = definition.containers.map { $0.subject("user").pointer }
    #expect(
      subjects == [
        "/containerDefinitions/0/user", "/containerDefinitions/1/user",
        "/containerDefinitions/a/user",
      ])
  }

  private func definition(_ text: String) throws -> TaskDefinition {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    return try #require(Inputs.read(document).definitions.first, "no task definition: \(text)")
  }
}
