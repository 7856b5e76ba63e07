import Foundation
import Testing

@testable import TaskLintRules

/// The place of the cursor in a text is marked with `|`.
@Suite("Hovers and completion")
struct AssistanceTests {
  private let editor: Editor

  init() throws { editor = try Editor() }

  private func parameters(_ marked: String, in name: String) throws -> Editor.JSON {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    try editor.open(name, parts[0] + String(parts[1]))
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    return [
      "textDocument": ["uri": editor.uri(name)],
      "position": ["line": lines.count - 1, "character": lines.last?.utf16.count ?? 0],
    ]
  }

  private func hover(_ marked: String, in name: String = "a.json") throws -> String? {
    let answer = try editor.request("textDocument/hover", parameters(marked, in: name))
    let result = answer["result"] as? Editor.JSON
    return (result?["contents"] as? Editor.JSON)?["value"] as? String
  }

  /// The texts that the proposals insert.
  private func completions(_ marked: String, in name: String = "a.json") throws -> [String] {
    let answer = try editor.request("textDocument/completion", parameters(marked, in: name))
    let items = try #require(answer["result"] as? [Editor.JSON])
    return items.compactMap { ($0["textEdit"] as? Editor.JSON)?["newText"] as? String }
  }

  private static func app(_ text: String) -> String {
    #"{"family": "a", "containerDefinitions": [{"name": "db"}, {"name": "app", \#(text)}]}"#
  }

