/// Runs a rule over the documents of one of its examples; one of them may be a configuration.
struct ExampleRun {
  /// The reports, in the order of the run.
  let reports: [FileReport]
  /// The linter with the configuration of the example.
  let linter: Linter

  /// Lints with one rule.
  ///
  /// A configuration rule needs the findings of the others, so all rules run, but only its own
  /// findings are kept.
  init(_ rule: any Rule.Type, _ documents: [Example.Document]) {
    let isOfConfiguration = rule is any ConfigurationRule.Type
    let run = ExampleRun(rules: isOfConfiguration ? RuleCatalog.defaultRules : [rule], documents)
    linter = run.linter
    reports = run.reports.map { report in
      report.with(findings: report.findings.filter { $0.ruleID == rule.metadata.id })
    }
  }

  /// Lints with several rules, as one run over a whole project.
  init(rules: [any Rule.Type] = RuleCatalog.defaultRules, _ documents: [Example.Document]) {
    let sources = documents.filter { !$0.isFluentBit }.map {
      (SourceFile(path: $0.path, text: $0.marked.text), $0.form)
    }
    let configurations = sources.filter { $0.0.path == Example.configurationPath }
      .map { ConfigurationReader($0.0).configuration }
    let files = Self.files(documents.filter(\.isFluentBit))
    let linter = Linter(
      rules: rules, settings: configurations.last?.ruleSettings ?? [:],
      sidecar: configurations.last?.sidecarTemplate,
      accepting: SuppressionPolicy(
        overrides: configurations.flatMap(\.overrides), today: Example.today),
      files: files)
    var tracker = SuppressionTracker()
    let linted = sources.filter { $0.0.path != Example.configurationPath }
    let mentioned = linted.reduce(into: LogDestinations()) {
      $0.formUnion(LogDestination.mentioned(in: $1.0))
    }
    var reports = linted.map { linter.lint($0.0, as: $0.1, mentioned: mentioned) }
    for report in reports { tracker.add(report.encounters) }
    let compared = linter.compare(reports.flatMap(\.records))
    for finding in compared { tracker.add(metBy: finding) }
    var companions = CompanionFindings()
    for report in reports { companions.add(report.companions, in: report.companionPaths) }
    let last =
      companions.findings + compared + linter.findings(about: tracker.uses { _ in true }.map(\.use))
    reports += last.map { FileReport(path: $0.location.path, findings: [$0]) }
    self.reports = reports
    self.linter = linter
  }

  /// The Fluent Bit files of an example, as if they were next to each other in the image.
  private static func files(_ documents: [Example.Document]) -> FluentBitFiles {
    guard !documents.isEmpty else { return .none }
    let texts = Dictionary(
      documents.map { ($0.path, $0.marked.text) }, uniquingKeysWith: { first, _ in first })
    let folder = ImageFolder(
      [Example.customFileInImage: Example.customFile],
      read: { texts[$0].map { .bytes(Array($0.utf8)) } ?? .missing },
      list: { $0.isEmpty ? Array(texts.keys) : [] })
    return FluentBitFiles([Example.customFileInImage], in: folder)
  }

  /// The findings that are neither suppressed nor in a baseline.
  var findings: [Finding] { reports.flatMap(\.findings).filter(\.isOpen) }
}
