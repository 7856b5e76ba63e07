import Testing

@testable import TaskLintRules

@Suite("Recognition of secrets")
struct CredentialTests {
  @Test(
    "recognizes names",
    arguments: [
      "DB_PASSWORD", "password", "dbPasswd", "CLIENT_SECRET", "AWS_SECRET_ACCESS_KEY", "apiKey",
      "DD_API_KEY", "APIKEY", "github-token", "SSH_PRIVATE_KEY", "oauth2Token", "app.secret.key",
      "DB_PASS", "dbPwd", "KEY_PASSPHRASE", "secret_key_base", "SMTP_CREDENTIALS", "dbpassword",
      "DB_PASSWORD2", "API_KEYS", "LICENSE_KEY", "ECS_ENGINE_AUTH_DATA",
    ])
  func namesOfSecrets(_ name: String) {
    #expect(SecretName.endsInSecretWord(name))
    #expect(SecretName.isMasked(Array(name.utf8)[...]), "what is reported is masked")
  }

  @Test(
    "not by the name of its place, or of a public value",
    arguments: [
      "PASSWORD_FILE", "TOKEN_URL", "SECRET_NAME", "KEY", "CACHE_KEY", "TOKENS", "MONKEY", "",
      "NEXT_PUBLIC_API_KEY", "STRIPE_PUBLISHABLE_KEY", "DB_PASSWORD_LENGTH", "AWS_ACCESS_KEY_ID",
      "BYPASS", "PASS_THROUGH", "COMPASS", "ECS_ENGINE_AUTH_TYPE", "label_keys",
    ])
  func otherNames(_ name: String) { #expect(!SecretName.endsInSecretWord(name)) }

  @Test("quickly by its last letters", arguments: ["DB_PASSWORD", "api-key", "DB_PASSWORD_2"])
  func quickCheck(_ name: String) {
    let isFound = Array(name.utf8).withUnsafeBufferPointer {
      SecretName.Endings.known.mayEnd(UncheckedBytes($0))
    }
    #expect(isFound)
  }

  @Test(
    "by a value that nothing else explains",
    arguments: ["correct horse", "d41d8cd98f00b204", "Kd9/xQ2+LmZp0aTt="])
  func literals(_ text: String) { #expect(CredentialText.isLiteral(text)) }

  @Test(
    "ignores short values, paths, numbers, switches, ARNs and plain URLs",
    arguments: [
      "short", "/run/secrets/db", "prod/db/password", "12345678", "3.141592653", "disabled",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/db", "https://auth.koyama.example/token",
      "${DB_PASSWORD}", "$DB_PASSWORD", "same-origin", "$(cat /run/secrets/db)",
    ])
  func otherValues(_ text: String) { #expect(!CredentialText.isLiteral(text)) }

  @Test(
    "not by a value that stands in for it",
    arguments: [
      "DB_PASSWORD", "db-password", "DB_PASSWORD_VALUE", "[DB PASSWORD]", "changeme", "CHANGE-ME",
      "REDACTED", "your_password", "YourPassword", "dummy-secret", "example-password",
      "to-be-replaced", "<password>", "********", "insert password here", "xxxxxxxxxxxx",
    ])
  func standIns(_ text: String) {
    #expect(SecretStandIn.isStandIn(text, for: "DB_PASSWORD"))
    #expect(!CredentialText.isLiteral(text, named: "DB_PASSWORD"))
  }

  @Test(
    "by a value that only resembles one", arguments: ["hunter2hunter2", "x", "yours2020", "[1]["])
  func noStandIns(_ text: String) {
    #expect(!SecretStandIn.isStandIn(text, for: "DB_PASSWORD"))
  }

  @Test(
    "not by the armor of a key around a stand-in",
    arguments: [
      ("REDACTED", true), ("...", true), ("", true), ("to-be-replaced", true), ("MIIE", false),
    ])
  func armor(_ body: String, _ isStandIn: Bool) {
    for newline in ["\n", "\\n"] {
      let key = ["-----BEGIN PRIVATE KEY-----", body, "-----END PRIVATE KEY-----"]
        .joined(separator: newline)
      #expect(SecretStandIn.isKeyWithStandIn(key, for: "KEY") == isStandIn)
      #expect((CredentialText.kind(of: key, named: "KEY") == nil) == isStandIn)
    }
  }

  private static let digits = String(repeating: "a1B2", count: 10)

  @Test(
    "by the format of its issuer",
    arguments: [
      ("ghp_" + digits, "a GitHub token"),
      ("https://ghp_\(digits)@git.koyama.example", "a GitHub token"),
      ("-----BEGIN RSA PRIVATE KEY-----\nMI", "a private key"),
      ("postgres://app:hunter2@db/app", "a password in a URL"),
      ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrb3lhbWEifQ." + digits, "a JSON Web Token"),
      ("https://hooks.slack.com/services/T0KOYAMA1/B0KOYAMA1/\(digits)", "a Slack webhook"),
      ("https://in.koyama.example/receiver/v1/http/\(digits)==", "the URL of a Sumo Logic source"),
    ])
  func formats(_ text: String, _ kind: String) {
    #expect(CredentialText.kind(of: text, named: "X")?.description == kind)
    let matches = SecretFormats.matches(in: Array(text.utf8))
    #expect(!matches.isEmpty, "what is reported is masked")
  }

  @Test(
    "not by an example of a format",
    arguments: [
      "AKIA" + "IOSFODNN7EXAMPLE", "postgres://user:password@db/app", "postgres://app:${P}@db/app",
      "postgres://app:changeme@db/app", "https://host/path:a@b", "eyJhbGciOiJIUzI1NiJ9",
      "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
      "/services/Tools", "https://auth.koyama.example/token",
    ])
  func noFormats(_ text: String) {
    #expect(CredentialText.kind(of: text, named: "X") == nil)
  }

  @Test(
    "in the arguments of a command",
    arguments: [
      (["--password=hunter2hunter2"], [0]), (["--password", "hunter2hunter2"], [1]),
      (["sh", "-c", "PGPASSWORD='hunter2hunter2' psql"], [2]),
      (["app --api-key hunter2hunter2 --verbose"], [0]), (["--password", "--verbose"], []),
      (["--password", "$PASSWORD"], []), (["--password=$(cat /run/secrets/db)"], []),
      (["--password-file", "hunter2hunter2"], []), (["--password=changeme"], []),
      (["psql postgres://app:hunter2@db/app"], [0]), (["--password", "/run/secrets/db"], []),
    ])
  func commands(_ arguments: [String], _ expected: [Int]) {
    var secrets = CommandSecrets()
    let found = arguments.indices.filter { secrets.kind(ofNext: arguments[$0]) != nil }
    #expect(found == expected)
  }

  @Test(
    "recognizes options of outputs",
    arguments: [
      ("Authorization Bearer abc", true), ("Authorization Bearer ${TOKEN}", false),
      ("/v1?api-token=abc", true), ("/v1?a=b&token=", false), ("/v1?a=b&token=REDACTED", false),
    ])
  func options(_ text: String, _ isSecret: Bool) {
    #expect(OutputSecret.isIn(text) == isSecret)
  }

  @Test(
    "by the property of an output",
    arguments: [
      ("apikey", "datadog", true), ("http_passwd", "loki", true), ("api", "td", true),
      ("api", "http", false), ("webhook", "slack", true), ("label_keys", "loki", false),
      ("cloud_auth", "es", true), ("event_key", "splunk", false), ("client_secret", "azure", true),
    ])
  func properties(_ property: String, _ plugin: String, _ isSecret: Bool) {
    #expect(OutputSecret.isIn(property: property, of: OutputPlugin.named(plugin)) == isSecret)
  }
}
