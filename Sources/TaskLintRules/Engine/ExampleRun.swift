/// Lints the documents of an example, one of which may be a configuration.
struct ExampleRun {
  /// The findings of the rule, or of all rules, in the order of the run.
  let reports: [FileReport]

  /// Lints with one rule; a configuration rule needs the others, whose findings are suppressed.
  init(_ rule: any Rule.Type, _ documents: [Example.Document]) {
    let isOfConfiguration = rule is any ConfigurationRule.Type
    let run = ExampleRun(rules: isOfConfiguration ? RuleCatalog.rules : [rule], documents)
    reports = run.reports.map { report in
      report.with(findings: report.findings.filter { $0.ruleID == rule.metadata.id })
    }
  }

  /// Lints with several rules, as one run over all of a project.
  init(rules: [any Rule.Type] = RuleCatalog.rules, _ documents: [Example.Document]) {
    let sources = documents.map { SourceFile(path: $0.path, text: $0.marked.text) }
    let configurations = sources.filter { $0.path == Example.configurationPath }
      .map { ConfigurationReader($0).configuration }
    let linter = Linter(
      rules: rules,
      accepting: SuppressionPolicy(
        overrides: configurations.flatMap(\.overrides), today: Example.today))
    var tracker = SuppressionTracker()
    var reports = sources.filter { $0.path != Example.configurationPath }.map { linter.lint($0) }
    for report in reports { tracker.add(report.encounters) }
    let compared = linter.compare(reports.flatMap(\.records))
    for finding in compared { tracker.add(metBy: finding) }
    let last = compared + linter.findings(about: tracker.uses { _ in true }.map(\.use))
    reports += last.map { FileReport(path: $0.location.path, findings: [$0]) }
    self.reports = reports
  }

  /// The findings that are not suppressed.
  var findings: [Finding] { reports.flatMap(\.findings).filter(\.isOpen) }
}
