/// The ports of a `containerPortRange`.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
enum PortRange {
  /// A valid range.
  case ports(ClosedRange<Int>)
  /// A text that is not two numbers with a hyphen.
  case malformed
  /// A first port that is not less than the last one.
  case reversed
  /// A port outside 1 to 65535.
  case outside

  /// Parses a text such as `8000-8010`.
  init(_ text: String) {
    let ports = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
    guard ports.count == 2, let first = ports[0], let last = ports[1] else {
      self = .malformed
      return
    }
    let all = 1...65535
    if !all.contains(first) || !all.contains(last) {
      self = .outside
    } else {
      self = first < last ? .ports(first...last) : .reversed
    }
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy(\.isDigit) && digits.utf8.count <= 9 ? Int(digits) : nil
  }
}
