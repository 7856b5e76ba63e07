import Testing

@testable import TaskLintRules

@Suite("A missing or extra bracket")
struct BracketFaultTests {
  /// An invalid text with the finding marked, and the text after the fix.
  struct Case: CustomTestStringConvertible {
    let name: String
    let broken: String
    let repaired: String?

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a brace at the end of a line, whose comma is there",
      broken: """
        {"containerDefinitions": [{
          "name": "app", "image": "a:1",
          "logConfiguration": {
            "logDriver": "awslogs",
          [|"cpu"|]: 0
        }]}
        """,
      repaired: """
        {"containerDefinitions": [{
          "name": "app", "image": "a:1",
          "logConfiguration": {
            "logDriver": "awslogs"
          },
          "cpu": 0
        }]}
        """),
    Case(
      name: "a line with a brace and its comma",
      broken: """
        {"containerDefinitions": [{
          "name": "app", "image": "a:1",
          "logConfiguration": {
            "logDriver": "awslogs"
          [|"cpu"|]: 0
        }]}
        """,
      repaired: """
        {"containerDefinitions": [{
          "name": "app", "image": "a:1",
          "logConfiguration": {
            "logDriver": "awslogs"
          },
          "cpu": 0
        }]}
        """),
    Case(
      name: "a missing brace before a comma on a separate line",
      broken: """
        {"containerDefinitions": [
          {
            "name": "app", "image": "a:1"
          ,
          [|{|]
            "name": "web", "image": "a:1"
          }
        ]}
        """,
      repaired: """
        {"containerDefinitions": [
          {
            "name": "app", "image": "a:1"
          },
          {
            "name": "web", "image": "a:1"
          }
        ]}
        """),
    Case(
      name: "a brace in the run at the end, by the indentation",
      broken: """
        {
          "containerDefinitions": [
            {
              "name": "app", "image": "a:1",
              "logConfiguration": {
                "logDriver": "awslogs",
                "options": {}
            [|}|]
          ]
        }
        """,
      repaired: """
        {
          "containerDefinitions": [
            {
              "name": "app", "image": "a:1",
              "logConfiguration": {
                "logDriver": "awslogs",
                "options": {}
              }
            }
          ]
        }
        """),
    Case(
      name: "the last brace",
      broken: "{\r\n  \"containerDefinitions\": [{\"name\": \"app\"}[|]|]\r\n",
      repaired: "{\r\n  \"containerDefinitions\": [{\"name\": \"app\"}]\r\n}\r\n"),
    Case(
      name: "an opening brace",
      broken: #"{"containerDefinitions": [{"name": "app", "healthCheck": [|"command"|]: ["a"]}}]}"#,
      repaired: #"{"containerDefinitions": [{"name": "app", "healthCheck": {"command": ["a"]}}]}"#),
    Case(
      name: "an opening brace on a separate line",
      broken: "{\n  \"containerDefinitions\": [\n    \n      [|\"name\"|]: \"app\"\n    }\n  ]\n}",
      repaired: "{\n  \"containerDefinitions\": [\n    {\n      \"name\": \"app\"\n    }\n  ]\n}"),
    Case(
      name: "an opening bracket",
      broken: #"{"containerDefinitions": [|{|]"name": "app"}]}"#,
      repaired: #"{"containerDefinitions": [{"name": "app"}]}"#),
    Case(
      name: "a closing bracket",
      broken: #"{"containerDefinitions": [{"command": ["a", "b", [|"name"|]: "app"}]}"#,
      repaired: #"{"containerDefinitions": [{"command": ["a", "b"], "name": "app"}]}"#),
    Case(
      name: "a brace too many",
      broken: "{\n  \"containerDefinitions\": [\n    {\"name\": \"app\"}\n    [|}|]\n  ]\n}",
      repaired: "{\n  \"containerDefinitions\": [\n    {\"name\": \"app\"}\n  ]\n}"),
    Case(
      name: "a brace of a bare list of containers",
      broken: #"[{"name": "a", "image": "b"}, [|"name"|]: "c", "image": "d"}]"#,
      repaired: #"[{"name": "a", "image": "b"}, {"name": "c", "image": "d"}]"#),
    Case(
      name: "a brace in an answer",
      broken:
        #"{"taskDefinition": {"containerDefinitions": [{"name": "a"}], "revision": 3, "runtimePlatform": {"cpuArchitecture": "ARM64", [|"status"|]: "ACTIVE"}}"#,
      repaired:
        #"{"taskDefinition": {"containerDefinitions": [{"name": "a"}], "revision": 3, "runtimePlatform": {"cpuArchitecture": "ARM64"}, "status": "ACTIVE"}}"#
    ),
    Case(
      name: "a brace after labels, which take any name",
      broken:
        #"{"containerDefinitions": [{"dockerLabels": {"a": "b", [|"user"|]: "0", "name": "app"}]}"#,
      repaired: nil),
    Case(
      name: "a brace in a minified file with a name that the API does not know",
      broken: #"{"containerDefinitions":[{"name":"app","dockerLabels":{"a":"b","usr":"0"[|}|]]}"#,
      repaired: nil),
  ]

  @Test("is located, and fixed if only one place fits", arguments: cases)
  func place(_ check: Case) throws {
    let marked = MarkedText(check.broken)
    let source = SourceFile(path: "a.json", text: marked.text)
    let findings = Linter().lint(source).findings
    let finding = try #require(findings.first { $0.ruleID == "json-syntax" })
    #expect(finding.fix?.applied(to: source) == check.repaired)
    #expect([finding.location.range] == marked.findings)
    // If the fix is not certain, no rule reports what it would contain.
    if check.repaired == nil { #expect(findings.count == 1) }
  }

  @Test("is not searched for in files without names of the API")
  func otherDocuments() {
    for text in [
      #"{"a": {"b": 1, "c": 2}"#, #"{"Resources": {"containerDefinitions": [}}"#,
      #"[{"name": "a", "image": "b"}"# + String(repeating: "]", count: 3),
      #"{"containerDefinitions": [{{{"#, "",
    ] {
      #expect(BracketFault(in: JSONDocument(SourceFile(path: "a.json", text: text))) == nil)
    }
  }

  @Test("does not change the ranges of other findings")
  func places() throws {
    let broken = """
      {
        "containerDefinitions": [
          {
            "name": "app",
            "image": "名前/app:1",
            "logConfiguration": {
              "logDriver": "awsfirelens",
            "cpu": "256"
          }
        ]
      }
      """
    let source = SourceFile(path: "a.json", text: broken)
    let findings = Linter().lint(source).findings
    let type = try #require(findings.first { $0.ruleID == "ecs-property-type" })
    #expect(source.text(in: type.location.range) == "\"256\"")
    #expect(type.location.start.line == 8)
    #expect(type.excerpt.snippet == "\"256\"")
    #expect(type.fix == nil, "its edit would leave the file as broken as it is")
    let missing = try #require(findings.first { $0.ruleID == "firelens-sidecar-missing" })
    #expect(source.text(in: missing.location.range) == "\"awsfirelens\"")
  }

  @Test("has a range on one line if the last token spans several")
  func placeholderOfLines() {
    let text = "{\n  \"containerDefinitions\":${mof_con: \"fluentbit\"]\n~}\n"
    let findings = Linter().lint(SourceFile(path: "a.json", text: text)).findings
    #expect(findings.map(\.excerpt.marked) == ["••••"])
    #expect(findings.allSatisfy { $0.location.start.line == $0.location.end.line })
  }

  @Test("is searched for in linear time, in deep and in flat files")
  func time() {
    let flat = (0..<20_000).map { "\"l\($0)\": \"x\"" }.joined(separator: ",")
    let deep = String(repeating: "{\"a\":", count: 500) + "1" + String(repeating: "}", count: 500)
    let texts = [
      "{\"containerDefinitions\":[{\"dockerLabels\":{\(flat),\"name\":\"a\"}]}",
      "{\"containerDefinitions\":[{\"name\":\"a\",\"x\":\(deep)]}",
      "{\"containerDefinitions\":[" + String(repeating: "{\"name\":\"a\"},", count: 10_000)
        + "{\"name\":\"a\"]}",
    ]
    for text in texts {
      let document = JSONDocument(SourceFile(path: "a.json", text: text))
      let time = ProcessorTime.measure { _ = BracketFault(in: document) }
      #expect(time < .seconds(10), "\(text.prefix(60))")
    }
  }
}
