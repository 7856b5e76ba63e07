import Testing

@testable import TaskLintRules

@Suite("A list of name-value pairs")
struct NamedEntriesTests {
  @Test("finds the last entry with a name")
  func found() throws {
    let entries = try entries(
      #"[{"name": "A", "value": "1"}, {"name": "B", "value": ""}, {"name": "A", "value": "2"}]"#)
    #expect(entries.lookup("A").value?.value.value?.text == "2")
    #expect(entries.lookup("B").value?.value.value?.isEmpty == true)
    #expect(entries.lookup("C").isAbsent)
  }

  @Test("reports a name as absent only if all names are known")
  func unknown() throws {
    for list in [
      "[]", "null", #"[{"name": "B"}]"#, #"[{"name": null}]"#, #"[{"value": "1"}]"#,
    ] {
      #expect(try entries(list).lookup("A").isAbsent, "\(list)")
    }
    for list in [
      "${environment}", #"[{"name": "${NAME}"}]"#, "[${entry}]", "[{{ a }}]", #""A=1""#, "[1]",
    ] {
      let lookup = try entries(list).lookup("A")
      #expect(!lookup.isAbsent && lookup.value == nil, "\(list)")
    }
    #expect(try entries(#"[${entry}, {"name": "A", "value": "1"}]"#).lookup("A").value != nil)
  }

  @Test("finds a variable in environment and secrets")
  func variables() throws {
    let text = #"""
      {"environment": [{"name": "A", "value": "1"}], "secrets": [{"name": "B", "valueFrom": "b"}]}
      """#
    let both = try container(text)
    #expect(both.variable("A").value != nil && both.variable("B").value != nil)
    #expect(both.variable("C").isAbsent)
    let loading = try container(#"{"environmentFiles": [{"type": "s3", "value": "arn:a"}]}"#)
    #expect(!loading.variable("A").isAbsent)
    #expect(try container(#"{"environmentFiles": []}"#).variable("A").isAbsent)
  }

  private func entries(_ list: String) throws -> NamedEntries {
    try container(#"{"environment": \#(list)}"#).environment
  }

  private func container(_ text: String) throws -> ContainerDefinition {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    return try ContainerDefinition(decoding: #require(document.root))
  }
}
