/// The user part of a log router's `user`: an id, or a name.
///
/// The forms are `user`, `user:group`, `uid`, `uid:gid`, `user:gid` and `uid:group`. Source:
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
enum RouterUser: Hashable, Sendable {
  /// A number, without zeros before it.
  case id(String)
  case name

  /// Reads what stands before the colon.
  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads what stands before the colon in a document's string.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    let user = text.prefix { $0 != UInt8(ascii: ":") }
    guard !user.isEmpty, user.allSatisfy(\.isDigit) else {
      self = .name
      return
    }
    let digits = user.drop { $0 == UInt8(ascii: "0") }
    self = .id(digits.isEmpty ? "0" : String(digits))
  }
}
