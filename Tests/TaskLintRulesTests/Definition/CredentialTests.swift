import Testing

@testable import TaskLintRules

@Suite("Recognition of secrets")
struct CredentialTests {
  @Test(
    "recognizes names",
    arguments: [
      "DB_PASSWORD", "password", "dbPasswd", "CLIENT_SECRET", "AWS_SECRET_ACCESS_KEY", "apiKey",
      "DD_API_KEY", "APIKEY", "github-token", "SSH_PRIVATE_KEY", "oauth2Token", "app.secret.key",
    ])
  func namesOfSecrets(_ name: String) { #expect(CredentialName.isSecret(name)) }

  @Test(
    "ignores names of locations and of public values",
    arguments: [
      "PASSWORD_FILE", "TOKEN_URL", "SECRET_NAME", "KEY", "CACHE_KEY", "TOKENS", "MONKEY", "",
      "NEXT_PUBLIC_API_KEY", "STRIPE_PUBLISHABLE_KEY", "DB_PASSWORD_LENGTH", "AWS_ACCESS_KEY_ID",
    ])
  func otherNames(_ name: String) { #expect(!CredentialName.isSecret(name)) }

  @Test(
    "recognizes values that cannot be anything else",
    arguments: [
      "correct horse", "d41d8cd98f00b204", "Kd9/xQ2+LmZp0aTt=", "postgres://app:hunter2@db/app",
    ])
  func literals(_ text: String) { #expect(CredentialText.isLiteral(text)) }

  @Test(
    "ignores short values, paths, numbers, switches, ARNs and plain URLs",
    arguments: [
      "short", "/run/secrets/db", "prod/db/password", "12345678", "3.141592653", "disabled",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/db", "https://auth.koyama.example/token",
      "${DB_PASSWORD}", "$DB_PASSWORD",
    ])
  func otherValues(_ text: String) { #expect(!CredentialText.isLiteral(text)) }

  @Test("recognizes formats of issuers")
  func formats() {
    let digits = String(repeating: "a1B2", count: 10)
    #expect(CredentialText.keyFormat(of: "ghp_" + digits)?.kind.description == "a GitHub token")
    #expect(
      CredentialText.keyFormat(of: "-----BEGIN RSA PRIVATE KEY-----\nMI")?.kind.description
        == "a private key")
    #expect(CredentialText.keyFormat(of: "ghp_" + digits + "!") == nil)
    #expect(CredentialText.keyFormat(of: "AKIA" + "IOSFODNN7EXAMPLE") == nil)
  }

  @Test(
    "recognizes options of outputs",
    arguments: [
      ("Authorization Bearer abc", true), ("Authorization Bearer ${TOKEN}", false),
      ("https://u:p@host", true), ("https://u:${P}@host", false), ("https://u@host:80", false),
      ("/v1?api-token=abc", true), ("/v1?a=b&token=", false), ("https://host/a:b@c", false),
    ])
  func options(_ text: String, _ isSecret: Bool) {
    #expect(OutputSecret.isIn(text) == isSecret)
  }
}
