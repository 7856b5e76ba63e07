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
  /// The text after the account, including colons.
  public var resource: String { String(resourceBytes) }

  var serviceBytes: Bytes { text[(partitionEnd + 1)..<serviceEnd] }
  var regionBytes: Bytes { text[(serviceEnd + 1)..<regionEnd] }
  var accountBytes: Bytes { text[(regionEnd + 1)..<accountEnd] }
  var resourceBytes: Bytes { text[(accountEnd + 1)...] }

  /// Parses a text that begins with `arn:` and has at least six fields.
  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Parses the bytes of such a text.
  init?(_ text: ArraySlice<UInt8>) {
    let ends = text.withUnsafeBufferPointer { Self.ends(of: UncheckedBytes($0)) }
    guard let ends else { return nil }
    self.text = text
    partitionEnd = text.startIndex + ends.partition
    serviceEnd = text.startIndex + ends.service
    regionEnd = text.startIndex + ends.region
    accountEnd = text.startIndex + ends.account
  }

  /// The offsets of the colons after the fields of a text; nil if it is not an ARN.
  private static func ends(
    of text: UncheckedBytes
  ) -> (partition: Int, service: Int, region: Int, account: Int)? {
    guard text.begins(with: "arn:") else { return nil }
    func colon(from start: Int) -> Int? {
      var offset = start
      while let byte = text.byte(at: offset) {
        if byte == UInt8(ascii: ":") { return offset }
        offset += 1
      }
      return nil
    }
    guard let partition = colon(from: text.start + 4), let service = colon(from: partition + 1),
      let region = colon(from: service + 1), let account = colon(from: region + 1)
    else { return nil }
    return (partition, service, region, account)
  }

  /// Whether a text is an ARN whose account field is neither empty nor a number, as in
  /// documentation and templates.
  static func hasPlaceholderAccount(_ text: UncheckedBytes) -> Bool {
    guard let ends = ends(of: text), ends.account > ends.region + 1 else { return false }
    var offset = ends.region + 1
    while offset < ends.account, !(text.byte(at: offset)?.isDigit ?? true) { offset += 1 }
    return offset == ends.account
  }
}
