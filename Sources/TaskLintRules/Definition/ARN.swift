/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
public struct ARN: Hashable, Sendable {
  /// The bytes of a field.
  typealias Bytes = ArraySlice<UInt8>

  private let text: Bytes
  private let partitionEnd: Int
  private let serviceEnd: Int
  private let regionEnd: Int
  private let accountEnd: Int

  public var partition: String { String(text[(text.startIndex + 4)..<partitionEnd]) }
  public var service: String { String(serviceBytes) }
  public var region: String { String(regionBytes) }
  public var account: String { String(accountBytes) }
  /// All that follows the account, colons included.
  public var resource: String { String(resourceBytes) }

  var serviceBytes: Bytes { text[(partitionEnd + 1)..<serviceEnd] }
  var regionBytes: Bytes { text[(serviceEnd + 1)..<regionEnd] }
  var accountBytes: Bytes { text[(regionEnd + 1)..<accountEnd] }
  var resourceBytes: Bytes { text[(accountEnd + 1)...] }

  /// Reads a text that begins with `arn:` and has six fields or more.
  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads the bytes of such a text.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.begins(with: "arn:") else { return nil }
    func colon(after start: Int) -> Int? { text[start...].firstIndex(of: UInt8(ascii: ":")) }
    guard let partitionEnd = colon(after: text.startIndex + 4),
      let serviceEnd = colon(after: partitionEnd + 1),
      let regionEnd = colon(after: serviceEnd + 1),
      let accountEnd = colon(after: regionEnd + 1)
    else { return nil }
    self.text = text
    self.partitionEnd = partitionEnd
    self.serviceEnd = serviceEnd
    self.regionEnd = regionEnd
    self.accountEnd = accountEnd
  }

  /// Whether the account field is filled, and not with a number: documentation and templates.
  var hasPlaceholderAccount: Bool {
    !accountBytes.isEmpty && !accountBytes.contains(where: \.isDigit)
  }
}
