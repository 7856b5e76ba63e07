/// A key whose format its issuer documents.
///
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html,
/// https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/,
/// https://docs.slack.dev/authentication/tokens/
struct KeyFormat: Sendable {
  /// The kind of key, with its article.
  let kind: StaticString
  /// The beginning of every key of the format.
  let prefix: StaticString
  /// The least number of characters after the prefix for masking.
  let maskedLength: Int
  /// The least number of letters, digits, `_`, `-` and dots after the prefix for reporting; nil if
  /// such a key may be public, or if another text may look the same.
  let certainLength: Int?

  /// The formats with a prefix.
  static let prefixed: [KeyFormat] = [
    KeyFormat("an AWS access key", "AKIA", masked: 16, certain: 16),
    KeyFormat("an AWS access key", "ASIA", masked: 16, certain: 16),
    KeyFormat("a Google key", "AIza", masked: 35, certain: 35),
    KeyFormat("a Google key", "GOCSPX-", masked: 20, certain: 28),
    KeyFormat("a GitHub token", "github_pat_", masked: 16, certain: 40),
    KeyFormat("a GitLab token", "glpat-", masked: 16, certain: 20),
    KeyFormat("a Grafana token", "glsa_", masked: 16, certain: 32),
    KeyFormat("a Grafana token", "glc_", masked: 16, certain: 32),
    KeyFormat("a Hugging Face token", "hf_", masked: 16, certain: 34),
    KeyFormat("a PyPI token", "pypi-", masked: 16, certain: 50),
    KeyFormat("a Twilio key", "SK", masked: 32, certain: 32),
    KeyFormat("an Anthropic key", "sk-ant-", masked: 20, certain: 40),
    KeyFormat("an OpenAI key", "sk-proj-", masked: 20, certain: 40),
    KeyFormat("a Slack token", "xapp-", masked: 8, certain: 20),
    KeyFormat("a Stripe key", "sk_live_", masked: 8, certain: 16),
    KeyFormat("a Stripe key", "rk_live_", masked: 8, certain: 16),
    KeyFormat("a Stripe test key", "sk_test_", masked: 8, certain: nil),
    KeyFormat("a SendGrid key", "SG.", masked: 20, certain: 40),
    KeyFormat("an npm token", "npm_", masked: 16, certain: 36),
    KeyFormat("a New Relic key", "NRAK-", masked: 16, certain: 27),
    KeyFormat("a key", "sk-", masked: 20, certain: nil),
    KeyFormat("a GitHub token", "ghp_", masked: 16, certain: 36),
    KeyFormat("a GitHub token", "gho_", masked: 16, certain: 36),
    KeyFormat("a GitHub token", "ghu_", masked: 16, certain: 36),
    KeyFormat("a GitHub token", "ghs_", masked: 16, certain: 36),
    KeyFormat("a GitHub token", "ghr_", masked: 16, certain: 36),
    KeyFormat("a Slack token", "xoxa-", masked: 8, certain: 20),
    KeyFormat("a Slack token", "xoxb-", masked: 8, certain: 20),
    KeyFormat("a Slack token", "xoxe-", masked: 8, certain: 20),
    KeyFormat("a Slack token", "xoxp-", masked: 8, certain: 20),
    KeyFormat("a Slack token", "xoxr-", masked: 8, certain: 20),
    KeyFormat("a Slack token", "xoxs-", masked: 8, certain: 20),
  ]

  /// The first two bytes of all formats, and of other texts.
  static func beginnings(and others: StaticString...) -> BytePairs {
    var beginnings = BytePairs()
    for format in prefixed { beginnings.add(beginningOf: format.prefix) }
    for other in others { beginnings.add(beginningOf: other) }
    return beginnings
  }

  private init(_ kind: StaticString, _ prefix: StaticString, masked: Int, certain: Int?) {
    self.kind = kind
    self.prefix = prefix
    maskedLength = masked
    certainLength = certain
  }
}
