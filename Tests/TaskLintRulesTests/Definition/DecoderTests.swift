import Testing

@testable import TaskLintRules

@Suite("The decoder")
struct DecoderTests {
  private func decode(
    _ text: String, _ context: InputContext = InputContext(.camelCase)
  ) throws -> (task: TaskDefinitionProperties, violations: SchemaViolations) {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    let decoded = Decoder.definition(try #require(document.root), context, partiality: .none)
    return (TaskDefinitionProperties(decoded.object), decoded.violations)
  }

  @Test(
    "reads names in the spelling of the input form",
    arguments: [
      (Spelling.camelCase, #"{"networkMode": "host", "ephemeralStorage": {"sizeInGiB": 30}}"#),
      (.camelCase, #"{"network\u004dode": "host", "ephemeralStorage": {"sizeInGiB": 30}}"#),
      (.anyCase, #"{"NETWORKMODE": "host", "EphemeralStorage": {"sizeingib": 30}}"#),
    ])
  func spellings(_ spelling: Spelling, _ text: String) throws {
    let task = try decode(text, InputContext(spelling)).task
    #expect(task.networkMode.value?.text == "host")
    #expect(task.ephemeralStorage.value?.sizeInGiB.value == 30)
    #expect(!task.has(.family) && task.has(.networkMode))
  }

  @Test("reads CloudFormation's own names")
  func cloudFormation() throws {
    let text = #"{"Volumes": [{"Name": "a", "EFSVolumeConfiguration": {"FilesystemId": "fs-1"}}]}"#
    let task = try decode(text, .cloudFormation(conditions: [:])).task
    let volume = try #require(task.volumes.value?.first?.value)
    #expect(volume.name.value?.text == "a")
    #expect(volume.efsVolumeConfiguration.value?.fileSystemId.value?.text == "fs-1")
  }

  @Test("reads the blocks of Terraform, and skips nulls")
  func terraform() throws {
    let text = """
      {"network_mode": "awsvpc", "family": null,
       "volume": [{"name": "a", "host_path": null}, null], "runtime_platform":
         [{"operating_system_family": "LINUX"}]}
      """
    let (task, violations) = try decode(text, InputContext(.snakeCase))
    #expect(task.networkMode.value?.text == "awsvpc")
    #expect(task.family.describedState == "absent")
    #expect(task.volumes.value?.count == 1)
    #expect(task.runtimePlatform.value?.operatingSystemFamily.value?.text == "LINUX")
    #expect(violations.isEmpty)
  }

  @Test("resolves conditions, and leaves other functions unresolved")
  func functions() throws {
    let text = """
      {"Family": {"Fn::If": ["IsLarge", "large", "small"]}, "Cpu": {"Ref": "Cpu"},
       "Volumes": [{"Fn::If": ["IsLarge", {"Name": "a"}, {"Ref": "AWS::NoValue"}]},
         {"Fn::If": ["IsLarge", {"Ref": "AWS::NoValue"}, {"Name": "b"}]}, {"Ref": "Other"}]}
      """
    for (isLarge, family, volume) in [(true, "large", "a"), (false, "small", "b")] {
      let (task, _) = try decode(text, .cloudFormation(conditions: ["IsLarge": isLarge]))
      #expect(task.family.value?.text == family)
      #expect(task.cpu.describedState == "unresolved")
      let volumes = try #require(task.volumes.value)
      #expect(volumes.map(\.describedState) == ["value", "unresolved"])
      #expect(volumes.first?.value?.name.value?.text == volume)
    }
  }

  @Test("keeps the last of duplicate properties")
  func duplicates() throws {
    #expect(try decode(#"{"family": "a", "family": "b"}"#).task.family.value?.text == "b")
  }

  @Test("reads every entry of a long list, also after one that is different")
  func longLists() throws {
    let odd = #"{"value": "odd", "name": "ODD"}, {"name": "N", "unknown": 1},"#
    let entries = (0..<20).map { #"{"name": "A\#($0)", "value": "\#($0)"}"# }
    let list =
      entries[..<10].joined(separator: ", ") + ", " + odd
      + entries[10...].joined(separator: ", ")
    let (task, violations) = try decode(
      #"{"containerDefinitions": [{"name": "a", "environment": [\#(list)]}]}"#)
    let container = try #require(task.containerDefinitions.value?.first?.value)
    #expect(container.environment.entries.count == 22)
    #expect(container.environment.lookup("ODD").value?.value.value?.text == "odd")
    for number in 0..<20 {
      let entry = container.environment.lookup(named: "A\(number)").value
      #expect(entry?.value.value?.text == "\(number)")
    }
    #expect(container.environment.lookup("B").isAbsent)
    let unknown = violations.compactMap { violation in
      if case .unknownProperty(let key, _, _) = violation.fault { key.text } else { nil }
    }
    #expect(unknown == ["unknown"])
  }

  @Test("has the violations of a container with its index")
  func violations() throws {
    let text = #"{"family": 1, "containerDefinitions": [{"name": "a"}, {"name": "b", "cpu": "c"}]}"#
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    let definition = TaskDefinition(
      try #require(document.root), InputContext(.camelCase), form: .register)
    let violations = definition.schemaViolations
    #expect(violations.map { $0.container?.index } == [nil, 1])
    #expect(violations.map(\.path.count) == [1, 1])
  }

  @Test("does not check what only the API returns")
  func describeOnly() throws {
    let text = #"{"family": "a", "containerDefinitions": [], "revision": "x", "status": 1}"#
    let (task, violations) = try decode(text)
    #expect(violations.isEmpty)
    #expect(task.revision.describedState == "mistyped")
  }

  @Test("reads a thousand containers")
  func manyContainers() throws {
    let containers = Array(repeating: "{}", count: Decoder.containerLimit + 1)
    let text = #"{"containerDefinitions": [\#(containers.joined(separator: ","))]}"#
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    let definition = TaskDefinition(
      try #require(document.root), InputContext(.camelCase), form: .register)
    #expect(definition.containers.count == Decoder.containerLimit)
    #expect(definition.mayHaveMoreContainers)
  }
}