  private static func options(_ text: String) -> String {
    app(#""logConfiguration": {"logDriver": "awsfirelens", "options": {\#(text)}}"#)
  }

  // MARK: - Hovers

  @Test(
    "describe properties in each form",
    arguments: [
      app(#""ess|ential": true"#), app(#""essential": tr|ue"#), app(#""essential|": "#),
      #"{"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [{"Essen|tial": true}]}}}}"#,
      #"{"taskDefinition": {"containerDefinitions": [{"essential|": true}]}}"#,
      #"[{"name": "a", "image": "b", "essen|tial": true}]"#,
    ])
  func properties(text: String) throws {
    let hover = try #require(try hover(text))
    #expect(hover.lowercased().hasPrefix("**essential**: boolean"))
    #expect(hover.contains("firelens-sidecar-not-essential"))
  }

  @Test("describe limits, options and plugins")
  func others() throws {
    let mode = try #require(try hover(#"{"network|Mode": "x", "containerDefinitions": []}"#))
    #expect(mode.contains("One of `bridge`, `host`, `awsvpc`, `none`."))
    let name = try #require(try hover(Self.app(#""na|me": "x""#)))
    #expect(name.hasPrefix("**name**: string, required") && name.contains("1 to 255 characters."))
    let option = try #require(try hover(Self.options(#""Name": "datadog", "dd_servi|ce": "x""#)))
    #expect(option.hasPrefix("**dd_service** of the output plugin `datadog`"))
    let newer = try #require(
      try hover(Self.options(#""Name": "azure", "log_type_k|ey": "x""#)))
    #expect(newer.contains("Since Fluent Bit 2.1."))
    let plugin = try #require(try hover(Self.options(#""Name": "data|dog""#)))
    #expect(plugin.contains("Required: `apikey`"))
    #expect(try hover(Self.app(#""environment": [{"name": "A", "value": "hunter2|"}]"#)) != nil)
    #expect(try hover(Self.app(#""dockerLabels": {"a|": "b"}"#)) == nil)
    #expect(try hover(#"{"dependencies": {"a|": "1"}}"#) == nil)
  }

  @Test("describe rules and keys of a configuration")
  func configuration() throws {
    let rule = "firelens-sidecar-not-essential"
    for text in [
      #"{"ignore": ["firelens-sidecar|-not-essential"]}"#,
      #"{"severity": {"firelens-sidecar|-not-essential": "note"}}"#,
      #"{"overrides": [{"ignore": "firelens-sidecar|-not-essential"}]}"#,
      #"{"overrides": [{"files": [], "ignore": ["firelens-sidecar|-not-essential""#,
    ] {
      let hover = try #require(try hover(text, in: ".tasklint.json"))
      #expect(hover.hasPrefix("**\(rule)** ("))
      #expect(hover.contains(Product.page(ofRule: rule)))
    }
    #expect(
      try hover(#"{"exc|lude": []}"#, in: ".tasklint.json")?.hasPrefix("**exclude**") ?? false)
    let reason = try hover(#"{"overrides": [{"rea|son": ""}]}"#, in: ".tasklint.json")
    #expect(reason?.hasPrefix("**reason**") ?? false)
    #expect(try hover(#"{"files": "|x"}"#, in: ".tasklint.json") == nil)
  }

  // MARK: - Completion

  @Test(
    "completes keys, also in a text that is not valid JSON",
    arguments: [
      app(#""|": true"#), app(#""esse|"#), app("|"), app(#""image": "x" "e|"#),
      app(#""image": "x", e|"#), app("\"image\": \n\"e|\"\n, \"cpu\": 1"),
      app(#""image": "x", "environment": [{"name": "a", }], "|"#),
    ])
  func keys(text: String) throws {
    let found = try completions(text)
    let hasColon = text.contains(#"|": true"#)
    #expect(found.contains(hasColon ? #""essential""# : #""essential": "#))
    #expect(!found.contains { $0.hasPrefix(#""name""#) })
    #expect(!found.contains { $0.hasPrefix(#""family""#) })
  }

  @Test("completes keys in the spelling of the form")
  func spellings() throws {
    let template =
      #"{"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"|": ""}}}}"#
    #expect(try completions(template).contains(#""NetworkMode""#))
    let volume = #"{"ContainerDefinitions": [], "Volumes": [{"|"#
    #expect(try completions(volume).contains(#""EFSVolumeConfiguration": "#))
    let resource = #"{"resource": {"aws_ecs_task_definition": {"a": {"|"#
    #expect(try completions(resource).contains(#""network_mode": "#))
    #expect(try completions(#"{"name": "x", "|"#).isEmpty)
    try editor.folder.write(".tasklint.json", #"{"include": ["t/*.json"]}"#)
    #expect(try completions("{|}", in: "t/a.json").contains(#""family": "#))
  }

  @Test("completes values and names")
  func values() throws {
    let values = #"{"containerDefinitions": [], "networkMode": "#
    let modes = [#""bridge""#, #""host""#, #""awsvpc""#, #""none""#]
    #expect(try completions(values + "|}") == modes)
    #expect(try completions(values + #""aws|"}"#) == modes)
    #expect(try completions(values + #""aws|"#) == modes)
    #expect(try completions(values + "|\n, \"cpu\": 1}") == modes)
    #expect(try completions(Self.app(#""essential": |"#)) == ["true", "false"])
    #expect(try completions(Self.app(#""dependsOn": [{"containerName": |}]"#)) == [#""db""#])
    #expect(
      try completions(Self.app(#""dependsOn": [{"condition": "|"}]"#)).contains(#""HEALTHY""#))
    #expect(try completions(Self.app(#""links": ["|"#)) == [#""db""#])
    #expect(try completions(Self.app(#""volumesFrom": [{"sourceContainer": "|"#)) == [#""db""#])
    let capabilities = #"{"containerDefinitions": [], "requiresCompatibilities": ["|"]}"#
    #expect(try completions(capabilities).contains(#""FARGATE""#))
  }

  @Test("does not propose names that may be secrets")
  func secrets() throws {
    let text = #"{"containerDefinitions": [{"name": "AKIAIOSFODNN7EXAMPLE"}, {"links": ["|"#
    #expect(try completions(text).isEmpty)
  }

  @Test("show no value of the file, at any place")
  func valuesAreNotShown() throws {
    let text = """
      {"family": "hunter2", "containerDefinitions": [
        {"name": "AKIAIOSFODNN7EXAMPLE", "image": "hunter2", "hunter2": 1, "command": ["hunter2"],
          "environment": [{"name": "A", "value": "hunter2"}], "dockerLabels": {"a": "hunter2"},
          "logConfiguration": {"logDriver": "awsfirelens",
            "options": {"Name": "datadog", "apikey": "hunter2"}}}, {"links": ["
      """
    try editor.open("a.json", text)
    for (line, content) in text.split(separator: "\n").enumerated() {
      for character in 0...content.utf16.count {
        for method in ["hover", "completion"] {
          let answer = try editor.request(
            "textDocument/\(method)",
            [
              "textDocument": ["uri": editor.uri("a.json")],
              "position": ["line": line, "character": character],
            ])
          let shown = String(describing: answer)
          #expect(!shown.contains("hunter2") && !shown.contains("AKIAIOSFODNN7EXAMPLE"))
        }
      }
    }
  }

  @Test("completes the options of the plugin")
  func options() throws {
    #expect(try completions(Self.options("|")) == [#""Name": "#])
    #expect(try completions(Self.options(#""Name": "|""#)).contains(#""datadog""#))
    let found = try completions(Self.options(#""Name": "datadog", "tls": "on", "|"#))
    #expect(found.first == #""apikey": "#)
    #expect(found.contains(#""dd_service": "#) && found.contains(#""retry_limit": "#))
    #expect(!found.contains { $0.hasPrefix(#""tls""#) || $0.hasPrefix(#""Name""#) })
    #expect(
      try completions(Self.options(#""Name": "datadog", "net.keepalive": |"#)) == [
        #""on""#, #""off""#,
      ])
    let router = Self.app(#""firelensConfiguration": {"type": "fluentbit", "options": {"|"#)
    #expect(try completions(router).contains(#""enable-ecs-log-metadata": "#))
  }

  @Test("completes a configuration")
  func configurationCompletion() throws {
    func found(_ text: String) throws -> [String] { try completions(text, in: ".tasklint.json") }
    #expect(try found(#"{"select": [], "|"#).contains(#""overrides": "#))
    #expect(try !found(#"{"select": [], "|"#).contains(#""select": "#))
    #expect(try found(#"{"overrides": [{"|"#).contains(#""reason": "#))
    #expect(try found(#"{"ignore": ["policy", "|"]}"#).contains(#""json-syntax""#))
    #expect(try !found(#"{"ignore": ["policy", "|"]}"#).contains(#""policy""#))
    #expect(try found(#"{"severity": {"all": |}}"#) == [#""note""#, #""warning""#, #""error""#])
    #expect(try found(#"{"failOn": "|"#).contains(#""error""#))
    #expect(try found(#"{"settings": {"|"#).contains(#""datadog-api-key-not-ssm": "#))
    #expect(try found(#"{"settings": {"datadog-api-key-not-ssm": {"|"#) == [#""allowed": "#])
  }
}
