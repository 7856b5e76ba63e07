import Testing

@testable import TaskLintRules

@Suite("A field of a definition")
struct FieldTests {
  private static let text = """
    {"hostname": null, "name": "a", "user": "${A}", "workingDirectory": ${A}, "image": 1,
     "cpu": 1, "memory": 1.5, "essential": true, "privileged": "a", "interactive": ${A},
     "command": ["a", null, 1, "$AB"], "healthCheck": {"command": ["b"]}, "logConfiguration": [],
     "dependsOn": [{}, 1, {{e}}], "links": "a"}
    """

  private func container() throws -> ContainerDefinition {
    let document = JSONDocument(SourceFile(path: "a.json", text: Self.text))
    return try ContainerDefinition(decoding: #require(document.root))
  }

  @Test("is absent, null, a value, unresolved or mistyped")
  func states() throws {
    let container = try container()
    #expect(container.versionConsistency.describedState == "absent")
    #expect(container.hostname.describedState == "null")
    #expect(container.name.describedState == "value")
    #expect(container.user.describedState == "unresolved")
    #expect(container.workingDirectory.describedState == "unresolved")
    #expect(container.image.describedState == "mistyped")
    #expect(container.essential.value == true)
    #expect(container.privileged.describedState == "mistyped")
    #expect(container.interactive.describedState == "unresolved")
    #expect(container.cpu.value == 1)
    #expect(container.memory.describedState == "mistyped")
    #expect(container.healthCheck.value?.command.value?.first?.value?.text == "b")
    #expect(container.logConfiguration.describedState == "mistyped")
  }

  @Test("contains the text in the file if it is unresolved")
  func written() throws {
    let container = try container()
    #expect(container.user.written?.text == "${A}")
    #expect(container.user.value == nil)
    #expect(container.workingDirectory.written == nil)
  }

  @Test("has the places of its key and its value")
  func places() throws {
    let container = try container()
    let source = container.object.document.source
    let place = try #require(container.healthCheck.place)
    #expect(source.text(in: place.name) == #""healthCheck""#)
    #expect(source.text(in: place.range) == "{")
    #expect(container.versionConsistency.place == nil)
  }

  @Test("is unresolved, not absent, if it may be defined elsewhere")
  func partial() throws {
    let text = #"{"networkMode": "host", "containerDefinitions": [{"name": "a", "image": "b"}]}"#
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    let definition = try #require(Inputs.read(document).definitions.first)
    #expect(definition.family.describedState == "unresolved")
    #expect(definition.networkMode.describedState == "value")
    #expect(definition.containers.first?.user.describedState == "absent")
  }

  @Test("as a list has a field for each element")
  func lists() throws {
    let container = try container()
    let list = try #require(container.command.value)
    #expect(list.map(\.describedState) == ["value", "null", "mistyped", "unresolved"])
    let entries = try #require(container.dependsOn.value)
    #expect(entries.map(\.describedState) == ["value", "mistyped", "unresolved"])
    #expect(container.links.describedState == "mistyped")
  }

  @Test("is unset, unknown, or neither")
  func predicates() throws {
    let container = try container()
    #expect(container.versionConsistency.isUnset && container.hostname.isUnset)
    #expect(!container.name.isUnset && !container.name.isUnknown)
    #expect(container.user.isUnknown && container.image.isUnknown)
  }
}

extension ContainerDefinition {
  /// Decodes one container that is in no definition.
  init(decoding value: JSONValue) throws {
    let decoded = Decoder.containers([value], in: value.document, InputContext(.camelCase))
    self = try #require(decoded.containers.first?.value)
  }
}

extension Field {
  var describedState: String {
    switch self {
    case .absent: "absent"
    case .null: "null"
    case .value: "value"
    case .unresolved: "unresolved"
    case .mistyped: "mistyped"
    }
  }
}
