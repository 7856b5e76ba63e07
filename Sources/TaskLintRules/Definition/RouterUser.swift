/// The user part of a log router's `user`: an id, or a name.
///
/// The forms are `user`, `user:group`, `uid`, `uid:gid`, `user:gid` and `uid:group`. Source:
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
enum RouterUser: Hashable, Sendable {
  /// A number, without zeros before it.
  case id(String)
  case name

  /// Reads what stands before the colon.
  init(_ text: String) {
    let user = text.prefix { $0 != ":" }
    guard !user.isEmpty, user.utf8.allSatisfy(\.isDigit) else {
      self = .name
      return
    }
    let digits = user.drop { $0 == "0" }
    self = .id(digits.isEmpty ? "0" : String(digits))
  }
}
