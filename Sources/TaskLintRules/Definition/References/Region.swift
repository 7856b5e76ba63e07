/// The name of an AWS region: `ap-northeast-1`.
public enum Region {
  /// Whether a text has the form of a region's name: two letters or more, words, a number.
  ///
  /// The list of regions grows (`mx-central-1`, `eusc-de-east-1`); the form has not changed.
  public static func isName(_ text: String) -> Bool { isName(Array(text.utf8)[...]) }

  static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    guard let dash = text.lastIndex(of: UInt8(ascii: "-")) else { return false }
    let number = text[(dash + 1)...]
    guard !number.isEmpty, number.allSatisfy(\.isDigit) else { return false }
    return areWords(text[..<dash])
  }

  /// Whether there are two words or more, and the first of them is short.
  private static func areWords(_ text: ArraySlice<UInt8>) -> Bool {
    var word = text.startIndex
    for index in text.indices where !text[index].isLowercase {
      guard text[index] == UInt8(ascii: "-"), index > word else { return false }
      if word == text.startIndex, !(2...4).contains(index - word) { return false }
      word = index + 1
    }
    return word > text.startIndex && word < text.endIndex
  }
}
