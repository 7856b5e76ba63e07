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
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn" else { return nil }
    partition = String(fields[1])
    service = String(fields[2])
    region = String(fields[3])
    account = String(fields[4])
    resource = String(fields[5])
  }

  /// Whether the account field is filled, and not with a number: documentation and templates.
  var hasPlaceholderAccount: Bool {
    !account.isEmpty && !account.utf8.contains(where: \.isDigit)
  }
}
