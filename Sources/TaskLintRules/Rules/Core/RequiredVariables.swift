/// The check that the rules on required variables of the log router share.
struct RequiredVariables {
  let destination: LogDestination
  /// The variables that the custom file reads.
  private let wanted: [SidecarVariables.Wanted]

  /// The log router of the team.
  private let template: SidecarTemplate?

  init(
    _ names: [String], for destination: LogDestination, sidecar template: SidecarTemplate? = nil
  ) {
    self.destination = destination
    self.template = template
    wanted = names.map { SidecarVariables.Wanted($0) }
  }

  /// Whether the definition has a log router whose variables are read.
  func applies(to routing: LogRouting) -> Bool {
    SidecarVariables(routing)?.areRead ?? false
  }

  /// One finding for each variable that the log router lacks, with the container that has it
  /// instead; where nothing mentions the destination, one finding in place of all.
  ///
  /// - Parameters:
  ///   - routing: The routing of the definition's logs.
  ///   - consequence: What happens without a variable, given by its name.
  /// - Returns: The findings, each under a condition.
  func findings(
    in routing: LogRouting, consequence: @escaping @Sendable (String) -> MessageText
  ) -> [RuleFinding] {
    guard let variables = SidecarVariables(routing) else { return [] }
    let sidecar = variables.sidecar
    let missing = variables.missing(of: wanted)
    guard !missing.isEmpty else { return [] }
    let each = missing.map { missing in
      let finding = RuleFinding(
        at: missing.range,
        .missing(missing, in: sidecar, consequence: consequence(missing.name)),
        subject: sidecar.subject("environment", missing.name)
      ).onlyIf(variables.areKnown ? nil : .mentioned(destination))
        .fixed(by: fix(missing, of: sidecar, in: routing.definition))
      guard let holder = missing.holder else { return finding }
      return finding.related(
        holder.range, "container \(holder.container.label) has the variable instead")
    }
    guard !variables.areKnown else { return each }
    let names = missing.map { "'\($0.name)'" }
    let list = [names.dropLast().joined(separator: ", "), names.suffix(1).joined()]
    let lack = "does not set " + list.filter { !$0.isEmpty }.joined(separator: " or ")
    return each + [destination.unmentioned(by: sidecar, which: lack)]
  }

  private func fix(
    _ missing: SidecarVariables.Missing, of sidecar: ContainerDefinition,
    in definition: TaskDefinition
  ) -> Fix? {
    template?.setting(variable: missing.name, of: sidecar, in: definition)
  }
}

extension Message {
  fileprivate static func missing(
    _ missing: SidecarVariables.Missing, in sidecar: ContainerDefinition, consequence: MessageText
  ) -> Message {
    Message(
      fact: missing.isEmpty
        ? "empty variable '\(missing.name)' in log router \(sidecar.label)"
        : "log router \(sidecar.label) has no variable '\(missing.name)'",
      consequence: consequence,
      remedy: missing.holder == nil
        ? "set '\(missing.name)' in the 'environment' of container \(sidecar.label)"
        : "move '\(missing.name)' to container \(sidecar.label); Fluent Bit reads the environment "
          + "of its own container only"
    )
  }
}
