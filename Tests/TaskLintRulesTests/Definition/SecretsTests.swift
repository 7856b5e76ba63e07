import Testing

@testable import TaskLintRules

@Suite("Secrets")
struct SecretsTests {
  /// A text with each secret in ⟦ and ⟧.
  struct Marked: CustomTestStringConvertible {
    let text: String
    let expected: String

    init(_ marked: String) {
      text = marked.filter { $0 != "⟦" && $0 != "⟧" }
      expected = Self.masked(marked)
    }

    private static func masked(_ marked: String) -> String {
      var masked = ""
      var isHidden = false
      for character in marked {
        switch character {
        case "⟦":
          masked += Secrets.mask
          isHidden = true
        case "⟧": isHidden = false
        default: if !isHidden { masked.append(character) }
        }
      }
      return masked
    }

    var testDescription: String { text }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
      let source = SourceFile(path: "t.json", text: text)
      let whole = SourceRange(0, source.bytes.count)
      #expect(
        Secrets(source).masked(whole, in: source) == expected, sourceLocation: sourceLocation)
      // The parsed document gives the same secrets.
      let document = JSONDocument(source)
      guard document.isPlainFile else { return }
      #expect(
        Set(SecretWalk.secrets(in: document)) == Set(SecretWalk.secrets(in: source.bytes)),
        sourceLocation: sourceLocation)
    }
  }

  @Test(
    "are values of properties with secret names",
    arguments: [
      #"{"password": "⟦hunter2⟧", "image": "app"}"#,
      #"{"apikey": "⟦a⟧", "api_key": "⟦b⟧", "DD-API-KEY": "⟦c⟧", "ddApiKey": "⟦d⟧"}"#,
      #"{"splunk_token": "⟦x⟧", "tls.key_passwd": "⟦x⟧", "cloud_auth": "⟦u:p⟧"}"#,
      #"{"dbpassword": "⟦x⟧", "DB_PASSWORD_PROD": "⟦x⟧", "Password2": "⟦x⟧", "PWD": "⟦x⟧"}"#,
      #"{"clientSecret": "⟦x⟧", "APIKey": "⟦x⟧", "SECRET": "⟦x⟧", "dbCredentials": "⟦x⟧"}"#,
      #"{"password": ⟦12345⟧, "secrets": ["⟦a⟧", "⟦b⟧"]}"#,
      #"{"pass\u0077ord": "⟦x⟧"}"#,
      #"{"password": "⟦a\"b\\⟧", "x": "y"}"#,
      #"{"db_password": {"value": "⟦x⟧", "sensitive": true}}"#,
    ].map(Marked.init))
  func underTellingNames(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "are values of entries with secret names",
    arguments: [
      #"{"name": "DB_PASSWORD", "value": "⟦x⟧"}"#,
      #"{"value": "⟦x⟧", "name": "DB_PASSWORD"}"#,
      #"{"Name": "ApiToken", "Value": "⟦x⟧"}, {"Name": "LEVEL", "Value": "info"}"#,
      #"{"name": "DB_PASSWORD", "value": ⟦42⟧}"#,
      #"{"name": "DD_API_KEY", "valueFrom": "⟦0123456789abcdef0123456789abcdef⟧"}"#,
      #"{"name": "DD_API_KEY", "valueFrom": "/prod/dd-api-key"}"#,
      #"{"name": "LOG_LEVEL", "value": "debug"}"#,
      #"{"Key": "Name", "Value": "koyama"}"#,
    ].map(Marked.init))
  func entries(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "have known formats",
    arguments: [
      #"{"x": "⟦AKIAIOSFODNN7EXAMPLE⟧ and ⟦ghp_0123456789abcdefghijABCDEFGHIJ012345⟧"}"#,
      #"{"x": "⟦xoxb-123456789012-abcdef⟧", "y": "⟦sk-proj-0123456789abcdefghij⟧"}"#,
      #"{"x": "-H 'X: Bearer ⟦abc.def⟧'", "y": "a Bearer token"}"#,
      #"{"x": "postgres://app:⟦hunter2⟧@db:5432/app", "y": "http://db:5432/a@b"}"#,
      #"{"x": "redis://:⟦p@ss⟧@cache", "y": "postgres://app:${PASSWORD}@db"}"#,
      #"{"x": "https://in.example.com/v1?api-token=⟦abc⟧&level=1&token=⟦def⟧"}"#,
      #"{"x": "⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl⟧"}"#,
      #"{"x": "⟦-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----⟧\n"}"#,
      #"{"x": "\n⟦ghp_0123456789abcdefghijABCDEFGHIJ012345⟧"}"#,
      #"{"x": "task-definition-with-a-long-name-0123456789", "y": "sk-learn-preprocessing-job"}"#,
    ].map(Marked.init))
  func knownFormats(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "do not include names of and references to secrets",
    arguments: [
      #"{"log_key": "log", "tag_key": "t", "include_tag_key": "true", "dd_message_key": "log"}"#,
      #"{"json_date_key": "ts", "Time_Key": "ts", "data_keys": "a,b", "partition_key": "id"}"#,
      #"{"tls.key_file": "/etc/key.pem", "s3_key_format": "/$TAG", "gelf_short_message_key": "m"}"#,
      #"{"apikey": "${DD_API_KEY}", "token": "{{ token }}", "secret": "", "password": null}"#,
      #"{"password": "arn:aws:ssm:us-east-1:123456789012:parameter/x", "hasToken": true}"#,
      #"{"secrets": [{"name": "DB_PASSWORD", "valueFrom": "db-password"}]}"#,
      #"{"valueFrom": "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:koyama"}"#,
      #"{"secretOptions": [{"name": "apikey", "valueFrom": "DD_API_KEY"}]}"#,
      #"{"requiresAttributes": [{"name": "ecs.capability.secrets.ssm", "value": null}]}"#,
      #"{"dockerLabels": {"tasklint.ignore/secret-plaintext": "moves soon"}}"#,
      #"{"family": "tokenizer", "KeyType": "HASH", "kms_key_id": "alias/x", "key": "value"}"#,
    ].map(Marked.init))
  func references(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "are found in text that is not JSON",
    arguments: [
      "{\n  \"password\": \"⟦hunter2,⟧\n  \"image\": \"app\"\n}",
      "{\"password\": ⟦hunter2⟧\", \"image\": \"app\"}",
      "{\"password: \"⟦hunter2⟧\", \"image\": \"app\"}",
      "{password\": \"⟦hunter2⟧\", \"image\": \"app\"}",
      "{\"a\": \"x, \"password\":\"⟦hunter2⟧\",\"b\":\"c\"}",
      "{ password: '⟦hunter2⟧', image: 'app' }",
      "db_password = \"⟦hunter2⟧\"\nimage = \"app\"",
      "{ name: 'API_KEY', value: '⟦x⟧' },",
      "{\"name\": \"API_KEY\" \"value\": \"⟦x⟧\"",
      "# export DD_API_KEY=⟦abc⟧ # old",
      "{ apiKey:: '⟦abc⟧', host+: 'x' }",
      "\"password\": \"⟦abc⟧",
    ].map(Marked.init))
  func brokenText(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "are found in text inside strings",
    arguments: [
      #"{"container_definitions": "[{\"name\":\"DB_PASSWORD\",\"value\":\"⟦a\\\"b⟧\"}]"}"#,
      #"{"x": "{\"y\": \"{\\\"token\\\": \\\"⟦abc⟧\\\"}\"}"}"#,
      #"{"command": ["--api-key", "⟦abc⟧", "--level", "info"]}"#,
      #"{"command": ["sh", "-c", "DD_API_KEY=⟦abc⟧ exec ./run --db-password ⟦hunter2⟧ --now"]}"#,
      #"{"command": "curl -H 'DD-API-KEY: ⟦abc⟧' https://example.com"}"#,
      #"{"value": "Server=db;Password=⟦hunter2⟧ x"}"#,
    ].map(Marked.init))
  func insideStrings(_ marked: Marked) {
    marked.check()
  }

  @Test(
    "are found in any of many similar objects",
    arguments: [
      #"[{"name": "A", "value": "1"}, {"name": "B", "value": "2"}, {"name": "TOKEN", "value": "⟦x⟧"}]"#,
      #"[{"name": "TOKEN", "value": "⟦x⟧"}, {"name": "A", "value": "1"}, {"name": "PWD", "value": "⟦y⟧"}]"#,
      #"[{"name": "A", "value": "1"}, {"name": "B", "value": "run --password ⟦x⟧"}]"#,
      #"[{"name": "A", "value": "1"}, {"name": "\u0050WD", "value": "⟦x⟧"}]"#,
      #"[{"password": "⟦a⟧"}, {"password": "⟦b⟧"}, {"password": "⟦c⟧"}]"#,
      #"[{"a": "1", "pwd": "⟦x⟧"}, {"a": "2", "pwd": "⟦y⟧"}, {"a": "3", "pwd": "⟦z⟧"}]"#,
      #"{"a": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}], "pwd": "⟦x⟧"}"#,
      #"["--token", {"name": "A", "value": "⟦x⟧"}, {"name": "B", "value": "2"}]"#,
    ].map(Marked.init))
  func inLists(_ marked: Marked) { marked.check() }

  @Test("hide all of a file in UTF-16")
  func utf16() {
    let source = SourceFile(path: "", bytes: [0xFF, 0xFE] + "{\"a\"".utf8.flatMap { [$0, 0] })
    #expect(Secrets(source).overlaps(SourceRange(5, 6)))
  }

  @Test("are masked in part of the text")
  func partOfTheText() {
    let source = SourceFile(path: "", text: #"{"password": "hunter2"}"#)
    let secrets = Secrets(source)
    #expect(secrets.masked(SourceRange(15, 18), in: source) == "••••")
    #expect(secrets.masked(SourceRange(1, 13), in: source) == #""password": "#)
    #expect(secrets.overlaps(SourceRange(13, 22)) && !secrets.overlaps(SourceRange(1, 14)))
  }

  @Test("are masked in messages")
  func messages() {
    let source = SourceFile(
      path: "",
      text:
        #"{"password": "hunter2", "token": "hunter2-long", "secret": "a\"b\u00e9c", "pwd": "x"}"#)
    let secrets = Secrets(source)
    #expect(secrets.masked("value 'hunter2-longer' of app") == "value '••••er' of app")
    #expect(secrets.masked("it is a\"béc.") == "it is ••••.")
    #expect(secrets.masked("'x' is six, 'xx' is not") == "'••••' is six, 'xx' is not")
    #expect(secrets.masked("nothing") == "nothing")
    #expect(
      secrets.masked("cut 'hunter2-lo…' and 'hunt…' and 'long…'")
        == "cut '••••…' and '••••…' and 'long…'")
  }

  @Test("are searched in any bytes in linear time")
  func anyBytes() {
    var generator = SeededGenerator(seed: 7)
    let pieces: [[UInt8]] =
      [
        "\"", "'", "{", "}", "[", "]", ":", "=", ",", "\\", "\n", "password", "name", "value",
        "://",
        "@", "eyJ", ".", "Bearer ", "-----BEGIN ", "PRIVATE KEY", "--token", " ", "\\u00", "${",
        "x",
      ].map { Array($0.utf8) } + [[0xFF], [0xE3, 0x81], [0]]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
      let source = SourceFile(path: "", bytes: bytes)
      let secrets = Secrets(source)
      let cut = Int.random(in: 0...bytes.count, using: &generator)
      _ = secrets.masked(SourceRange(0, cut), in: source)
      _ = secrets.masked(String(decoding: bytes, as: UTF8.self))
    }
    for piece in [
      "[", "{\"", "eyJ-", "://", "-----BEGIN PRIVATE KEY", "\\\"", "--token ", "'", "sk-",
    ] {
      let source = SourceFile(path: "", text: String(repeating: piece, count: 10_000))
      _ = Secrets(source).overlaps(SourceRange(0, 1))
    }
  }
}
