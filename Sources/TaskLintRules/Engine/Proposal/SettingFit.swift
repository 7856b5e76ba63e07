/// Finds the values of settings under which a rule reports only the exceptions.
enum SettingFit {
  /// A value that no definition has: a rule that requires it reports every definition that it
  /// applies to.
  private static let absentValue = "\u{0}"
  /// The fewest definitions that show that a variable is always set, or usually not.
  private static let fewest = 3
  /// The fewest definitions that show that a list of values is complete.
  private static let fewestForList = 6

  static func all(_ survey: DefinitionSurvey) -> [PolicyProposal.Setting] {
    [
      users(survey), stores(survey), environments(survey), sources(survey),
      required(DatadogVariableMissingRule.self, joined: "DD_", survey),
      required(FirehoseVariableMissingRule.self, joined: nil, survey),
    ].compactMap(\.self)
  }

  // MARK: - Variables

  /// The variables that most log routers have: those that the rule requires by default, without the
  /// ones that most lack, and those with a prefix that all have.
  ///
  /// A few files that lack a variable do not show that it is not required. Where most routers lack
  /// all variables, the setting stays as it is, since an empty list would turn the rule off.
  private static func required(
    _ rule: any Rule.Type, joined prefix: String?, _ survey: DefinitionSurvey
  ) -> PolicyProposal.Setting? {
    guard let setting = rule.metadata.settings.first else { return nil }
    func lacking(_ name: String) -> Int {
      let rule = rule.init(settings: RuleSettings([setting.name: [name]]))
      return survey.routed.count { survey.flags(rule, $0) }
    }
    let total = lacking(absentValue)
    let common = setting.defaults.filter { name in
      let count = lacking(name)
      return count < fewest || count * 2 <= total
    }
    guard total > 0, !common.isEmpty else { return nil }
    let known = Set(setting.defaults)
    let others = prefix.map { names(startingWith: $0, survey).subtracting(known) } ?? []
    let shared = others.filter { total >= fewest && lacking($0) == 0 }.sorted()
    guard common.count < setting.defaults.count || !shared.isEmpty else { return nil }
    let dropped = setting.defaults.filter { !common.contains($0) }.map { name in
      "\(total - lacking(name)) of \(total) log routers have \(name)"
    }
    let added = shared.isEmpty ? [] : ["all \(total) have \(shared.joined(separator: ", "))"]
    return PolicyProposal.Setting(
      rule: rule.metadata, name: setting.name, values: common + shared,
      reason: (dropped + added).joined(separator: "; "))
  }

  /// The names of the routers' variables, without secrets.
  private static func names(
    startingWith prefix: String, _ survey: DefinitionSurvey
  ) -> Set<String> {
    Set(
      survey.routed.flatMap { routing in
        routing.definition.sidecars.flatMap {
          $0.environment.entries.compactMap { $0.name.value?.text }
        }
      }.filter { $0.hasPrefix(prefix) })
  }

  // MARK: - Values

  private static func sources(_ survey: DefinitionSurvey) -> PolicyProposal.Setting? {
    repeated(
      survey.routed.map { $0.settings(.source).compactMap { $0.known?.text } },
      DatadogSourceUnexpectedRule.self)
  }

  private static func environments(_ survey: DefinitionSurvey) -> PolicyProposal.Setting? {
    repeated(
      survey.routed.map { routing in
        routing.settings(.tags).compactMap { $0.known?.text }
          .flatMap { DatadogTags($0).values(of: "env").map { String($0) } }
      }, DatadogEnvTagMissingRule.self)
  }

  /// The values that several definitions share, where nearly all definitions have one of them.
  ///
  /// `values` has one list for each definition.
  private static func repeated(
    _ values: [[String]], _ rule: any Rule.Type
  ) -> PolicyProposal.Setting? {
    // A value that may be a secret is not written into a configuration.
    let known = values.map { $0.filter { ShownForm.word.admits(Array($0.utf8)) } }
      .filter { !$0.isEmpty }.map { Set($0) }
    let counts: [String: Int] = known.joined().reduce(into: [:]) { counts, value in
      counts[value, default: 0] += 1
    }
    let shared = counts.filter { $0.value > 1 }.map(\.key).sorted()
    let exceptions = known.count { $0.isDisjoint(with: shared) }
    // Services differ for each definition, so no list of them can be required.
    guard known.count >= fewestForList, !shared.isEmpty, exceptions * 4 <= known.count,
      shared.count * 2 <= known.count, let setting = rule.metadata.settings.first
    else { return nil }
    let seen = shared.map { "\($0) in \(counts[$0] ?? 0)" }.joined(separator: ", ")
    return PolicyProposal.Setting(
      rule: rule.metadata, name: setting.name, values: shared,
      reason: "of \(known.count) definitions, \(seen)")
  }

  /// The store that most Datadog keys come from.
  private static func stores(_ survey: DefinitionSurvey) -> PolicyProposal.Setting? {
    choice(among: ["ssm", "secretsmanager"], DatadogAPIKeyNotSSMRule.self, survey) { store in
      store == "ssm" ? "Systems Manager" : "Secrets Manager"
    }
  }

  /// The id that most log routers run as.
  private static func users(_ survey: DefinitionSurvey) -> PolicyProposal.Setting? {
    let ids = survey.routed.flatMap(\.definition.sidecars).compactMap { sidecar -> String? in
      guard let user = sidecar.user.value, case .id(let id) = RouterUser(user.text) else {
        return nil
      }
      return id
    }
    return choice(
      among: Set(ids).sorted(), FirelensSidecarUserNotRootRule.self, survey
    ) { "user \($0)" }
  }

  /// The value that most definitions have, if the rule does not allow it by default.
  private static func choice(
    among values: [String], _ rule: any Rule.Type, _ survey: DefinitionSurvey,
    words: (String) -> String
  ) -> PolicyProposal.Setting? {
    guard let setting = rule.metadata.settings.first else { return nil }
    func flagged(_ values: [String]) -> Int {
      let rule = rule.init(settings: RuleSettings([setting.name: values]))
      return survey.routed.count { survey.flags(rule, $0) }
    }
    let total = flagged([absentValue])
    guard let best = values.min(by: { flagged([$0]) < flagged([$1]) }),
      flagged([best]) * 2 < total, !setting.defaults.contains(best)
    else { return nil }
    return PolicyProposal.Setting(
      rule: rule.metadata, name: setting.name, values: [best],
      reason: "\(total - flagged([best])) of \(total) have \(words(best))")
  }
}
