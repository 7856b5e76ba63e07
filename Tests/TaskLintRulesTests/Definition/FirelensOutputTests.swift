import Testing

@testable import TaskLintRules

@Suite("Log options in the generated configuration")
struct FirelensOutputTests {
  private func definition(_ example: Example) throws -> TaskDefinition {
    let document = JSONDocument(SourceFile(path: "", text: example.marked.text))
    return try #require(Inputs.read(document).definitions.first)
  }

  private func output(_ example: Example) throws -> FirelensOutput {
    try #require(LogRouting(try definition(example)).outputs.first)
  }

  @Test("are a line each, with the key up to its first space as the name")
  func properties() throws {
    let output = try output(
      Example(options: #""Name": "http", "Header X-Team": "platform", "include-pattern": "a""#))
    #expect(output.properties.map(\.property) == ["header"])
    #expect(output.plugin?.displayName == "http")
    #expect(output.option("header")?.isWordy == true)
  }

  @Test("are unknown if a key is a placeholder")
  func unknownKeys() throws {
    let output = try output(Example(options: #""Name": "loki", "{{ key }}": "x""#))
    #expect(!output.certainlyLacks("host") && output.mayHaveMoreOptions)
  }

  @Test("are unknown beyond ten thousand of a definition")
  func manyOptions() throws {
    let options = (0..<10_001).map { #""option\#($0)": "x""# }.joined(separator: ", ")
    let output = try output(Example(options: options))
    #expect(output.options.count == 10_000)
    #expect(output.mayHaveMoreKeys && !output.certainlyLacks("host"))
  }

  @Test("can have variables of Fluent Bit, unless the file is a template")
  func variables() throws {
    let own = try output(Example(options: #""Name": "loki", "host": "${HOST}""#))
    #expect(own.option("host")?.value.value?.text == "${HOST}")
    let template = try output(
      Example(options: #""Name": "loki", "host": "${HOST}""#, app: #""cpu": "${CPU}""#))
    #expect(template.option("host")?.value.isUnknown == true)
  }

  @Test("are not a template if two containers use the same variable")
  func variablesOfTwo() throws {
    let log = #"{"logDriver": "awsfirelens", "options": {"Name": "loki", "host": "${HOST}"}}"#
    let definition = try definition(
      Example(
        options: #""Name": "loki", "host": "${HOST}""#,
        more: [#"{"name": "b", "image": "b", "logConfiguration": \#(log)}"#]))
    #expect(
      LogRouting(definition).outputs.map { $0.option("host")?.value.isUnknown } == [false, false])
  }

  @Test("do not require options of another kind of authentication")
  func waivedRequirements() throws {
    let required = try output(Example(options: #""Name": "azure_kusto""#))
    #expect(!required.missingRequirements.isEmpty)
    let waived = try output(
      Example(options: #""Name": "azure_kusto", "auth_type": "managed_identity""#))
    #expect(waived.missingRequirements.isEmpty)
  }

  @Test(
    "match a misspelled key with the missing property",
    arguments: [
      ("delivery-stream", "delivery_stream"), ("stream", "delivery_stream"),
      ("aws_region", "region"),
    ])
  func meanings(_ name: String, _ expected: String) throws {
    let meaning = try output(Example(options: #""Name": "kinesis_firehose""#)).meaning(of: name)
    #expect(meaning.property == expected && meaning.isMissing)
  }
}
