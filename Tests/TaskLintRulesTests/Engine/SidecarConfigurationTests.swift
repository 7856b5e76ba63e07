import Testing

@testable import TaskLint
@testable import TaskLintRules

@Suite("The key 'sidecar'")
struct SidecarConfigurationTests {
  private func problems(_ members: String) -> [String] {
    let text = """
      {
        "ignore": "firehose",
        "sidecar": {
          \(members)
        }
      }
      """
    return ConfigurationReader(SourceFile(path: "c", text: text)).problems.map(\.line)
  }

  private static let router = """
    "name": "fluentbit", "image": "koyama/fluent-bit:2.1",
    "firelensConfiguration": { "type": "fluentbit" }
    """

  @Test("takes a container definition with variables")
  func valid() {
    #expect(problems(Self.router) == [])
    #expect(
      problems(
        Self.router + #", "dependsOn": [{ "containerName": "app", "condition": "START" }],"#
          + #""environment": [{ "name": "DD_SERVICE", "value": "${family}" }]"#) == [])
  }

  @Test("is wrong without what makes a log router")
  func missing() {
    #expect(
      problems(#""name": "fluentbit""#) == [
        "c:3:14: missing 'image' in 'sidecar'",
        "c:3:14: missing 'firelensConfiguration' in 'sidecar'",
      ])
  }

  @Test("is wrong with what the API rejects")
  func invalid() {
    #expect(
      problems(Self.router + #", "essentail": true"#) == [
        "c:5:51: unknown property 'essentail' in 'sidecar'; did you mean 'essential'?"
      ])
    #expect(problems(Self.router + #", "user": "root""#).count == 1)
    #expect(problems(Self.router + #", "essential": "true""#).count == 1)
  }

  @Test("may not contain a secret in plain text")
  func secret() {
    let key = "0123456789abcdef0123456789abcdef"
    let found = problems(
      Self.router + #", "environment": [{ "name": "DD_API_KEY", "value": "\#(key)" }]"#)
    #expect(found.count == 1)
    #expect(!found.joined().contains(key))
  }

  // MARK: - init

  private static let definition = Example.configured(
    environment: ["DD_SERVICE": #""koyama-web""#, "DELIVERY_STREAM": #""koyama-website""#],
    task: Example.fargateTask(family: "koyama-web"),
    sidecar: """
      "memory": 64,
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/koyama-web",
          "awslogs-region": "ap-northeast-1",
          "awslogs-stream-prefix": "fluentbit"
        }
      }
      """)

  private func initialize(_ text: String) throws -> (result: CommandResult, written: String?) {
    let folder = try ScratchFolder()
    try folder.makeFolder(".git")
    try folder.write("t/a.json", text)
    let result = try CommandSetup(workingDirectory: FilePath(folder.path)).run(
      ["init", "--sidecar-from", folder("t/a.json"), folder("t")].map {
        Argument(stringLiteral: $0)
      })
    return (result, try? folder.text(of: ".tasklint.json"))
  }

  @Test("is written from a definition, with variables")
  func initialization() throws {
    let text = try #require(try initialize(Self.definition.marked.text).written)
    #expect(text.contains(#""sidecar": {"#))
    #expect(text.contains(#"{ "name": "DD_SERVICE", "value": "${family}" }"#))
    #expect(text.contains(#"{ "name": "AWS_REGION", "value": "${region}" }"#))
    #expect(text.contains(#"{ "name": "DELIVERY_STREAM", "value": "koyama-website" }"#))
    #expect(text.contains(#""awslogs-group": "/ecs/${family}""#))
    #expect(ConfigurationReader(SourceFile(path: "c", text: text)).problems == [])
  }

  @Test("is not written from a definition with a secret or without a log router")
  func refusal() throws {
    let key = "0123456789abcdef0123456789abcdef"
    let secret = try initialize(
      Example.configured(environment: ["DD_APP_KEY": "\"\(key)\""]).marked.text)
    #expect(secret.written == nil)
    #expect(secret.result.status == .failure)
    #expect(!secret.result.errorLines.joined().contains(key))
    let other = try initialize(Example(without: ["sidecar"]).marked.text)
    #expect(other.written == nil)
    #expect(other.result.errorLines.joined().contains("no container has a 'firelensConfiguration'"))
  }
}
