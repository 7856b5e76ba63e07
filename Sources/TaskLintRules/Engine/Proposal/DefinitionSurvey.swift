/// The definitions that a policy is derived from.
struct DefinitionSurvey {
  let definitions: [LogRouting]
  /// The definitions with a log router.
  let routed: [LogRouting]
  /// The destinations that a definition mentions.
  let mentioned: LogDestinations
  private let contents: [FileContents]

  /// The files that contain definitions.
  var files: [String] { contents.map(\.source.path) }

  init(_ sources: [SourceFile], as form: InputForm?) {
    contents = sources.map { FileContents($0, as: form) }.filter { !$0.definitions.isEmpty }
    definitions = contents.flatMap(\.routings)
    routed = definitions.filter { !$0.definition.sidecars.isEmpty }
    mentioned = contents.reduce(into: LogDestinations()) { $0.formUnion($1.mentioned) }
  }

  /// Whether a rule reports a definition, given what all definitions mention.
  func flags(_ rule: some Rule, _ routing: LogRouting) -> Bool {
    rule.kind.findings(in: routing).contains { $0.isMet(own: mentioned, all: mentioned) ?? false }
  }

  /// How many definitions a rule reports, of those that it applies to.
  func count(_ rule: any Rule.Type, _ settings: RuleSettings) -> PolicyProposal.Count {
    var (flagged, total) = (0, 0)
    switch rule.init(settings: settings).kind {
    case .definition(let rule):
      flagged = definitions.count { flags(rule, $0) }
      total = definitions.count { rule.applies(to: $0.definition) }
    case .routing(let rule):
      flagged = definitions.count { flags(rule, $0) }
      total = definitions.count { rule.applies(to: $0) }
    case .cross:
      let linter = Linter(rules: [rule])
      let records = contents.flatMap { linter.records(of: $0) }
      let places = records.map(\.record).map { "\($0.location.path)\n\($0.pointer)" }
      flagged = Set(linter.compare(records).map { "\($0.location.path)\n\($0.pointer)" }).count
      total = Set(places).count
    case .document, .configuration: break
    }
    return PolicyProposal.Count(rule: rule.metadata, flagged: flagged, total: max(total, flagged))
  }

  /// The destinations that no definition mentions, with what to ignore of their rules.
  ///
  /// A category is not ignored as a whole if that would also turn off a rule on a fault of the
  /// platform: the one on task roles applies to outputs other than Firehose, too.
  var unmentioned: [PolicyProposal.Unmentioned] {
    LogDestination.allCases.filter { !mentioned.contains($0) }.map { destination in
      let rule: any Rule.Type =
        switch destination {
        case .datadog: DatadogVariableMissingRule.self
        case .firehose: FirehoseVariableMissingRule.self
        }
      return PolicyProposal.Unmentioned(destination: destination, rule: rule.metadata)
    }
  }
}
