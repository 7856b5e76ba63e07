import Testing

@testable import TaskLintRules

@Suite("Secrets in plain text, outside the places of the API's schema")
struct PlaintextSecretPlaceTests {
  /// How many strings of a container definition's properties hold a secret.
  private func count(_ properties: String, in task: String = #""family": "a""#) -> Int {
    let text = """
      {\(task), "containerDefinitions": [{"name": "app", "image": "a:1", \(properties)}]}
      """
    return Linter(rules: [SecretPlaintextRule.self])
      .lint(SourceFile(path: "", text: text)).findings.count
  }

  @Test(
    "are found",
    arguments: [
      #""enviroment": [{"name": "DB_PASSWORD", "value": "hunter2hunter2"}]"#,
      #""enviroment": [{"value": "hunter2hunter2", "Name": "DB_PASSWORD"}]"#,
      #""enviroment": {"DB_PASSWORD": "hunter2hunter2"}"#,
      #""dbPassword": ["hunter2hunter2"]"#,
      #""environment": {"DB_PASSWORD": "hunter2hunter2"}"#,
      #""environment": [{"name": "DB_PASSWORD=hunter2hunter2"}]"#,
      #""environment": [{"name": "DB_PASSWORD", "value": {"Fn::Sub": "hunter2hunter2"}}]"#,
      #""environment": [{"name": "DB_PASSWORD", "value": ["hunter2hunter2"]}]"#,
      #""hostname": "postgres://app:hunter2hunter2@db.koyama.example/app""#,
      #""command": "migrate --password=hunter2hunter2""#,
      #""user": "REJfUEFTU1dPUkQ9aHVudGVyMmh1bnRlcjI=""#,
      #""tags": [{"key": "DB_PASSWORD", "value": "hunter2hunter2"}]"#,
      #""labels": {"users": "app:$apr1$koyama12$0123456789abcdefghijkl"}"#,
    ])
  func found(_ properties: String) { #expect(count(properties) == 1) }

  @Test(
    "are not found in references, names and plain values",
    arguments: [
      #""enviroment": [{"name": "DB_PASSWORD", "value": {"Ref": "hunter2hunter2"}}]"#,
      #""enviroment": [{"name": "DB_PASSWORD", "value": {"Fn::GetAtt": ["hunter2hunter2", "A"]}}]"#,
      #""enviroment": [{"name": "USER_NAME", "value": "hunter2hunter2"}]"#,
      #""enviroment": [{"name": "PASSWORD_FILE", "value": "hunter2hunter2"}]"#,
      #""secrets": [{"name": "DB_PASSWORD", "valueFrom": "/koyama/orders/db-password-of-all"}]"#,
      #"""
      "secrets": [{"name": "DB_PASSWORD",
        "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-password-a1b2c3"}]
      """#,
      #""hostname": "https://db.koyama.example/app""#,
    ])
  func notFound(_ properties: String) { #expect(count(properties) == 0) }

  @Test("are found in the task and in an image's login")
  func otherPlaces() {
    #expect(count(#""cpu": 1"#, in: #""owner": {"apiToken": "hunter2hunter2"}"#) == 1)
    #expect(count(#""cpu": 1"#, in: #""tags": {"apiToken": "hunter2hunter2"}"#) == 1)
    #expect(count(#""image": "koyama:hunter2hunter2@registry.koyama.example/app""#) == 1)
  }
}
