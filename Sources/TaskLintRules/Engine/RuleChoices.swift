/// The rule options of the command line, which replace those of the configuration.
public struct RuleChoices: Sendable {
  /// The rules that are on; replaces the configuration's list.
  public var select: [String]?
  /// The rules that are off; replaces the configuration's list.
  public var ignore: [String]?
  /// The severities of rules, which count before the configuration's.
  public var severities: RuleSeverities

  /// Creates choices; by default the configuration decides.
  public init(
    select: [String]? = nil, ignore: [String]? = nil,
    severities: RuleSeverities = RuleSeverities()
  ) {
    self.select = select
    self.ignore = ignore
    self.severities = severities
  }

  /// The rules that are on with a configuration.
  public func selection(under configuration: Configuration?) -> RuleSelection {
    RuleSelection(
      select: select ?? configuration?.select?.value ?? [RuleNames.all],
      ignore: ignore ?? configuration?.ignore?.value ?? [])
  }
}

extension Linter {
  /// Creates a linter with the rules, severities, settings and overrides of a configuration and the
  /// command line.
  public convenience init(
    configuration: Configuration?, choices: RuleChoices = RuleChoices(),
    accepting policy: SuppressionPolicy = SuppressionPolicy(), files: FluentBitFiles = .none
  ) {
    self.init(
      selection: choices.selection(under: configuration),
      severities: choices.severities.or(configuration?.severities ?? RuleSeverities()),
      settings: configuration?.ruleSettings ?? [:],
      sidecar: configuration?.sidecarTemplate,
      accepting: policy.with(overrides: configuration?.overrides ?? []), files: files
    )
  }
}
