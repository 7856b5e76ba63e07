/// One thing that a configuration can change about a rule: a list of names.
public struct RuleSetting: Sendable {
  /// Its name in the configuration.
  public let name: String
  /// What it decides, as one sentence.
  public let summary: String
  public let defaults: [String]
  /// The names that may stand in it, where not any may.
  public let choices: [String]?

  /// Creates a setting.
  public init(
    _ name: String, defaults: [String], choices: [String]? = nil, summary: String
  ) {
    self.name = name
    self.summary = summary
    self.defaults = defaults
    self.choices = choices
  }
}

/// The settings of one rule that are in force.
public struct RuleSettings: Sendable {
  private let values: [String: [String]]

  /// Creates settings from the values that a configuration gives.
  public init(_ values: [String: [String]] = [:]) { self.values = values }

  /// The value of a setting: the configuration's, else its default.
  public subscript(setting: RuleSetting) -> [String] {
    values[setting.name] ?? setting.defaults
  }
}
