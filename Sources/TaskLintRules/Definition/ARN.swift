/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
public struct ARN: Hashable, Sendable {
  public let partition: String
  public let service: String
  public let region: String
  public let account: String
  /// All that follows the account, colons included.
  public let resource: String

  /// Reads a text that begins with `arn:` and has six fields or more.
  public init?(_ text: String) {
    guard text.hasPrefix("arn:") else { return nil }
    let fields = text.utf8
      .split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard fields.count == 6 else { return nil }
    partition = fields[1]
    service = fields[2]
    region = fields[3]
    account = fields[4]
    resource = fields[5]
  }

  /// Whether the account field is filled, and not with a number: documentation and templates.
  var hasPlaceholderAccount: Bool {
    !account.isEmpty && !account.utf8.contains(where: \.isDigit)
  }
}
