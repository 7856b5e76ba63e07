@testable import TaskLintRules

private let invariants = ReportInvariants()
private let linter = Linter(rules: RuleCatalog.rules)

/// Makes a document of a grammar from the bytes and checks the invariants of its report, and that no
/// output shows a planted marker.
func check(_ bytes: [UInt8]) {
  let (grammar, text) = Grammar.document(bytes)
  guard grammar == .configuration else {
    var generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: bytes.seed))
    let violations =
      invariants.violations(in: Array(text.utf8))
      + PlantedMarker.leaks(plantedIn: text, linter, using: &generator)
    precondition(violations.isEmpty, violations.joined(separator: "\n") + "\n" + text)
    return
  }
  let reader = ConfigurationReader(SourceFile(path: ".tasklint.json", text: text))
  for problem in reader.problems {
    precondition(problem.position.map { $0.line > 0 && $0.column > 0 } ?? true)
  }
  let configuration = reader.configuration
  for list in [configuration.include, configuration.exclude] {
    _ = list?.value.matches("taskdefs/a.json")
    _ = list?.value.leads(into: "taskdefs/old") { $0.hasPrefix(".") }
  }
  let report = Linter(configuration: configuration).lint(definition)
  precondition(report.definitions == 1)
}

private let definition = SourceFile(
  path: "taskdefs/a.json",
  text: """
    {"containerDefinitions":[{"name":"app","logConfiguration":{"logDriver":"awsfirelens"}}]}
    """)
