import Testing

@testable import TaskLintRules

@Suite("A placeholder instead of a value")
struct JSONPlaceholderTests {
  @Test(
    "is an unresolved value",
    arguments: [
      "${cpu}", "${ cpu }", "${a}${b}", "${cpu}00", #"${jsonencode({"a": [1, "}"]})}"#,
      "${jsonencode([\n  1\n])}", "{{ cpu }}", "{{cpu}}", "{{{ cpu }}}", "{{ .Values.cpu }}",
      #"{{ must_env "CPU" }}"#, "{{ a }}{{ b }}", "{{- cpu -}}", "${{ env.CPU }}",
      #"{{ tfstate "aws_iam_role.koyama['arn']" }}"#,
    ])
  func isAValue(_ placeholder: String) throws {
    let text = #"{"a": \#(placeholder), "b": [\#(placeholder), 1]}"#
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    #expect(document.fatal == nil && document.recovered.isEmpty)
    let root = try #require(document.root)
    #expect(root.member("a")?.value.kind == .placeholder)
    #expect(
      document.placeholders.map { document.source.text(in: $0) } == [placeholder, placeholder])
    #expect(root.member("b")?.value.elements.map(\.kind) == [.placeholder, .number])
  }

  @Test("has a range on one line if it spans several")
  func firstToken() throws {
    let document = JSONDocument(SourceFile(path: "a.json", text: "${jsonencode([\n1\n])}"))
    let token = try #require(document.root).firstToken
    #expect(document.source.text(in: token) == "${jsonencode([")
  }

  @Test(
    "does not include control tags and duplicate braces",
    arguments: [
      "{{ if a }}", "{{#a}}", "{{/a}}", "{{> partial }}", "{{! note }}", "{{- range .Items }}",
      "{{ end }}", "{{ cpu", "${cpu", #"{{"a": {"b": {}}}"#, #"{{ "name" : "x" }}"#, "$", "{{}}",
      "${ }",
    ])
  func isNone(_ text: String) {
    let document = JSONDocument(SourceFile(path: "a.json", text: #"{"a": \#(text)}"#))
    #expect(document.fatal != nil && document.placeholders.isEmpty)
  }

  @Test("cannot be a key")
  func noKey() {
    let document = JSONDocument(SourceFile(path: "a.json", text: "{${key}: 1}"))
    #expect(document.fatal?.problem == .template("a '${ }' placeholder"))
  }

  @Test(
    "may bring the comma to the next element of a list",
    arguments: [
      #"[${sidecars} {"name": "app"}]"#, #"[${sidecars}, {"name": "app"}]"#,
      #"[{{ sidecars }} {"name": "app"}]"#, #"[{"name": "app"} ${sidecars}]"#,
      #"[${a} ${b} "x"]"#, #"[${a}${b} 1]"#, "[\n  ${sidecars}\n  [1]\n]",
    ])
  func commaInList(_ text: String) throws {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    #expect(document.fatal == nil && document.recovered.isEmpty)
    let kinds = try #require(document.root).elements.map(\.kind)
    #expect(kinds.contains(.placeholder))
    #expect(kinds.contains { $0 != .placeholder })
  }

  @Test(
    "may bring members of an object, and the commas between them",
    arguments: [
      #"{${more} "name": "app"}"#, #"{${more}, "name": "app"}"#, #"{"name": "app" ${more}}"#,
      #"{"name": "app", ${more}}"#, #"{"name": "app", ${a} ${b}}"#, #"{${a} "name": "app" ${b}}"#,
    ])
  func members(_ text: String) throws {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    #expect(document.fatal == nil && document.recovered.isEmpty)
    let object = try #require(document.root)
    #expect(object.members.map(\.key.text) == ["name"])
    #expect(!document.placeholders.isEmpty)
    let view = ObjectView(object, InputContext(.camelCase))
    #expect(view.string("name").value?.text == "app")
    #expect(view.string("image").isUnknown)
  }

  @Test(
    "does not excuse another comma that is missing",
    arguments: [
      #"[${a}, 1 2]"#, #"{"a": ${a} "b": 1}"#, #"[[${a}] 1]"#, #"[{"a": ${a}} {"b": 1}]"#,
      #"{${a} "b": 1 "c": 2}"#,
    ])
  func otherCommas(_ text: String) {
    let document = JSONDocument(SourceFile(path: "a.json", text: text))
    #expect(document.fatal == nil)
    #expect(document.recovered.map(\.problem) == [.missingComma])
  }
}
