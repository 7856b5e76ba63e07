import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_FUZZ_ROUNDS=5000 TASKLINT_FUZZ_SEED=7 swift test --filter DefinitionMutationTests` runs
/// more rounds with other definitions.
@Suite("Randomly mutated task definitions")
struct DefinitionMutationTests {
  private static let rounds = number("ROUNDS") ?? 30
  private static let seed = number("SEED") ?? 0

  private static let invariants = DefinitionInvariants()
  private static let linter = Linter(rules: RuleCatalog.rules)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment["TASKLINT_FUZZ_\(name)"].flatMap { Int($0) }
  }

  @Test(
    "have the same findings in any layout, with valid ranges and no secret", arguments: 0..<rounds)
  func keepTheInvariants(_ round: Int) {
    var mutator = DefinitionMutator(seed: Self.seed << 32 + round)
    for _ in 0..<10 {
      var definition = mutator.definition()
      mutator.plant(in: &definition)
      let violations = Self.invariants.violations(in: definition)
      #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))\n\(definition.text())")
    }
  }

  @Test("show no marker in values that may not be shown", arguments: 0..<rounds)
  func showNoMarker(_ round: Int) {
    var mutator = DefinitionMutator(seed: Self.seed << 32 + round)
    var generator = SeededGenerator(seed: UInt64(round))
    for _ in 0..<10 {
      let text = mutator.definition().text()
      let leaks = PlantedMarker.leaks(plantedIn: text, Self.linter, using: &generator)
      #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))")
    }
  }

  @Test("are printed in every format")
  func everyReporterIsTried() throws {
    let files = try Repository.swiftFiles(in: "Sources/TaskLintRules/Reporters")
    let declared = files.flatMap { file in
      file.lines.filter { $0.contains(": Reporter {") }.compactMap { line in
        line.split(whereSeparator: { " :".contains($0) }).first { $0.hasSuffix("Reporter") }
      }
    }
    let tried = PrintedReport.reporters.map { "\(type(of: $0))" }
    #expect(declared.map(String.init).sorted() == Set(tried).sorted())
  }
}
