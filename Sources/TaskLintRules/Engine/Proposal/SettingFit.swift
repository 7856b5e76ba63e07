/// Finds the values of settings under which a rule reports only the exceptions.
enum SettingFit {
  /// A value that no definition has: a rule that requires it reports every definition that it
  /// applies to.
  private static let absentValue = "\u{0}"
  /// The fewest definitions that show that a variable is always set, or usually not.
  private static let fewest = 3
  /// The fewest definitions that show that a list of values is complete.
  private static let fewestForList = 6

  /// The settings whose value differs from the default, in the order of the rules.
  static func all(_ survey: DefinitionSurvey) -> [PolicyProposal.Setting] {
    RuleCatalog.rules.flatMap { rule in
      rule.metadata.settings.compactMap { setting in
        switch setting.fit {
        case .required(let prefix): required(setting, of: rule, joined: prefix, survey)
        case .shared(let values): repeated(setting, of: rule, survey.routed.map(values))
        case .common(let values, let words):
          choice(
            setting, of: rule, survey,
            among: setting.choices ?? Set(survey.routed.flatMap(values)).sorted(), words: words)
        case nil: nil
        }
      }
    }
  }

  // MARK: - Variables

  /// The variables that most log routers have: those that the rule requires by default, without the
  /// ones that most lack, and those with a prefix that all have.
  ///
  /// A few files that lack a variable do not show that it is not required. Where most routers lack
  /// all variables, the setting stays as it is, since an empty list would turn the rule off.
  private static func required(
    _ setting: RuleSetting, of rule: any Rule.Type, joined prefix: String?,
    _ survey: DefinitionSurvey
  ) -> PolicyProposal.Setting? {
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

  /// The values that several definitions share, where nearly all definitions have one of them.
  ///
  /// `values` has one list for each definition.
  private static func repeated(
    _ setting: RuleSetting, of rule: any Rule.Type, _ values: [[String]]
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
      shared.count * 2 <= known.count
    else { return nil }
    let seen = shared.map { "\($0) in \(counts[$0] ?? 0)" }.joined(separator: ", ")
    return PolicyProposal.Setting(
      rule: rule.metadata, name: setting.name, values: shared,
      reason: "of \(known.count) definitions, \(seen)")
  }

  /// The value that most definitions have, if the rule does not allow it by default.
  private static func choice(
    _ setting: RuleSetting, of rule: any Rule.Type, _ survey: DefinitionSurvey,
    among values: [String], words: (String) -> String
  ) -> PolicyProposal.Setting? {
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
