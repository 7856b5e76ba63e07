/// The check that the rules on required variables of the sidecar share.
struct RequiredVariables {
  /// The variables that the custom file reads.
  private let wanted: [SidecarVariables.Wanted]

  init(_ names: [String]) { wanted = names.map { SidecarVariables.Wanted($0) } }

  /// One finding for each variable that the sidecar lacks, with the container that has it instead;
  /// `consequence` says what becomes of the logs without a variable.
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
      return finding.related(holder.range, "container \(holder.container.label) has it instead")
    }
  }
}

extension Message {
  fileprivate static func missing(
    _ missing: SidecarVariables.Missing, in sidecar: ContainerDefinition, consequence: String
  ) -> Message {
    let remedy =
      missing.holder == nil
      ? "set '\(missing.name)' in the environment of \(sidecar.label)"
      : "move '\(missing.name)' to \(sidecar.label): Fluent Bit sees its own container's alone"
    return Message(
      fact: missing.isEmpty
        ? "variable '\(missing.name)' of log router \(sidecar.label) is empty"
        : "log router \(sidecar.label) has no variable '\(missing.name)'",
      consequence: consequence,
      remedy: remedy
    )
  }
}
