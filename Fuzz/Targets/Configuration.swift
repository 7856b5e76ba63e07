@testable import TaskLintRules

/// Reads any bytes as a configuration, and lints with what it says.
func check(_ bytes: [UInt8]) {
  let reader = ConfigurationReader(SourceFile(path: ".tasklint.json", bytes: bytes))
  for problem in reader.problems {
    precondition(!problem.message.isEmpty)
    precondition(problem.position.map { $0.line > 0 && $0.column > 0 } ?? true)
  }
  let configuration = reader.configuration
  for glob in configuration.include?.value ?? [] { _ = glob.matches("taskdefs/a.json") }
  for glob in configuration.exclude?.value ?? [] { _ = glob.matches("taskdefs/a.json") }
}
