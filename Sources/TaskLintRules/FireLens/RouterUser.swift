/// The `user` of a log router.
///
/// The API documents the forms `user`, `user:group`, `uid`, `uid:gid`, `user:gid` and `uid:group`.
/// Sources: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html,
/// https://github.com/aws/amazon-ecs-agent/blob/master/ecs-agent/utils/userparser/user.go
enum RouterUser: Hashable, Sendable {
  /// A user id without leading zeros; a group may follow it.
  case id(String)
  /// A user that is not a number.
  case name
  /// A user id with an empty group or a third part, which the agent rejects.
  case malformed

  /// Parses a user.
  init(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Parses a user in a document.
  init(_ string: JSONString) { self.init(string.decodedBytes) }

  private init(_ text: ArraySlice<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let user = parts.first ?? []
    guard !user.isEmpty, user.allSatisfy(\.isDigit) else {
      self = .name
      return
    }
    guard parts.count == 1 || (parts.count == 2 && !parts[1].isEmpty) else {
      self = .malformed
      return
    }
    let digits = user.drop { $0 == UInt8(ascii: "0") }
    self = .id(digits.isEmpty ? "0" : String(digits))
  }
}
