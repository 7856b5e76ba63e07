@testable import TaskLintRules

/// Reads arbitrary bytes as a configuration and matches paths with its patterns.
func check(_ bytes: [UInt8]) {
  let reader = ConfigurationReader(SourceFile(path: ".tasklint.json", bytes: bytes))
  for problem in reader.problems {
    precondition(!problem.message.isEmpty)
    precondition(problem.position.map { $0.line > 0 && $0.column > 0 } ?? true)
  }
  let configuration = reader.configuration
  for list in [configuration.include, configuration.exclude] {
    _ = list?.value.matches("taskdefs/a.json")
    _ = list?.value.leads(into: "taskdefs/old") { $0.hasPrefix(".") }
  }
  for override in configuration.overrides {
    for glob in override.files { _ = glob.matches("taskdefs/a.json") }
    _ = override.containers.matches("app")
  }
}
