/// Runs a rule over the documents of one of its examples; one of them may be a configuration.
struct ExampleRun {
  /// The reports, in the order of the run.
  let reports: [FileReport]

  /// Lints with one rule.
  ///
  /// A configuration rule needs the findings of the others, so all rules run, but only its own
  /// findings are kept.
  init(_ rule: any Rule.Type, _ documents: [Example.Document]) {
    let isOfConfiguration = rule is any ConfigurationRule.Type
    let run = ExampleRun(rules: isOfConfiguration ? RuleCatalog.defaultRules : [rule], documents)
    reports = run.reports.map { report in
      report.with(findings: report.findings.filter { $0.ruleID == rule.metadata.id })
    }
  }

  /// Lints with several rules, as one run over a whole project.
  init(rules: [any Rule.Type] = RuleCatalog.defaultRules, _ documents: [Example.Document]) {
    let sources = documents.map { (SourceFile(path: $0.path, text: $0.marked.text), $0.form) }
    let configurations = sources.filter { $0.0.path == Example.configurationPath }
      .map { ConfigurationReader($0.0).configuration }
    let linter = Linter(
      rules: rules, sidecar: configurations.last?.sidecarTemplate,
      accepting: SuppressionPolicy(
        overrides: configurations.flatMap(\.overrides), today: Example.today))
    var tracker = SuppressionTracker()
    let linted = sources.filter { $0.0.path != Example.configurationPath }
    let mentioned = linted.reduce(into: LogDestinations()) {
      $0.formUnion(LogDestination.mentioned(in: $1.0))
    }
    var reports = linted.map { linter.lint($0.0, as: $0.1, mentioned: mentioned) }
    for report in reports { tracker.add(report.encounters) }
    let compared = linter.compare(reports.flatMap(\.records))
    for finding in compared { tracker.add(metBy: finding) }
    let last = compared + linter.findings(about: tracker.uses { _ in true }.map(\.use))
    reports += last.map { FileReport(path: $0.location.path, findings: [$0]) }
    self.reports = reports
  }

  /// The findings that are neither suppressed nor in a baseline.
  var findings: [Finding] { reports.flatMap(\.findings).filter(\.isOpen) }
}
