/// Completes the log router of a configuration from the settings of its rules.
extension SidecarTemplate {
  /// The value of a variable: that of the template, changed to what the settings allow, or the only
  /// one that they allow.
  func value(ofVariable name: String, _ values: SidecarValues) -> JSONOutput? {
    if let text = container.environment.lookup(named: name).value?.value.written?.text {
      let value = values.output(text)
      guard case .string(let text)? = value, let policy else { return value }
      return .string(policy.allowed(text, of: name))
    }
    guard container.secrets.lookup(named: name).isAbsent else { return nil }
    return policy?.value(of: name).map { .string($0) }
  }

  /// The container as a fix inserts it; nil if a value of the definition is not known.
  func router(_ values: SidecarValues) -> JSONOutput? {
    let output = values.output(container.object.value, .containerDefinition)
    guard case .object(var members)? = output, let policy else { return output }
    complete(&members, with: policy, values.spelling)
    return .object(members)
  }

  private func complete(
    _ members: inout [(name: String, value: JSONOutput)], with policy: RouterPolicy,
    _ spelling: Spelling
  ) {
    if let user = policy.users?.first, !hasAllowedUser(by: policy) {
      Self.set(spelling.name(of: "user"), to: .string(user), in: &members)
    }
    let (list, name) = (spelling.name(of: "environment"), spelling.name(of: "name"))
    let valueName = spelling.name(of: "value")
    var entries: [JSONOutput] = []
    if case .list(let written)? = members.first(where: { $0.name == list })?.value {
      entries = written.map { entry in
        guard case .object(var parts) = entry,
          case .string(let variable)? = parts.first(where: { $0.name == name })?.value,
          case .string(let text)? = parts.first(where: { $0.name == valueName })?.value
        else { return entry }
        let value = policy.allowed(text, of: variable)
        Self.set(valueName, to: .string(value), in: &parts)
        return .object(parts)
      }
    }
    for (variable, value) in policy.variables
    where container.environment.lookup(named: variable).isAbsent
      && container.secrets.lookup(named: variable).isAbsent
    {
      entries.append(.object([(name, .string(variable)), (valueName, .string(value))]))
    }
    if !entries.isEmpty { Self.set(list, to: .list(entries), in: &members) }
  }

  private func hasAllowedUser(by policy: RouterPolicy) -> Bool {
    switch container.user {
    case .absent, .null: return false
    case .value(let user, _):
      guard let users = policy.users, case .id(let id) = RouterUser(user) else { return true }
      return users.contains(id)
    case .unresolved, .mistyped: return true
    }
  }

  private static func set(
    _ name: String, to value: JSONOutput, in members: inout [(name: String, value: JSONOutput)]
  ) {
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index].value = value
    } else {
      members.append((name, value))
    }
  }
}
