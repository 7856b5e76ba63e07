extension LogDestination {
  /// The category of the rules on the destination.
  public var category: RuleMetadata.Category {
    switch self {
    case .datadog: .datadog
    case .firehose: .firehose
    }
  }
}

extension RuleMetadata.Category {
  /// The destination whose rules the category has.
  var destination: LogDestination? {
    switch self {
    case .datadog: .datadog
    case .firehose: .firehose
    case .input, .firelens, .output, .fluentbit, .logging, .secrets, .attributes, .ecs, .fargate,
      .configuration, .hardening:
      nil
    }
  }
}
