/// The check of the rules that require variables of the log router.
struct RequiredVariables {
  /// The required variables.
  private let wanted: [SidecarVariables.Wanted]

  init(_ names: [String]) { wanted = names.map { SidecarVariables.Wanted($0) } }

  /// One finding for each variable that is missing from the log router, with another container that
  /// has it; `consequence` returns the consequence of a missing variable.
  func findings(
    in definition: TaskDefinition, consequence: (String) -> String
  ) -> [RuleFinding] {
    guard let variables = SidecarVariables(definition) else { return [] }
    let sidecar = variables.sidecar
    return variables.missing(of: wanted).map { missing in
      let finding = RuleFinding(
        at: missing.range,
        .missing(missing, in: sidecar, consequence: consequence(missing.name)),
        subject: sidecar.subject("environment", missing.name))
      guard let holder = missing.holder else { return finding }
      return finding.related(
        holder.range, "container \(holder.container.label), which has the variable")
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ missing: SidecarVariables.Missing, in sidecar: ContainerDefinition, consequence: String
  ) -> Message {
    let remedy =
      missing.holder == nil
      ? "set '\(missing.name)' in the 'environment' of log router \(sidecar.label)"
      : "move '\(missing.name)' to log router \(sidecar.label), which does not see the variables of "
        + "other containers"
    return Message(
      fact: missing.isEmpty
        ? "variable '\(missing.name)' of log router \(sidecar.label) is empty"
        : "log router \(sidecar.label) has no variable '\(missing.name)'",
      consequence: consequence,
      remedy: remedy
    )
  }
}
