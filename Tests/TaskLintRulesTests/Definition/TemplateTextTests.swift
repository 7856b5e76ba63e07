import Testing

@testable import TaskLintRules

@Suite("A template")
struct TemplateTextTests {
  private func ids(_ text: String, path: String = "task.json") -> [String] {
    Linter().lint(SourceFile(path: path, text: text)).findings.map(\.ruleID.name)
  }

  @Test("can have tags with quotes in strings")
  func tagsInStrings() {
    let text = """
      {"family": "{{ must_env `X` }}", "executionRoleArn": "{{ tfstate `a['b'].arn` }}",
       "containerDefinitions": [
        {"name": "a", "image": "{{ must_env `IMAGE` }}", "memory": 64,
         "logConfiguration": {"logDriver": "{{ env `DRIVER` `awslogs` }}"}}]}
      """
    #expect(ids(text).isEmpty)
  }

  @Test("can have placeholders without quotes, which are counted and not reported")
  func unquoted() {
    let text = """
      {"family": "koyama", "cpu": {{ env `CPU` `256` }}, "memory": ${memory},
       "containerDefinitions": ${containers}}
      """
    let report = Linter().lint(SourceFile(path: "task.json", text: text))
    #expect(report.findings.isEmpty)
    #expect(report.placeholders == 3)
  }

  @Test(
    "with tags between properties, or in another language, has one finding with its language",
    arguments: [
      (
        "{\n  {{ if .Live }}\n  \"family\": \"koyama\",\n  {{ end }}\n  \"cpu\": \"256\"\n}",
        "{{ }}"
      ),
      ("{{#live}}\n{\"family\": \"koyama\"}\n{{/live}}\n", "{{ }}"),
      ("{\n  {% if live %}\n  \"family\": \"koyama\"\n  {% endif %}\n}", "Jinja"),
      ("local f = 'koyama';\n{\n  family: f,\n  containerDefinitions: [],\n}\n", "Jsonnet"),
    ])
  func templates(_ text: String, _ name: String) {
    let findings = Linter().lint(SourceFile(path: "task.json", text: text)).findings
    #expect(findings.map(\.ruleID) == ["json-syntax"])
    let message = findings.map(\.message.sentences).joined()
    #expect(message.lowercased().contains(name.lowercased()), "\(message)")
  }

  @Test(
    "or YAML is reported as such, and not as invalid JSON",
    arguments: [
      "family: koyama\ncontainerDefinitions:\n  - name: app\n",
      "---\nAWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
      "# A stack\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n",
      "- name: app\n  image: koyama/app\n", "%YAML 1.2\n---\nfamily: koyama\n",
      "\"Description\": \"A stack\"\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n",
    ])
  func yaml(_ text: String) {
    for path in ["task.json", "task.yaml", "-"] {
      let findings = Linter().lint(SourceFile(path: path, text: text)).findings
      #expect(findings.map(\.ruleID) == ["not-a-task-definition"], "\(path): \(text)")
      #expect(findings.allSatisfy { $0.message.remedy.contains("yq -o json") })
    }
  }
}

@Suite("Several documents in one file")
struct DescribeListTests {
  @Test("are a definition each, with any text between them")
  func lists() {
    let one = #"{"taskDefinition": {"family": "a", "containerDefinitions": [], "revision": 1}}"#
    let two = #"{"family": "b", "containerDefinitions": [], "revision": 2}"#
    for text in ["[\(one), {}, \(two)]", "\(one)\n\n\(two)\r\n", "\(one)\n{}\n\(two)"] {
      let contents = FileContents(SourceFile(path: "a.json", text: text), as: nil)
      #expect(contents.definitions.map { $0.family.value?.text } == ["a", "b"], "\(text)")
      #expect(contents.definitions.map(\.form) == [.describe, .describe])
    }
  }

  @Test("of JSON Lines have locations in the file, and pointers from the root of their line")
  func lines() throws {
    let line = #"{"family": "a", "containerDefinitions": [{"name": "c", "cpu": "1"}]}"#
    let report = Linter(rules: [ECSPropertyTypeRule.self])
      .lint(SourceFile(path: "a.jsonl", text: line + "\n" + line + "\n"))
    #expect(report.findings.map(\.location.start.line) == [1, 2])
    #expect(
      report.findings.map(\.pointer) == [
        "/containerDefinitions/0/cpu", "/containerDefinitions/0/cpu",
      ])
  }

  @Test("with an invalid line are text after the end")
  func brokenLine() {
    let report = Linter().lint(
      SourceFile(
        path: "a.json", text: "{\"family\": \"a\", \"containerDefinitions\": []}\n{\"x\": \n"))
    #expect(report.findings.map(\.ruleID) == ["json-syntax"])
  }
}
