/// A setting of a rule: a list of names.
public struct RuleSetting: Sendable {
  /// The name of the setting in a configuration.
  public let name: String
  /// What the setting contains, as one sentence.
  public let summary: String
  public let defaults: [String]
  /// The allowed names; nil if any name is allowed.
  public let choices: [String]?
  /// How `tasklint init` derives the value from the definitions of a team; nil if it does not.
  let fit: Fit?

  init(
    _ name: String, defaults: [String], choices: [String]? = nil, fit: Fit? = nil, summary: String
  ) {
    self.name = name
    self.summary = summary
    self.defaults = defaults
    self.choices = choices
    self.fit = fit
  }
}

extension RuleSetting {
  /// How the value of a setting is derived from definitions.
  enum Fit: Sendable {
    /// The names, of those that the rule requires by default, that most definitions have, and those
    /// with a prefix that all have.
    case required(prefix: String? = nil)
    /// The values of the definitions, if several definitions share each, and nearly all have one.
    case shared(values: @Sendable (LogRouting) -> [String])
    /// The value that most definitions have: one of the choices or of the values of the
    /// definitions. `words` describes a value.
    case common(
      values: @Sendable (LogRouting) -> [String] = { _ in [] }, words: @Sendable (String) -> String)
  }
}

/// The values of the settings of one rule.
public struct RuleSettings: Sendable {
  private let values: [String: [String]]
  /// The log router of the team, which fixes insert; nil if the configuration has none.
  let sidecar: SidecarTemplate?
  /// What all settings allow a log router to have; nil if the configuration has none.
  let policy: RouterPolicy?

  /// Creates settings from the values of a configuration.
  public init(_ values: [String: [String]] = [:]) { self.init(values, nil, nil) }

  private init(
    _ values: [String: [String]], _ sidecar: SidecarTemplate?, _ policy: RouterPolicy?
  ) {
    self.values = values
    self.sidecar = sidecar
    self.policy = policy
  }

  /// The settings with the log router of the team, and what the settings of all rules allow.
  func with(_ sidecar: SidecarTemplate?, _ policy: RouterPolicy?) -> RuleSettings {
    RuleSettings(values, sidecar, policy)
  }

  /// The value of a setting in the configuration; nil if it does not set it.
  func given(_ setting: RuleSetting) -> [String]? { values[setting.name] }

  /// The value of a setting: that of the configuration, or the default.
  public subscript(setting: RuleSetting) -> [String] {
    values[setting.name] ?? setting.defaults
  }
}
