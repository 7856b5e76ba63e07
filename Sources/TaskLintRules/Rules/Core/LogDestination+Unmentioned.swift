extension LogDestination {
  /// The finding on a log router where nothing that the run reads mentions the destination.
  ///
  /// Whether the logs go there is unknown then, so there is one finding for the destination,
  /// whichever of its rules applies: the findings of all of them have the same subject, and the
  /// first rule silences the others.
  ///
  /// - Parameters:
  ///   - sidecar: The log router.
  ///   - lack: What it lacks, as a clause: `has no secret 'DD_API_KEY'`.
  /// - Returns: The finding, under its condition.
  func unmentioned(by sidecar: ContainerDefinition, which lack: String) -> RuleFinding {
    let message = Message(
      fact: "log router \(sidecar.label) \(lack), and nothing here mentions \(title)",
      consequence: "if the logs go to \(title), \(consequence)",
      remedy: "if they do not, add \"ignore\": [\"\(category.rawValue)\"] to .tasklint.json; "
        + "if they do, \(setup)"
    )
    return RuleFinding(at: sidecar.nameRange, message, subject: sidecar.subject("environment"))
      .onlyIf(.notMentioned(self))
  }

  /// What happens without the variables, as the end of a sentence on the logs.
  private var consequence: MessageText {
    switch self {
    case .datadog: "they need an API key, a service, a source and tags"
    case .firehose: "Fluent Bit needs the region and the name of the delivery stream"
    }
  }

  /// How to give the log router what it needs.
  private var setup: MessageText {
    switch self {
    case .datadog:
      "set 'DD_SERVICE', 'DD_SOURCE' and 'DD_TAGS' in its 'environment' and 'DD_API_KEY' in its "
        + "'secrets'"
    case .firehose: "set 'AWS_REGION' and 'DELIVERY_STREAM' in its 'environment'"
    }
  }
}
