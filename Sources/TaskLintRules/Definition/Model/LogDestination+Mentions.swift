extension LogDestination {
  /// Whether a string of a definition mentions the destination.
  func isMentioned(in definition: TaskDefinition) -> Bool {
    var values = [definition.object.value] + definition.containers.map(\.object.value)
    while let value = values.popLast() {
      if let string = value.string, isMentioned(in: string) { return true }
      values += value.elements
      for member in value.members where !Self.isSuppression(member.key) {
        if isMentioned(in: member.key) { return true }
        values.append(member.value)
      }
    }
    return false
  }

  private func isMentioned(in string: JSONString) -> Bool {
    string.withDecodedBytes { isMentioned(in: $0) }
  }

  /// A label that ignores a Datadog rule contains its name, but is not about Datadog.
  private static func isSuppression(_ label: JSONString) -> Bool {
    label.decodedBytes.begins(with: "tasklint.")
  }
}
