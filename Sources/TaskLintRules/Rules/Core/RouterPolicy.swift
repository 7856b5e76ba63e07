/// What the settings of a configuration allow a log router to have.
///
/// A fix of one rule uses the settings of others, so that it writes nothing that they report.
final class RouterPolicy: Sendable {
  /// The user ids that the log router may run as; nil if the configuration does not set them.
  let users: [String]?
  /// The only value that `DD_SOURCE` may have; nil if there are several, or any is allowed.
  private let source: String?
  /// The only value that the tag `env` may have; nil if there are several, or any is allowed.
  private let environment: String?
  private let required: Set<String>

  /// Reads the settings of the rules on the log router.
  init(_ settings: [RuleID: RuleSettings]) {
    func given(_ rule: any Rule.Type, _ setting: RuleSetting) -> [String]? {
      settings[rule.metadata.id]?.given(setting)
    }
    func only(_ values: [String]?) -> String? { values?.count == 1 ? values?.first : nil }
    users = given(FirelensSidecarUserNotRootRule.self, FirelensSidecarUserNotRootRule.allowed)
    source = only(given(DatadogSourceUnexpectedRule.self, DatadogSourceUnexpectedRule.allowed))
    environment = only(given(DatadogEnvTagMissingRule.self, DatadogEnvTagMissingRule.allowed))
    let names = DatadogVariableMissingRule.required
    required = Set(given(DatadogVariableMissingRule.self, names) ?? names.defaults)
  }

  /// The variables that the log router must have and whose values the settings determine.
  var variables: [(name: String, value: String)] {
    [Self.sourceName, Self.tagsName].filter(required.contains).compactMap { name in
      value(of: name).map { (name, $0) }
    }
  }

  /// The value of a variable; nil if the settings do not determine it.
  func value(of variable: String) -> String? {
    switch variable {
    case Self.sourceName: source
    case Self.tagsName: environment.map { "env:\($0)" }
    default: nil
    }
  }

  /// The value of a variable, changed to what the settings allow.
  func allowed(_ value: String, of variable: String) -> String {
    // What replaces a placeholder is not known.
    guard !value.utf8.contains(UInt8(ascii: "$")), !value.utf8.contains(UInt8(ascii: "{")) else {
      return value
    }
    switch variable {
    case Self.sourceName: return source ?? value
    case Self.tagsName: return environment.map { Self.tags(value, environment: $0) } ?? value
    default: return value
    }
  }

  private static let sourceName = "DD_SOURCE"
  private static let tagsName = "DD_TAGS"

  private static func tags(_ text: String, environment: String) -> String {
    let tags = DatadogTags(text)
    guard tags.values(of: "env") != [environment] else { return text }
    let others = tags.tags.filter { !$0.isEmpty && DatadogTags($0).values(of: "env").isEmpty }
    return (others + ["env:\(environment)"]).joined(separator: ",")
  }
}

extension RuleSettings {
  /// The user that a fix gives to a log router: that of the team's log router, or the first one that
  /// is allowed.
  var routerUser: String {
    let allowed = policy?.users ?? FirelensSidecarUserNotRootRule.allowed.defaults
    if let user = sidecar?.container.user.value, case .id(let id) = RouterUser(user),
      allowed.contains(id)
    {
      return user.text
    }
    return allowed.first ?? "0"
  }
}
