/// The tags that Fluent Bit hands to Datadog as they are written: `env:stg,team:sre`.
///
/// Source: https://docs.datadoghq.com/getting_started/tagging/
public struct DatadogTags: Sendable {
  /// What Datadog does not take as it is written.
  public enum Fault: Hashable, Sendable {
    /// A blank before or after a comma; Fluent Bit does not trim.
    case blank(tag: String)
    /// Nothing between two commas, or at an end.
    case empty
    case quote(tag: String)
    case notKeyValue(tag: String)
    /// Datadog makes an underscore of it.
    case character(Character, tag: String)
    /// Datadog wants a letter first.
    case beginning(tag: String)
    /// Datadog cuts the tag after 200 characters.
    case length(tag: String, Int)
  }

  private static let longest = 200

  /// The tags between the commas, as they are written.
  public let tags: [String]

  /// Reads a list of tags.
  public init(_ text: String) {
    tags = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// The values of a key, in the order of the text.
  public func values(of key: String) -> [String] {
    let start = key + ":"
    return tags.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(start) }
      .map { String($0.dropFirst(start.count)) }
  }

  /// The first thing that Datadog does not take as it is written.
  public var fault: Fault? { tags.lazy.compactMap(Self.fault).first }

  private static func fault(in tag: String) -> Fault? {
    if tag.isEmpty { return .empty }
    if tag.first?.isWhitespace ?? false || tag.last?.isWhitespace ?? false {
      return .blank(tag: tag)
    }
    if tag.contains(where: { "\"'`".contains($0) }) { return .quote(tag: tag) }
    let halves = tag.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), tag.last != ":" else {
      return .notKeyValue(tag: tag)
    }
    if let character = tag.first(where: { !isTaken($0) }) {
      return .character(character, tag: tag)
    }
    guard tag.first?.isLetter ?? false else { return .beginning(tag: tag) }
    return tag.count > longest ? .length(tag: tag, tag.count) : nil
  }

  /// Letters of any script, digits, and a few signs stand as they are; capitals become small, which
  /// nobody is misled by.
  private static func isTaken(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-:./".contains(character)
  }
}
