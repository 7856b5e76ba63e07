/// The name of an AWS region: `ap-northeast-1`.
public enum Region {
  /// Whether a text has the form of a region's name: two letters or more, words, a number.
  ///
  /// The list of regions grows (`mx-central-1`, `eusc-de-east-1`); the form has not changed.
  public static func isName(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let first = parts.first, let last = parts.last,
      (2...4).contains(first.utf8.count), !last.isEmpty
    else { return false }
    return parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isLowercase) }
      && last.utf8.allSatisfy(\.isDigit)
  }
}
